"""The views that draw charts: what they draw, what they say of it, and when they draw nothing."""

from __future__ import annotations

import pytest
from library_plans import PERIOD as EMPTY
from library_plans import cells, context_of, example, table, values

from opsplan.blocks.chart import Chart, NumberFormat
from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Columns, Funnel, Takeaways
from opsplan.diagnostics import Lang
from opsplan.library.context import Context
from opsplan.library.views import VIEWS

PERIOD = f"{EMPTY}phases: [{{name: P}}]\n"
CHARTS = (
    "goals_chart", "goal_paths", "competitor_chart", "metric_charts", "budget_charts", "budget_chart", "risk_charts", "content_charts",
)  # fmt: skip


def charts(ctx: Context, view: str) -> list[Chart]:
    """All charts of a view in the order they stand in."""
    found = [one for block in VIEWS[view](ctx, {}) for one in values(block) if isinstance(one, Chart)]
    return found[::-1] if len(found) > 1 and isinstance(VIEWS[view](ctx, {})[0], Columns) else found


def named(ctx: Context, view: str) -> dict[str, Chart]:
    return {plain(chart.caption): chart for chart in charts(ctx, view)}


@pytest.mark.parametrize("view", CHARTS)
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_every_chart_says_its_message_and_where_its_numbers_come_from(view: str, lang: Lang) -> None:
    found = charts(example("zh", lang=lang), view)
    assert found
    for chart in found:
        assert chart.alt
        assert chart.caption
        assert all(len(one.values) == len(chart.categories) for one in chart.series)
        assert any(src for one in chart.series for src in one.srcs)
        assert all(len(one.srcs) == len(one.values) for one in chart.series)


@pytest.mark.parametrize("view", CHARTS)
def test_a_plan_without_numbers_has_no_charts(view: str) -> None:
    assert VIEWS[view](context_of(PERIOD), {}) == ()


GOAL = (
    PERIOD
    + "goals: [{name: G, unit: 元, baseline: %s, target: 900, due: 2027-12-31, checkpoints: [{date: 2027-03-31, value: 300}, {date: 2027-06-30, value: 500}], actual: 280, actual_date: 2027-03-15}]\n"
)


def test_a_goal_goes_from_its_baseline_over_its_checkpoints_to_its_target() -> None:
    (chart,) = charts(context_of(GOAL % 200), "goal_paths")
    plan, actual = chart.series
    assert [day.isoformat() for day in chart.days] == [
        "2027-01-01",
        "2027-03-15",
        "2027-03-31",
        "2027-06-30",
        "2027-12-31",
    ]
    assert plan.values == (200.0, None, 300.0, 500.0, 900.0)
    assert plan.labels == ("200", "", "300", "500", "900 元")
    assert plan.srcs[0].endswith(".baseline")
    assert plan.srcs[-1].endswith(".target")
    assert actual.values == (None, 280.0, None, None, None)
    assert chart.alt == "G：从 200 到 900 元（2027-12-31），2027-03-15 实际 280"


def test_the_baseline_of_a_sum_that_begins_anew_is_no_point_of_its_way() -> None:
    (chart,) = charts(context_of(GOAL % 800), "goal_paths")
    assert chart.series[0].values[0] is None
    assert "从 300 到" in chart.alt


def test_a_percentage_is_drawn_as_a_ratio_however_it_is_written() -> None:
    readings = "[{date: 2027-02-28, value: 11%}, {date: 2027-01-31, value: 10}]"
    limits = "target: 12, warning: 15%, alarm: 跌破进度"
    text = f"{PERIOD}metrics: [{{name: M, unit: '%', {limits}, actuals: {readings}}}]\n"
    (chart,) = charts(context_of(text), "metric_charts")
    assert {one.name: one.values for one in chart.series} == {
        "目标": (0.12, 0.12),
        "预警": (0.15, 0.15),
        "实际": (0.1, 0.11),
    }
    assert chart.number_format == NumberFormat(1, percent=True)
    assert "目标 12%" in chart.alt


def test_money_is_drawn_by_pillar_and_by_month_and_what_has_no_month_is_said() -> None:
    found = named(example("zh"), "budget_charts")
    bars, columns = found["按支柱的预算（元）"], found["按月份的预算（元）"]
    assert list(bars.series[0].values[:-1]) == sorted(bars.series[0].values[:-1], reverse=True)  # type: ignore[type-var]
    assert bars.categories[-1] == "预备金"
    assert columns.categories[:3] == ("3 月", "4 月", "5 月")
    assert "没有定到月份" in plain(columns.note)


