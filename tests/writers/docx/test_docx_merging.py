"""Shapes that carry nothing go together, and the picture stays the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.blocks.arrows import Points
from opsplan.blocks.drawing import Line, Polyline, Rect
from opsplan.writers.docx.merging import Merged, Single, look_of, merge, points_of

TOKENS = ("bg", "c1", "holiday")
RECTS = st.lists(
    st.builds(
        Rect,
        x=st.integers(0, 9), y=st.integers(0, 9), w=st.integers(1, 9), h=st.integers(1, 9),
        fill=st.sampled_from(TOKENS), line=st.just(""), line_width=st.just(0.0), name=st.just(""),
        group=st.just(""), alt=st.sampled_from(["", "", "说明"]),
    ),
    max_size=12,
)  # fmt: skip


def color_at(x: float, y: float, shapes: Iterable[Single | Merged]) -> str:
    """The fill on top at a point: a path is filled where a ray from the point crosses its edges an odd number of times."""
    color = ""
    for shape in shapes:
        layers = shape.layers if isinstance(shape, Merged) else ((points_of(shape),),)
        look = shape.look if isinstance(shape, Merged) else look_of(shape)
        if look.fill and any(_crossings(x, y, layer) % 2 for layer in layers):
            color = look.fill
    return color


def _crossings(x: float, y: float, figures: Sequence[Points]) -> int:
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for points in figures
        for (x1, y1), (x2, y2) in zip(points, (*points[1:], points[0]), strict=True)
    )


@given(RECTS)
def test_merged_shapes_look_as_they_did(rects: list[Rect]) -> None:
    merged = tuple(merge(rects))
    places = [(x + 0.5, y + 0.5) for x in range(18) for y in range(18)]
    assert [color_at(x, y, merged) for x, y in places] == [color_at(x, y, rects) for x, y in places]
    assert [shape for shape in merged if shape.alt] == [rect for rect in rects if rect.alt]


def test_lines_between_others_go_back_to_their_like() -> None:
    lines = tuple(Line(n, 0, n, 50, "line" if n % 2 else "mute") for n in range(40))
    merged = tuple(merge(lines))
    assert [type(shape) for shape in merged] == [Merged, Merged]
    paths = {
        points for shape in merged if isinstance(shape, Merged) for layer in shape.layers for points in layer
    }
    assert paths == {points_of(line) for line in lines}


def test_a_ground_stays_before_what_it_hides() -> None:
    bar = Rect(0, 0, 90, 10, "c1", name="t1", group="t1", alt="条")
    first, second = Rect(100, 0, 20, 10, "bg"), Rect(30, 0, 20, 10, "bg")
    assert tuple(merge((first, bar, second))) == (first, bar, second)


@pytest.mark.parametrize("shape", [
    Rect(0, 0, 5, 5, "c1", alt="条"), Rect(0, 0, 5, 5, "c1", group="t1"), Line(0, 0, 5, 5, group="t1"),
    Polyline(((0, 0), (5, 0), (5, 5)), fill="c1", closed=True, name="t1", alt="一季度评审"),
])  # fmt: skip
def test_what_says_something_or_belongs_to_a_task_stays_by_itself(shape: Single) -> None:
    assert tuple(merge((shape, shape))) == (shape, shape)


def test_links_are_one_shape_of_lines_and_one_of_arrowheads_however_many() -> None:
    links = tuple(
        Polyline(((10, 10.0 * n), (40, 10.0 * n), (40, 4)), "ink2", arrow=True, name=f"t{n}>t0")
        for n in range(1, 200)
    )
    lines, heads = merge(links)
    assert isinstance(lines, Merged)
    assert isinstance(heads, Merged)
    assert sum(map(len, lines.layers)) == len(links)
    ((head,),) = heads.layers
    assert head[0] == (40, 4)
    assert heads.look.fill == "ink2"


def test_outlines_of_neighbours_lie_in_paths_of_their_own() -> None:
    """Else the second one's fill would lie under the first one's outline."""
    boxes = tuple(Rect(10 * n, 0, 10, 10, "c1", "ink", 1.0) for n in range(3))
    (merged,) = merge(boxes)
    assert isinstance(merged, Merged)
    assert merged.layers == tuple((points_of(box),) for box in boxes)


def test_round_shapes_are_not_made_one_with_square_ones() -> None:
    shapes = (Rect(0, 0, 4, 4, "c1"), Rect(9, 0, 4, 4, "c1", round=True), Rect(18, 0, 4, 4, "c1"))
    merged = tuple(merge(shapes))
    assert shapes[1] in merged
    assert len(merged) == 2
