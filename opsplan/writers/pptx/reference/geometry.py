"""Where things may stand on a company's slides: its placeholders' boxes, without what else its layouts show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from opsplan.blocks.deck import LayoutName
from opsplan.blocks.deck_layout.grid import Box, ClosingBoxes, CoverBoxes, Grid, SectionBoxes
from opsplan.blocks.drawing import HAlign
from opsplan.writers.pptx.reference.layout_facts import Layout, Master, Place
from opsplan.writers.pptx.reference.matching import Matching
from opsplan.writers.pptx.reference.reading import overlap

_GAP = 8.0
"""Between what we place and what the company has there, in points."""
_GROUND_SHARE = 0.9
"""A shape that covers more of a box is the ground on which it stands."""
_KEPT_SHARE = 0.6
"""A box gives way to a shape as long as this share of it is left."""
_LINE = 18.0
_LEAST_TITLE = 56.0
"""Height of a title in two lines of 20 points."""
_HIGH = 360.0
"""Height of a body that can spare a line."""
_LEAST_WIDTH, _LEAST_HEIGHT, _PART = 480.0, 260.0, 0.1
"""A body that is smaller gives way to all that is free; placeholders below this share of the slide are no part of one."""
_LADDER = (60.0, 54.0, 48.0, 44.0, 40.0, 36.0, 32.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
_SMALLEST: Mapping[str, float] = {"content": 16.0, "cover": 24.0, "section": 20.0, "closing": 20.0}
_LEAST_LINE = 240.0
"""Width in points that who and when take on a cover."""
_CORNER, _MARGIN = (260.0, 22.0), 0.035


def grid_of(master: Master, matching: Matching) -> Grid:
    """The grid of a company's slides."""
    layouts = {role: match.layout for role, match in matching.found.items()}
    content = layouts["content"]
    title, body = _content_boxes(content, master)
    body, source = _with_source(content, body, master)
    footer, number, day = (_footer(content.place(kind)) for kind in ("ftr", "sldNum", "dt"))
    return Grid(
        master.width, master.height, title, body,
        cover=_cover(layouts["cover"], master), section=_section(layouts["section"], master),
        closing=_closing(layouts["closing"], master),
        title_sizes=_sizes(content.title, "content"),
        breadcrumb=_named(content, "breadcrumb"), source=_named(content, "source") or source,
        footer_left=footer, footer_center=_named(content, "footer_center") or _free_footer(day, (footer, number)),
        slide_number=number,
    )  # fmt: skip


def slot_of(layout: Layout, role: str) -> Place | None:
    """The placeholder of a layout that takes a text box of ``role``."""
    match role:
        case "title":
            return layout.title
        case "subtitle" | "body":
            body = next(iter(layout.bodies), None)
            subtitle = layout.place("subTitle")
            return (subtitle or body) if role == "subtitle" else (body or subtitle)
        case "footer_left":
            return layout.place("ftr")
        case "slide_number":
            return layout.place("sldNum")
        case _:
            return next((each for each in layout.places if _called(each, role) and each.box), None)


def clear(box: Box, layout: Layout, most: float = _KEPT_SHARE) -> Box:
    """``box`` without the shapes that stand in it; one that would leave too little of it is taken for a ground."""
    area = box.w * box.h
    for shape in layout.decorations:
        if not overlap(box, shape.box) or overlap(box, shape.box) >= _GROUND_SHARE * area:
            continue
        cut = max(_cuts(box, shape.box), key=lambda each: max(each.w, 0.0) * max(each.h, 0.0))
        if cut.w > 0 and cut.h > 0 and cut.w * cut.h >= most * area:
            box = cut
    return box


def _cuts(box: Box, other: Box) -> tuple[Box, ...]:
    """What is left of ``box`` at the left, right, top and bottom of another."""
    right, bottom = other.right + _GAP, other.bottom + _GAP
    return (
        box._replace(w=other.x - _GAP - box.x), box._replace(x=right, w=box.right - right),
        box._replace(h=other.y - _GAP - box.y), box._replace(y=bottom, h=box.bottom - bottom),
    )  # fmt: skip