@pytest.mark.parametrize(
    ("lang", "amount", "caption", "power"),
    [
        ("zh-CN", "3000万", "按月份的预算（万元）", 4),
        ("zh-CN", "30亿", "按月份的预算（亿元）", 8),
        ("en", "30000000", "Budget by month (¥k)", 3),
    ],
)
def test_months_without_room_for_full_digits_are_counted_in_larger_units(
    lang: Lang, amount: str, caption: str, power: int
) -> None:
    items = ", ".join(f"{{name: I{m}, amount: {amount}, month: 2027-{m:02d}}}" for m in range(1, 13))
    chart = named(context_of(f"{PERIOD}budget: {{items: [{items}]}}\n", lang), "budget_charts")[caption]
    assert chart.number_format is not None
    assert chart.number_format.power == power


def test_months_without_a_cost_keep_their_place_over_the_turn_of_the_year() -> None:
    text = (
        PERIOD.replace("2027-12-31", "2028-03-31")
        + "budget: {items: [{name: A, amount: 5, month: 2027-11}, {name: B, amount: 7, month: 2028-02}]}\n"
    )
    (chart,) = charts(context_of(text), "budget_charts")
    assert chart.categories == ("2027-11", "2027-12", "2028-01", "2028-02")
    assert chart.series[0].values == (5.0, None, None, 7.0)


def test_the_radar_has_four_competitors_and_us_last_in_the_accent() -> None:
    others = ", ".join(f"{{name: C{i}, scores: {{a: {1 + i % 5}, b: 2, c: 3, d: 4}}}}" for i in range(6))
    text = f"{PERIOD}competitors: {{ours: {{name: We, scores: {{a: 5, b: 1, c: 3, d: 4}}}}, items: [{others}]}}\n"
    (chart,) = charts(context_of(text, "en"), "competitor_chart")
    assert [one.name for one in chart.series] == ["C0", "C1", "C2", "C3", "We"]
    assert [one.color for one in chart.series].count("accent") == 1
    assert chart.series[-1].color == "accent"
    assert chart.ceiling == 5
    assert chart.alt == "Compared with C0, C1, C2, C3, ahead in a 5:4; behind in b 1:2"
    assert plain(chart.note)
    assert chart.series[-1].srcs[0] == "competitors.ours.scores.a"


def test_risks_are_counted_by_band_in_the_colours_of_the_bands() -> None:
    by_band = named(example("zh"), "risk_charts")["按等级的风险数"]
    assert by_band.categories == ("低", "中", "高", "极高")
    assert by_band.series[0].values == (0.0, 5.0, 3.0, 0.0)
    assert by_band.colors == ("low-strong", "medium-strong", "high-strong", "severe-strong")


RISKS = "risks: [%s, {name: Nobody knows how likely, impact: 3}]\n"


def test_the_heat_map_names_risks_where_there_is_room_and_those_without_a_score_below() -> None:
    risk = "{name: 一个名字很长很长以至于方格里无论如何也写不下的风险, probability: 2, impact: 3}"
    matrix = table(context_of(PERIOD + RISKS % risk), "risk_matrix")
    square = cells(matrix)[3][3]
    assert square.startswith("#1 一个名字")
    assert square.endswith("…\n6 中")
    assert matrix.rows[3].cells[0].text[0].text == "2 较低"
    assert plain(matrix.note).endswith("未评分：#2 Nobody knows how likely")
    crowded = table(context_of(PERIOD + RISKS % ", ".join([risk] * 4)), "risk_matrix")
    assert cells(crowded)[3][3] == "#1 #2 #3 #4\n6 中"


def test_a_funnel_is_drawn_to_scale_only_where_its_bars_can_hold_their_numbers() -> None:
    def shares(*targets: int) -> list[float]:
        steps = ", ".join(f"{{stage: S{i}, target: {value}}}" for i, value in enumerate(targets))
        funnel = VIEWS["funnel"](context_of(f"{PERIOD}strategy: {{funnel: [{steps}]}}\n"), {})[0]
        assert isinstance(funnel, Funnel)
        assert bool(plain(funnel.note)) == (min(targets) < 160)
        return [round(stage.share, 2) for stage in funnel.stages]

    assert shares(1000, 500, 250) == [1.0, 0.5, 0.25]
    assert shares(1_000_000, 500, 500, 3) == [1.0, 0.64, 0.64, 0.28]


