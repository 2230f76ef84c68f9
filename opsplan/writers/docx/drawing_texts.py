"""The texts of a drawing as Word has them: paragraphs with tab stops in a text box over the shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter

from opsplan.blocks.drawing import Label
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.runs import bookmarked
from opsplan.writers.docx.text_layers import Row, Spot, TextLayer
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.markup import escaped
from opsplan.writers.ooxml.xml import clean

_OVERHANG = -1440
"""Right indent in twips, out of the box: a text that is wider than was thought must not wrap, since a new line
would push down all that follows."""
Marks = Mapping[int, str]
"""Names of bookmarks by the identity of the spot that they are around."""


def full_texts(layer: TextLayer) -> str:
    """What the shortened texts of a layer say in full, for its alternative text."""
    labels = (spot.label for row in layer for spot in row.spots if spot.first)
    return "; ".join(dict.fromkeys(clean(label.alt) for label in labels if _is_shortened(label)))


def marks_of(layers: Sequence[TextLayer], office: Office) -> Marks:
    """Names of bookmarks for the texts that show an entry of the plan: ``_draw_owner_1f3a9c2e_7``, which is the part of
    the entry, the digest of its path, and a number that grows from line to line of a label."""
    spots = sorted(
        (spot for layer in layers for row in layer for spot in row.spots), key=attrgetter("baseline")
    )
    return {id(spot): office.drawn_name(*entry) for spot in spots if (entry := _entry(spot.label))}


def _entry(label: Label) -> tuple[str, str] | None:
    """The path of what a label shows, and which part of it."""
    head, _, tail = label.name.partition("/")
    path = label.src or head
    if "[" not in path:
        return None
    part = tail.rpartition("/")[2].partition(" ")[0]
    return path, (part if part.isalnum() else "".join(filter(str.isalnum, part))) or "text"


def texts_text(office: Office, layer: TextLayer, marks: Marks) -> str:
    """``wps:txbx`` with a paragraph for each row. Lines of exact height keep a tall Chinese font in its place.

    The space above the first row is left to the box's inset.
    """
    rows = [_row(office, row, row.before if place else 0, marks) for place, row in enumerate(layer)]
    return f"<wps:txbx><w:txbxContent>{''.join(rows)}</w:txbxContent></wps:txbx>"


def _row(office: Office, row: Row, before: int, marks: Marks) -> str:
    """A paragraph. A first text at the left begins at an indent; all others stand at tab stops."""
    first = row.spots[0]
    indented = first.label.align == "left"
    stops = [
        f'<w:tab w:val="{spot.label.align}" w:pos="{twips(spot.stop)}"/>' for spot in row.spots[indented:]
    ]
    tabs = f"<w:tabs>{''.join(stops)}</w:tabs>" if stops else ""
    indent = twips(first.stop) if indented else 0
    runs = [_spot(office, spot, marks, tab=place > 0 or not indented) for place, spot in enumerate(row.spots)]
    return (
        f'<w:p><w:pPr><w:pStyle w:val="DrawingText"/>{tabs}'
        f'<w:spacing w:before="{before}" w:line="{row.pitch}" w:lineRule="exact"/>'
        f'<w:ind w:left="{indent}" w:right="{_OVERHANG}"/></w:pPr>{"".join(runs)}</w:p>'
    )


def _spot(office: Office, spot: Spot, marks: Marks, *, tab: bool) -> str:
    """A run in the look of its label, in its bookmark."""
    label = spot.label
    key = (label.bold, label.color, label.size)
    look = office.drawn_runs.get(key)
    if look is None:
        look = office.drawn_runs[key] = _look(label, office)
    text = escaped(clean(spot.text))
    run = f'{look}{"<w:tab/>" if tab else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'
    name = marks.get(id(spot), "")
    return bookmarked(office.next_mark(), name, run) if name else run


def _look(label: Label, office: Office) -> str:
    """A run up to what it says."""
    bold = "<w:b/><w:bCs/>" if label.bold else ""
    half_points = round(label.size * 2)
    return (
        f'<w:r><w:rPr>{bold}<w:color w:val="{office.brand.hex(label.color)}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
    )


def _is_shortened(label: Label) -> bool:
    """True where the text says less than the label's alternative text."""
    return bool(label.alt) and "".join(label.text.split()) != "".join(label.alt.split())
