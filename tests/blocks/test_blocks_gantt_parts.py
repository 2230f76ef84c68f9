"""A chart too long for a page: the phases at a glance, then page by page; nothing is lost, whatever the plan is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from drawing_checks import check, texts
from gantt_example import milestone, row
from hypothesis import given, settings
from hypothesis import strategies as st
from test_blocks_gantt_properties import charts

from opsplan.blocks.drawing import Label
from opsplan.blocks.gantt import Gantt, GanttLink, GanttRow
from opsplan.blocks.gantt_layout import draw_gantt
from opsplan.blocks.gantt_measures import MEASURES, Look
from opsplan.blocks.gantt_parts import gantt_parts

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)


def phase(name: str, start: int, days: int, tasks: int, kind: str = "task") -> tuple[GanttRow, ...]:
    """A phase from a day of the year, counted from 0, with tasks that fill it one after the other."""
    begin = FIRST + timedelta(start)
    end = begin + timedelta(days - 1)
    each = days // max(tasks, 1)
    inside = (
        GanttRow(f"{name}{i}", f"{name}任务 {i}", "task", begin + timedelta(i * each), begin + timedelta(i * each + each - 1), depth=1)
        for i in range(tasks)
    )  # fmt: skip
    return (GanttRow(name, name, "phase", begin, end), *inside)


def year(*phases: tuple[GanttRow, ...], links: tuple[GanttLink, ...] = ()) -> Gantt:
    return Gantt(FIRST, LAST, tuple(each for rows in phases for each in rows), "zh-CN", "年度", links)


def test_a_chart_that_fits_a_page_stays_whole() -> None:
    gantt = year(phase("甲", 0, 90, 8), phase("乙", 90, 90, 8))
    assert gantt_parts(gantt, "slide", width=864, room=360) == (gantt,)


def test_a_chart_that_fits_without_the_lane_of_milestones_goes_without() -> None:
    stones = tuple(milestone(f"第 {day} 次评审会", (5, day)) for day in range(1, 4))
    links = tuple(GanttLink("甲6", stone.id) for stone in stones)
    gantt = year((*phase("甲", 0, 90, 7), *stones), phase("乙", 90, 90, 7), links=links)
    (part,) = gantt_parts(gantt, "document", width=698, room=346)
    assert (part.rows, part.part) == (gantt.rows, "page")
    assert len(gantt_parts(gantt, "document", width=698, room=420)[0].rows) == len(gantt.rows)


def test_every_phase_has_a_page_with_an_axis_of_its_own() -> None:
    overview, first, second = gantt_parts(
        year(phase("甲", 0, 90, 12), phase("乙", 90, 120, 10)), "slide", width=864, room=360
    )
    assert [each.kind for each in overview.rows] == ["task", "task"]
    assert overview.rows[0].note == "12 项任务"
    assert (overview.start, overview.end) == (FIRST, LAST)
    assert (first.start, first.title) == (FIRST, "甲")
    assert first.end < date(2027, 4, 20)
    assert date(2027, 3, 20) < second.start < date(2027, 4, 1)


def test_short_phases_share_a_page_and_long_ones_take_several() -> None:
    parts = gantt_parts(
        year(phase("甲", 0, 20, 4), phase("乙", 20, 20, 4), phase("丙", 40, 200, 40)),
        "slide",
        width=864,
        room=360,
    )
    assert [part.title for part in parts] == ["年度", "甲、乙", "丙", "丙（续）", "丙（续）"]
    sizes = [len(part.rows) - 1 for part in parts[2:]]
    assert sum(sizes) == 40
    assert max(sizes) - min(sizes) <= 1
    assert parts[3].start > date(2027, 3, 1), "a page in the middle of a phase begins with its tasks"


def test_a_phase_that_goes_on_all_year_stands_in_the_overview() -> None:
    always = phase("常态", 0, 365, 3)
    overview, *pages = gantt_parts(
        year(phase("甲", 0, 90, 12), phase("乙", 90, 90, 12), always), "slide", width=864, room=360
    )
    assert [each.id for each in overview.rows] == ["甲", "乙", "常态", "常态0", "常态1", "常态2"]
    assert len(pages) == 2


def test_a_link_to_another_page_is_told_by_name_at_both_ends() -> None:
    links = (GanttLink("甲11", "乙0"), GanttLink("甲0", "甲1"))
    _, first, second = gantt_parts(
        year(phase("甲", 0, 90, 12), phase("乙", 90, 90, 12), links=links), "slide", width=864, room=360
    )
    assert first.links == links[1:]
    assert not second.links
    for part, shown in ((first, "→ 乙任务 0"), (second, "← 甲任务 11")):
        (drawing,) = draw_gantt(part, width=864, max_height=360, look="slide")
        assert shown in texts(drawing)
        assert "← 前置、→ 后续任务在其他页" in texts(drawing)
        check(drawing)


def test_milestones_of_a_page_stand_among_its_rows_alone() -> None:
    rows = (*phase("甲", 0, 90, 12), milestone("评审", (3, 20)), *phase("乙", 90, 90, 12))
    overview, first, _ = gantt_parts(Gantt(FIRST, LAST, rows, "zh-CN"), "slide", width=864, room=360)
    (glance,) = draw_gantt(overview, width=864, max_height=360, look="slide")
    (drawing,) = draw_gantt(first, width=864, max_height=360, look="slide")
    assert "评审 3/20" in texts(glance)
    assert "里程碑" not in texts(drawing)
    assert {"评审", "3/20"} <= set(texts(drawing))


def test_few_rows_are_set_larger() -> None:
    overview, first, _ = gantt_parts(
        year(phase("甲", 0, 90, 10), phase("乙", 90, 90, 16)), "slide", width=864, room=360
    )
    for part in (overview, first):
        (drawing,) = draw_gantt(part, width=864, max_height=360, look="slide")
        assert {shape.size for shape in drawing.shapes if isinstance(shape, Label)} == {12}
        assert drawing.height <= 360


def test_a_lone_phase_has_no_overview() -> None:
    parts = gantt_parts(year(phase("甲", 0, 200, 40)), "slide", width=864, room=360)
    assert [part.part for part in parts] == ["page"] * 3
    assert gantt_parts(year((row("孤立", (1, 1), (2, 1)),)), "slide", width=864, room=360)[0].part == "whole"


@settings(max_examples=40)
@given(charts(), st.floats(250, 450), st.sampled_from([("slide", 864.0), ("document", 698.0)]))
def test_nothing_of_any_chart_is_lost_on_its_pages(
    gantt: Gantt, room: float, page: tuple[Look, float]
) -> None:
    look, width = page
    parts = gantt_parts(gantt, look, width=width, room=room)
    shown: Counter[str] = Counter()
    for part in parts:
        assert gantt.start <= part.start <= part.end <= max(gantt.end, gantt.start)
        if part.part == "overview":
            shown.update(each.id for each in part.rows if each.kind != "milestone")
            continue
        assert len(part.rows) <= MEASURES[look].page_rows or part.part == "whole"
        shown.update(each.id for each in part.rows)
        (drawing,) = draw_gantt(part, width=width, max_height=room, look=look)
        check(drawing)
    assert all(shown[each.id] for each in gantt.rows if each.kind != "phase")
    places = {each.id: part for part in parts if part.part != "overview" for each in part.rows}
    for link in gantt.links:
        if len(parts) > 1 and link.source in places and link.target in places:
            source, target = places[link.source], places[link.target]
            names = {other.id for each in target.rows if each.id == link.target for other in each.waits_for}
            assert (link in target.links) if source is target else (link.source in names)


def test_long_names_leave_fewer_rows_for_a_page() -> None:
    short = phase("甲", 0, 200, 34)
    long = tuple(replace(each, name=f"{each.name}，供应链备货确认与华东仓到货复核") for each in short)
    few, many = (gantt_parts(year(rows), "document", width=698, room=366) for rows in (short, long))
    assert len(few) < len(many)
    for part in (*few, *many):
        assert len(draw_gantt(part, width=698, max_height=366, look="document")) == 1
