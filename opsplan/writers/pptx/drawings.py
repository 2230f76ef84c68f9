"""Drawings as native shapes: rectangles, lines, freeforms, glued connectors and labels, in named groups."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.deck import Para, PlacedDrawing
from opsplan.blocks.drawing import Label, Line, Polyline, Rect, Shape
from opsplan.blocks.inline import Run
from opsplan.records import dataclass
from opsplan.writers.ooxml.bounds import Box, bounds, union
from opsplan.writers.ooxml.xml import emu, sub
from opsplan.writers.pptx.canvas import Canvas, Identity, add_preset, put_frame, put_identity
from opsplan.writers.pptx.connectors import STANDARD_SITES, Point, Route, find_route, glue_site, is_site
from opsplan.writers.pptx.grouping import layers
from opsplan.writers.pptx.text import add_body_properties, add_paragraphs

_NEAR = 0.05


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing at its place: the canvas, and the shapes a connector can be glued to by their name."""

    canvas: Canvas
    targets: Mapping[str, tuple[Identity, Box]]
    sites: Mapping[str, tuple[Point, ...]]
    """Points on rectangles, by name, where connectors end that meet none of a rectangle's own four sites."""


def paint_drawing(canvas: Canvas, placed: PlacedDrawing) -> None:
    """Add a drawing as one group, which carries its description, with a group for every ``group`` in it."""
    drawing = placed.drawing
    if not drawing.shapes:
        return
    shapes = tuple(_moved(shape, placed.x, placed.y) for shape in drawing.shapes)
    whole = canvas.identify(placed.name or "drawing", placed.src)
    identities = tuple(canvas.identify(shape.name or _KINDS[type(shape)], _source(shape)) for shape in shapes)
    targets: dict[str, tuple[Identity, Box]] = {}
    for shape, identity in zip(shapes, identities, strict=True):
        if shape.name and _can_be_glued(shape):
            targets.setdefault(shape.name, (identity, bounds(shape)))
    scene = Scene(canvas, MappingProxyType(targets), MappingProxyType(_own_sites(shapes, targets)))
    description = " ".join(part for part in (drawing.title, drawing.description) if part)
    boxes = [bounds(shape) for shape in shapes]
    group = _add_group(scene, canvas.tree, whole, union(boxes), description)
    for layer in layers(shapes, boxes):
        parent = group
        if layer.group and len(layer.members) > 1:
            inside = union([boxes[index] for index in layer.members])
            parent = _add_group(scene, group, canvas.identify(layer.group), inside, "")
        for index in layer.members:
            SHAPE_PAINTERS[type(shapes[index])](scene, parent, shapes[index], identities[index])


def _own_sites(
    shapes: tuple[Shape, ...], targets: Mapping[str, tuple[Identity, Box]]
) -> dict[str, tuple[Point, ...]]:
    """A dependency meets a bar near its start, where a rectangle has no connection site; LibreOffice would draw
    it to the middle of the top. Such a bar gets a site of its own there."""
    sites: dict[str, tuple[Point, ...]] = {}
    rectangles = {shape.name for shape in shapes if isinstance(shape, Rect)}
    for shape in shapes:
        if isinstance(shape, Polyline) and shape.begin in targets and shape.finish in targets:
            for name, point in ((shape.begin, shape.points[0]), (shape.finish, shape.points[-1])):
                if (
                    name in rectangles
                    and not is_site(targets[name][1], point)
                    and point not in sites.get(name, ())
                ):
                    sites[name] = (*sites.get(name, ()), point)
    return sites


def _site(scene: Scene, name: str, point: Point) -> int:
    own = scene.sites.get(name, ())
    return STANDARD_SITES + own.index(point) if point in own else glue_site(scene.targets[name][1], point)


def _moved(shape: Shape, x: float, y: float) -> Shape:
    if isinstance(shape, Line):
        return shape._replace(x1=shape.x1 + x, y1=shape.y1 + y, x2=shape.x2 + x, y2=shape.y2 + y)
    if isinstance(shape, Polyline):
        return shape._replace(points=tuple((px + x, py + y) for px, py in shape.points))
    return shape._replace(x=shape.x + x, y=shape.y + y)


def _source(shape: Shape) -> str:
    return shape.src if isinstance(shape, Label) else ""


def _can_be_glued(shape: Shape) -> bool:
    return isinstance(shape, Rect) or (isinstance(shape, Polyline) and shape.closed)


