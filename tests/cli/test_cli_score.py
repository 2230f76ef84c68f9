"""``opsplan score`` and ``check --score`` as a user meets them."""

from __future__ import annotations

import difflib
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MINIMAL, ROOT, SPEC, TODAY, plan_paths
from rich.cells import cell_len

from opsplan.cli.main import cli

GOLDEN = ROOT / "tests" / "golden" / "score"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--date", str(TODAY)], input=stdin)


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_the_score_of_a_real_plan_is_what_it_was(path: Path, request: pytest.FixtureRequest) -> None:
    text = run("score", str(path)).stdout.replace(str(path), path.name)
    golden = GOLDEN / f"{path.stem}.txt"
    if request.config.getoption("--update-goldens"):
        assert not os.environ.get("CI"), "goldens are not rewritten in CI"
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    wanted = golden.read_text(encoding="utf-8") if golden.exists() else ""
    diff = list(difflib.unified_diff(wanted.splitlines(), text.splitlines(), str(golden), "now", lineterm=""))
    assert not diff, "\n".join(diff[:60])


def test_a_goldens_plan_is_found() -> None:
    assert len(plan_paths()) >= 3
    assert not SPEC.exists() or len(plan_paths()) >= 6


def test_tables_stand_below_each_other_with_chinese_names() -> None:
    text = MINIMAL.replace("language: en", "language: zh").replace("name: Sales", "name: 会员日销售额")
    lines = run("score", "-", stdin=text).stdout.splitlines()
    head = next(line for line in lines if "S  M  A" in line)
    row = lines[lines.index(head) + 1]
    assert cell_len(head[: head.index("S")]) == cell_len(row[: row.index("–")])


def test_a_name_of_several_lines_stays_on_one_row() -> None:
    text = MINIMAL.replace("name: Sales", 'name: "Sales\\nof the day"').replace(
        "source: Shop orders", "note: x"
    )
    out = run("score", "-", stdin=text).stdout
    assert "Sales of the day  –" in out
    assert "0/1  Sales of the day" in out


def test_the_language_can_be_chosen() -> None:
    assert "各章得分" in run("score", "-", "--lang", "zh", stdin=MINIMAL).stdout
    assert "Score by section" in run("score", "-", stdin=MINIMAL).stdout


def test_json_is_one_object_by_file() -> None:
    found = json.loads(run("score", "-", "--format", "json", stdin=MINIMAL).stdout)
    assert list(found) == ["<stdin>"]
    assert list(found["<stdin>"]) == [
        "answered",
        "asked",
        "percent",
        "sections",
        "smart",
        "coverage",
        "money",
    ]
    goals = next(each for each in found["<stdin>"]["sections"] if each["section"] == "goals")
    owner = next(each for each in goals["questions"] if each["question"] == "goals.owner")
    assert owner == {
        "question": "goals.owner",
        "title": "one owner",
        "answered": 1,
        "asked": 1,
        "percent": 100,
        "open": [],
    }
    assert found["<stdin>"]["smart"][0]["missing"]["M"] == "no unit"


def test_markdown_is_tables(tmp_path: Path) -> None:
    out = run("score", "-", "--format", "markdown", stdin=MINIMAL.replace("Sales", "Sales | <b>")).stdout
    assert out.startswith("### `<stdin>`: ")
    assert "| Sales \\| \\<b\\> | – | – |" in out


def test_a_plan_that_cannot_be_read_is_told_and_the_others_are_scored(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(MINIMAL, encoding="utf-8")
    bad.write_text("titel: x\n", encoding="utf-8")
    result = run("score", str(bad), str(good))
    assert result.exit_code == 1
    assert "did you mean 'title'?" in result.stderr
    assert str(good) in result.stdout
    assert str(bad) not in result.stdout
    assert run("score", str(good)).exit_code == 0


def test_scores_are_written_to_files(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(MINIMAL, encoding="utf-8")
    assert run("score", str(plan), "-o", str(tmp_path / "s.md")).stdout.strip() == str(tmp_path / "s.md")
    assert (tmp_path / "s.md").read_text(encoding="utf-8").startswith("### ")
    run("score", str(plan), "-o", f"{tmp_path}/", "--format", "json")
    assert json.loads((tmp_path / "plan-score.json").read_text(encoding="utf-8"))
    refused = run("score", str(plan), "-o", str(tmp_path / "s.docx"))
    assert refused.exit_code == 2


def test_check_gives_findings_and_then_the_score() -> None:
    out = run("check", "-", "--score", stdin=MINIMAL).stdout
    assert out.index("<stdin>: no findings") < out.index("<stdin>: ", 10) < out.index("Score by section")
    both = json.loads(run("check", "-", "--score", "--format", "json", stdin=MINIMAL).stdout)
    assert list(both) == ["findings", "score"]
    assert both["findings"] == []
    assert both["score"]["<stdin>"]["asked"] > 10


def test_check_with_a_plan_that_cannot_be_read_has_no_score() -> None:
    result = run("check", "-", "--score", "--format", "json", stdin="titel: x\n")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["score"] == {}


@pytest.mark.parametrize("arguments", [("--format", "sarif"), ("--statistics",), ("--diff",)])
def test_what_a_score_does_not_go_with_is_refused(arguments: tuple[str, ...]) -> None:
    result = run("check", "-", "--score", *arguments, stdin=MINIMAL)
    assert result.exit_code == 2
    assert "--score" in result.stderr


def test_render_has_the_score_as_an_appendix_when_asked(tmp_path: Path) -> None:
    out = run("render", "-", "--to", "md", "-o", "-", "--appendix", "score", stdin=MINIMAL).stdout
    assert "Plan quality" in out
    assert "Plan quality" not in run("render", "-", "--to", "md", "-o", "-", stdin=MINIMAL).stdout
    refused = run("render", "-", "--to", "pptx", "-o", f"{tmp_path}/", "--appendix", "score", stdin=MINIMAL)
    assert refused.exit_code == 2
    assert "docx, md, pdf, txt" in refused.stderr


def test_the_score_of_an_edition_is_that_of_what_it_leaves(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(MINIMAL + "risks: [{id: r1, name: Late}]\n")
    whole, left = (json.loads(run("score", str(plan), "--format", "json", *more).stdout)[str(plan)] for more in ((), ("--edition", "partner")))  # fmt: skip
    assert whole["asked"] > left["asked"]
    assert (
        run("score", str(plan), "--edition", "伙伴版", "-o", f"{tmp_path}/", "--format", "json").exit_code
        == 0
    )
    assert (tmp_path / "plan-partner-score.json").exists()
    assert run("score", str(plan), "--edition", "nobody").exit_code == 1