def test_a_long_raci_grid_names_the_phases_between_their_tasks() -> None:
    grid = table(example("zh"), "raci")
    groups = [row for row in grid.rows if row.kind == "group"]
    assert len(groups) > 1
    assert all(row.src.startswith("phases[") for row in groups)
    assert all(row.cells[0].span == len(grid.columns) for row in groups)


def entries(*channels: str, months: int = 3) -> str:
    lines = [
        f"{{title: T{i}, channel: {channels[i % len(channels)]}, date: 2027-{1 + i % months:02d}-05}}"
        for i in range(12)
    ]
    return f"{PERIOD}content: {{entries: [{', '.join(lines)}]}}\n"


def test_content_is_counted_by_month_and_channel() -> None:
    (chart,) = charts(context_of(entries("A", "B", "A", "A")), "content_charts")
    assert chart.stacked
    assert {one.name: one.values for one in chart.series} == {"A": (3.0, 3.0, 3.0), "B": (1.0, 1.0, 1.0)}
    (single,) = charts(context_of(entries("A")), "content_charts")
    assert (single.stacked, single.series[0].values) == (False, (4.0, 4.0, 4.0))
    (bars,) = charts(context_of(entries("A", "B", months=1)), "content_charts")
    assert (bars.kind, dict(zip(bars.categories, bars.series[0].values, strict=True))) == (
        "bar",
        {"A": 6.0, "B": 6.0},
    )


def test_channels_with_little_content_share_a_piece_that_proves_nothing() -> None:
    (chart,) = charts(context_of(entries(*"ABCDEFGA")), "content_charts")
    assert [one.name for one in chart.series][-1] == "其他"
    assert sum(value or 0 for one in chart.series for value in one.values) == 12
    assert not any(chart.series[-1].srcs)


def test_a_watched_goal_has_its_plan_its_warning_lines_and_what_was_reached() -> None:
    (chart,) = charts(example("zh"), "goal_trend")
    plan, warning, alarm, actual = chart.series
    assert [one.name for one in chart.series] == ["计划", "预警 95%", "告警 90%", "实际"]
    assert [value for value in plan.values if value is not None] == [224000, 250000, 290000, 320000, 360000]
    assert [value for value in warning.values if value is not None] == pytest.approx(
        [212800, 237500, 275500, 304000, 342000]
    )
    assert set(alarm.srcs) == {"", "metrics[m-mau].alarm"}
    assert actual.labels[-1] == ""
    assert "23.6 万" in actual.labels
    assert plain(chart.caption) == "小程序月活（万人）"


def test_a_goal_that_counts_from_another_year_starts_from_nothing() -> None:
    ctx = context_of(GOAL.replace("target: 900", "target: 2900") % 2000)
    (chart,) = charts(ctx, "goal_trend")
    assert chart.series[0].values[0] == 0
    assert chart.series[-1].values[0] == 0


def test_steps_of_escalation_take_the_colour_they_are_named_by() -> None:
    (found,) = VIEWS["escalation_steps"](example("zh", deck=True), {})
    assert isinstance(found, Takeaways)
    assert [(plain(each.mark), each.tone) for each in found.items] == [
        ("黄色", "medium"),
        ("橙色", "high"),
        ("红色", "severe"),
    ]
    assert plain(found.items[0].text) == "任一目标连续两周低于阶段值 95%\n负责人两个工作日内给出补救措施"


def test_a_funnel_on_a_slide_has_beside_it_what_is_done_for_the_stages_that_grow_most() -> None:
    (found,) = VIEWS["funnel_steps"](example("zh", deck=True), {})
    assert isinstance(found, Takeaways)
    assert [(plain(each.title), plain(each.text)) for each in found.items] == [
        ("让更多装修家庭看到", "门店码、短视频、朋友圈广告"), ("留下会员身份", "质保登记、预约量房"),
        ("90 天内再买一次", "分层触达、积分兑换"), ("老客带新客", "晒家有礼"),
    ]  # fmt: skip
    (figure,) = (
        block for block in VIEWS["funnel"](example("zh", deck=True), {}) if isinstance(block, Funnel)
    )
    assert plain(figure.stages[1].conversion) == "到达 → 拉新  17.9%"
    assert plain(figure.stages[0].detail) == "年访问人数"
