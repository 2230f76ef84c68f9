"""Drawings as PNG: pixels where the shapes are, Chinese in a Chinese font, and words where something is missing."""

from __future__ import annotations

import struct
import sys
import zlib
from pathlib import Path

import pytest
from conftest import need

from opsplan.blocks.brand import default_brand
from opsplan.blocks.drawing import Drawing, Label, Rect
from opsplan.errors import UserError
from opsplan.writers import png
from opsplan.writers.png import fonts, write_png

BRAND = default_brand("zh-CN")
BOX = Drawing(40, 20, (Rect(0, 0, 40, 20, fill="#FF0000"),))
MARGIN = 12


def pixels(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and RGBA rows of an 8-bit RGBA picture whose rows are not interlaced."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert (depth, kind) == (8, 6)
    at, packed = 8, b""
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        packed += data[at + 8 : at + 8 + size] if name == b"IDAT" else b""
        at += size + 12
    raw, rows, before = zlib.decompress(packed), b"", bytes(width * 4)
    for y in range(height):
        before = unfiltered(raw[y * (width * 4 + 1) : (y + 1) * (width * 4 + 1)], before)
        rows += before
    return width, height, rows


def unfiltered(line: bytes, above: bytes) -> bytes:
    kind, row = line[0], bytearray(line[1:])
    for i in range(len(row)):
        left, up, corner = (row[i - 4], above[i], above[i - 4]) if i >= 4 else (0, above[i], 0)
        nearest = min(
            (left, up, corner), key=lambda each, aim=left + up - corner: abs(aim - each)  # type: ignore[misc]
        )  # fmt: skip
        row[i] = (row[i] + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
    return bytes(row)


def ink(data: bytes) -> int:
    """How many pixels are dark."""
    _, _, rows = pixels(data)
    return sum(1 for at in range(0, len(rows), 4) if rows[at] < 128)


def written(text: str, *, bold: bool = False) -> bytes:
    return write_png(Drawing(60, 20, (Label(0, 0, 60, 20, text, size=14, bold=bold),)), BRAND, lang="zh-CN")


def test_a_point_is_as_many_pixels_as_asked_for() -> None:
    width, height, rows = pixels(write_png(BOX, BRAND, lang="en", scale=3))
    assert (width, height) == ((40 + 2 * MARGIN) * 3, (20 + 2 * MARGIN) * 3)
    middle = (height // 2 * width + width // 2) * 4
    assert rows[middle : middle + 4] == b"\xff\x00\x00\xff"
    assert rows[:4] == b"\xff\xff\xff\xff"


def test_the_same_drawing_gives_the_same_bytes() -> None:
    need(fonts.chinese_family() is not None, "a Chinese font")
    assert written("茶 Tea") == written("茶 Tea")


def test_chinese_is_written_and_heavier_in_bold() -> None:
    need(fonts.chinese_family() is not None, "a Chinese font")
    plain, other = written("茶季"), written("年度")
    assert ink(plain) > 40
    assert plain != other
    assert written("茶季", bold=True) != plain


def test_text_is_in_the_chinese_font_where_there_is_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def paint(*, svg_string: str, zoom: float) -> bytes:
        asked.append(svg_string)
        return b"png" if zoom else b""

    monkeypatch.setattr(png, "_painter", lambda: paint)
    monkeypatch.setattr(png, "chinese_family", lambda: "Some 'Hei")
    assert written("商城 2.0 <上线> & more") == b"png"
    assert written("Shop 2.0") == b"png"
    assert "font-family=\"'Some Hei'\"" in asked[0]
    assert "商城 2.0 &lt;上线&gt; &amp; more</text>" in asked[0]
    assert "font-family=\"'Arial', 'Liberation Sans'" in asked[1]


def test_chinese_without_a_chinese_font_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "chinese_family", lambda: None)
    with pytest.raises(UserError) as caught:
        written("茶季")
    assert "中文字体" in caught.value.text.zh
    assert caught.value.help is not None
    assert "fonts-noto-cjk" in caught.value.help.zh
    assert "fonts-noto-cjk" in caught.value.help.en


def test_no_font_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "chinese_family", lambda: None)
    monkeypatch.setattr(png, "any_font", lambda: False)
    with pytest.raises(UserError, match="no font"):
        written("Tea")


def test_english_needs_no_chinese_font(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(png, "chinese_family", lambda: None)
    monkeypatch.setattr(png, "any_font", lambda: True)
    assert written("Tea").startswith(b"\x89PNG")


def test_without_the_extra_the_way_to_install_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(UserError) as caught:
        write_png(BOX, BRAND, lang="en")
    assert caught.value.help is not None
    assert 'pip install "opsplan[png]"' in caught.value.help.en


def test_a_long_drawing_gets_fewer_pixels_a_point_and_a_huge_one_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    zooms: list[float] = []

    def paint(*, svg_string: str, zoom: float) -> bytes:
        assert svg_string
        zooms.append(zoom)
        return b""

    monkeypatch.setattr(png, "_painter", lambda: paint)
    for height in (500.0, 15_000.0):
        write_png(Drawing(1200, height, ()), BRAND, lang="en")
    assert zooms[0] == 2.0
    assert 1.0 < zooms[1] < 2.0
    assert zooms[1] * 15_000 <= 20_000
    with pytest.raises(UserError, match="too large"):
        write_png(Drawing(1200, 78_000, ()), BRAND, lang="en")


def test_a_sans_serif_with_simplified_forms_is_preferred() -> None:
    assert (
        fonts.preferred(["Noto Serif CJK SC", "Noto Sans CJK JP", "Noto Sans CJK SC"]) == "Noto Sans CJK SC"
    )
    assert fonts.preferred(["Z Hei", "A Song"]) == "A Song"
    assert fonts.preferred([]) is None


def test_without_fontconfig_font_files_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts.shutil, "which", lambda name: None)
    monkeypatch.setattr(fonts, "_folders", lambda: (tmp_path,))
    assert fonts.chinese_family() is None
    assert not fonts.any_font()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "MSYH.TTC").write_bytes(b"")
    assert fonts.chinese_family() == "Microsoft YaHei"
    assert fonts.any_font()
