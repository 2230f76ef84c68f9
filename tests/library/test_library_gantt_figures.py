"""A Gantt of several pages: each page is under what it says of its own phases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from library_plans import PERIOD, context_of

from opsplan.blocks.deck import SlideSource
from opsplan.blocks.inline import plain, run
from opsplan.blocks.nodes import GanttFigure, Paragraph
from opsplan.diagnostics import Lang
from opsplan.library.gantt_chart import GanttChoice, gantt_chart
from opsplan.library.gantt_figures import gantt_figures
from opsplan.library.slides_apart import apart
from opsplan.schedule.progress import status_kinds


def _phase(name: str, month: int, tasks: int, more: str = "") -> str:
    lines = "".join(
        f"      - {{id: t{month}x{i}, name: {name}任务 {i}, start: 2027-{month:02d}-{i % 20 + 1:02d}, duration: 5d{more}}}\n"
        for i in range(1, tasks + 1)
    )
    return (
        f"  - name: {name}\n    start: 2027-{month:02d}-01\n    end: 2027-{month:02d}-28\n    tasks:\n{lines}"
    )


LONG = f"{PERIOD}phases:\n{_phase('预热', 3, 12)}{_phase('爆发', 5, 13)}{_phase('返场', 7, 30)}"


def figures_of(text: str, lang: Lang = "zh-CN", today: date = date(2027, 1, 1)) -> tuple[GanttFigure, ...]:
    ctx = replace(context_of(text, lang), today=today, deck=True)
    chart = gantt_chart(ctx, GanttChoice(statuses=status_kinds(ctx.schedule, today)))
    assert chart is not None
    return gantt_figures(ctx, chart, run("甘特图"))


def test_every_page_says_how_many_tasks_and_what_is_done_by_when() -> None:
    overview, *pages = figures_of(LONG)
    assert not overview.message, "the slide's own title says the next milestone"
    assert plain(overview.caption) == "甘特图：阶段与里程碑"
    said = [plain(page.message) for page in pages]
    assert said[0].startswith("预热共 12 项任务，")
    assert "3 月 17 日前完成预热任务 1" in said[0]
    assert [plain(page.caption) for page in pages] == [
        "甘特图：预热", "甘特图：爆发", "甘特图：返场（1/2）", "甘特图：返场（2/2）",
    ]  # fmt: skip
    assert said[2].startswith("返场（1/2）共 15 项任务")
    assert len(set(said)) == len(said)


def test_other_heads_that_go_on_are_named_once() -> None:
    ctx = context_of(LONG.replace("{id: t7x", "{owner: 林晓, id: t7x"), deck=True)
    chart = gantt_chart(ctx, GanttChoice(by="owner"))
    assert chart is not None
    heads = [plain(page.message).partition("共")[0].strip() for page in gantt_figures(ctx, chart)[1:]]
    assert heads[:2] == ["林晓（1/2）", "林晓（2/2）"]
    assert not any("续" in head for head in heads)


def test_english_pages() -> None:
    said = plain(figures_of(LONG, "en")[1].message)
    assert said.startswith("预热: 12 tasks, ")
    assert said.endswith("done by 17 Mar")


@pytest.mark.parametrize(
    ("more", "today", "expected"),
    [
        (", progress: 100%", date(2027, 4, 1), "预热共 12 项任务，已全部完成"),
        ("", date(2027, 6, 1), "应在 3 月 17 日完成"),
        (", rolling: true", date(2027, 1, 1), "预热共 12 项任务，常态进行"),
    ],
)
def test_a_message_stays_true_later_in_the_year(more: str, today: date, expected: str) -> None:
    text = f"{PERIOD}phases:\n{_phase('预热', 3, 12, more)}{_phase('爆发', 5, 13)}"
    assert expected in plain(figures_of(text, today=today)[1].message)


def test_a_slide_is_taken_apart_where_figures_have_messages() -> None:
    overview, *pages = figures_of(LONG)
    words = Paragraph(run("请各组确认"))
    slide = SlideSource(run("下一个里程碑"), (overview, *pages, words), notes=(words,), layout="gantt")
    slides = tuple(apart(slide))
    assert [plain(each.title) for each in slides] == [
        "下一个里程碑",
        *(plain(page.message) for page in pages),
    ]
    assert slides[-1].blocks == (pages[-1], words)
    assert [bool(each.notes) for each in slides] == [True, False, False, False, False]
    alone = tuple(apart(replace(slide, blocks=tuple(pages))))
    assert plain(alone[0].title) == plain(pages[0].message)
    assert alone[0].notes
