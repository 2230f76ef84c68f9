"""``styles.xml`` and the theme's fonts, written anew over those of python-docx's base file.

All formatting of a document stands here under names, so that a reader can change it in one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.brand import Brand, Tables
from opsplan.blocks.measure import text_width
from opsplan.diagnostics import Lang
from opsplan.writers.docx.headings import (
    APPENDIX_LIST,
    BODY_SIZE,
    HEADING_LEVELS,
    HEADING_LINES,
    HEADING_LIST,
    HEADING_SIZES,
    line_spacing,
)
from opsplan.writers.docx.numbering import heading_number
from opsplan.writers.docx.sections import A4, Paper
from opsplan.writers.docx.style_sheet import Setting, TextLook, add_setting, add_text_look
from opsplan.writers.docx.table_styles import add_table_styles
from opsplan.writers.ooxml.xml import NAMESPACES, qualified, root, sub

BIG_SIZE, UNIT_SIZE = 20.0, 10.5
"""Points of a big number and of the unit behind it."""

TOC_CHAPTER, TOC_LINE = 22.0, 16.0
"""Points that a chapter with the space above it, and any other heading, take in the contents."""
_CHAPTER_LINE = 18.0
_CHAPTER_SIZE, _BEHIND_NUMBER = 12.0, 4.0
Counts = Sequence[tuple[int, ...]]
Entry = tuple[str, str, str, Setting, TextLook]
"""Id, name as Word shows it, parent, paragraph and text."""

_BUILT_IN: Mapping[str, int] = MappingProxyType({"Normal": 1})


def _headings() -> Iterator[Entry]:
    spaces = ((24.0, 12.0, "accent"), (18.0, 8.0, "ink"), (14.0, 6.0, "ink"), (10.0, 4.0, "ink2"))
    for level, (size, line, (before, after, color)) in enumerate(
        zip(HEADING_SIZES, HEADING_LINES, spaces, strict=True), start=1
    ):
        setting = Setting("left", before, after, line, keep_next=True, keep_lines=True, outline=level - 1,
                          numbering=(HEADING_LIST, level - 1))  # fmt: skip
        look = TextLook("heading", size, True, color=color)
        yield f"Heading{level}", f"heading {level}", "Normal", setting, look
        lettered = Setting(outline=level - 1, numbering=(APPENDIX_LIST, level - 1))
        yield f"Appendix{level}", f"Appendix {level}", f"Heading{level}", lettered, TextLook()
        plain = Setting("left", before, after, line, keep_next=True, keep_lines=True)
        yield f"FrontHeading{level}", f"Front Heading {level}", "Normal", plain, look


def number_stop(level: int, brand: Brand, used: Iterable[tuple[int, ...]], *, chinese: bool) -> float:
    """Points from the margin to the text of a line of contents, behind its number. ``used`` are the counts of the
    headings: ``二十一、`` needs more room than any ``21``."""
    room = (24, 32, 40, 48)[level - 1] + (12.0 if chinese else 0.0)
    if brand.numbering == "chinese":
        numbers = (heading_number("chinese", counts) for counts in used if len(counts) == level)
        longest = max((text_width(number, _CHAPTER_SIZE, True) for number in numbers), default=0.0)
        room = max(room - 12.0, longest + _BEHIND_NUMBER)
    return 24.0 * (level - 1) + room


def _contents(brand: Brand, used: Counts, chinese: bool, width: float) -> Iterator[Entry]:
    right = ("right", width, "dot")
    yield (
        "TOCHeading", "TOC Heading", "Normal", Setting("center", 18, 14, 30, keep_next=True),
        TextLook("heading", 16, True, color="ink"),
    )  # fmt: skip
    looks = (TextLook("heading", 12, True, color="ink"), TextLook("heading", 11, color="ink2"))
    for level in range(1, HEADING_LEVELS + 1):
        left = 24.0 * (level - 1)
        number = number_stop(level, brand, used, chinese=chinese)
        setting = Setting(
            "left", TOC_CHAPTER - _CHAPTER_LINE if level == 1 else 0, 0, _CHAPTER_LINE if level == 1 else TOC_LINE, left=left,
            tabs=(("left", number, ""), right),
        )  # fmt: skip
        yield f"TOC{level}", f"toc {level}", "Normal", setting, looks[min(level, 2) - 1]
    yield (
        "TableofFigures", "table of figures", "Normal", Setting("left", 0, 0, 16, tabs=(right,)),
        TextLook("heading", 10.5, color="ink2"),
    )  # fmt: skip


def _prose(lang: Lang) -> Iterator[Entry]:
    chinese = lang != "en"
    indent = Setting("both", first_line_chars=200) if chinese else Setting("left", after=8)
    tight = 0.0 if chinese else 4.0
    yield "BodyText", "Body Text", "Normal", indent, TextLook()
    yield "PlainText1", "Body Text Plain", "Normal", Setting("left", after=tight), TextLook()
    yield "Lead", "Lead", "Normal", Setting("left", 2, 10, 24), TextLook("heading", 14, color="accent")
    yield (
        "Quote",
        "Quote",
        "Normal",
        Setting("left", 6, 6, left=18, side="accent-400"),
        TextLook(color="ink2"),
    )
    yield "ListParagraph", "List Paragraph", "Normal", Setting("left", after=2), TextLook()
    yield (
        "FootnoteText",
        "footnote text",
        "Normal",
        Setting("left", 0, 0, 14),
        TextLook("heading", 9, color="ink3"),
    )
    yield "Note", "Table Note", "Normal", Setting("left", 4, 12, 14), TextLook("heading", 9, color="ink3")
    yield (
        "Caption", "caption", "Normal", Setting("center", 10, 4, 16, keep_lines=True),
        TextLook("heading", 10.5, True, color="ink"),
    )  # fmt: skip
    yield (
        "SourceCode", "Source Code", "Normal",
        Setting("left", 0, 0, 14, left=6, right=6, fill="wash"), TextLook("mono", 9, color="ink"),
    )  # fmt: skip
    yield (
        "HorizontalRule",
        "Horizontal Rule",
        "Normal",
        Setting("left", 6, 6, 6, bottom="line"),
        TextLook(size=2),
    )
    yield (
        "Figure",
        "Figure",
        "Normal",
        Setting("center", 8, 2, lines=1),
        TextLook("heading", 9),
    )
    yield "DrawingText", "Drawing Text", "Normal", Setting("left", 0, 0, lines=1), TextLook("heading", 9)
    yield "Break", "Section Break", "Normal", Setting("left", 0, 0, 1), TextLook(size=1)
    yield "Spacer", "Spacer", "Normal", Setting("left", 0, 0, 8), TextLook(size=4)


def _tables(tables: Tables) -> Iterator[Entry]:
    text = Setting("left", 0, 0, 15)
    yield "TableText", "Table Text", "Normal", text, TextLook("heading", 10.5, color="ink")
    yield "TableStrong", "Table Strong", "TableText", Setting(), TextLook(bold=True)
    on_band = "on:accent" if tables.family == "band" else ""
    yield "TableHead", "Table Head", "TableText", Setting(keep_next=True), TextLook(bold=True, color=on_band)
    yield "TableLabel", "Table Label", "TableText", Setting(), TextLook(color="ink3")
    yield "TableSmall", "Table Small", "TableText", Setting(line=14), TextLook(size=9, color="ink3")
    yield "CalendarText", "Calendar Text", "TableText", Setting(after=1, line=12), TextLook(size=9)
    yield "CardTitle", "Card Title", "TableText", Setting("left", 0, 4, 18), TextLook(size=12, bold=True)
    yield "CardLine", "Card Line", "TableText", Setting(after=3), TextLook()
    yield (
        "CardNumber",
        "Card Number",
        "TableText",
        Setting("left", 4, 0, 18),
        TextLook(size=12, bold=True, color="accent"),
    )
    yield (
        "BigNumber",
        "Big Number",
        "TableText",
        Setting("left", 2, 2, 28),
        TextLook(size=BIG_SIZE, bold=True, color="accent"),
    )
    yield "MediumNumber", "Medium Number", "BigNumber", Setting(), TextLook(size=15)
    yield "CalloutText", "Callout Text", "TableText", Setting("left", 1, 1, 18), TextLook(size=11)
    yield (
        "FunnelValue",
        "Funnel Value",
        "TableText",
        Setting("center", 4, 4, 16),
        TextLook(size=11, bold=True),
    )


def _frame(width: float) -> Iterator[Entry]:
    small = TextLook("heading", 9, color="ink3")
    yield "Header", "header", "Normal", Setting("left", 0, 0, 14, bottom="line"), small
    yield "Footer", "footer", "Normal", Setting("center", 0, 0, 14), small
    yield (
        "CoverTop",
        "Cover Top",
        "Normal",
        Setting("left", 18, 0, 18, tabs=(("right", width, ""),)),
        TextLook("heading", 12, True, color="accent"),
    )
    yield "Title", "Title", "Normal", Setting("left", 124, 0, 40), TextLook("heading", 26, True, color="ink")
    yield "CommentText", "annotation text", "Normal", Setting("left", 0, 0, lines=1), TextLook("heading", 10)
    yield "Subtitle", "Subtitle", "Normal", Setting("left", 14, 0, 22), TextLook("heading", 14, color="ink2")


def styles_part(brand: Brand, lang: Lang, paper: Paper = A4, used: Counts = ()) -> etree._Element:
    """The whole ``w:styles``; tab stops stand at the right of ``paper``, and behind the numbers of the headings ``used``."""
    width = paper.plain.text_width
    chinese = lang != "en"
    styles = root("w:styles")
    defaults = sub(styles, "w:docDefaults")
    run = sub(defaults, "w:rPrDefault")
    add_text_look(run, TextLook("body", brand.body_size or BODY_SIZE, color="ink"), brand, chinese)
    sub(run[0], "w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    add_setting(sub(defaults, "w:pPrDefault"), Setting(line_rules=True), brand)
    spacing = brand.line_spacing or line_spacing(chinese=chinese)
    normal = Setting("left", 0, 0, lines=spacing, cjk_latin=brand.thin_spaces)
    _add_style(styles, "paragraph", "Normal", "Normal", "", default=True)
    add_setting(styles[-1], normal, brand)
    for entries in (
        _headings(),
        _contents(brand, used, chinese, width),
        _prose(lang),
        _tables(brand.tables),
        _frame(width),
    ):
        for identity, name, parent, setting, look in entries:
            _add_style(styles, "paragraph", identity, name, parent)
            add_setting(styles[-1], setting, brand)
            add_text_look(styles[-1], look, brand, chinese)
    _add_style(styles, "character", "DefaultParagraphFont", "Default Paragraph Font", "", default=True)
    for identity, name, look in (
        ("Hyperlink", "Hyperlink", TextLook(color="accent", underline=True)),
        ("CodeText", "Code Text", TextLook("mono", fill="wash")),
        ("FootnoteReference", "footnote reference", TextLook(raised=True)),
        ("CommentReference", "annotation reference", TextLook(size=8)),
        ("CoverMark", "Cover Mark", TextLook(bold=False, color="ink2")),
        ("NumberUnit", "Number Unit", TextLook(size=UNIT_SIZE, bold=False, color="ink2")),
    ):
        _add_style(styles, "character", identity, name, "DefaultParagraphFont")
        add_text_look(styles[-1], look, brand, chinese)
    add_table_styles(styles, brand)
    return styles


def _add_style(
    styles: etree._Element, kind: str, identity: str, name: str, parent: str, *, default: bool = False
) -> None:
    style = sub(styles, "w:style", type=kind, **({"default": 1} if default else {}), styleId=identity)
    sub(style, "w:name", val=name)
    if parent:
        sub(style, "w:basedOn", val=parent)
    if identity.startswith(("Heading", "FrontHeading", "Appendix")):
        sub(style, "w:next", val="BodyText")
    sub(style, "w:uiPriority", val=_BUILT_IN.get(identity, 9))
    sub(style, "w:qFormat")


def theme_with_fonts(theme: bytes, brand: Brand) -> bytes:
    """The base file's theme with the brand's fonts and colours, for what a reader adds later."""
    tree = etree.fromstring(theme)
    fonts = brand.document_fonts
    prefix = f"{{{NAMESPACES['a']}}}"
    for kind, latin, cjk in (
        ("majorFont", fonts.heading_latin, fonts.heading_cjk),
        ("minorFont", fonts.body_latin, fonts.body_cjk),
    ):
        for element in tree.iter(prefix + kind):
            for face, name in (("latin", latin), ("ea", cjk), ("cs", latin)):
                for node in element.iterchildren(prefix + face):
                    node.set("typeface", name)
            for node in element.iterchildren(prefix + "font"):
                if node.get("script") in ("Hans", "Hant"):
                    node.set("typeface", cjk)
    tokens = ("ink", "bg", "accent", "accent-50", "c1", "c2", "c3", "c4", "c5", "c6", "accent", "accent-600")
    for scheme in tree.iter(qualified("a:clrScheme")):
        for slot, token in zip(scheme, tokens, strict=True):
            for old in list(slot):
                slot.remove(old)
            sub(slot, "a:srgbClr", val=brand.hex(token))
    return etree.tostring(tree, encoding="UTF-8", standalone=True)
