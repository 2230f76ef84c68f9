"""``opsplan brand`` and ``--brand`` as a user meets them: every format follows, and what is wrong is said."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from opsplan.blocks.brand import LIGHT
from opsplan.branding import named_brand, shipped_names
from opsplan.cli.main import cli

PLAN = """\
opsplan: 1
title: 春季上新
period: {start: 2027-03-01, end: 2027-06-30}
team:
  - {id: lin, name: 林知夏}
goals:
  - {id: g1, name: 月活, baseline: 10, target: 20, due: 2027-06-30, owner: lin}
phases:
  - name: 准备
    tasks:
      - {id: a, name: 调研, owner: lin, start: 2027-03-01, duration: 10wd}
  - name: 上新
    tasks:
      - {id: b, name: 直播, owner: lin, after: a, duration: 20wd}
content:
  entries:
    - {date: 2027-04-02, title: 新品预告, channel: 服务号, owner: lin, status: draft}
"""
OTHERS = tuple(name for name in shipped_names() if name != "opsplan")


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def made(command: str, file: str, *arguments: str) -> str:
    """The text of a file that was made, of all its parts when it is a package."""
    result = run(command, "plan.yaml", "-o", file, "--date", "2027-03-20", *arguments)
    assert result.exit_code == 0, result.output
    return all_text(Path(file).read_bytes())


def all_text(data: bytes) -> str:
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = [package.read(name) for name in package.namelist()]
    return "\n".join(
        all_text(part) if part.startswith(b"PK") else part.decode("utf-8", "replace") for part in parts
    )


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("render", "p.docx"), ("render", "p.pptx"), ("gantt", "p.svg"), ("gantt", "p.html"), ("gantt", "p.xlsx"),
        ("gantt", "p.docx"), ("gantt", "p.pptx"), ("calendar", "p.xlsx"), ("calendar", "p.html"), ("calendar", "p.docx"),
        ("calendar", "p.pptx"),
    ],
)  # fmt: skip
def test_every_format_has_the_brands_colours_and_none_of_the_house(
    name: str, command: str, file: str
) -> None:
    brand = named_brand(name).brand("zh-CN")
    if file.endswith(".pptx"):
        brand = brand.for_slides()
    text = made(command, file, "--brand", name).upper()
    shown = {token for token, value in brand.colors.items() if value in text}
    assert {"accent", "ink"} & shown
    own = {value for token, value in LIGHT.items() if token.startswith(("accent", "ink")) or token == "wash"}
    assert not [value for value in own if re.search(rf"[^0-9A-F]{value}[^0-9A-F]", text)]


@pytest.mark.parametrize("name", OTHERS)
def test_fonts_and_numbering_of_a_brand_are_in_the_word_file(name: str) -> None:
    brand = named_brand(name).brand("zh-CN")
    text = made("render", "p.docx", "--brand", name)
    fonts = brand.document_fonts
    for font in (fonts.heading_latin, fonts.heading_cjk, fonts.body_latin, fonts.body_cjk):
        assert f'"{font}"' in text
    assert ('w:val="%1、"' in text) is (brand.numbering == "chinese")


def test_the_same_brand_gives_the_same_bytes() -> None:
    for file in ("p.docx", "p.pptx"):
        made("render", file, "--brand", "signal")
        first = Path(file).read_bytes()
        made("render", file, "--brand", "signal")
        assert Path(file).read_bytes() == first


def test_the_plans_own_brand_is_read_from_its_folder_and_the_one_asked_for_wins() -> None:
    Path("look").mkdir()
    Path("look/ours.yaml").write_text('颜色: {主色: "#7A1F3D"}\n', encoding="utf-8")
    Path("plan.yaml").write_text(f"{PLAN}brand: look/ours.yaml\n", encoding="utf-8")
    assert "7A1F3D" in made("gantt", "p.html").upper()
    asked = made("gantt", "p.html", "--brand", "almanac").upper()
    assert "7A1F3D" not in asked
    assert named_brand("almanac").colors["accent"] in asked


def test_a_brand_that_is_not_there_is_a_finding_at_its_key() -> None:
    Path("plan.yaml").write_text(f"{PLAN}brand: look/ours.yaml\n", encoding="utf-8")
    result = run("check", "plan.yaml", "--lang", "en")
    assert result.exit_code == 1
    assert "plan.yaml:18:8" in result.output
    assert "brand-missing" in result.output
    assert run("render", "plan.yaml").exit_code == 1
    assert not list(Path().glob("*.docx"))


def test_what_is_wrong_with_a_brand_file_is_said_at_its_line_and_nothing_is_written() -> None:
    Path("ours.yaml").write_text('colors:\n  accent: "#7A1F3D"\n  akcent: "#111111"\n', encoding="utf-8")
    result = run("render", "plan.yaml", "--brand", "ours.yaml", "--lang", "en")
    assert result.exit_code == 1
    assert "ours.yaml:3:3" in result.output
    assert "did you mean 'accent'?" in result.output
    assert not list(Path().glob("*.docx"))


def test_colours_that_are_hard_to_read_are_told_and_the_files_are_made() -> None:
    Path("ours.yaml").write_text('colors: {accent: "#F5A623"}\n', encoding="utf-8")
    result = run("gantt", "plan.yaml", "--brand", "ours.yaml", "--lang", "zh")
    assert result.exit_code == 0
    assert "对比度" in result.output
    assert Path("plan-gantt.svg").exists()


@pytest.mark.parametrize("name", ["signl", "none.yaml"])
def test_a_wrong_name_on_the_command_line_is_told_before_anything_is_read(name: str) -> None:
    result = run("render", "plan.yaml", "--brand", name)
    assert result.exit_code == 2
    assert "--brand" in result.output
    assert "almanac" in result.output


def test_brands_are_listed_and_one_shown_makes_a_file_that_can_be_used() -> None:
    listed = run("brand", "list")
    assert [line.split()[0] for line in listed.output.splitlines()] == list(shipped_names())
    shown = run("brand", "show", "almanac", "--lang", "zh")
    assert shown.exit_code == 0
    Path("ours.yaml").write_text(shown.output, encoding="utf-8")
    first = made("gantt", "p.svg", "--brand", "almanac")
    assert made("gantt", "p.svg", "--brand", "ours.yaml") == first


def test_a_broken_file_is_not_shown() -> None:
    Path("ours.yaml").write_text("colors: {accent: blue}\n", encoding="utf-8")
    result = run("brand", "show", "ours.yaml")
    assert result.exit_code == 1
    assert "ours.yaml:1:18" in result.output
