"""One Jinja2 source of all slides: only their words and tags, with marks for what these stand in. The slides themselves
are never text, so that no tag can tear them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml import etree

from opsplan.blocks.printed import CarriedOut, TagFault
from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import clean
from opsplan.writers.pptx.filled.pages import Page
from opsplan.writers.pptx.filled.tags import (
    BETWEEN,
    COMMENT,
    ENDS,
    OPENERS,
    STATEMENTS,
    Tag,
    loose_mark,
    unpaired,
    without_tags,
)
from opsplan.writers.pptx.filled.texts import (
    Attribute,
    Body,
    Holder,
    Paragraph,
    R,
    Table,
    shape_name,
    shape_of,
)

GROUND, SLIDE, BODY, PARAGRAPH, CHILD, TABLE, ROW, CELL, WORDS, END = "LSBPRGWDAE"
"""What a mark says begins: a master or layout, a slide, a body, a paragraph, a part of one, a table, a row, the body of a
cell, an attribute; and where one of them ends."""
MARK = lazy_pattern("\ufdd8([A-Z])(\\d*)\ufdd9")
_NOT_TEXT = lazy_pattern("[\ufdd0-\ufdef]")
_NEAR = 40


def mark(kind: str, number: int | str = "") -> str:
    """The mark of what begins or ends."""
    return f"\ufdd8{kind}{number}\ufdd9"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tag is: its page, its shape, and the words it stands in."""

    page: Page
    shape: str
    text: str

    def words(self) -> Bilingual:
        near = " ".join(self.text.split())
        near = near if len(near) <= _NEAR else f"{near[:_NEAR]}…"
        zh = f"{self.page.words.zh}，形状“{self.shape}”，“{near}”"
        return Bilingual(zh, f"{self.page.words.en}, shape '{self.shape}', '{near}'")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place, and what would be right."""

    place: Place
    text: Bilingual
    help: Bilingual | None = None


class Source:
    """The source of a deck. ``problems`` are those that show without carrying it out; ``fault_of`` looks at one tag."""

    def __init__(
        self, grounds: Sequence[Page], slides: Sequence[Page], fault_of: Callable[[str, str], TagFault | None]
    ) -> None:
        self.problems: list[Problem] = []
        self.count = 0
        self._fault_of = fault_of
        self._places: list[Place] = []
        self._on_slides: list[tuple[Tag, Place, Page]] = []
        self._written: list[tuple[Page, str]] = []
        for page in (*grounds, *slides):
            pieces = [self._holder(page, index, holder) for index, (_, holder) in enumerate(page.holders)]
            self._written.append((page, "".join(pieces)))
        self.text = "".join(self._joined())

    def problems_of(self, carried: CarriedOut) -> Iterator[Problem]:
        """What went wrong while the source was carried out, each where it was."""
        for each in carried.faults:
            place = self._places[max(each.number, 1) - 1]
            yield Problem(place, each.text, each.help)

    def _joined(self) -> Iterator[str]:
        before, behind = self._around()
        number = {True: 0, False: 0}
        for page, text in self._written:
            slide = page.number > 0
            start = mark(SLIDE if slide else GROUND, number[slide])
            number[slide] += 1
            yield before.get(page.number, "") if slide else ""
            yield start + text + mark(END)
            yield behind.get(page.number, "") if slide else ""

    def _around(self) -> tuple[dict[int, str], dict[int, str]]:
        """What stands before and behind each slide: a statement that nothing closes holds for its own slide only."""
        before: dict[int, str] = {}
        behind: dict[int, str] = {}
        open_tags: list[tuple[Tag, Page]] = []
        for tag, place, page in self._on_slides:
            number = page.number
            if tag.keyword in ENDS:
                while open_tags and open_tags[-1][0].keyword != ENDS[tag.keyword]:
                    self._close(open_tags.pop(), behind)
                if not open_tags:
                    self._wrong(place, _unpaired_words(tag, "slide"))
                    continue
                open_tags.pop()
                behind[number] = behind.get(number, "") + tag.source
            else:
                if tag.keyword in OPENERS:
                    open_tags.append((tag, page))
                elif tag.keyword in BETWEEN and not open_tags:
                    self._wrong(place, _unpaired_words(tag, "slide"))
                    continue
                elif tag.keyword in BETWEEN:
                    open_tags[-1] = (open_tags[-1][0], page)
                before[number] = before.get(number, "") + self._numbered(tag, place)
        for each in reversed(open_tags):
            self._close(each, behind)
        return before, behind

    def _close(self, opened: tuple[Tag, Page], behind: dict[int, str]) -> None:
        tag, page = opened
        behind[page.number] = f"{{% end{tag.keyword} %}}" + behind.get(page.number, "")

    def _holder(self, page: Page, index: int, holder: Holder) -> str:
        match holder:
            case Body():
                return mark(BODY, index) + self._body(page, holder) + mark(END)
            case Table():
                return mark(TABLE, index) + self._table(page, holder) + mark(END)
            case Attribute():
                place = Place(page, shape_name(shape_of(holder.element)), holder.text)
                self._look_at(holder.text, holder.tags, place, holder.element)
                return mark(WORDS, index) + "".join(self._pieces(holder.text, holder.tags, place)) + mark(END)

    def _body(self, page: Page, body: Body) -> str:
        name = shape_name(shape_of(body.element))
        inside: list[tuple[Tag, Place]] = []
        pieces = []
        for number, paragraph in enumerate(body.paragraphs):
            place = Place(page, name, paragraph.text)
            self._look_at(paragraph.text, paragraph.tags, place, body.element)
            inside += [(tag, place) for tag in paragraph.tags if tag.level in ("", "p")]
            for tag in paragraph.tags:
                if tag.level == "slide":
                    self._on_slides.append((tag, place, page))
            pieces.append(self._paragraph(paragraph, number, place))
        places = {id(tag): place for tag, place in inside}
        for tag in unpaired([tag for tag, _ in inside]):
            self._wrong(places[id(tag)], _unpaired_words(tag, tag.level))
        return "".join(pieces)

    def _paragraph(self, paragraph: Paragraph, number: int, place: Place) -> str:
        inline = [tag for tag in paragraph.tags if tag.level == ""]
        outer = [tag for tag in paragraph.tags if tag.level == "p"]
        seen = without_tags(paragraph.text).strip() or any(tag.prints for tag in inline)
        if paragraph.tags and not seen:  # nothing but statements: it is gone with them
            return "".join(self._numbered(tag, place) for tag in paragraph.tags if tag.level in ("", "p"))
        before = [self._numbered(tag, place) for tag in outer if tag.keyword not in ENDS]
        behind = [self._numbered(tag, place) for tag in outer if tag.keyword in ENDS]
        pieces = [mark(PARAGRAPH, number)]
        starts = {tag.start: tag for tag in paragraph.tags}
        position = 0
        for child, element in enumerate(paragraph.children):
            pieces += self._child(paragraph, child, element.tag == R, starts, place, position)
            position += paragraph.owners.count(child)
        return "".join((*before, *pieces, *behind))

    def _child(
        self, paragraph: Paragraph, child: int, run: bool, starts: dict[int, Tag], place: Place, position: int
    ) -> Iterator[str]:
        """The mark of a child and the text that begins in it: a tag that goes on into the next belongs to its first."""
        inside = next((tag for tag in paragraph.tags if tag.start < position < tag.end), None)
        end = position + paragraph.owners.count(child)
        at = inside.end if inside else position
        if inside and at >= end:
            return
        yield mark(CHILD, child)
        while at < end:
            tag = starts.get(at)
            if tag is None:
                letter = paragraph.text[at]
                yield _NOT_TEXT.sub("", letter) if run else ""
                at += 1
                continue
            if tag.level == "":
                yield self._numbered(tag, place)
                yield mark(CHILD, child) if tag.keyword in STATEMENTS else ""
            at = tag.end

    def _table(self, page: Page, table: Table) -> str:
        name = shape_name(shape_of(table.element))
        pieces: list[str] = []
        rows: list[tuple[Tag, Place]] = []
        for number, row in enumerate(table.rows):
            found = [
                (tag, Place(page, name, paragraph.text))
                for body in row
                for paragraph in body.paragraphs
                for tag in paragraph.tags
                if tag.level == "tr"
            ]
            rows += found
            cells = "".join(
                mark(CELL, body.index) + self._body(page, body) + mark(END) for body in row if body.tagged
            )
            bare = not any(
                without_tags(paragraph.text).strip() for body in row for paragraph in body.paragraphs
            )
            prints = any(tag.prints for body in row for tag in body.tags)
            before = "".join(self._numbered(tag, place) for tag, place in found if tag.keyword not in ENDS)
            behind = "".join(self._numbered(tag, place) for tag, place in found if tag.keyword in ENDS)
            if found and bare and not prints:
                pieces.append("".join(self._numbered(tag, place) for tag, place in found))
            else:
                pieces.append(before + mark(ROW, number) + cells + mark(END) + behind)
        places = {id(tag): place for tag, place in rows}
        for tag in unpaired([tag for tag, _ in rows]):
            self._wrong(places[id(tag)], _unpaired_words(tag, "tr"))
        return "".join(pieces)

    def _pieces(self, text: str, tags: Iterable[Tag], place: Place) -> Iterator[str]:
        at = 0
        for tag in tags:
            yield _NOT_TEXT.sub("", text[at : tag.start])
            yield self._numbered(tag, place)
            at = tag.end
        yield _NOT_TEXT.sub("", text[at:])

    def _numbered(self, tag: Tag, place: Place) -> str:
        """A tag, and before it the mark that says which it is."""
        if tag.keyword == COMMENT:
            return ""
        if tag.keyword in ENDS or tag.keyword in BETWEEN:
            return tag.source
        self._places.append(place)
        return f"{{{{ _at({len(self._places)}) }}}}{clean(tag.source)}"

    def _look_at(self, text: str, tags: Sequence[Tag], place: Place, element: etree._Element) -> None:
        """What is wrong with the tags of a text, each by itself."""
        self.count += sum(tag.keyword != COMMENT for tag in tags)
        loose = loose_mark(text)
        if loose:
            self._wrong(place, Bilingual(f"{loose} 没有成对，标签要在同一段里写完", f"{loose} has no partner; a tag begins and ends in one paragraph"))  # fmt: skip
        for tag in tags:
            if tag.keyword == COMMENT:
                continue
            if not tag.prints and tag.keyword not in STATEMENTS:
                self._wrong(place, Bilingual(f"不能用 {{% {tag.keyword} %}}", f"{{% {tag.keyword} %}} cannot be used"), Bilingual("幻灯片里能用 for、if、set、with", "a deck has for, if, set and with"))  # fmt: skip
                continue
            if tag.level == "tc":
                self._wrong(place, Bilingual("不能重复表格的列", "columns of a table cannot be repeated"), Bilingual("用 {%tr … %} 重复行，或放一个视图", "repeat rows with {%tr … %}, or put a view there"))  # fmt: skip
            if tag.level == "tr" and not _in_cell(element):
                self._wrong(place, Bilingual("tr 标签只能写在表格里", "a tr tag only works in a table"))
            if tag.level == "slide" and not place.page.number:
                self._wrong(place, Bilingual("slide 标签只能写在幻灯片或它的备注里", "a slide tag stands on a slide or in its notes"))  # fmt: skip
            fault = self._fault_of(tag.source, tag.keyword)
            if fault:
                self._wrong(place, fault.text, fault.help)

    def _wrong(self, place: Place, text: Bilingual, help: Bilingual | None = None) -> None:
        self.problems.append(Problem(place, text, help))


def _in_cell(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and str(parent.tag).endswith("}tc")


def _unpaired_words(tag: Tag, level: str) -> Bilingual:
    where = {
        "": Bilingual("同一个文本框", "the same text box"), "p": Bilingual("同一个文本框", "the same text box"),
        "tr": Bilingual("同一张表", "the same table"), "slide": Bilingual("前面的页", "an earlier slide"),
    }[level]  # fmt: skip
    partner = ENDS.get(tag.keyword) or ("if" if tag.keyword in BETWEEN else f"end{tag.keyword}")
    return Bilingual(
        f"{tag.keyword} 没有成对：{where.zh}里没有 {partner}",
        f"{tag.keyword} has no partner: no {partner} in {where.en}",
    )
