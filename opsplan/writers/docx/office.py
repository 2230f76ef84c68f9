"""The state of one document being written: counters, names in use, and where blocks go."""

from __future__ import annotations

import hashlib
from dataclasses import field, replace
from functools import lru_cache

from docx.document import Document as DocxDocument
from docx.opc.part import Part
from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.inline import Inlines
from opsplan.blocks.nodes import CaptionList
from opsplan.diagnostics import Lang
from opsplan.records import dataclass
from opsplan.writers.docx.fragments import Fragments
from opsplan.writers.docx.headings import APPENDIX_LIST
from opsplan.writers.docx.merging import Look
from opsplan.writers.docx.numbering import Labels, ListNumber, heading_number, next_counts
from opsplan.writers.docx.outline import Outline
from opsplan.writers.docx.sections import A4, Paper

_ROOM = 34
"""Characters of a bookmark name that leave room for a count."""


class _InName(dict[int, str]):
    """Every character as it is in a bookmark name: letters, digits and Chinese stay, a space stands for others."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        stays = character.isalnum() if code < 128 else "\u4e00" <= character <= "\u9fff"
        self[code] = character = character if stays else " "
        return character


_IN_NAME = _InName()


@dataclass(frozen=True, slots=True)
class Captioned:
    """A caption that was written: its kind, what stands before its text (``表 3-1``), and its bookmark.

    ``target`` is what references call it, ``mark`` the bookmark around its number.
    """

    kind: str
    number: str
    text: str
    anchor: str
    target: str
    mark: str


@dataclass(slots=True)
class Office:
    """What must be unique in a document. One instance lives as long as one call of the writer."""

    package: DocxDocument
    brand: Brand
    lang: Lang
    outline: Outline
    paper: Paper = A4
    labels: Labels | None = None
    """What stands before headings in a company's own look; None: the brand's numbers."""
    last_mark: int = 0
    last_drawing: int = 0
    last_chart: int = 0
    headings: tuple[int, ...] = ()
    """Counts of the current heading on every level."""
    appendix: bool = False
    """True from the first appendix on: headings have letters."""
    captions: dict[str, int] = field(default_factory=dict)
    captioned: list[Captioned] = field(default_factory=list)
    """Captions of the body, in order."""
    caption_lists: list[tuple[etree._Element, CaptionList]] = field(default_factory=list)
    """Lists of figures and tables to be filled when all captions are known, with what stands for them."""
    references: list[tuple[int, str]] = field(default_factory=list)
    """References to captions: the number of a text of ``fragments`` that is told later, and the target."""
    notes: list[Inlines] = field(default_factory=list)
    """What the footnotes say, in the order of their numbers."""
    note_numbers: dict[tuple[bool, tuple[int, ...], str], int] = field(default_factory=dict)
    """The number of a footnote by the section that it is in and its text."""
    part: Part = field(init=False)
    """The part that is being written, which links belong to."""
    lists: list[ListNumber] = field(default_factory=list)
    fragments: Fragments = field(default_factory=Fragments)
    """What is written as text into the body."""
    shape_looks: dict[tuple[str, Look], str] = field(default_factory=dict)
    """What shapes of drawings say from their geometry on, by the name of that and by fill and outline."""
    drawn_runs: dict[tuple[bool, str, float], str] = field(default_factory=dict)
    """The beginnings of runs in drawings: whether bold, the colour, the size in points."""
    paragraph_starts: dict[tuple[str, bool, str], str] = field(default_factory=dict)
    """The beginnings of paragraphs by style, whether one is kept with the next, and alignment."""
    printed_headings: list[tuple[etree._Element, int]] = field(default_factory=list)
    """The paragraphs of all headings and their levels, in their order."""
    title: etree._Element | None = None
    """The title on the cover."""
    places: dict[str, str] = field(default_factory=dict)
    """The plan path that each bookmark of one is about."""
    names: dict[str, int] = field(default_factory=dict)
    """How often a bookmark name was asked for."""

    def __post_init__(self) -> None:
        self.part = self.package.part

    @property
    def chinese(self) -> bool:
        return self.lang != "en"

    @property
    def by_chapter(self) -> bool:
        """True when captions count by chapters, whose numbers they can quote."""
        return self.labels.by_chapter if self.labels else self.brand.numbering == "decimal"

    def heading_label(self, counts: tuple[int, ...]) -> str:
        """What Word prints before a heading; empty for one without a number."""
        if self.labels:
            return self.labels.printed.get(counts, "")
        return heading_number(self.brand.numbering, counts)

    def next_mark(self) -> int:
        """A new bookmark id."""
        self.last_mark += 1
        return self.last_mark

    def next_drawing(self) -> int:
        """A new id of a drawing or shape, unique in the document."""
        self.last_drawing += 1
        return self.last_drawing

    def next_chart(self) -> int:
        self.last_chart += 1
        return self.last_chart

    def new_list(self, ordered: bool, level: int, start: int) -> int:
        """The number of a new list."""
        number = APPENDIX_LIST + 1 + len(self.lists)
        self.lists.append(ListNumber(number, ordered, level, max(0, min(start, 32767))))
        return number

    def count_heading(self, level: int, *, appendix: bool = False) -> tuple[int, ...]:
        """Counts of a heading on ``level`` and above it, as Word will number it. Appendices count anew."""
        if appendix and not self.appendix:
            self.headings, self.appendix = (), True
        self.headings = next_counts(self.headings, level)
        return self.headings

    def count_caption(self, label: str) -> int:
        self.captions[label] = self.captions.get(label, 0) + 1
        return self.captions[label]

    def bookmark_name(self, prefix: str, src: str) -> str:
        """A bookmark name for a plan path: readable, at most 40 characters, unique, beginning with a letter."""
        name = self._unique(bookmark_base(prefix, src))
        self.places[name] = src
        return name

    def target_name(self, target: str) -> str:
        """A bookmark name for what references lead to, such as ``table_goals``."""
        return self._unique(_readable(target)[:_ROOM])

    def drawn_name(self, path: str, part: str) -> str:
        """A bookmark name for a text of a drawing, of ``part`` (letters and digits) of the entry at ``path``."""
        return self._unique(f"_draw_{part[:18]}_{_digest_again(path)}")

    def _unique(self, base: str) -> str:
        count = self.names.get(base, 0) + 1
        self.names[base] = count
        return base if count == 1 else f"{base}_{count}"


def bookmark_base(prefix: str, src: str) -> str:
    """``src_goals_g1_1f3a9c2e``: the path for the eye, a digest against collisions, and room for a count of 5 digits."""
    digest = _digest(src)
    readable = _readable(src)[: 24 - len(prefix)]
    return f"{prefix}_{readable}_{digest}" if readable else f"{prefix}_{digest}"


def _readable(text: str) -> str:
    """The letters and digits of a text with ``_`` between those that something else parts."""
    return "_".join(text.translate(_IN_NAME).split())


def _digest(path: str) -> str:
    return hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]


_digest_again = lru_cache(maxsize=1024)(_digest)
"""For drawings, whose rows show several things of one entry; in tables hardly a path comes again, and to look for it
takes as long as the digest."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where blocks are written: a parent element (body or cell) and its room in points."""

    office: Office
    parent: etree._Element
    width: float
    height: float
    body_style: str = ""
    """Paragraph style instead of the block's own, inside cells."""
    list_level: int = 0
    front: bool = False
    """True before the body: headings have no numbers."""

    def into(self, parent: etree._Element, width: float, body_style: str = "") -> Frame:
        """The same document inside another element."""
        return replace(self, parent=parent, width=width, body_style=body_style or self.body_style)
