"""What a company's layouts have: placeholders with their places and type, what else stands on them, and their ground."""

from __future__ import annotations

from typing import NamedTuple

from opsplan.blocks.deck_layout.grid import Box
from opsplan.records import dataclass


class Insets(NamedTuple):
    """The space between a box and its text, in points."""

    left: float = 7.2
    top: float = 3.6
    right: float = 7.2
    bottom: float = 3.6


USUAL_INSETS = Insets()
"""Those of a box that says nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A placeholder of a layout. ``kind`` is ``title``, ``ctrTitle``, ``subTitle``, ``body``, ``obj``, ``ftr``, ``sldNum``,
    ``dt``, ``pic`` …; ``box`` in points, None where nothing says where it stands. ``size`` in points, ``pitch`` in lines;
    ``color`` is ``RRGGBB``, empty where it is not known; ``anchor`` is ``t``, ``ctr`` or ``b``."""

    kind: str
    index: int
    name: str
    box: Box | None
    size: float = 18.0
    sized: bool = True
    """Whether a style says the size, so that text inherits it; some programs write it on the prompt only."""
    pitch: float = 1.0
    color: str = ""
    bold: bool = False
    align: str = "left"
    anchor: str = "t"
    font: str = ""
    insets: Insets = USUAL_INSETS
    vertical: bool = False

    @property
    def text_box(self) -> Box:
        """Where text may stand. Raises ValueError for a placeholder without a place."""
        if self.box is None:
            raise ValueError(self.name)
        left, top, right, bottom = self.insets
        return Box(self.box.x + left, self.box.y + top, self.box.w - left - right, self.box.h - top - bottom)


@dataclass(frozen=True, slots=True)
class Decoration:
    """A shape of a layout or its master that every slide shows: a logo, a line, a band. ``color`` is its fill."""

    box: Box
    color: str = ""
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. ``part`` names it in the package; ``kind`` is what PowerPoint takes it for (``title``, ``secHead``, ``obj``,
    ``titleOnly`` …, empty: not said). ``ground`` is the colour of its background, empty for a picture; ``scheme`` are the
    theme's colours by the names that its master gives them (``tx1``, ``accent1`` …)."""

    part: str
    name: str
    kind: str
    master: int
    places: tuple[Place, ...]
    decorations: tuple[Decoration, ...]
    ground: str
    scheme: tuple[tuple[str, str], ...] = ()

    def place(self, *kinds: str) -> Place | None:
        """The first placeholder with a place of the first kind that it has."""
        return next(
            (each for kind in kinds for each in self.places if each.kind == kind and each.box is not None),
            None,
        )

    @property
    def title(self) -> Place | None:
        return self.place("title", "ctrTitle")

    @property
    def bodies(self) -> tuple[Place, ...]:
        """Placeholders for text or anything, the largest first."""
        found = [each for each in self.places if each.kind in ("obj", "body") and each.box is not None]
        return tuple(sorted(found, key=lambda each: -each.text_box.w * each.text_box.h))


class Face(NamedTuple):
    """A font of a theme: for Latin letters, for East Asian ones where it says so, and for Chinese else."""

    latin: str = ""
    asian: str = ""
    chinese: str = ""


class Fonts(NamedTuple):
    """The fonts of a theme: of headings and of text."""

    heading: Face = Face()
    body: Face = Face()


@dataclass(frozen=True, slots=True)
class Master:
    """A company's masters as far as a deck needs them. ``width`` and ``height`` of a slide in points; ``slots`` are the
    colours of the first theme."""

    width: float
    height: float
    layouts: tuple[Layout, ...]
    slots: tuple[tuple[str, str], ...]
    fonts: Fonts
