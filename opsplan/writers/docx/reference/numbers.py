"""Numbers of headings as a reference's lists print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from lxml import etree

from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.writers.docx.numbering import Labels, chinese_number
from opsplan.writers.docx.reference.style_tree import StyleTree
from opsplan.writers.docx.reference.xml import find, value
from opsplan.writers.ooxml.xml import qualified

_PLACE = lazy_pattern(r"%([1-9])")
_CHINESE = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
     "taiwaneseCountingThousand", "ideographDigital", "japaneseDigitalTenThousand", "koreanDigital2")
)  # fmt: skip
_FORMAL = str.maketrans("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾")
_STEMS = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list. ``restart`` is the highest level (1 is the top) after which it does not begin anew; None: any."""

    form: str
    text: str
    start: int = 1
    legal: bool = False
    restart: int | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """The list and level (0 is the top) that a heading style is numbered by."""

    list: str
    level: int


class Lists:
    """The lists of a ``w:numbering`` element."""

    def __init__(self, root: etree._Element | None, styles: StyleTree) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        for element in root if root is not None else ():
            if element.tag == qualified("w:abstractNum"):
                self._abstract[element.get(qualified("w:abstractNumId"), "")] = element
            elif element.tag == qualified("w:num"):
                self._nums[element.get(qualified("w:numId"), "")] = element

    def binding(self, style: str) -> Binding | None:
        """How a style is numbered; None when it is not."""
        number = self._styles.property(style, "w:pPr/w:numPr/w:numId")
        if number in (None, "0") or number not in self._nums:
            return None
        abstract = self._abstract_of(number)
        if abstract is None:
            return None
        linked = [
            each.get(qualified("w:ilvl"), "0")
            for each in abstract.iter(qualified("w:lvl"))
            if value(each, "w:pStyle") == style
        ]
        said = linked[0] if linked else self._styles.property(style, "w:pPr/w:numPr/w:ilvl") or "0"
        level = int(said) if said.isdecimal() else 0
        text = self.level(number, level).text
        return Binding(number, level) if text.strip() else None

    def level(self, number: str, level: int) -> Level:
        """A level of a list; one that it does not have prints nothing."""
        element, start = None, ""
        for override in self._nums[number].iterchildren(qualified("w:lvlOverride")):
            if override.get(qualified("w:ilvl")) == str(level):
                element, start = find(override, "w:lvl"), value(override, "w:startOverride")
        abstract = self._abstract_of(number)
        if element is None and abstract is not None:
            element = next(
                (
                    each
                    for each in abstract.iterchildren(qualified("w:lvl"))
                    if each.get(qualified("w:ilvl")) == str(level)
                ),
                None,
            )
        if element is None:
            return Level("none", "")
        forms = [each.get(qualified("w:val"), "") for each in element.iter(qualified("w:numFmt"))]
        start, restart = start or value(element, "w:start"), value(element, "w:lvlRestart")
        return Level(
            next((form for form in forms if form != "custom"), "decimal"),
            value(element, "w:lvlText"),
            int(start) if start.isdecimal() else 1,
            find(element, "w:isLgl") is not None,
            int(restart) if restart.isdecimal() else None,
        )

    def key(self, number: str) -> str:
        """What lists share that count on together."""
        return value(self._nums[number], "w:abstractNumId")

    def _abstract_of(self, number: str) -> etree._Element | None:
        abstract = self._abstract.get(value(self._nums[number], "w:abstractNumId"))
        link = value(abstract, "w:numStyleLink")
        if link:
            linked = self._styles.property(link, "w:pPr/w:numPr/w:numId") or ""
            if linked in self._nums:
                return self._abstract.get(value(self._nums[linked], "w:abstractNumId"))
        return abstract


def labels_of(lists: Lists, bindings: Mapping[int, Binding], headings: Iterable[tuple[int, ...]]) -> Labels:
    """What is printed before each heading, named by its counts and given in the order of the document.

    ``bindings`` are by level from 1; a level without one has no numbers. Levels count as Word counts them: a level
    begins anew after a higher one, and a higher one that was left out counts as its first.
    """
    printed: dict[tuple[int, ...], str] = {}
    counters: dict[str, dict[int, int]] = {}
    for counts in headings:
        binding = bindings.get(len(counts))
        if binding is None:
            continue
        counter = counters.setdefault(lists.key(binding.list), {})
        own = lists.level(binding.list, binding.level)
        counter[binding.level] = counter.get(binding.level, own.start - 1) + 1
        for deeper in [each for each in counter if each > binding.level]:
            restart = lists.level(binding.list, deeper).restart
            if restart is None or binding.level < restart:
                del counter[deeper]
        printed[counts] = _printed(lists, binding, own, counter)
    chapter = lists.level(bindings[1].list, bindings[1].level) if 1 in bindings else None
    plain = (
        chapter is not None and chapter.form == "decimal" and chapter.text.strip() in ("%1", "%1.", "%1．")
    )
    return Labels(MappingProxyType(printed), plain)


def _printed(lists: Lists, binding: Binding, own: Level, counter: Mapping[int, int]) -> str:
    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        level = own if at == binding.level else lists.level(binding.list, at)
        return formatted(counter.get(at, level.start), "decimal" if own.legal else level.form)

    return _PLACE.sub(place, own.text).strip()


def formatted(number: int, form: str) -> str:
    """A number in one of Word's number formats; in digits where we do not know the format."""
    if form in ("none", "bullet"):
        return ""
    if form in _CHINESE:
        return chinese_number(number)
    if form == "chineseLegalSimplified":
        return chinese_number(number).translate(_FORMAL)
    if form == "ideographTraditional" and 1 <= number <= len(_STEMS):
        return _STEMS[number - 1]
    if form in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and number >= 1:
        letters = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "upperLetter" else letters.lower()
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for worth, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
                           (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        out += letters * (number // worth)
        number %= worth
    return out
