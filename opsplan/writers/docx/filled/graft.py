"""A company's Word file with its tags carried out, and our views where it asks for them, in its own styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from opsplan.blocks import nodes
from opsplan.blocks.brand import Brand
from opsplan.blocks.nodes import Block, Document, Meta
from opsplan.blocks.printed import Printed
from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError
from opsplan.writers.docx.blocks import write_blocks
from opsplan.writers.docx.captions import settle_references
from opsplan.writers.docx.filled.fill import Tags, fill_tags
from opsplan.writers.docx.filled.marks import Place, drop_marks, place_marks
from opsplan.writers.docx.filled.tags import TEXT_PARTS
from opsplan.writers.docx.footnotes import add_notes, write_footnotes
from opsplan.writers.docx.office import Frame, Office
from opsplan.writers.docx.outline import outline_of
from opsplan.writers.docx.parts import embed_plan
from opsplan.writers.docx.reference import Company, Reference
from opsplan.writers.docx.reference.page_setup import sheet_of
from opsplan.writers.docx.reference.properties import add_application_properties
from opsplan.writers.docx.reference.xml import part_of
from opsplan.writers.docx.saving import saved
from opsplan.writers.docx.sections import Segment
from opsplan.writers.docx.xml import TWIPS_PER_POINT
from opsplan.writers.ooxml.properties import set_core_properties
from opsplan.writers.ooxml.xml import put, qualified, serialise, sub

_CELL_INSETS = 11.0
"""Points that a cell's own margins take from its width, as Word sets them by default."""
_LEAST_WIDTH = 60.0


def write_filled(reference: Reference, tags: Tags, printed: Printed, meta: Meta, brand: Brand) -> bytes:
    """The company's file filled: the same bytes for the same file, plan and brand.

    ``printed`` is what ``tags`` collects while it carries them out. Raises TemplateError, and UserError without docxtpl.
    """
    filled = Reference(reference.name, fill_tags(reference.data, tags, reference.name))
    blocks = tuple(block for view in printed.views for block in _upright(view))
    company = Company(filled, Document(meta, blocks), brand, colors=False, numbers=False, keep_text=True)
    package, body = company.package, company.package.element.body
    outline = outline_of((Segment(company.paper.plain, blocks),))
    labels = company.labels(outline.entries)
    office = Office(package, company.brand, meta.lang, outline, company.paper, labels)
    _count_on(office, body)
    _clean_other_parts(office, reference.name)
    places = place_marks(body, printed, office)
    written = etree.Element(qualified("w:body"), nsmap=dict(body.nsmap))
    for place in places:
        width, height = _room(place.paragraph, office)
        write_blocks(
            Frame(office, sub(written, "w:sdtContent"), width, height), _upright(printed.views[place.number])
        )
    settle_references(office)
    office.fragments.grow(written)
    notes = _Notes(office, written)
    company.dress(office, written)
    for place, holder in zip(places, list(written), strict=False):
        _put_in(place, holder)
    notes.finish()
    add_application_properties(package, meta)
    set_core_properties(package.core_properties, meta)
    if meta.plan_text:
        embed_plan(package, meta.plan_text)
    return saved(package, office.fragments)


