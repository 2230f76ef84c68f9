"""A deck in a company's own look: its masters and layouts, read and matched to ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from io import BytesIO

import pptx
from lxml import etree
from pptx.exc import PythonPptxError
from pptx.opc.package import Part
from pptx.presentation import Presentation

from opsplan.blocks.brand import Brand
from opsplan.blocks.deck import LayoutName
from opsplan.blocks.deck_layout.grid import Grid
from opsplan.blocks.deck_layout.titles import LINES, fit_display
from opsplan.blocks.inline import Inlines
from opsplan.diagnostics import Bilingual, Finding, Lang
from opsplan.errors import ReferenceFileError
from opsplan.records import dataclass
from opsplan.writers.ooxml.opening import Reference
from opsplan.writers.ooxml.xml import qualified
from opsplan.writers.pptx.pen import Pen
from opsplan.writers.pptx.reference.findings import findings_of
from opsplan.writers.pptx.reference.geometry import grid_of, layouts_of, scaled, slot_of
from opsplan.writers.pptx.reference.layout_facts import Master
from opsplan.writers.pptx.reference.look import company_brand, for_closing, theme_tokens
from opsplan.writers.pptx.reference.matching import Matching, match_layouts
from opsplan.writers.pptx.reference.placeholders import Bound
from opsplan.writers.pptx.reference.reading import read_master
from opsplan.writers.pptx.reference.strip import strip

_WIDTH, _HEIGHT = 720.0, 540.0
"""Slides are filled as if they were as large as this in the direction that is shorter, and everything is resized then: type
is read from a share of the slide, not from points."""
_BODY = (560.0, 340.0)
"""What a body must hold: a funnel of five stages is as high."""
_SMALLEST = 0.6
"""Type gives way to a low body down to this share; what is smaller cannot be read."""
_LEAST = 72.0
"""Slides below this many points have no size that was meant."""
_MOST = 0.8
"""Share of the messages that fit in the size of all of them; longer ones are set smaller by themselves."""
MISSING_PARTS = (
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    StopIteration,
    RuntimeError,
    PythonPptxError,
)
"""What reading a presentation raises where parts of it are missing."""
_ROLES = (
    "title", "subtitle", "body", "breadcrumb", "source", "footer_left", "footer_center", "slide_number",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Company:
    """A company's file for decks of a brand. ``factor`` is how much larger its slides are than those of ``grid``."""

    reference: Reference
    master: Master
    matching: Matching
    grid: Grid
    brand: Brand
    factor: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the file lacks, in one finding, and names of layouts that it does not have."""
        return findings_of(self.reference.name, self.matching)

    def for_messages(self, messages: Sequence[Inlines]) -> Company:
        """The same with one type size for messages: the largest in which most of them stand in two lines."""
        box, sizes = self.grid.title, self.grid.title_sizes
        while len(sizes) > 1 and messages:
            fits = [
                fit_display(each, sizes[:1], LINES, box.w, color="ink", height=box.h) for each in messages
            ]
            if sum(not fit.cut for fit in fits) >= _MOST * len(messages):
                break
            sizes = sizes[1:]
        return replace(self, grid=replace(self.grid, title_sizes=sizes))


def open_company(
    reference: Reference, brand: Brand, *, colors: bool, layouts: Mapping[str, str] | None = None
) -> Company:
    """The look of a company's file. ``colors`` says that the user chose the brand's colours, which are kept then;
    ``layouts`` are names of layouts that the brand file gives. Raises ReferenceFileError."""
    master = _loaded(reference)
    if not master.layouts or min(master.width, master.height) < _LEAST:
        raise ReferenceFileError(
            Bilingual(f"{reference.name}：没有可用的版式", f"{reference.name}: it has no layout to use"),
            Bilingual("在 PowerPoint 的“视图 → 幻灯片母版”里加一个带标题的版式", "add a layout with a title under View, Slide Master in PowerPoint"),
            reference.name,
        )  # fmt: skip
    shown, matching, grid, factor = _fitted(reference, master, layouts)
    like = company_brand(brand, shown, matching, grid, recolor=not colors)
    return Company(reference, shown, matching, grid, like, factor)


def _fitted(
    reference: Reference, master: Master, layouts: Mapping[str, str] | None
) -> tuple[Master, Matching, Grid, float]:
    """The master in lengths of ours, so small that its body has room for the largest thing that cannot be divided."""
    first = factor = min(master.width / _WIDTH, master.height / _HEIGHT)
    while factor >= _SMALLEST * first:
        shown = scaled(master, 1 / factor)
        matching = match_layouts(shown, layouts)
        grid = grid_of(shown, matching)
        room = min(grid.body.w / _BODY[0], grid.body.h / _BODY[1])
        if room >= 1:
            return shown, matching, grid, factor
        factor *= min(max(room, 0.5), 0.99)
    name = matching.found["content"].layout.name
    raise ReferenceFileError(
        Bilingual(f"{reference.name}：版式“{name}”的正文框太小，放不下一页内容", f"{reference.name}: the body of its layout {name!r} is too small for the content of a slide"),
        Bilingual("在母版里放大正文框，或在品牌文件的 layouts 里写明用哪一个版式", "enlarge the body in the master, or say in layouts of the brand file which layout to use"),
        reference.name,
    )  # fmt: skip


def open_presentation(reference: Reference) -> Presentation:
    """The presentation; masters, layouts and slides that are listed and not there are taken off the lists."""
    presentation = pptx.Presentation(BytesIO(reference.data))
    for name in ("p:sldMasterIdLst", "p:sldIdLst"):
        _prune(presentation.element, name, presentation.part)
    for master in presentation.slide_masters:
        _prune(master.element, "p:sldLayoutIdLst", master.part)
    return presentation


def _prune(root: etree._Element, name: str, part: Part) -> None:
    for listed in root.iter(qualified(name)):
        for each in [entry for entry in listed if entry.get(qualified("r:id"), "") not in part.rels]:
            listed.remove(each)


def _loaded(reference: Reference) -> Master:
    """What the file has. The library that loads it says in many ways that a part is missing."""
    try:
        return read_master(open_presentation(reference))
    except MISSING_PARTS as error:
        raise parts_missing(reference.name) from error


def parts_missing(name: str) -> ReferenceFileError:
    """A file that lacks parts which no presentation is without."""
    return ReferenceFileError(
        Bilingual(f"{name}：缺少必要的部件", f"{name}: parts of it are missing"),
        Bilingual("在 PowerPoint 里打开并另存一次", "open it in PowerPoint and save it again"),
        name,
    )


class CompanyLook:
    """A company's presentation for one deck, emptied of what it said."""

    def __init__(self, company: Company, lang: Lang) -> None:
        self.factor = company.factor
        self.presentation = open_presentation(company.reference)
        strip(self.presentation)
        theme = theme_tokens(company.brand, company.matching)
        self.pen = Pen(company.brand.for_slides(), lang, theme=theme)
        last = for_closing(company.brand, company.matching, company.grid)
        self._closing = Pen(last.for_slides(), lang, theme=theme)
        self._layouts = layouts_of(company.matching)
        self._grid = company.grid
        self._parts: dict[str, Part] = {
            str(layout.part.partname): layout.part
            for master in self.presentation.slide_masters
            for layout in master.slide_layouts
        }

    def pen_for(self, name: LayoutName) -> Pen:
        """The pen for slides of a layout: text on the last slide has that one's ground."""
        return self._closing if name == "closing" else self.pen

    def layout_part(self, name: LayoutName) -> Part:
        return self._parts[self._layouts[name].part]

    def slots(self, name: LayoutName) -> Mapping[str, Bound]:
        """The placeholders that take our text, by role."""
        layout = self._layouts[name]
        roles = _ROLES[:3] if name != "content" else _ROLES
        found = {role: place for role in roles if (place := slot_of(layout, role)) is not None}
        return {role: Bound(place, getattr(self._grid, role, None)) for role, place in found.items()}

    def ground(self, name: LayoutName) -> str | None:
        """None: backgrounds are the company's."""
        return None

    def color_map(self, name: LayoutName) -> etree._Element | None:
        """The layout's own names of colours, which its slides repeat."""
        root = etree.fromstring(self.layout_part(name).blob)
        found = root.find(qualified("p:clrMapOvr"))
        own = found is not None and found.find(qualified("a:overrideClrMapping")) is not None
        return deepcopy(found) if own else None
