"""How a Word file is made: wide tables, fonts of Chinese text, captions. Looked up in the file, not in what wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from opsplan.diagnostics import Bilingual, Finding
from opsplan.patterns import lazy_pattern
from opsplan.thresholds import Thresholds
from opsplan.verifying.findings import made_finding, short
from opsplan.verifying.package import A, Package, W
from opsplan.verifying.rules import CAPTION, COLUMNS, FONT, WIDE_TABLE
from opsplan.verifying.shown import at
from opsplan.verifying.word import MARK, outline_level, read_paragraph

_CJK = lazy_pattern(r"[\u3400-\u9fff\uf900-\ufaff]")
_FIGURE = f"{W}drawing"
_PARTS = lazy_pattern(r"word/(?:document|header\w*|footer\w*|footnotes)\.xml")


def check_word(package: Package, file: str, thresholds: Thresholds) -> Iterator[Finding]:
    """Everything that is wrong with how the file is made, in its order."""
    body = package.xml("word/document.xml").find(f"{W}body")
    if body is not None:
        headings = _outlined(package)
        yield from _blocks(body, file, COLUMNS.of(WIDE_TABLE.name, thresholds), headings)
    fonts = _Fonts(package)
    for name in sorted(package.names):
        if _PARTS.fullmatch(name):
            yield from _fonts(package.xml(name), name, fonts, file)


def _outlined(package: Package) -> frozenset[str]:
    """The ids of the styles that stand in the outline."""
    styles = package.xml("word/styles.xml").iter(f"{W}style")
    found = (one.get(f"{W}styleId", "") for one in styles if outline_level(one))
    return frozenset(found)


def _before_the_text(blocks: list[etree._Element], headings: frozenset[str]) -> int:
    """How many blocks stand before the first heading of the outline: cover, contents, revisions."""
    for index, block in enumerate(blocks):
        if block.tag == f"{W}p" and read_paragraph(block).style in headings:
            return index
    return 0


def _blocks(body: etree._Element, file: str, most: float, headings: frozenset[str]) -> Iterator[Finding]:
    """The tables and figures on the level of the document; ``most`` columns fit a portrait page. What stands before
    the text has a title above it and no number."""
    blocks = list(body)
    front = _before_the_text(blocks, headings)
    pages = _landscape(blocks)
    tables = figures = 0
    for index, block in enumerate(blocks):
        if block.tag == f"{W}tbl":
            tables += 1
            first = next(block.iter(f"{W}p"), None)
            words = short(read_paragraph(first).text) if first is not None else ""
            place = at([f"第 {tables} 个表（“{words}”）"], [f"table {tables} ('{words}')"])
            columns = max(_filled(row) for row in block.iter(f"{W}tr"))
            if columns > most and not pages[index]:
                yield made_finding(
                    WIDE_TABLE, file, place,
                    Bilingual(f"竖页上有 {columns} 列", f"{columns} columns on a portrait page"),
                    Bilingual(f"超过 {most:g} 列的表放到横页上，或拆开", f"turn the page of a table with more than {most:g} columns, or split it"),
                )  # fmt: skip
            if index >= front and _wants_caption(block) and not _captioned(blocks[:index][::-1]):
                yield _uncaptioned(file, place)
        elif next(block.iter(_FIGURE), None) is not None and block.tag == f"{W}p":
            figures += 1
            after = blocks[index + 1 :]
            if figures > 1 and not _captioned(
                [one for one in after if next(one.iter(_FIGURE), None) is None]
            ):
                yield _uncaptioned(file, at([f"第 {figures} 个图"], [f"figure {figures}"]))


def _filled(row: etree._Element) -> int:
    """The cells of a row that hold something: columns that only keep others apart do not count."""
    cells = row.findall(f"{W}tc")
    return sum(any(read_paragraph(p).text.strip() for p in cell.iter(f"{W}p")) for cell in cells)


def _uncaptioned(file: str, place: Bilingual) -> Finding:
    return made_finding(
        CAPTION, file, place, Bilingual("没有带编号的题注", "it has no numbered caption"),
        Bilingual("在 Word 里用“插入题注”补上，或重新生成", "add one with Insert Caption, or make the file again"),
    )  # fmt: skip


def _landscape(blocks: list[etree._Element]) -> list[bool]:
    """For every block: does its section lie on landscape pages? A section's properties stand at its end."""
    out: list[bool] = []
    turned = False
    for block in reversed(blocks):
        section = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        size = section.find(f"{W}pgSz") if section is not None else None
        if size is not None:
            turned = size.get(f"{W}orient") == "landscape"
        out.append(turned)
    return out[::-1]