def _upright(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks one after the other on the pages of the company: what would turn the page or stand side by side does not."""
    for block in blocks:
        if isinstance(block, nodes.Landscape):
            yield from _upright(block.blocks)
        elif isinstance(block, nodes.Columns):
            for column in block.columns:
                yield from _upright(column)
        elif not isinstance(block, nodes.PageBreak):
            yield block


def _count_on(office: Office, body: etree._Element) -> None:
    """Begin our bookmarks and drawings behind those of the company."""
    office.last_mark = max(_numbers(body.iter(qualified("w:bookmarkStart")), qualified("w:id")), default=0)
    trees = [body, *(tree for _, tree in _other_parts(office))]
    office.last_drawing = max(
        (number for tree in trees for number in _numbers(tree.iter(qualified("wp:docPr")), "id")), default=0
    )


def _numbers(elements: Iterable[etree._Element], name: str) -> Iterator[int]:
    for element in elements:
        text = element.get(name, "")
        if text.isdecimal() and int(text) < 2**30:
            yield int(text)


def _other_parts(office: Office) -> Iterator[tuple[object, etree._Element]]:
    """Headers, footers and footnotes with their trees."""
    main = office.package.part
    for relation in main.rels.values():
        part = None if relation.is_external else relation.target_part
        if part is not None and part.content_type in TEXT_PARTS:
            element = getattr(part, "element", None)
            yield part, etree.fromstring(part.blob) if element is None else element


def _clean_other_parts(office: Office, file: str) -> None:
    """Take the marks out of headers, footers and footnotes. Raises TemplateError for a view there."""
    for part, tree in _other_parts(office):
        if drop_marks(tree):
            words = TEXT_PARTS[part.content_type]  # type: ignore[attr-defined]  # a part
            raise TemplateError(
                Bilingual(f"{words.zh}里不能放视图", f"a view cannot stand in a {words.en}"), file,
                help=Bilingual("把 {{ view(…) }} 移到正文", "move {{ view(…) }} to the body"),
            )  # fmt: skip
        if getattr(part, "element", None) is None:
            part._blob = serialise(tree)  # type: ignore[attr-defined]  # a part


def _room(paragraph: etree._Element, office: Office) -> tuple[float, float]:
    """Width and height in points that a view has: of its cell, else of the text of its section."""
    section = next(
        iter(paragraph.xpath("following::w:sectPr", namespaces={"w": qualified("w:p")[1:-2]})), None
    )
    sheet = office.paper.plain if section is None else sheet_of(section)
    width, height = sheet.text_width, sheet.text_height
    cell = next(paragraph.iterancestors(qualified("w:tc")), None)
    if cell is not None:
        given = cell.find(f"{qualified('w:tcPr')}/{qualified('w:tcW')}")
        row = cell.getparent()
        share = width / max(1, len(row.findall(qualified("w:tc"))) if row is not None else 1)
        fixed = given is not None and given.get(qualified("w:type")) == "dxa"
        width = (_points(given, "w") if fixed and given is not None else share) - _CELL_INSETS
    return max(_LEAST_WIDTH, width), max(_LEAST_WIDTH, height)


def _points(element: etree._Element, name: str) -> float:
    text = element.get(qualified(f"w:{name}"), "0")
    return float(text) / TWIPS_PER_POINT if text.lstrip("-").isdecimal() else 0.0


def _put_in(place: Place, holder: etree._Element) -> None:
    """The blocks in the place of its paragraph, which stays where a cell would end without one."""
    paragraph = place.paragraph
    for element in list(holder):
        paragraph.addprevious(element)
    parent, before = paragraph.getparent(), paragraph.getprevious()
    if parent is None:
        return
    last = paragraph.getnext() is None
    if before is not None and (not last or before.tag == qualified("w:p")):
        parent.remove(paragraph)


class _Notes:
    """Our footnotes in the part that the company's are in; a part of their own where it has none."""

    def __init__(self, office: Office, written: etree._Element) -> None:
        self._part = part_of(office.package.part, RELATIONSHIP_TYPE.FOOTNOTES) if office.notes else None
        self._ours: etree._Element | None = None
        if self._part is None:
            write_footnotes(office)
            return
        self._tree = etree.fromstring(self._part.blob)
        first = 1 + max(_numbers(self._tree, qualified("w:id")), default=0)
        for mark in written.iter(qualified("w:footnoteReference")):
            put(mark, id=int(mark.get(qualified("w:id"), "0")) + first - 1)
        office.part = self._part
        self._ours = sub(written, "w:footnotes")
        add_notes(self._ours, office, first)
        office.part = office.package.part

    def finish(self) -> None:
        """Put the notes, which have the company's styles by now, behind its own."""
        if self._part is not None and self._ours is not None:
            self._tree.extend(list(self._ours))
            self._part._blob = serialise(self._tree)
