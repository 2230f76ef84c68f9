"""``opsplan brand check`` and ``init``: what a company's own file has, and a brand begun from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import company_decks
import pytest
import reference_files
from click.testing import CliRunner, Result
from conftest import MINIMAL

from opsplan.branding import find_brand
from opsplan.cli.main import cli


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(MINIMAL, encoding="utf-8")
    Path("company.pptx").write_bytes(company_decks.built(company_decks.wps()))
    Path("company.docx").write_bytes(reference_files.wps())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


def lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


def test_a_deck_is_listed_with_what_is_used_for_what() -> None:
    result = run("brand", "check", "company.pptx")
    assert result.exit_code == 0, result.output
    said = lines(result.stdout)
    for line in (
        "960 540 1 5", "section 过渡页 by its name", "内容页 content text 正文 48 96 872 396 18",
        "accent 1 #1F4E79 accent #1F4E79", "headings Arial 微软雅黑",
    ):  # fmt: skip
        assert line in said, line
    assert result.stderr == ""
    assert "章节 过渡页 按名称" in lines(run("brand", "check", "company.pptx", "--lang", "zh-CN").stdout)


def test_what_a_deck_lacks_is_said() -> None:
    Path("few.pptx").write_bytes(company_decks.built(company_decks.single()))
    result = run("brand", "check", "few.pptx")
    assert "cover 我的版式 missing; this one stands in" in lines(result.stdout)
    assert "info[reference-lacks]" in result.stderr


def test_a_brand_says_which_layouts() -> None:
    Path("brand.yaml").write_text("name: Acme\nlayouts: {section: 目录页}\n", encoding="utf-8")
    result = run("brand", "check", "company.pptx", "--brand", "brand.yaml")
    assert "section 目录页 the brand file says so" in lines(result.stdout)


def test_the_tables_as_json_have_codes_that_no_language_changes() -> None:
    found = json.loads(run("brand", "check", "company.pptx", "--format", "json").stdout)
    assert found == json.loads(
        run("brand", "check", "company.pptx", "--format", "json", "--lang", "zh-CN").stdout
    )
    assert found["slides"] == [{"width": 960.0, "height": 540.0, "masters": 1, "layouts": 5}]
    assert {"use": "closing", "layout": "封底页", "how": "name"} in found["uses"]
    assert found["findings"] == []


def test_a_document_is_listed_with_its_styles() -> None:
    result = run("brand", "check", "company.docx")
    assert result.exit_code == 0, result.output
    assert "Heading 1 标题 1" in lines(result.stdout)
    assert "Heading 4 missing; opsplan's own" in lines(result.stdout)
    assert "info[reference-lacks]" in result.stderr


@pytest.mark.parametrize(
    "make", [None, *company_decks.ALL], ids=lambda make: make.__name__ if make else "docx"
)
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_a_brand_that_was_begun_loads_and_renders_as_it_is(
    make: Callable[[], company_decks.Deck] | None, lang: str
) -> None:
    name = "company.docx" if make is None else "company.pptx"
    if make is not None:
        Path(name).write_bytes(company_decks.built(make()))
    result = run("brand", "init", name, "-o", "look/brand.yaml", "--lang", lang)
    assert result.exit_code == 0, result.output
    found = find_brand("look/brand.yaml", Path())
    assert found.findings == ()
    assert found.branding is not None
    to = "docx" if make is None else "pptx"
    assert (found.branding.docx if make is None else found.branding.pptx) == Path("look/..") / name
    made = run("render", "plan.yaml", "--brand", "look/brand.yaml", "-o", f"plan.{to}")
    assert made.exit_code == 0, made.output


def test_a_brand_has_the_masters_colours_fonts_layouts_and_logo() -> None:
    result = run("brand", "init", "company.pptx", "-o", "brand.yaml")
    assert result.stdout.split() == ["brand.yaml", "brand-logo.png"]
    branding = find_brand("brand.yaml", Path()).branding
    assert branding is not None
    brand = branding.brand("zh-CN")
    assert (brand.hex("accent"), brand.hex("c2")) == ("1F4E79", "C55A11")
    assert (brand.deck_fonts.body_latin, brand.deck_fonts.body_cjk) == ("Arial", "微软雅黑")
    assert dict(branding.layouts) == {
        "cover": "封面页",
        "section": "过渡页",
        "content": "内容页",
        "closing": "封底页",
    }
    assert brand.logo is not None
    assert brand.logo.data == company_decks.wps().masters[0].media


def test_without_a_file_the_brand_is_printed_and_nothing_is_written() -> None:
    before = sorted(Path().iterdir())
    result = run("brand", "init", "company.pptx")
    assert "reference: {pptx: company.pptx}" in result.stdout
    assert "logo" not in result.stdout
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize("there", ["brand.yaml", "brand-logo.png"])
def test_a_file_that_is_there_is_not_overwritten(there: str) -> None:
    Path(there).write_text("mine")
    result = run("brand", "init", "company.pptx", "-o", "brand.yaml")
    assert result.exit_code != 0
    assert f"{there} is there already" in str(result.exception) + result.output
    assert Path(there).read_text() == "mine"
    assert run("brand", "init", "company.pptx", "-o", "brand.yaml", "--force").exit_code == 0


@pytest.mark.parametrize("command", ["check", "init"])
def test_a_file_that_cannot_be_read_is_wrong_usage(command: str) -> None:
    Path("text.pptx").write_text("no deck")
    result = run("brand", command, "text.pptx")
    assert result.exit_code == 2
    assert (
        "text.pptx: it is not a PowerPoint file, or damaged. save it as .pptx in PowerPoint" in result.stderr
    )
