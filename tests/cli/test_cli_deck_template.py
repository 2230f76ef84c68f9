"""``opsplan render --template company.pptx`` on the command line and in a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
import tagged_decks as decks
from click.testing import CliRunner, Result
from conftest import MINIMAL

from opsplan.cli.main import cli


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(MINIMAL, encoding="utf-8")
    Path("company.pptx").write_bytes(_template("{{ plan.title }} of {{ plan.goals[0].owner }}"))


def _template(title: str) -> bytes:
    made = decks.deck()
    decks.box(decks.slide(made, title), "{{ view('goals') }}", at=(50, 120, 800, 300))
    return decks.saved(made)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


def _title(path: str) -> str:
    shape = decks.opened(Path(path).read_bytes()).slides[0].shapes.title
    return str(shape.text_frame.text) if shape is not None else ""


def test_the_deck_is_the_companys_and_agrees_with_the_plan() -> None:
    result = run(
        "render", "plan.yaml", "-o", "out/", "--to", "docx,pptx", "--template", "company.pptx", "--verify"
    )
    assert result.exit_code == 0, result.output
    assert _title("out/plan.pptx") == "Plan of Ann"
    assert Path("out/plan.docx").exists()


def test_a_plan_names_its_template_from_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    Path("sub/plan.yaml").write_text(MINIMAL + "template: ../company.pptx\n", encoding="utf-8")
    result = run("render", "sub/plan.yaml", "-o", "a.pptx")
    assert result.exit_code == 0, result.output
    assert _title("a.pptx") == "Plan of Ann"


def test_every_wrong_tag_is_told_and_nothing_is_written() -> None:
    Path("a.pptx").write_bytes(b"before")
    Path("company.pptx").write_bytes(_template("{{ plan.titel }} {{ plan.gaols }}"))
    result = run("render", "plan.yaml", "-o", "a.pptx", "--template", "company.pptx")
    assert result.exit_code == 1
    assert "company.pptx: error: 2 tags to mend" in result.stderr
    assert "unknown name 'titel'" in result.stderr
    assert "unknown name 'gaols'" in result.stderr
    assert "Traceback" not in result.stderr
    assert Path("a.pptx").read_bytes() == b"before"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--to", "docx", "--template", "company.pptx"), 2, "a PowerPoint template is for slides only"),
        (("--to", "pptx", "--template", "none.pptx"), 1, "cannot read the template none.pptx"),
        (("--to", "pptx", "--template", "plan.pptx"), 1, "plan.pptx: it is not a PowerPoint file"),
    ],
)
def test_what_does_not_go_is_told(arguments: tuple[str, ...], code: int, words: str) -> None:
    Path("plan.pptx").write_bytes(b"text")
    result = run("render", "plan.yaml", "-o", "out/", *arguments)
    assert result.exit_code == code
    assert words in result.stderr


def test_what_an_edition_withholds_is_in_no_part_of_the_deck() -> None:
    secret = "risks:\n  - {id: r1, name: Secretrisk, probability: 3, impact: 4, owner: Ann, trigger: t, contingency: c}\n"
    Path("plan.yaml").write_text(MINIMAL + secret, encoding="utf-8")
    made = decks.deck()
    decks.box(
        decks.slide(made, "{{ plan.title }}"), "{% for r in plan.risks %}", "{{ r.name }}", "{% endfor %}"
    )
    Path("company.pptx").write_bytes(decks.saved(made))
    for edition, there in (("team", True), ("partner", False)):
        result = run(
            "render", "plan.yaml", "-o", f"{edition}.pptx", "--template", "company.pptx", "--edition", edition
        )
        assert result.exit_code == 0, result.output
        assert ("Secretrisk" in decks.texts(Path(f"{edition}.pptx").read_bytes())) is there
