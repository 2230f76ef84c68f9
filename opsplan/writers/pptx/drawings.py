"""Drawings as native shapes: rectangles, lines, freeforms, glued connectors and labels, in named groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.deck import Para, PlacedDrawing
from opsplan.blocks.drawing import Label, Line, Polyline, Rect, Shape
from opsplan.blocks.inline import Run
from opsplan.writers.ooxml.bounds import Box, bounds, union
from opsplan.writers.ooxml.xml import emu, sub
from opsplan.writers.pptx.canvas import Canvas, Identity, add_frame, add_identity, add_preset
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
    group = _add_group(canvas.tree, whole, union([bounds(shape) for shape in shapes]), description)
    for layer in layers(shapes):
        parent = group
        if layer.group and len(layer.members) > 1:
            inside = union([bounds(shapes[index]) for index in layer.members])
            parent = _add_group(group, canvas.identify(layer.group), inside, "")
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


def _add_group(parent: etree._Element, identity: Identity, box: Box, alt: str) -> etree._Element:
    """A group whose inner coordinates are those of the slide."""
    group = sub(parent, "p:grpSp")
    own = sub(group, "p:nvGrpSpPr")
    add_identity(own, identity, alt)
    sub(own, "p:cNvGrpSpPr")
    sub(own, "p:nvPr")
    frame = add_frame(sub(group, "p:grpSpPr"), box)
    for inner, outer in (("a:chOff", frame[0]), ("a:chExt", frame[1])):
        sub(frame, inner).attrib.update(outer.attrib)
    return group


def _add_shape(
    parent: etree._Element, identity: Identity, alt: str = "", *, text: bool = False
) -> tuple[etree._Element, etree._Element]:
    shape = sub(parent, "p:sp")
    own = sub(shape, "p:nvSpPr")
    add_identity(own, identity, alt)
    kind = sub(own, "p:cNvSpPr")
    if text:
        kind.set("txBox", "1")
    sub(own, "p:nvPr")
    return shape, sub(shape, "p:spPr")


def _paint_rect(scene: Scene, parent: etree._Element, rect: Rect, identity: Identity) -> None:
    _, properties = _add_shape(parent, identity, rect.alt)
    box = bounds(rect)
    add_frame(properties, box)
    sites = scene.sites.get(rect.name, ()) if scene.targets.get(rect.name, (None,))[0] == identity else ()
    if sites:
        corners = (
            (box.x, box.y),
            (box.x + box.w, box.y),
            (box.x + box.w, box.y + box.h),
            (box.x, box.y + box.h),
        )
        _add_freeform(properties, Polyline(corners, closed=True), sites)
    else:
        add_preset(properties, "rect")
    scene.canvas.pen.fill(properties, rect.fill)
    scene.canvas.pen.line(properties, rect.line, rect.line_width)


def _paint_line(scene: Scene, parent: etree._Element, line: Line, identity: Identity) -> None:
    route = find_route(((line.x1, line.y1), (line.x2, line.y2)))
    assert route is not None  # two points are always a straight connector
    properties = _add_connector(parent, identity, route._replace(preset="line"))
    scene.canvas.pen.line(properties, line.color, line.width, dash=line.dash)


def _paint_polyline(scene: Scene, parent: etree._Element, line: Polyline, identity: Identity) -> None:
    begin, finish = scene.targets.get(line.begin), scene.targets.get(line.finish)
    route = find_route(line.points) if begin and finish and not line.closed else None
    if route is not None and begin and finish:
        properties = _add_connector(
            parent, identity, route,
            (begin[0].number, _site(scene, line.begin, line.points[0])),
            (finish[0].number, _site(scene, line.finish, line.points[-1])),
        )  # fmt: skip
    else:
        _, properties = _add_shape(parent, identity, line.alt)
        add_frame(properties, bounds(line))
        if _is_diamond(line):
            add_preset(properties, "diamond")
        else:
            _add_freeform(properties, line)
        scene.canvas.pen.fill(properties, line.fill if line.closed else "")
    scene.canvas.pen.line(properties, line.color, line.width, arrow=line.arrow)


def _paint_label(scene: Scene, parent: etree._Element, label: Label, identity: Identity) -> None:
    shape, properties = _add_shape(parent, identity, text=True)
    add_frame(properties, bounds(label))
    add_preset(properties, "rect")
    scene.canvas.pen.fill(properties, label.fill)
    scene.canvas.pen.line(properties, "", 0.0)
    body = sub(shape, "p:txBody")
    add_body_properties(body, 0.0, "middle", wrap=False)
    text = (Run(label.text, src=label.src),) if label.text else ()
    para = Para(text, label.size, color=label.color, bold=label.bold, align=label.align)
    add_paragraphs(body, (para,), scene.canvas.pen, scene.canvas.hyperlink)


def _add_connector(
    parent: etree._Element,
    identity: Identity,
    route: Route,
    begin: tuple[int, int] | None = None,
    finish: tuple[int, int] | None = None,
) -> etree._Element:
    """A connector, glued to (shape id, site) at its ends where given."""
    connector = sub(parent, "p:cxnSp")
    own = sub(connector, "p:nvCxnSpPr")
    add_identity(own, identity)
    glue = sub(own, "p:cNvCxnSpPr")
    for name, end in (("a:stCxn", begin), ("a:endCxn", finish)):
        if end is not None:
            sub(glue, name, id=end[0], idx=end[1])
    sub(own, "p:nvPr")
    properties = sub(connector, "p:spPr")
    add_frame(properties, route.box, flip=route.flip)
    add_preset(properties, route.preset, **route.adjustments)
    return properties


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


def _add_freeform(properties: etree._Element, line: Polyline, own_sites: tuple[Point, ...] = ()) -> None:
    """A freeform with the four sites of a rectangle and those of its own, which grow with the shape."""
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


_KINDS: Mapping[type, str] = MappingProxyType({Rect: "bar", Line: "line", Polyline: "path", Label: "label"})

SHAPE_PAINTERS: Mapping[type, Callable[..., None]] = MappingProxyType({
    Rect: _paint_rect, Line: _paint_line, Polyline: _paint_polyline, Label: _paint_label,
})  # fmt: skip