def _add_group(
    scene: Scene, parent: etree._Element, identity: Identity, box: Box, alt: str
) -> etree._Element:
    """A group whose inner coordinates are those of the slide."""
    group = scene.canvas.pen.stamps.stamp(parent, "p:grpSp", lambda holder: _make_shape(holder, "p:grpSp"))
    frame = _place(group, identity, box, alt)
    for inner, outer in (("a:chOff", frame[0]), ("a:chExt", frame[1])):
        sub(frame, inner).attrib.update(outer.attrib)
    return group


_PARTS: Mapping[str, tuple[str, str, str]] = MappingProxyType({
    "p:grpSp": ("p:nvGrpSpPr", "p:cNvGrpSpPr", "p:grpSpPr"), "p:sp": ("p:nvSpPr", "p:cNvSpPr", "p:spPr"),
    "p:cxnSp": ("p:nvCxnSpPr", "p:cNvCxnSpPr", "p:spPr"),
})  # fmt: skip
"""What a kind of shape calls its own properties, those of its kind, and those of its look."""


def _make_shape(parent: etree._Element, kind: str) -> etree._Element:
    """A shape without identity and place, to be stamped; :func:`_place` adds them."""
    identification, own, look = _PARTS[kind]
    shape = sub(parent, kind)
    known = sub(shape, identification)
    for name in ("p:cNvPr", own, "p:nvPr"):
        sub(known, name)
    frame = sub(sub(shape, look), "a:xfrm")
    sub(frame, "a:off")
    sub(frame, "a:ext")
    return shape


def _place(
    shape: etree._Element,
    identity: Identity,
    box: Box,
    alt: str = "",
    flip: tuple[bool, bool] = (False, False),
) -> etree._Element:
    """Give a stamped shape its identity and place; its frame."""
    put_identity(shape[0][0], identity, alt)
    return put_frame(shape[1][0], box, flip)


def _add_shape(
    scene: Scene, parent: etree._Element, style: Hashable, dress: Callable[[etree._Element], None]
) -> etree._Element:
    """A shape of a style, which ``dress`` gives to the first of it."""

    def make(holder: etree._Element) -> etree._Element:
        shape = _make_shape(holder, "p:sp")
        dress(shape)
        return shape

    return scene.canvas.pen.stamps.stamp(parent, ("p:sp", style), make)


def _paint_rect(scene: Scene, parent: etree._Element, rect: Rect, identity: Identity) -> None:
    pen, box = scene.canvas.pen, bounds(rect)
    sites = scene.sites.get(rect.name, ()) if scene.targets.get(rect.name, (None,))[0] == identity else ()

    def dress(shape: etree._Element) -> None:
        if not sites:
            add_preset(shape[1], "ellipse" if rect.round else "rect")
        pen.fill(shape[1], rect.fill)
        pen.line(shape[1], rect.line, rect.line_width)

    style = ("rect", bool(sites), rect.round, rect.fill, rect.line, rect.line_width)
    shape = _add_shape(scene, parent, style, dress)
    frame = _place(shape, identity, box, rect.alt)
    if sites:
        corners = (
            (box.x, box.y),
            (box.x + box.w, box.y),
            (box.x + box.w, box.y + box.h),
            (box.x, box.y + box.h),
        )
        frame.addnext(_freeform(shape[1], Polyline(corners, closed=True), sites))


def _paint_line(scene: Scene, parent: etree._Element, line: Line, identity: Identity) -> None:
    route = find_route(((line.x1, line.y1), (line.x2, line.y2)))
    assert route is not None  # two points are always a straight connector
    properties = _add_connector(scene, parent, identity, route._replace(preset="line"))
    scene.canvas.pen.line(properties, line.color, line.width, dash=line.dash)


def _paint_polyline(scene: Scene, parent: etree._Element, line: Polyline, identity: Identity) -> None:
    begin, finish = scene.targets.get(line.begin), scene.targets.get(line.finish)
    route = find_route(line.points) if begin and finish and not line.closed else None
    if route is not None and begin and finish:
        properties = _add_connector(
            scene, parent, identity, route,
            (begin[0].number, _site(scene, line.begin, line.points[0])),
            (finish[0].number, _site(scene, line.finish, line.points[-1])),
        )  # fmt: skip
    else:
        _paint_outline(scene, parent, line, identity)
        return
    scene.canvas.pen.line(properties, line.color, line.width, arrow=line.arrow)


def _paint_outline(scene: Scene, parent: etree._Element, line: Polyline, identity: Identity) -> None:
    pen, is_diamond = scene.canvas.pen, _is_diamond(line)

    def dress(shape: etree._Element) -> None:
        if is_diamond:
            add_preset(shape[1], "diamond")
        pen.fill(shape[1], line.fill if line.closed else "")
        pen.line(shape[1], line.color, line.width, arrow=line.arrow)

    style = ("outline", is_diamond, line.fill, line.closed, line.color, line.width, line.arrow)
    shape = _add_shape(scene, parent, style, dress)
    frame = _place(shape, identity, bounds(line), line.alt)
    if not is_diamond:
        frame.addnext(_freeform(shape[1], line))


