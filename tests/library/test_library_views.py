"""Views show the whole plan, each value with its place in the plan, and nothing that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from conftest import plan_paths
from library_plans import PERIOD, cells, context_of, example, sources, table, values

from opsplan.blocks.inline import Run, plain
from opsplan.blocks.nodes import BigNumbers, Cards, Chart, Funnel, GanttFigure, ListBlock, Table
from opsplan.content.quarters import quarter_span
from opsplan.library.context import Context, ViewError
from opsplan.library.views import VIEWS
from opsplan.library.views.goals import split_figure
from opsplan.library.views.tables import DECK_COLUMNS
from opsplan.model.base import Entry
from opsplan.model.specs import fields_of

BARE = f"{PERIOD}goals: [{{name: g}}]\n"

ELSEWHERE = {
    "Plan", "Period",  # the cover, header and summary show these
    "Background.summary", "Background.market", "Background.product", "Background.customers", "Background.stage",
    "Competitors.conclusion", "Strategy.target_market", "Strategy.positioning", "Strategy.north_star", "Monitoring.system",
    "ExtraSection",  # prose
    "Predecessor",  # shown in one cell of the task
    "Goal.unit", "DayOff.end", "Reading.date",  # a part of another value
    "Phase.color", "Budget.currency", "BudgetItem.category",  # a colour, a column's title, a group's row
}  # fmt: skip
"""What templates show as prose or on the cover, and what no text of its own."""


UNTITLED = ("menus", "revisions", "phase_strip", "summary_facts", "summary_pillars", "summary_money")
"""Views under a heading of their own that need no caption."""


def written(entry: Entry) -> Iterator[tuple[str, str]]:
    """Model and field, and path, of everything the plan says."""
    for name, spec in fields_of(type(entry)).items():
        value: Any = getattr(entry, spec.attribute)
        if value is None or value == () or value == {} or value == "" or value is False or name == "id":
            continue
        if spec.shape in ("entry", "entries"):
            for one in value if isinstance(value, tuple) else (value,):
                yield from written(one)
        elif spec.shape == "entry-map":
            for one in value.values():
                yield from written(one)
        else:
            yield f"{type(entry).__name__}.{name}", entry.at(name)


@pytest.mark.parametrize("name", ["zh", "en", "minimal"])
def test_every_value_of_a_plan_is_shown_by_some_view(name: str) -> None:
    ctx = example(name)
    shown = sources(ctx)
    found = [
        (field, path) for field, path in written(ctx.plan) if not {field, field.split(".")[0]} & ELSEWHERE
    ]
    assert len(found) > 10
    missing = [
        path
        for _, path in found
        if path not in shown and not any(one.startswith(f"{path}.") for one in shown)
    ]
    assert not missing


@pytest.mark.parametrize("deck", [False, True])
@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_tables_are_whole_for_every_plan(path: Any, deck: bool) -> None:
    ctx = context_of(path.read_text("utf-8"), deck=deck)
    seen = 0
    for name, view in VIEWS.items():
        for block in view(ctx, {}):
            if not isinstance(block, Table):
                continue
            seen += 1
            covered = [0] * len(block.rows)
            for number, row in enumerate(block.rows):
                for cell in row.cells:
                    for below in range(number, number + cell.rows):
                        covered[below] += cell.span
            assert set(covered) == {len(block.columns)}, name
            if deck and block.look == "data":
                heads = [column for column in block.columns if column.title or not column.key]
                assert len(heads) <= DECK_COLUMNS, name
            if not deck and name not in UNTITLED:
                assert block.caption, name
    assert seen > 3


@pytest.mark.parametrize("name", sorted(VIEWS))
@pytest.mark.parametrize("deck", [False, True])
def test_a_plan_without_the_section_shows_nothing(name: str, deck: bool) -> None:
    blocks = VIEWS[name](context_of(BARE, deck=deck), {})
    assert not blocks or name in ("goals",)


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_an_unknown_option_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(ViewError) as caught:
        VIEWS[name](context_of(BARE), {"colour": "red"})
    assert "colour" in caught.value.text.en
    assert caught.value.help is not None


def test_an_unknown_column_and_a_wrong_number_are_refused() -> None:
    ctx = context_of(BARE)
    with pytest.raises(ViewError, match="no column 'price'"):
        VIEWS["goals"](ctx, {"columns": "name, price"})
    with pytest.raises(ViewError, match="whole number"):
        VIEWS["goals"](ctx, {"limit": "many"})
    with pytest.raises(ViewError, match="no value 'colour'"):
        VIEWS["budget_by"](ctx, {"by": "colour"})


def test_columns_limit_and_caption_are_the_templates() -> None:
    found = table(example("zh"), "goals", columns="name, owner", limit="2", caption="目标")
    assert [column.key for column in found.columns] == ["name", "owner"]
    assert cells(found) == [["小程序月活", "林知夏"], ["线上成交额", "赵一鸣"]]
    assert found.caption == (Run("目标"),)
    assert found.note[0].text == "共 5 项，这里列出 2 项"


def test_a_goal_takes_from_its_metric_what_it_leaves_out() -> None:
    ctx = context_of(
        f"{PERIOD}metrics: [{{id: m, name: Sales, unit: 元, baseline: 10, target: 20}}]\ngoals: [{{name: G, metric: m}}]\n"
    )
    found = table(ctx, "goals")
    assert cells(found) == [["G", "10 元", "20 元\n+100%"]]
    assert found.rows[0].cells[2].text[0].src == "metrics[m].target"


def test_a_checkpoint_ahead_has_the_unit_and_the_owner_of_the_metric() -> None:
    ctx = context_of(
        PERIOD
        + "metrics: [{id: m, name: Sales, unit: 件, owner: Lin}]\n"
        + "goals: [{name: Sell, metric: m, checkpoints: [{date: 2027-01-10, value: 500}]}]\n"
    )
    ctx = replace(ctx, today=date(2027, 1, 1))
    assert cells(table(ctx, "next_steps")) == [["2027-01-10", "Sell，检查点 500 件", "Lin"]]


def test_a_quarter_that_is_none_and_a_caption_of_points() -> None:
    ctx = example("zh")
    with pytest.raises(ViewError, match="2027Q5"):
        VIEWS["entries"](ctx, {"quarter": "2027Q5"})
    points = context_of(BARE + "membership: {points: {earn: x}}\n")
    assert plain(table(points, "points", caption="Mine").caption) == "Mine"


def test_big_numbers_and_the_chart_carry_real_values() -> None:
    numbers = VIEWS["summary_numbers"](example("zh"), {})[0]
    assert isinstance(numbers, BigNumbers)
    assert [(one.value[0].text, one.unit[0].text if one.unit else "") for one in numbers.numbers] == [
        ("36", "万人"), ("7,600", "万元"), ("11%", ""), ("2.4", "万人"), ("69", "元"),
    ]  # fmt: skip
    chart = VIEWS["goals_chart"](example("zh"), {})[0]
    assert isinstance(chart, Chart)
    assert chart.categories[0] == "门店月导流"
    assert chart.series[1].values[1] == pytest.approx(160.7, abs=0.1)
    assert chart.series[1].labels[2].startswith("7,600 万元")
    assert (split_figure("6,000", "units"), split_figure("69", "$")) == (("6,000", "units"), ("$69", ""))


def test_the_schedule_is_shown_with_its_days() -> None:
    ctx = example("zh")
    rows = cells(table(ctx, "tasks"))
    assert len(rows) == 40 + 5
    assert [
        "看板搭建",
        "郭凡",
        "—",
        "2027-01-18",
        "2027-01-27",
        "8 个工作日",
        "埋点接入与验证（SS，+5 个工作日）",
        "看板 12 张",
    ] in [[row[0].strip(), *row[1:]] for row in rows if len(row) > 1]
    figures = VIEWS["gantt"](ctx, {})
    charts = [each.gantt for each in figures if isinstance(each, GanttFigure)]
    assert [chart.part for chart in charts] == ["overview"] + ["page"] * (len(figures) - 1)
    shown = {row.id for chart in charts[1:] for row in chart.rows if row.kind != "phase"}
    assert len(shown) == 40
    assert any(chart.links for chart in charts)
    assert charts[0].today == date(2027, 3, 1)
    assert VIEWS["gantt"](ctx, {"rows": "pages"}) == figures[1:]
    overview = VIEWS["gantt"](ctx, {"rows": "overview"})[0]
    assert isinstance(overview, GanttFigure)
    assert {row.kind for row in overview.gantt.rows} == {"task", "milestone"}
    assert next(row.note for row in overview.gantt.rows if row.kind == "task") == "10 项任务，已完成 3 项"
    one = VIEWS["gantt"](ctx, {"activity": "0"})[0]
    assert isinstance(one, GanttFigure)
    assert {row.kind for row in one.gantt.rows} == {"activity"}


def test_a_run_of_show_has_computed_ends() -> None:
    ctx = context_of(
        f"{BARE}activities: [{{name: A, process: [{{time: '19:30', duration: 5min, step: a}}, {{duration: 1h, step: b}}, {{step: c}}]}}]\n"
    )
    assert [row[0] for row in cells(table(ctx, "process"))] == ["19:30–19:35", "19:35–20:35", "20:35"]


def test_offsets_of_an_activity_become_days() -> None:
    assert [row[0] for row in cells(table(example("zh"), "reminders", activity="0"))] == [
        "2027-03-17",
        "2027-03-18",
    ]
    assert [row[0] for row in cells(table(example("zh"), "follow_up", activity="0"))][-2:] == [
        "2027-06-18",
        "2027-09-18",
    ]


def test_raci_has_one_letter_a_person_and_one_grid_on_a_slide() -> None:
    ctx = example("zh")
    first = table(ctx, "raci")
    assert len(first.columns) == 12
    assert all(sum(text == "A" for text in row[1:]) == 1 for row in cells(first) if len(row) > 1)
    assert first.wide
    (grid,) = VIEWS["raci"](example("zh", deck=True), {})
    assert isinstance(grid, Table)
    assert len(grid.columns) == 8
    assert "".join(run.text for run in grid.columns[1].title) == "赵一鸣\n产品运营负责人"
    assert "另有 4 人" in "".join(run.text for run in grid.note)


def test_the_budget_adds_up_on_the_page() -> None:
    rows = table(example("en"), "budget").rows
    last = {
        "".join(run.text for run in row.cells[0].text): "".join(run.text for run in row.cells[3].text)
        for row in rows
        if row.kind != "body" and len(row.cells) > 3
    }
    assert last["Sum of items"] == "215,000"
    assert last["Total"] == "236,500"
    assert last["Headroom"] == "3,500"
    chart = VIEWS["budget_chart"](example("zh"), {})[0]
    assert isinstance(chart, Chart)
    assert chart.center == ("413", "万元")
    assert chart.colors[-1] == "other"
    assert chart.colors[1] == "c3"
    assert [row[1] for row in cells(table(example("zh"), "budget_by", by="pillar"))][:2] == [
        "1,500,400",
        "482,400",
    ]


def test_risks_show_their_band_as_word_and_colour() -> None:
    ctx = example("zh")
    exposure = table(ctx, "risks").rows[0].cells[3]
    assert (exposure.text[0].text, exposure.fill, exposure.color) == ("12 高", "high", "high-text")
    matrix = table(ctx, "risk_matrix")
    assert cells(matrix)[2][4] == "#1 商城 2.0 延期\n#2 安家节备货不足\n#4 触达过多引发取关\n12 高"
    assert matrix.rows[0].cells[5].fill == "severe"
    assert [row[1] for row in cells(table(example("zh", deck=True), "risks"))][:3] == [
        "商城 2.0 延期",
        "安家节备货不足",
        "触达过多引发取关",
    ]


def test_content_is_filtered_by_whatever_its_channel_and_status_are_called() -> None:
    ctx = context_of(
        "opsplan: 1\ntitle: T\nlanguage: en\nperiod: {start: 2027-01-01, end: 2027-12-31}\n"
        "strategy: {channels: [{id: oa, name: Official account}]}\n"
        "content: {entries: [{title: A, channel: oa, status: published}, {title: B, channel: Official account, status: idea}, {title: C, channel: Else}]}\n"
    )

    def titles(**options: str) -> list[str]:
        found = VIEWS["entries"](ctx, {"columns": "title", **options})
        return [row[0] for block in found if isinstance(block, Table) for row in cells(block)]

    for channel in ("oa", "Official account"):
        assert titles(channel=channel) == ["A", "B"]
    assert titles(channel="Else") == ["C"]
    for status in ("published", "Published", "已发"):
        assert titles(status=status) == ["A"]


def test_a_cost_that_was_exceeded_has_a_plus_and_prizes_a_currency() -> None:
    ctx = context_of(
        "opsplan: 1\ntitle: T\nlanguage: en\nperiod: {start: 2027-01-01, end: 2027-12-31}\n"
        "budget: {currency: USD, items: [{name: A, amount: 100, actual: 130}, {name: B, amount: 100, actual: 90}, {name: C, amount: 5, actual: 5}]}\n"
        "activities: [{name: X, rules: {prizes: [{name: P, value: 5, quantity: 2}]}}]\n"
    )
    assert [row[3] for row in cells(table(ctx, "actuals"))[1:]] == ["+30", "−10", "0"]
    heads = [plain(column.title) for column in table(ctx, "prizes").columns]
    assert heads == ["Prize", "Value ($)", "Quantity", "Amount ($)"]


def test_cards_funnel_and_decisions() -> None:
    deck = example("zh", deck=True)
    people, pillars, funnel = (VIEWS[name](deck, {})[0] for name in ("personas", "pillar_cards", "funnel"))
    assert isinstance(people, Cards)
    assert isinstance(pillars, Cards)
    assert isinstance(funnel, Funnel)
    assert len(people.cards) == 3
    assert [card.color for card in pillars.cards] == ["c1", "c2", "c3", "c4", "c5"]
    assert funnel.stages[1].conversion[-1].text == "17.9%"
    asks = VIEWS["decisions"](deck, {})[0]
    assert isinstance(asks, ListBlock)
    assert len(asks.items) == 3
    assert (
        VIEWS["decisions"](
            context_of(f"{BARE}status: approved\nbudget: {{limit: 5, items: [{{name: a, amount: 3}}]}}\n"), {}
        )
        == ()
    )


def test_a_grid_of_an_extra_section_may_have_ragged_cells() -> None:
    text = (
        f"{BARE}sections: [{{title: S, grid: {{rows: [a, b], columns: [x, y], cells: [[1], [2, 3, 4]]}}}}]\n"
    )
    assert cells(table(context_of(text), "grid")) == [["a", "1", "", ""], ["b", "2", "3", "4"]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2027Q1", date(2027, 1, 1)),
        ("2027 Q4", date(2027, 10, 1)),
        ("2027年三季度", date(2027, 7, 1)),
        ("20271", None),
        ("spring", None),
    ],
)
def test_a_quarter_is_read_in_several_ways(text: str, first: date | None) -> None:
    found = quarter_span(text)
    assert (found[0] if found else None) == first


def test_hostile_text_stays_as_written() -> None:
    word = "=SUM(A1) & <b> \"'|*_# {{ x }} ‮ 😀" + "x" * 10_000
    quoted = word.replace("'", "''")
    text = f"{PERIOD}goals: [{{name: '{quoted}', target: 5}}]\nrisks: [{{name: '{quoted}', probability: 3, impact: 5}}]\n"
    for deck in (False, True):
        ctx: Context = context_of(text, deck=deck)
        runs = [
            one
            for view in VIEWS.values()
            for block in view(ctx, {})
            for one in values(block)
            if isinstance(one, Run)
        ]
        assert any(run.text == word for run in runs)


def test_a_slide_of_problems_says_which_goal_answers_each_and_by_what_means() -> None:
    shown = table(example("zh", deck=True), "status_quo")
    assert [plain(column.title) for column in shown.columns] == [
        "领域",
        "今天的问题",
        "回应它的目标",
        "靠什么",
    ]
    rows = {row.src: [plain(cell.text) for cell in row.cells] for row in shown.rows}
    assert len(rows) == 7
    store = next(cells for cells in rows.values() if any("门店月导流只有" in text for text in cells))
    assert store[2:] == ["小程序月活  22.4 万 → 36 万人\n门店月导流  1.1 万 → 2.4 万人", "门店导流"]
    training = next(cells for cells in rows.values() if any("集中巡讲一次" in text for text in cells))
    assert training[1:] == ["尚无目标", "门店导流"]


def test_the_number_a_goal_starts_from_is_bold_in_the_problem() -> None:
    shown = table(example("zh", deck=True), "status_quo")
    bold = [
        run.text
        for row in shown.rows
        for cell in row.cells
        for run in cell.text
        if run.bold and run.src.endswith(".text")
    ]
    assert bold == ["7.5%", "1.1 万", "86"]


def test_a_slide_of_competitors_has_scores_and_facts_in_columns_of_their_own() -> None:
    shown = table(example("zh", deck=True), "competitor_matrix")
    assert len(shown.columns) == 7
    heads = [plain(column.title) for column in shown.columns]
    assert heads[:4] == ["维度", "熊猫家居", "", "竞品甲（全屋定制）\n份额约 9%"]
    first = shown.rows[0].cells
    assert [plain(cell.text) for cell in first[1:3]] == ["●●○○○", "每月 4 期推文，篇均阅读 3100"]
    assert [cell.bold for cell in first[2::2]] == [False, True, False]
    answers = shown.rows[-1].cells
    assert plain(answers[1].text) == "七天内送装到家、十年质保线上可查、门店与商城同一套会员"
    assert [cell.span for cell in answers] == [1, 2, 2, 2]


def test_without_what_sets_us_apart_the_label_of_our_answers_reaches_over_our_column() -> None:
    shown = table(example("en", deck=True), "competitor_matrix")
    assert [(plain(cell.text), cell.span) for cell in shown.rows[-1].cells] == [
        ("Our response", 2), ("Show the replaceable lid first", 1),
    ]  # fmt: skip


def test_pillars_on_a_slide_lead_with_the_first_problem_in_short() -> None:
    (found,) = VIEWS["pillar_cards"](example("zh", deck=True), {})
    assert isinstance(found, Cards)
    assert plain(found.cards[1].lead) == "34 万会员没有分层，等 2 项"
    assert [plain(text or label) for label, text in found.cards[0].lines] == [
        "全年选题与栏目", "门店实拍短视频", "朋友圈广告只投内容爆款", "支撑小程序月活、单个新客成本",
    ]  # fmt: skip
    assert plain(found.cards[0].number) == "预算 150 万元"
