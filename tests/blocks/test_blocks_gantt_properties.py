"""What holds for every Gantt chart: nothing overlaps, nothing leaves its page, no row is lost."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from drawing_checks import check, corners
from hypothesis import given, settings
from hypothesis import strategies as st

from opsplan.blocks.drawing import Drawing, Label, Polyline, Rect
from opsplan.blocks.gantt import DayOff, Gantt, GanttLink, GanttRow
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.gantt_measures import MEASURES, Look
from opsplan.blocks.gantt_parts import overview_of

BEGIN = date(2027, 1, 1)
LENGTHS = [1, 2, 5, 20, 34, 90, 139, 365, 800, 2000, 36_500]
NAMES = st.one_of(
    st.sampled_from(["评审", "", "😀é", "A long English name of a task", "商城 2.0 联调与回归测试"]),
    st.text("质保登记码全国铺开，（试点）30店、", min_size=1, max_size=200),
    st.text("abcdefghi klmnoprst-W", min_size=1, max_size=200),
)


@st.composite
def charts(draw: st.DrawFn) -> Gantt:
    days = draw(st.sampled_from(LENGTHS))
    offset = st.integers(-30, days + 30)

    def day() -> date:
        return BEGIN + timedelta(draw(offset))

    def span() -> tuple[date, date]:
        first = day()
        return first, first + timedelta(draw(st.integers(0, days)))

    rows = []
    for index in range(draw(st.integers(0, 60))):
        start, end = span()
        minute = draw(st.sampled_from([0, 0, 0, 545]))
        rows.append(GanttRow(
            f"r{index}", draw(NAMES), draw(st.sampled_from(["phase", "summary", "task", "task", "task", "milestone", "activity"])),
            start, end, draw(st.sampled_from(["", "何川", "Alexander the Great"])), draw(st.sampled_from(["c1", "c5", "#2F6B4F"])),
            draw(st.sampled_from([0.0, 0.0, 0.4, 1.0])), draw(st.integers(0, 6)), draw(st.booleans()), draw(st.booleans()),
            start_minute=minute, end_minute=600 if minute else 1440, baseline=draw(st.sampled_from([None, None, span()])),
            slack_end=draw(st.sampled_from([None, end + timedelta(days // 3)])),
            status=draw(st.sampled_from(["", "planned", "on-track", "at-risk", "late", "done"])),
        ))  # fmt: skip
    ids = st.integers(0, max(len(rows) - 1, 0)).map("r{}".format)
    links = st.lists(st.builds(GanttLink, ids, ids, st.sampled_from(["FS", "SS", "FF", "SF"])), max_size=12)
    names = st.sampled_from(
        ["春节", "国庆节", "国庆节公司休假", "A very long name of a holiday nobody can keep", ""]
    )
    offs = [DayOff(*span(), draw(names), draw(st.booleans())) for _ in range(draw(st.integers(0, 5)))]
    return Gantt(
        BEGIN, BEGIN + timedelta(days - 1), tuple(rows), draw(st.sampled_from(["zh-CN", "en"])), "图", tuple(draw(links)),
        tuple(offs), today=day() if draw(st.booleans()) else None,
        scale=draw(st.sampled_from(["auto", "hour", "day", "week", "month", "quarter", "year"])),
        legend=tuple((f"c{i + 1}", f"负责人 {i}") for i in range(draw(st.sampled_from([0, 0, 3, 9])))),
        estimated_years=draw(st.sampled_from([(), (2027,), (2027, 2028, 2029, 2030)])),
    )  # fmt: skip


LOOKS = st.sampled_from(["slide", "document", "svg"])
WIDTHS = st.sampled_from([200.0, 415.0, 698.0, 864.0, 1200.0])


def bars(drawing: Drawing, gantt: Gantt) -> list[Rect | Polyline]:
    ids = {row.id for row in gantt.rows} | {f"{row.id}/cont" for row in gantt.rows}
    return [shape for shape in drawing.shapes if isinstance(shape, Rect | Polyline) and shape.name in ids]


def check_bars(drawing: Drawing, gantt: Gantt, left: float) -> None:
    """Every bar stands in the time area, and no label of another row lies over it."""
    texts = [shape for shape in drawing.shapes if isinstance(shape, Label) and shape.text]
    for bar in bars(drawing, gantt):
        xs, ys = zip(*corners(bar), strict=True)
        assert left - 0.01 <= min(xs)
        assert max(xs) <= drawing.width + 0.01
        for label in texts:
            across = min(max(xs), label.x + label.w) - max(min(xs), label.x)
            down = min(max(ys), label.y + label.h) - max(min(ys), label.y)
            assert label.group == bar.group or across < 0.01 or down < 0.01, (label.text, bar.name)


def check_told(drawing: Drawing, gantt: Gantt, left: float) -> None:
    """A row whose dates have no room, or whose name is cut, is told of. Milestones in the lane have both in one."""
    named = {shape.name: shape for shape in drawing.shapes if isinstance(shape, Label)}
    chinese = gantt.lang == "zh-CN"
    for row in gantt.rows:
        name = named.get(f"{row.id}/name")
        if name is None or name.x >= left:
            continue
        if name.text.endswith("…"):
            assert ("名称未写全的行" if chinese else "Rows whose name is cut") in drawing.description
        elif len(name.text) > 1:
            assert "".join(name.text.split()) == "".join(row.name.split())
        if row.kind != "phase" and f"{row.id}/dates" not in named:
            assert ("未标日期的行" if chinese else "Rows without their dates") in drawing.description


@settings(max_examples=40)
@given(charts(), LOOKS, WIDTHS, st.floats(150, 500))
def test_every_chart_keeps_to_its_canvas_without_overlaps(
    gantt: Gantt, look: Look, width: float, max_height: float
) -> None:
    drawings = draw_gantt(gantt, width=width, max_height=max_height, look=look)
    names: Counter[str] = Counter()
    for drawing in drawings:
        check(drawing)
        check_bars(drawing, gantt, MEASURES[look].left(width))
        check_told(drawing, gantt, MEASURES[look].left(width))
        names.update(shape.name for shape in drawing.shapes)
        if look != "svg":
            assert drawing.height <= max_height + 0.01
    for item in gantt.rows:
        if item.kind == "milestone":
            assert names[f"{item.id}/lane"] in (0, len(drawings))
            assert names[item.id] in (1, len(drawings))
        else:
            assert names[item.id] == 1


@settings(max_examples=10)
@given(charts(), WIDTHS)
def test_an_overview_keeps_to_its_canvas_too(gantt: Gantt, width: float) -> None:
    for drawing in draw_gantt(overview_of(gantt), width=width, max_height=371, look="slide"):
        check(drawing)
        assert drawing.height <= 371.01
