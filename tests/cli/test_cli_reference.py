"""``opsplan render --reference``: a company's Word and PowerPoint files on the command line and in a brand."""

from __future__ import annotations

import zipfile
from pathlib import Path

import company_decks
import pytest
import reference_files
from click.testing import CliRunner, Result
from conftest import MINIMAL

from opsplan.cli.main import cli


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(MINIMAL, encoding="utf-8")
    Path("company.docx").write_bytes(reference_files.wps())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


def styles(path: str) -> bytes:
    with zipfile.ZipFile(path) as package:
        return package.read("word/styles.xml")


def test_the_document_has_the_companys_styles_and_agrees_with_the_plan() -> None:
    result = run(
        "render", "plan.yaml", "-o", "out/", "--to", "docx,pptx", "--reference", "company.docx", "--verify"
    )
    assert result.exit_code == 0, result.output
    assert "company.docx: info[reference-lacks]" in result.stderr
    assert "方正小标宋简体" in styles("out/plan.docx").decode()
    assert Path("out/plan.pptx").exists()


def test_a_brand_names_a_reference_and_the_command_line_wins() -> None:
    Path("brand.yaml").write_text("name: Acme\nreference: {docx: company.docx}\n", encoding="utf-8")
    assert run("render", "plan.yaml", "-o", "a.docx", "--brand", "brand.yaml").exit_code == 0
    assert "方正小标宋简体" in styles("a.docx").decode()
    Path("other.docx").write_bytes(reference_files.word_english())
    run("render", "plan.yaml", "-o", "b.docx", "--brand", "brand.yaml", "--reference", "other.docx")
    assert "方正小标宋简体" not in styles("b.docx").decode()
    assert "Georgia" in styles("b.docx").decode()


def test_colors_of_a_brand_go_before_those_of_the_theme() -> None:
    Path("brand.yaml").write_text('name: Acme\ncolors: {accent: "8B1A1A"}\n', encoding="utf-8")
    run("render", "plan.yaml", "-o", "a.docx", "--brand", "brand.yaml", "--reference", "company.docx")
    assert b"8B1A1A" in styles("a.docx")
    assert b"4472C4" not in styles("a.docx")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [("none.docx", None, "cannot read none.docx"), ("bad.docx", b"text", "bad.docx: it is not a Word file"), ("old.doc", b"\xd0\xcf\x11\xe0", "password")],
)  # fmt: skip
def test_a_file_that_is_no_reference_is_wrong_usage_and_writes_nothing(
    name: str, content: bytes | None, words: str
) -> None:
    Path("plan.docx").write_bytes(b"before")
    if content is not None:
        Path(name).write_bytes(content)
    result = run("render", "plan.yaml", "-o", "plan.docx", "--reference", name)
    assert result.exit_code == 2
    assert words in result.stderr
    assert Path("plan.docx").read_bytes() == b"before"


def test_a_reference_without_a_word_file_to_write_is_wrong_usage() -> None:
    result = run("render", "plan.yaml", "--to", "pptx", "--reference", "company.docx")
    assert result.exit_code == 2
    assert "a Word file as --reference is for docx, pdf only" in result.stderr


def test_a_broken_reference_of_a_brand_stops_its_plan_only() -> None:
    Path("company.docx").write_bytes(b"text")
    Path("brand.yaml").write_text("name: Acme\nreference: {docx: company.docx}\n", encoding="utf-8")
    result = run("render", "plan.yaml", "-o", "a.docx", "--brand", "brand.yaml")
    assert result.exit_code == 1
    assert "company.docx: it is not a Word file" in result.stderr
    assert not Path("a.docx").exists()


def layouts(path: str) -> str:
    with zipfile.ZipFile(path) as package:
        return "".join(
            package.read(name).decode()
            for name in package.namelist()
            if name.startswith("ppt/slideLayouts/slide")
        )


def test_a_document_and_a_deck_each_take_after_a_file_and_agree_with_the_plan() -> None:
    Path("company.pptx").write_bytes(company_decks.built(company_decks.wps()))
    result = run(
        "render", "plan.yaml", "-o", "out/", "--to", "docx,pptx,deck-txt", "--reference", "company.docx",
        "--reference", "company.pptx", "--verify",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "方正小标宋简体" in styles("out/plan.docx").decode()
    assert "过渡页" in layouts("out/plan.pptx")


def test_a_template_of_powerpoint_is_a_reference_too() -> None:
    made = company_decks.wps()
    made.main = made.main.replace("presentation.main", "template.main")
    Path("company.potx").write_bytes(company_decks.built(made))
    assert run("render", "plan.yaml", "-o", "plan.pptx", "--reference", "company.potx").exit_code == 0
    assert "过渡页" in layouts("plan.pptx")


def test_a_brand_names_a_deck_and_its_layouts() -> None:
    Path("company.pptx").write_bytes(company_decks.built(company_decks.wps()))
    Path("brand.yaml").write_text(
        "name: Acme\nreference: {pptx: company.pptx}\nlayouts: {content: 内容页, section: 没有}\n",
        encoding="utf-8",
    )
    result = run("render", "plan.yaml", "-o", "plan.pptx", "--brand", "brand.yaml")
    assert result.exit_code == 0, result.output
    assert "warning[reference-no-layout]" in result.stderr
    assert "过渡页" in layouts("plan.pptx")


@pytest.mark.parametrize(
    ("names", "formats", "words"),
    [
        (("company.pptx",), "docx", "a PowerPoint file as --reference is for pptx, deck-pdf, deck-txt only"),
        (("company.pptx", "other.potx"), "pptx", "--reference was given two PowerPoint files"),
        (("company.pptm",), "pptx", "it has macros (.pptm, .potm)"),
        (("text.pptx",), "pptx", "text.pptx: it is not a PowerPoint file, or damaged"),
        (("none.pptx",), "pptx", "cannot read none.pptx"),
    ],
)
def test_a_deck_that_cannot_be_a_reference_is_wrong_usage(
    names: tuple[str, ...], formats: str, words: str
) -> None:
    made = company_decks.wps()
    for name in ("company.pptx", "other.potx"):
        Path(name).write_bytes(company_decks.built(made))
    made.main = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
    Path("company.pptm").write_bytes(company_decks.built(made))
    Path("text.pptx").write_text("no deck")
    given = [part for name in names for part in ("--reference", name)]
    result = run("render", "plan.yaml", "-o", "out/", "--to", formats, *given)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not Path("out").exists()
