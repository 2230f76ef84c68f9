"""Brand files: what is read, in either language, and what is said of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from branding_pictures import png

from opsplan.blocks.brand import LIGHT, Brand, default_brand
from opsplan.branding import Branding, find_brand, named_brand, shipped_names
from opsplan.branding.read import read_brand
from opsplan.branding.show import brand_yaml
from opsplan.diagnostics import LANGS, Finding, Lang, Severity


def read(text: str, folder: Path | None = None) -> tuple[Branding, tuple[Finding, ...]]:
    found = read_brand(text.encode(), str((folder or Path()) / "brand.yaml"))
    assert found.branding is not None
    return found.branding, found.findings


def places(findings: tuple[Finding, ...]) -> list[tuple[str, tuple[int, int]]]:
    assert all(f.position for f in findings)
    return sorted(
        ((f.rule, (f.position[0], f.position[1])) for f in findings if f.position), key=lambda p: p[1]
    )


def test_both_languages_of_keys_and_values_mean_the_same() -> None:
    english, first = read(
        'colors: {accent: "#7A1F3D", accent-100: "#F8E4EA", phases: ["#123456"]}\n'
        "fonts: {zh: 黑体, en: {heading: Georgia}}\nnumbering: chinese\ntables: {family: grid, zebra: true}\n"
        "spacing: {cjk_latin: thin}\npage: {size: letter, side: 2cm}\nlook: dark\n"
    )
    chinese, second = read(
        '颜色: {主色: "#7A1F3D", 主色100: "#F8E4EA", 阶段: "#123456"}\n'
        "字体: {中文: {标题: 黑体}, 西文: Georgia}\n标题编号: 中文\n表格: {样式: 网格, 隔行底色: 是}\n"
        "间距: {中西文间距: 细空格}\n页面: {纸张: Letter, 左右: 2}\n幻灯片底色: 深色\n"
    )
    assert first == second == ()
    assert english.brand("zh-CN") == chinese.brand("zh-CN")
    brand = english.brand("zh-CN")
    assert (brand.hex("accent"), brand.hex("accent-100"), brand.hex("c1")) == ("7A1F3D", "F8E4EA", "123456")
    assert (brand.numbering, brand.tables.family, brand.tables.zebra) == ("chinese", "grid", True)
    assert (brand.page.width, brand.page.side, brand.thin_spaces, brand.look) == (612.0, 56.7, True, "dark")
    assert brand.document_fonts.body_cjk == "黑体"
    assert brand.document_fonts.body_latin == "Georgia"


def test_what_is_wrong_is_said_at_its_place_all_in_one_run() -> None:
    _, findings = read(
        "name: X\ncolors:\n  accent: #0B4F6C\n  akcent: '#123456'\n  ink: dark\n"
        "fonts: {zh: 'a, b'}\nbody_size: 30\ntables: gridd\ntoc_levels: 7\n"
    )
    assert places(findings) == [
        ("value-color", (3, 10)), ("key-unknown", (4, 3)), ("value-color", (5, 8)), ("value-font", (6, 13)),
        ("value-range", (7, 12)), ("value-unknown", (8, 9)), ("value-range", (9, 13)),
    ]  # fmt: skip
    assert all(f.blocking and f.message.zh and f.message.en for f in findings)
    unknown = next(f for f in findings if f.rule == "key-unknown")
    assert "accent" in unknown.help.en


@pytest.mark.parametrize(
    "written", ['"#0b4f6c"', "0B4F6C", "'rgb(11, 79, 108)'", "rgb(11 79 108)", '" #0B4F6C "']
)
def test_a_colour_may_be_written_in_these_ways(written: str) -> None:
    branding, findings = read(f"colors:\n  accent: {written}\n")
    assert findings == ()
    assert branding.colors["accent"] == "0B4F6C"


@pytest.mark.parametrize("written", ["blue", '"#12345"', "'rgb(300, 1, 1)'", "[1, 2]", "{a: 1}"])
def test_what_is_no_colour_is_refused(written: str) -> None:
    _, findings = read(f"colors:\n  accent: {written}\n")
    assert [f.rule for f in findings] in (["value-color"], ["value-type"])


def test_text_that_is_hard_to_read_is_told_with_a_colour_that_would_do() -> None:
    branding, findings = read('colors:\n  accent: "#F5A623"\n  low_text: "#8FCFA5"\n')
    assert places(findings) == [("brand-contrast", (2, 11)), ("brand-contrast", (3, 13))]
    assert {f.severity for f in findings} == {Severity.WARNING}
    assert not any(f.blocking for f in findings)
    better = findings[0].help.en.split("#")[1][:6]
    again, none = read(f'colors:\n  accent: "#{better}"\n')
    assert none == ()
    assert again.colors["accent"] == better != branding.colors["accent"]


def test_chinese_numerals_are_for_plans_in_chinese() -> None:
    branding, _ = read("numbering: chinese\n")
    assert [branding.brand(lang).numbering for lang in LANGS] == ["chinese", "decimal"]


def test_only_the_accent_is_needed_and_everything_follows_it() -> None:
    colors = read('colors: {accent: "#7A1F3D"}\n')[0].colors
    assert colors["panel"] == "7A1F3D"
    changed = [token for token in LIGHT if colors[token] != LIGHT[token]]
    assert {"accent-900", "accent-50", "ink", "line", "cover", "panel-text2"} <= set(changed)
    assert {"bg", "low", "severe-text", "c1"}.isdisjoint(changed)


def test_an_empty_brand_is_the_house_look() -> None:
    branding, findings = read("name: opsplan\n")
    assert findings == ()
    assert [branding.brand(lang) for lang in LANGS] == [default_brand(lang) for lang in LANGS]
    assert named_brand("opsplan").brand("en") == default_brand("en")


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("lang", LANGS)
def test_a_shown_brand_gives_the_same_look_again(name: str, lang: Lang) -> None:
    branding = named_brand(name)
    again, findings = read(brand_yaml(branding, lang))
    assert findings == ()
    for each in LANGS:
        first, second = branding.brand(each), again.brand(each)
        assert dict(second.colors) == dict(first.colors)
        assert dict(second.dark) == dict(first.dark)
        assert _settings(second) == _settings(first)


def _settings(brand: Brand) -> list[object]:
    names = (
        "look",
        "document_fonts",
        "deck_fonts",
        "numbering",
        "tables",
        "body_size",
        "line_spacing",
        "page",
    )
    return [getattr(brand, name) for name in (*names, "thin_spaces", "footer", "toc_levels")]


def test_a_logo_beside_the_file_is_read_and_shown_as_high_as_asked(tmp_path: Path) -> None:
    (tmp_path / "art").mkdir()
    (tmp_path / "art" / "logo.png").write_bytes(png(300, 100))
    branding, findings = read("name: X\nlogo: {file: art/logo.png, height: 1cm}\n", tmp_path)
    assert findings == ()
    assert branding.logo is not None
    assert (round(branding.logo.height, 1), round(branding.logo.width, 1)) == (28.3, 85.0)
    assert (branding.logo.kind, branding.logo.alt) == ("png", "X")


def test_a_logo_of_many_pixels_is_made_smaller(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(png(2400, 1200))
    logo = read("logo: logo.png\n", tmp_path)[0].logo
    assert logo is not None
    assert int.from_bytes(logo.data[20:24]) < 200
    assert logo.width == pytest.approx(2 * logo.height)


@pytest.mark.parametrize(
    "name", ["../logo.png", "/etc/hostname", "out.png", "none.png", "text.png", "cut.png", "."]
)
def test_a_logo_from_elsewhere_or_that_is_no_picture_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "brand"
    folder.mkdir()
    (tmp_path / "logo.png").write_bytes(png(9, 9))
    (folder / "out.png").symlink_to(tmp_path / "logo.png")
    (folder / "text.png").write_bytes(b"no picture")
    (folder / "cut.png").write_bytes(png(9, 9)[:45])
    branding, findings = read(f"logo: {name}\n", folder)
    assert branding.logo is None
    assert [(f.rule, f.blocking) for f in findings] == [("brand-logo", True)]


def test_a_reference_file_that_is_there_is_resolved_and_one_that_is_not_is_told(tmp_path: Path) -> None:
    (tmp_path / "company.docx").write_bytes(b"PK")
    branding, findings = read("reference: {docx: company.docx, pptx: none.pptx}\n", tmp_path)
    assert branding.docx == tmp_path / "company.docx"
    assert branding.pptx is None
    assert places(findings) == [("brand-reference", (1, 39))]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("signl", "did you mean signal"),
        ("none.yaml", "no such file"),
        ("x.json", "no brand"),
        (".yaml/", "brand"),
    ],
)
def test_a_brand_that_is_not_there_says_what_would_be(tmp_path: Path, name: str, words: str) -> None:
    found = find_brand(name, tmp_path)
    assert found.branding is None
    assert found.missing is not None
    assert words in f"{found.missing[0].en}; {found.missing[1].en}"


def test_more_than_six_phases_are_told() -> None:
    colors = ", ".join(f'"#12345{digit}"' for digit in range(7))
    assert [f.rule for f in read(f"colors: {{phases: [{colors}]}}\n")[1]] == ["brand-phases"]


@pytest.mark.parametrize("text", ["- a\n", "a: [", "", "\ttab: 1\n"])
def test_what_is_no_mapping_is_told_and_gives_no_brand(text: str) -> None:
    found = read_brand(text.encode(), "brand.yaml")
    assert found.branding is None
    assert found.findings
    assert all(f.blocking for f in found.findings)
