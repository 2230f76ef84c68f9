"""The grid of a deck: how large a slide is and where everything on it may stand, in points from its top left corner.

A company's own slides have a grid of their own; :data:`HOUSE_GRID` is ours. Columns inside a body are shares of its width.
"""

from __future__ import annotations

from typing import NamedTuple

from opsplan.blocks.drawing import HAlign
from opsplan.records import dataclass


class Box(NamedTuple):
    """A rectangle in points."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h


@dataclass(frozen=True, slots=True)
class CoverBoxes:
    """The first slide. What has no box is not shown there; the notes say it.

    ``phases`` holds the bars of the plan's phases and three lanes of names below them; at least 126 points high.
    """

    title: Box
    subtitle: Box | None = None
    top: Box | None = None
    """Organisation or department, and the logo."""
    confidentiality: Box | None = None
    line: Box | None = None
    """Authors."""
    stamp: Box | None = None
    """Version and date."""
    phases: Box | None = None
    title_sizes: tuple[float, ...] = (42.0, 36.0)
    """Type sizes of a title of up to two lines; ``small_sizes`` are for one that needs three."""
    small_sizes: tuple[float, ...] = (28.0, 24.0)
    align: HAlign = "left"
    stamp_align: HAlign = "right"
    """Where the lines of authors, of version and date stand in their boxes."""


@dataclass(frozen=True, slots=True)
class SectionBoxes:
    """A divider. A title of more lines than its box holds pushes a lead that stands below it down.

    ``progress`` holds a bar for every section and its name; at least 30 points high.
    """

    title: Box
    lead: Box | None = None
    number: Box | None = None
    progress: Box | None = None
    title_sizes: tuple[float, ...] = (40.0, 32.0, 24.0)


@dataclass(frozen=True, slots=True)
class ClosingBoxes:
    """The last slide."""

    title: Box
    ask: Box | None = None
    contact: Box | None = None
    title_sizes: tuple[float, ...] = (36.0, 32.0)
    small_sizes: tuple[float, ...] = (24.0,)
    align: HAlign = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    """The size of a slide and the boxes of every content slide; those of the slides that open and close apart.

    What has no box is not shown: a breadcrumb is said in the notes, a source at the end of the body.
    """

    width: float
    height: float
    title: Box
    body: Box
    cover: CoverBoxes
    section: SectionBoxes
    closing: ClosingBoxes
    title_sizes: tuple[float, ...] = (24.0, 20.0, 18.0)
    """Type sizes of a message, the largest first."""
    breadcrumb: Box | None = None
    source: Box | None = None
    footer_left: Box | None = None
    footer_center: Box | None = None
    slide_number: Box | None = None


_LEFT, _WIDTH, _FOOT = 48.0, 864.0, 486.0

HOUSE_GRID = Grid(
    width=960.0,
    height=540.0,
    title=Box(_LEFT, 43.0, _WIDTH, 64.0),
    body=Box(_LEFT, 120.0, _WIDTH, 360.0),
    cover=CoverBoxes(
        title=Box(_LEFT, 132.0, 760.0, 108.0),
        subtitle=Box(_LEFT, 252.0, 720.0, 30.0),
        top=Box(_LEFT, 48.0, 480.0, 22.0),
        confidentiality=Box(552.0, 48.0, 360.0, 22.0),
        line=Box(_LEFT, _FOOT, 540.0, 22.0),
        stamp=Box(612.0, _FOOT, 300.0, 22.0),
        phases=Box(_LEFT, 352.0, _WIDTH, 126.0),
    ),
    section=SectionBoxes(
        title=Box(192.0, 156.0, 720.0, 54.0),
        lead=Box(192.0, 222.0, 600.0, 224.0),
        number=Box(_LEFT, 144.0, 130.0, 90.0),
        progress=Box(_LEFT, 462.0, _WIDTH, 30.0),
    ),
    closing=ClosingBoxes(
        title=Box(_LEFT, 168.0, _WIDTH, 96.0),
        ask=Box(_LEFT, 282.0, _WIDTH, 144.0),
        contact=Box(_LEFT, _FOOT, _WIDTH, 22.0),
    ),
    breadcrumb=Box(_LEFT, 21.0, _WIDTH, 18.0),
    source=Box(_LEFT, _FOOT, _WIDTH, 18.0),
    footer_left=Box(_LEFT, 510.0, 360.0, 18.0),
    footer_center=Box(420.0, 510.0, 240.0, 18.0),
    slide_number=Box(816.0, 510.0, 96.0, 18.0),
)
"""A slide of 960 × 540 points (16 : 9) with margins of 48."""