def _content_boxes(layout: Layout, master: Master) -> tuple[Box, Box]:
    """The boxes of message and body."""
    place = layout.title
    margin = _MARGIN * master.width
    title = place.text_box if place else Box(margin, margin, master.width - 2 * margin, _LEAST_TITLE)
    foot = min((each.box.y for each in layout.places if each.kind in ("ftr", "sldNum", "dt") and each.box
                and each.box.y > master.height / 2), default=master.height - margin) - _GAP / 2  # fmt: skip
    whole = master.width * master.height
    top = title.bottom + _GAP
    free = Box(title.x, top, title.w, foot - top)
    given = [each.text_box for each in layout.bodies if each.text_box.w * each.text_box.h >= _PART * whole]
    body = clear(_around(given, top, foot) if given else free, layout)
    if body.h < _LEAST_HEIGHT or body.w < _LEAST_WIDTH:
        wide = clear(free, layout)
        body = wide if wide.w * wide.h > body.w * body.h else body
    title = clear(title, layout)
    if title.h < _LEAST_TITLE:
        title, body = _two_lines(title, body, layout)
    return title, body


def _around(boxes: list[Box], top: float, foot: float) -> Box:
    """The box around all of them, between title and footers."""
    left, up = min(each.x for each in boxes), max(min(each.y for each in boxes), top)
    bottom = min(max(each.bottom for each in boxes), foot)
    return Box(left, up, max(each.right for each in boxes) - left, bottom - up)


def _two_lines(title: Box, body: Box, layout: Layout) -> tuple[Box, Box]:
    """A title that is as high as one line gets room for a second where nothing stands below or above it."""
    missing = _LEAST_TITLE - title.h
    lower = title._replace(h=_LEAST_TITLE)
    if _is_free(lower, layout):
        pushed = max(lower.bottom + _GAP - body.y, 0.0)
        return lower, body._replace(y=body.y + pushed, h=body.h - pushed)
    higher = Box(title.x, title.y - missing, title.w, _LEAST_TITLE)
    return (higher, body) if higher.y > _GAP and _is_free(higher, layout) else (title, body)


def _is_free(box: Box, layout: Layout) -> bool:
    return clear(box, layout, 0.0) == box


def _with_source(layout: Layout, body: Box, master: Master) -> tuple[Box, Box | None]:
    """The body and the source line: below it where there is room, else at the foot of a high one, else not apart."""
    below = Box(body.x, body.bottom + _GAP / 2, body.w, _LINE)
    placed = [each.box for each in layout.places if each.box and each.kind in ("ftr", "sldNum", "dt")]
    free = _is_free(below, layout) and not any(overlap(below, each) for each in placed)
    if below.bottom <= master.height and free:
        return body, below
    left = body.h - _LINE - _GAP / 2
    if left < _HIGH:
        return body, None
    return body._replace(h=left), Box(body.x, body.bottom - _LINE, body.w, _LINE)


def _footer(place: Place | None) -> Box | None:
    """A footer's text; a line of it is measured in 12 points, so that larger type gets less room."""
    if place is None or place.text_box.w < 20:
        return None
    box = place.text_box
    return _high(box._replace(w=box.w * min(1.0, 12.0 / max(place.size, 1.0))))


def _high(box: Box) -> Box:
    """A box with room for a line of 12 points, about its own middle."""
    missing = max(_LINE - box.h, 0.0)
    return box._replace(y=box.y - missing / 2, h=box.h + missing)


def _free_footer(box: Box | None, others: Iterable[Box | None]) -> Box | None:
    if box is None or any(other and overlap(box, other) for other in others):
        return None
    return _high(box)


def _named(layout: Layout, role: str) -> Box | None:
    place = slot_of(layout, role)
    return place.text_box if place else None


def _called(place: Place, role: str) -> bool:
    """True for placeholders that a file of ours has beyond PowerPoint's own kinds."""
    return place.kind == "body" and place.index > 12 and place.name.startswith(role)


