"""``numbering.xml``: the multilevel list of the headings, bullets and numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.measure import text_width
from opsplan.diagnostics import Bilingual, Lang
from opsplan.records import dataclass
from opsplan.writers.docx.headings import APPENDIX_LIST, HEADING_LEVELS, HEADING_LIST, HEADING_SIZES
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.xml import root, sub

Numbering = Literal["decimal", "chinese"]

_BULLETS = ("•", "–", "▪")
_NUMBERS = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
_APPENDIX_ABSTRACT = 3
APPENDIX = Bilingual("附录", "Appendix")
LIST_LEVELS = 9
LIST_INDENT = 21.0
"""Points that a list level moves in."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What a company's own lists print before headings, by the headings' counts; one that is missing has no number.

    ``by_chapter`` says that chapters have plain numbers, which captions can quote.
    """

    printed: Mapping[tuple[int, ...], str]
    by_chapter: bool


@dataclass(frozen=True, slots=True)
class ListNumber:
    """A ``w:num``: a list of its own that begins at ``start``."""

    number: int
    ordered: bool
    level: int
    start: int


def numbering_part(
    brand: Brand, lists: tuple[ListNumber, ...], headings_used: Iterable[tuple[int, ...]] = (),
    lang: Lang = "zh-CN",
) -> etree._Element:  # fmt: skip
    """The whole ``w:numbering``: abstract lists come first, then one ``w:num`` for every list of the document.

    ``headings_used`` are the counts of the document's headings: the longest number of a level sets its indent.
    """
    indents = _heading_indents(brand.numbering, headings_used)
    numbering = root("w:numbering")
    headings = _abstract(numbering, 0)
    for level in range(HEADING_LEVELS):
        form, text = heading_form(brand.numbering, level)
        style = f"Heading{level + 1}"
        closed = _closes(text)
        left = 0.0 if closed else indents[level]
        _add_level(
            headings,
            level,
            form,
            text,
            style=style,
            suffix="nothing" if closed else "tab",
            left=left,
            hanging=left,
        )
    bullets, numbers = _abstract(numbering, 1), _abstract(numbering, 2)
    for level in range(LIST_LEVELS):
        left = LIST_INDENT * (level + 1)
        _add_level(bullets, level, "bullet", _BULLETS[level % 3], left=left)
        form, text = _NUMBERS[level % 3]
        _add_level(numbers, level, form, text.format(level + 1), left=left)
    _add_appendices(numbering, lang)
    sub(sub(numbering, "w:num", numId=HEADING_LIST), "w:abstractNumId", val=0)
    sub(sub(numbering, "w:num", numId=APPENDIX_LIST), "w:abstractNumId", val=_APPENDIX_ABSTRACT)
    for item in lists:
        instance = sub(numbering, "w:num", numId=item.number)
        sub(instance, "w:abstractNumId", val=2 if item.ordered else 1)
        if item.ordered:
            sub(sub(instance, "w:lvlOverride", ilvl=item.level), "w:startOverride", val=item.start)
    return numbering


def _add_appendices(numbering: etree._Element, lang: Lang) -> None:
    """The list of the appendices: ``附录 A``, below it ``A.1`` and ``A.1.1``."""
    abstract = _abstract(numbering, _APPENDIX_ABSTRACT)
    for level, size in enumerate(HEADING_SIZES):
        counts = (1,) * (level + 1)
        left = text_width(appendix_number(counts, lang), size, True) + 0.7 * size
        text = ".".join(f"%{index + 1}" for index in range(level + 1))
        form = "decimal" if level else "upperLetter"
        text = text if level else f"{APPENDIX.get(lang)} {text}"
        _add_level(abstract, level, form, text, style=f"Appendix{level + 1}", left=left, hanging=left)


def _abstract(numbering: etree._Element, identity: int) -> etree._Element:
    abstract = sub(numbering, "w:abstractNum", abstractNumId=identity)
    sub(abstract, "w:nsid", val=f"4F50{identity:04X}")
    sub(abstract, "w:multiLevelType", val="multilevel")
    sub(abstract, "w:tmpl", val=f"4F51{identity:04X}")
    return abstract


def _add_level(
    abstract: etree._Element, level: int, form: str, text: str, *, style: str = "", left: float = 0.0,
    suffix: str = "tab", hanging: float = LIST_INDENT,
) -> None:  # fmt: skip
    element = sub(abstract, "w:lvl", ilvl=level)
    sub(element, "w:start", val=1)
    sub(element, "w:numFmt", val=form)
    if style:
        sub(element, "w:pStyle", val=style)
    sub(element, "w:suff", val=suffix)
    sub(element, "w:lvlText", val=text)
    sub(element, "w:lvlJc", val="left")
    properties = sub(element, "w:pPr")
    if left:
        sub(properties, "w:ind", left=twips(left), hanging=twips(hanging))
    else:
        sub(properties, "w:ind", left=0, firstLine=0)


def heading_form(numbering: Numbering, level: int) -> tuple[str, str]:
    """Number format and pattern of a heading level (0 is a chapter)."""
    if numbering == "chinese":
        return (
            ("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."),
            ("decimal", "（%4）"),
        )[level]  # fmt: skip
    return "decimal", ".".join(f"%{index + 1}" for index in range(level + 1))


def _heading_indents(numbering: Numbering, used: Iterable[tuple[int, ...]]) -> tuple[float, ...]:
    """Where the text of each heading level begins: 0.7 em behind its longest number, which wrapped lines share.

    A tab makes this gap, not spaces in the number: those would turn up in captions that quote it.
    """
    indents = [0.0] * HEADING_LEVELS
    for counts in (*used, *((1,) * level for level in range(1, HEADING_LEVELS + 1))):
        level = len(counts) - 1
        size = HEADING_SIZES[level]
        number = text_width(heading_number(numbering, counts), size, True)
        indents[level] = max(indents[level], number + 0.7 * size)
    return tuple(indents)


def _closes(text: str) -> bool:
    """True for a number that ends in a full-width mark, which brings its own space."""
    return text[-1] in "、）"


def heading_number(numbering: Numbering, counts: tuple[int, ...]) -> str:
    """The number that Word prints before a heading, for the table of contents."""
    if numbering == "decimal":
        return ".".join(str(count) for count in counts)
    last = counts[-1]
    return (f"{chinese_number(last)}、", f"（{chinese_number(last)}）", f"{last}.", f"（{last}）")[
        len(counts) - 1
    ]


def appendix_number(counts: tuple[int, ...], lang: Lang) -> str:
    """The number that Word prints before a heading of an appendix: ``附录 A``, ``A.1``."""
    letters = letter_of(counts[0])
    return ".".join((letters, *map(str, counts[1:]))) if counts[1:] else f"{APPENDIX.get(lang)} {letters}"


def letter_of(number: int) -> str:
    """1 is A, 26 Z; Word goes on with AA, BB."""
    turns, place = divmod(max(number, 1) - 1, 26)
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[place] * (turns + 1)


def next_counts(counts: tuple[int, ...], level: int) -> tuple[int, ...]:
    """Counts of the heading on ``level`` (1 is a chapter) that follows one with ``counts``.

    A level that was left out counts as one, which is what Word prints.
    """
    padded = (*counts, *(0,) * level)[:level]
    return (*(max(count, 1) for count in padded[:-1]), padded[-1] + 1)


def chinese_number(number: int) -> str:
    """1–99 in Chinese counting: 一, 十, 十一, 二十三; other numbers in digits."""
    digits = "零一二三四五六七八九"
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones else "")