def _wants_caption(table: etree._Element) -> bool:
    """False for what is no table of the document: boxes without a header, tables whose first row is their title (one
    cell, or the first over several columns), and those that somebody wrote inside a text, whose every mark is that text."""
    first = table.find(f"{W}tr")
    if first is None or first.find(f"{W}trPr/{W}tblHeader") is None or len(first.findall(f"{W}tc")) == 1:
        return False
    if first.find(f"{W}tc[1]/{W}tcPr/{W}gridSpan") is not None:
        return False
    names = (MARK.fullmatch(one.get(f"{W}name", "")) for one in table.iter(f"{W}bookmarkStart"))
    return len({found[1] for found in names if found is not None}) != 1


def _captioned(near: list[etree._Element]) -> bool:
    """True when the nearest block is a paragraph with a numbered caption."""
    block = near[0] if near else None
    return block is not None and any("SEQ" in (one.text or "") for one in block.iter(f"{W}instrText"))


class _Fonts:
    """Which styles give Chinese text a font, resolved through what they are based on, defaults and the theme."""

    def __init__(self, package: Package) -> None:
        root = package.xml("word/styles.xml")
        self._styles: Mapping[str, etree._Element] = {
            one.get(f"{W}styleId", ""): one for one in root.iter(f"{W}style")
        }
        self._theme = _theme_fonts(package)
        default = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default = default is not None and self._given(default)
        self._known: dict[str, bool] = {}

    def run(self, run: etree._Element, style: str, table: str) -> bool:
        """True when a run's Chinese text has a font: its own, its styles' or the default one."""
        own = run.find(f"{W}rPr")
        named = own.find(f"{W}rStyle") if own is not None else None
        return (
            (own is not None and self._given(own))
            or (named is not None and self._style(named.get(f"{W}val", "")))
            or self._style(style)
            or self._style(table)
            or self._default
        )

    def _given(self, properties: etree._Element) -> bool:
        fonts = properties.find(f"{W}rFonts")
        if fonts is None:
            return False
        theme = fonts.get(f"{W}eastAsiaTheme", "")
        return self._theme.get(theme[:5], False) if theme else bool(fonts.get(f"{W}eastAsia"))

    def _style(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = False  # ends a circle of styles
            style = self._styles.get(name)
            properties = style.find(f"{W}rPr") if style is not None else None
            base = style.find(f"{W}basedOn") if style is not None else None
            self._known[name] = (properties is not None and self._given(properties)) or (
                base is not None and self._style(base.get(f"{W}val", ""))
            )
        return self._known[name]


def _theme_fonts(package: Package) -> dict[str, bool]:
    """Do the theme's heading font (``major``) and body font (``minor``) know a Chinese one?"""
    name = next((name for name in sorted(package.names) if name.startswith("word/theme/")), "")
    if not name:
        return {}
    root = package.xml(name)
    found = {}
    for kind in ("major", "minor"):
        font = next(root.iter(f"{A}{kind}Font"), None)
        far_east = font.find(f"{A}ea") if font is not None else None
        chinese = font.findall(f"{A}font[@script='Hans']") if font is not None else []
        found[kind] = bool(far_east is not None and far_east.get("typeface")) or bool(chinese)
    return found


def _fonts(root: etree._Element, part: str, fonts: _Fonts, file: str) -> Iterator[Finding]:
    """The first Chinese run of every paragraph that has no font for it."""
    default = _table_style(root)
    for paragraph in root.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else "Normal"
        for run in paragraph.iterchildren(f"{W}r", f"{W}hyperlink"):
            text = "".join(one.text or "" for one in run.iter(f"{W}t"))
            if _CJK.search(text) and not fonts.run(run, name, default):
                where = short(text)
                yield made_finding(
                    FONT, file, at([part, f"“{where}”"], [part, f"'{where}'"]),
                    Bilingual("中文没有设置 eastAsia 字体", "Chinese text without an eastAsia font"),
                    Bilingual("在样式里设好中文字体，或重新生成", "set the East Asian font of its style, or make the file again"),
                )  # fmt: skip
                break


def _table_style(root: etree._Element) -> str:
    style = next(root.iter(f"{W}tblStyle"), None)
    return style.get(f"{W}val", "") if style is not None else ""