def _sizes(place: Place | None, role: str) -> tuple[float, ...]:
    """The layout's own type size and those below it."""
    own = place.size if place else 24.0
    least = _SMALLEST[role]
    return (own, *(size for size in _LADDER if least <= size < own))


def _small(sizes: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(size for size in (24.0, 20.0) if size <= sizes[-1]) or sizes[-1:]


def _align(place: Place | None) -> HAlign:
    return "center" if place is not None and place.align == "center" else "left"


def _cover(layout: Layout, master: Master) -> CoverBoxes:
    title, subtitle = _opening_title(layout, master), slot_of(layout, "subtitle")
    sizes = _sizes(layout.title, "cover")
    under = subtitle.text_box if subtitle else None
    taken = [title, *([under] if under else [])]
    others = sorted(
        (each.text_box for each in layout.bodies if each is not subtitle), key=lambda each: each.y
    )
    spare = [each for each in others if each.w >= _LEAST_LINE and each.h >= _LINE - 2]
    if under is not None and subtitle is not None and subtitle.anchor == "t":
        under = under._replace(h=min(under.h, 2 * _LINE + _GAP))  # below a line of it the others stand
    last = max((title, under or title), key=lambda each: each.bottom)
    below = others[0].y if others and others[0].y > last.bottom else last.bottom + _GAP
    rows = [Box(last.x, below + step * 26.0, last.w, 22.0) for step in (0, 1)]
    lines = (spare + [each for each in rows if _stands_free(each, layout, master, spare)])[:2]
    margin = _MARGIN * master.width
    corners = [Box(master.width - _CORNER[0] - margin, margin, *_CORNER)]
    corner = next((each for each in corners if _stands_free(each, layout, master, [*taken, *lines])), None)
    return CoverBoxes(
        title, under, confidentiality=corner, line=lines[0] if lines else None,
        stamp=lines[1] if len(lines) > 1 else None, title_sizes=sizes, small_sizes=_small(sizes),
        align=_align(layout.title), stamp_align=_align(layout.title),
    )  # fmt: skip


def _stands_free(box: Box, layout: Layout, master: Master, taken: Iterable[Box]) -> bool:
    inside = box.bottom <= master.height - _GAP and box.right <= master.width - _GAP and box.x >= _GAP
    return inside and _is_free(box, layout) and not any(overlap(box, each) for each in taken)


def _opening_title(layout: Layout, master: Master) -> Box:
    if layout.title is not None:
        return clear(layout.title.text_box, layout)
    return Box(0.08 * master.width, 0.3 * master.height, 0.84 * master.width, 0.25 * master.height)


def _section(layout: Layout, master: Master) -> SectionBoxes:
    lead = slot_of(layout, "body")
    sizes = _sizes(layout.title, "section")
    return SectionBoxes(_opening_title(layout, master), lead.text_box if lead else None, title_sizes=sizes)


def _closing(layout: Layout, master: Master) -> ClosingBoxes:
    cover = _cover(layout, master)
    sizes = _sizes(layout.title, "closing")
    return ClosingBoxes(
        cover.title,
        cover.subtitle,
        cover.line,
        title_sizes=sizes,
        small_sizes=_small(sizes),
        align=cover.align,
    )


def scaled(master: Master, factor: float) -> Master:
    """The master with all lengths and type sizes times ``factor``."""

    def box(given: Box) -> Box:
        return Box(*(each * factor for each in given))

    def place(given: Place) -> Place:
        insets = type(given.insets)(*(each * factor for each in given.insets))
        return replace(
            given, box=box(given.box) if given.box else None, size=given.size * factor, insets=insets
        )

    layouts = tuple(
        replace(
            each, places=tuple(map(place, each.places)),
            decorations=tuple(replace(shape, box=box(shape.box)) for shape in each.decorations),
        )
        for each in master.layouts
    )  # fmt: skip
    return replace(master, width=master.width * factor, height=master.height * factor, layouts=layouts)


def layouts_of(matching: Matching) -> Mapping[LayoutName, Layout]:
    """The layout for each of ours."""
    return {role: match.layout for role, match in matching.found.items()}
