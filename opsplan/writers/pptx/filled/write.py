"""A company's PowerPoint file with its tags carried out, and our views where it asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Protocol, TypeVar

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation

from opsplan.blocks.brand import Brand
from opsplan.blocks.deck import Placed
from opsplan.blocks.deck_layout.titles import part_suffix
from opsplan.blocks.nodes import Meta
from opsplan.blocks.printed import CarriedOut, Printed, TagFault
from opsplan.diagnostics import Finding
from opsplan.records import dataclass
from opsplan.writers.ooxml.opening import Reference
from opsplan.writers.ooxml.properties import application_properties, set_core_properties
from opsplan.writers.ooxml.xml import EMU_PER_POINT, qualified
from opsplan.writers.pptx.filled.copies import Copies, Names, foreign_parts
from opsplan.writers.pptx.filled.deck_parts import list_slides
from opsplan.writers.pptx.filled.filling import Filled, filled_pages
from opsplan.writers.pptx.filled.fitting import fit_text
from opsplan.writers.pptx.filled.inherit import Grounds
from opsplan.writers.pptx.filled.long_tables import Pages, keep_rows, table_pages
from opsplan.writers.pptx.filled.look import Look, look_of
from opsplan.writers.pptx.filled.native import pages_of, paint
from opsplan.writers.pptx.filled.pages import grounds_of, slides_of, title_of, title_shape
from opsplan.writers.pptx.filled.problems import (
    dropped,
    error_of,
    no_slides,
    no_tags,
    overflow,
    too_small,
    unfilled,
)
from opsplan.writers.pptx.filled.settling import settle
from opsplan.writers.pptx.filled.source import Problem, Source
from opsplan.writers.pptx.filled.texts import R, T, body_text, elements_of, shape_name, shape_of
from opsplan.writers.pptx.filled.views import ViewPlace, place_views, remove
from opsplan.writers.pptx.properties import embed_plan
from opsplan.writers.pptx.reference.company import MISSING_PARTS, open_presentation, parts_missing
from opsplan.writers.pptx.saving import saved

Page = TypeVar("Page")


class Tags(Protocol):
    """What carries out the tags of a deck."""

    def fault_of(self, tag: str, keyword: str) -> TagFault | None:
        """What is wrong with a tag by itself."""

    def carry_out(self, source: str) -> CarriedOut:
        """The source with its tags carried out, and what went wrong."""


@dataclass(frozen=True, slots=True)
class _Copy:
    """Copy ``number`` of ``count`` of a filled slide: the shapes whose place views take with what stands there on each copy,
    and the tables, frame and all, with the rows of each."""

    filled: Filled
    views: tuple[tuple[etree._Element, tuple[tuple[Placed, ...], ...]], ...]
    tables: tuple[tuple[etree._Element, etree._Element, Pages], ...]
    number: int
    count: int


def write_filled(
    reference: Reference, tags: Tags, printed: Printed, meta: Meta, brand: Brand, *, colors: bool = False
) -> tuple[bytes, tuple[Finding, ...]]:
    """The company's file filled, and what did not fit: the same for the same file, plan and brand.

    ``printed`` is what ``tags`` collects while it carries them out; ``colors`` says that the brand's colours go before the
    company's in views. Raises TemplateError that names every tag that is wrong.
    """
    file = reference.name
    look = look_of(reference, brand, meta.lang, colors=colors)
    presentation = open_presentation(reference)
    package = presentation.part.package
    try:
        grounds, slides = grounds_of(presentation), slides_of(presentation)
    except MISSING_PARTS as missing:
        raise parts_missing(file) from missing
    known = {part for page in (*grounds, *slides) for part in page.parts}
    for error in unfilled(foreign_parts(package, known), file):
        raise error
    source = Source(grounds, slides, tags.fault_of)
    if source.problems:
        raise error_of(source.problems, file)
    if not source.count:
        raise no_tags(file)
    carried = tags.carry_out(source.text)
    if carried.faults:
        raise error_of(list(source.problems_of(carried)), file)
    problems: list[Problem] = []
    placed: list[tuple[Filled, list[ViewPlace]]] = []
    for filled in filled_pages(carried.text, grounds, slides):
        places, found = place_views(filled, printed.views)
        settle(filled, printed.paths)
        problems += found
        placed.append((filled, places))
    if problems:
        raise error_of(problems, file)
    for filled, _ in placed:
        if not filled.page.number:
            for part, tree in zip(filled.page.parts, filled.trees, strict=True):
                assert isinstance(part, XmlPart)  # masters and layouts are
                part._element = tree  # type: ignore[assignment]  # any element
    deck = _Deck(presentation, reference.name, meta, look)
    for filled, places in placed:
        if filled.page.number:
            deck.add(filled, places)
    if not deck.copies.made:
        raise no_slides(file)
    data = deck.finish()
    return data, tuple(deck.findings)


class _Deck:
    """The slides of the new deck, one after the other."""

    def __init__(self, presentation: Presentation, file: str, meta: Meta, look: Look) -> None:
        self.copies = Copies(presentation.part.package, Names(presentation.part.package))
        self.findings: list[Finding] = []
        self._presentation, self._file, self._meta, self._look = presentation, file, meta, look
        self._height = int(presentation.slide_height or 0) / EMU_PER_POINT

    def add(self, filled: Filled, places: Sequence[ViewPlace]) -> None:
        """A filled slide, or as many copies of it as its views and tables need."""
        grounds, tree = self._grounds(filled), filled.trees[0]
        next_number, title = len(self.copies.made) + 1, title_of(tree)
        views = []
        for place in places:
            pages = pages_of(place, grounds, self._look)
            if pages is None:
                raise error_of([too_small(filled.page, place.shape)], self._file)
            views.append((place.shape, pages))
        tables = []
        for table in filled.tables:
            frame = shape_of(table)
            if frame is not None and frame.getparent() is not None:
                rows, over = table_pages(frame, table, grounds, self._height)
                if over:
                    self._over(next_number, title, frame, " ".join(text.text or "" for text in table.iter(T)))
                tables.append((frame, table, rows))
        count = max([1, *(len(pages) for _, pages in views), *(len(rows) for _, _, rows in tables)])
        for number in range(count):
            self._copy(_Copy(filled, tuple(views), tuple(tables), number, count), grounds)

    def _copy(self, copy: _Copy, grounds: Grounds) -> None:
        filled = copy.filled
        trees = tuple(deepcopy(tree) for tree in filled.trees) if copy.count > 1 else filled.trees
        here = dict(zip(elements_of(filled.trees[0]), elements_of(trees[0]), strict=True))
        slide = self.copies.add(filled.page, trees)
        number = len(self.copies.made)
        title = title_of(trees[0])
        for tree, body in filled.bodies:
            shape = shape_of(body)
            if tree or shape not in here or shape is None or body.getparent() is not shape:
                continue
            if fit_text(here[shape], grounds, self._height) == "over":
                self._over(number, title, shape, body_text(body))
        for shape, pages in copy.views:
            paint(
                slide, trees[0], here[shape], _page(pages, copy.number) or (), self._look, self.copies.names
            )
        for frame, table, rows in copy.tables:
            kept = _page(rows, copy.number)
            if kept is None:
                remove(here[frame])
            else:
                keep_rows(here[frame], here[table], kept)
        if copy.count > 1:
            _say_part(trees[0], part_suffix(copy.number + 1, copy.count, self._meta.lang))

    def finish(self) -> bytes:
        """The file."""
        package = self._presentation.part.package
        list_slides(self._presentation, self.copies.made)
        self.findings += [dropped(self._file, page, name) for page, name in self.copies.finish()]
        set_core_properties(self._presentation.core_properties, self._meta)
        embed_plan(self._presentation, self._meta.plan_text, filled=True)
        slides = len(self.copies.made)
        hidden = sum(slide._element.get("show") in ("0", "false") for _, slide in self.copies.made)
        notes = sum(
            relation.reltype == RELATIONSHIP_TYPE.NOTES_SLIDE
            for _, slide in self.copies.made
            for relation in slide.rels.values()
        )
        words = application_properties(
            "Microsoft Office PowerPoint", self._meta, Slides=slides, Notes=notes, HiddenSlides=hidden
        )
        name, kind = (
            PackURI("/docProps/app.xml"),
            "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        )
        package.relate_to(Part(name, kind, package, words), RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
        return saved(package)

    def _grounds(self, filled: Filled) -> Grounds:
        layout = filled.page.parts[0].part_related_by(RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        master = layout.part_related_by(RELATIONSHIP_TYPE.SLIDE_MASTER)
        assert isinstance(layout, XmlPart)
        assert isinstance(master, XmlPart)
        return Grounds(
            layout._element, master._element, self._presentation.element.find(qualified("p:defaultTextStyle"))
        )

    def _over(self, number: int, title: str, shape: etree._Element, text: str) -> None:
        self.findings.append(overflow(self._file, number, title, shape_name(shape).partition(" [")[0], text))


def _page(pages: Sequence[Page], number: int) -> Page | None:
    """What stands on a copy: the same on all where there is only one page of it, nothing behind the last."""
    if len(pages) == 1:
        return pages[0]
    return pages[number] if number < len(pages) else None


def _say_part(tree: etree._Element, suffix: str) -> None:
    """Which part of its table a slide shows, behind the last words of its title."""
    shape = title_shape(tree)
    runs: Iterable[etree._Element] = shape.iter(R) if shape is not None else ()
    texts: Iterator[etree._Element] = (text for run in runs for text in run.iterchildren(T))
    last = list(texts)[-1:]
    for text in last:
        text.text = (text.text or "") + suffix