def _paint_label(scene: Scene, parent: etree._Element, label: Label, identity: Identity) -> None:
    pen = scene.canvas.pen

    def dress(shape: etree._Element) -> None:
        shape[0][1].set("txBox", "1")
        add_preset(shape[1], "rect")
        pen.fill(shape[1], label.fill)
        pen.line(shape[1], "", 0.0)
        add_body_properties(sub(shape, "p:txBody"), 0.0, "middle", wrap=False)

    shape = _add_shape(scene, parent, ("label", label.fill), dress)
    _place(shape, identity, bounds(label))
    text = (Run(label.text, src=label.src),) if label.text else ()
    para = Para(text, label.size, color=label.color, bold=label.bold, align=label.align)
    add_paragraphs(shape[2], (para,), pen, scene.canvas.hyperlink)


def _add_connector(
    scene: Scene,
    parent: etree._Element,
    identity: Identity,
    route: Route,
    begin: tuple[int, int] | None = None,
    finish: tuple[int, int] | None = None,
) -> etree._Element:
    """A connector, glued to (shape id, site) at its ends where given."""
    connector = scene.canvas.pen.stamps.stamp(
        parent, "p:cxnSp", lambda holder: _make_shape(holder, "p:cxnSp")
    )
    _place(connector, identity, route.box, flip=route.flip)
    for name, end in (("a:stCxn", begin), ("a:endCxn", finish)):
        if end is not None:
            sub(connector[0][1], name, id=end[0], idx=end[1])
    add_preset(connector[1], route.preset, **route.adjustments)
    return connector[1]


def _is_diamond(line: Polyline) -> bool:
    """Four points on the middles of the box's sides; a preset has handles and connection sites of its own."""
    if not line.closed or len(line.points) != 4:
        return False
    box = bounds(line)
    middles = (
        (box.x + box.w / 2, box.y), (box.x + box.w, box.y + box.h / 2),
        (box.x + box.w / 2, box.y + box.h), (box.x, box.y + box.h / 2),
    )  # fmt: skip
    return all(any(abs(x - mx) < _NEAR and abs(y - my) < _NEAR for x, y in line.points) for mx, my in middles)


def _freeform(
    properties: etree._Element, line: Polyline, own_sites: tuple[Point, ...] = ()
) -> etree._Element:
    """The geometry, last in ``properties``, of a freeform with the four sites of a rectangle and those of its own, which grow with the shape."""
    box = bounds(line)
    geometry = sub(properties, "a:custGeom")
    sub(geometry, "a:avLst")
    guides = sub(geometry, "a:gdLst")
    sub(geometry, "a:ahLst")
    sites = sub(geometry, "a:cxnLst")
    for angle, across, down in (
        (16200000, "hc", "t"),
        (10800000, "l", "vc"),
        (5400000, "hc", "b"),
        (0, "r", "vc"),
    ):
        sub(sub(sites, "a:cxn", ang=angle), "a:pos", x=across, y=down)
    for index, (x, y) in enumerate(own_sites):
        sub(guides, "a:gd", name=f"siteX{index}", fmla=f"*/ w {emu(x - box.x)} {max(emu(box.w), 1)}")
        sub(guides, "a:gd", name=f"siteY{index}", fmla=f"*/ h {emu(y - box.y)} {max(emu(box.h), 1)}")
        angle = 16200000 if y - box.y < box.h / 2 else 5400000
        sub(sub(sites, "a:cxn", ang=angle), "a:pos", x=f"siteX{index}", y=f"siteY{index}")
    sub(geometry, "a:rect", l="0", t="0", r="r", b="b")
    path = sub(sub(geometry, "a:pathLst"), "a:path", w=emu(box.w), h=emu(box.h))
    if not line.closed:
        path.set("fill", "none")
    for index, (x, y) in enumerate(line.points):
        sub(sub(path, "a:lnTo" if index else "a:moveTo"), "a:pt", x=emu(x - box.x), y=emu(y - box.y))
    if line.closed:
        sub(path, "a:close")
    return geometry


_KINDS: Mapping[type, str] = MappingProxyType({Rect: "bar", Line: "line", Polyline: "path", Label: "label"})

SHAPE_PAINTERS: Mapping[type, Callable[..., None]] = MappingProxyType({
    Rect: _paint_rect, Line: _paint_line, Polyline: _paint_polyline, Label: _paint_label,
})  # fmt: skip
