"""What the appendices hold: traceability, the metric dictionary, the glossary; and what the text keeps of long tables."""

from __future__ import annotations

import pytest
from conftest import TODAY
from library_plans import PERIOD, context_of, example, table

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Document, Heading, PageBreak, Table
from opsplan.library.compose import compose_document
from opsplan.library.context import Context
from opsplan.library.glossary import terms_used
from opsplan.library.locate import find_template
from opsplan.library.views import VIEWS

CHAIN = (
    PERIOD
    + """
metrics: [{id: m, name: 月活, definition: 去重用户, formula: a ÷ b, unit: 人, warning: 9, alarm: 8}]
goals:
  - {id: g1, name: 拉新, metric: m, baseline: 1, target: 2, due: 2027-06-30, owner: 甲}
  - {id: g2, name: 留存, baseline: 10%, target: 20%, due: 2027-06-30, owner: 甲}
  - {id: g3, name: 口碑, baseline: 1, target: 2, due: 2027-06-30, owner: 甲}
strategy:
  pillars:
    - {id: p, name: 内容, goals: [g1, g2], tactics: [{id: t1, name: 短视频}, {id: t2, name: 直播}, {id: t3, name: 社群}]}
phases:
  - name: 阶段
    tasks:
      - {name: 拍摄, owner: 甲, start: 2027-03-01, duration: 5, tactic: t1}
      - {name: 彩排, owner: 甲, start: 2027-03-01, duration: 5, tactic: t2, goals: [g2]}
      - {name: 访谈, owner: 甲, start: 2027-03-01, duration: 5, goals: [g1]}
content: {entries: [{date: 2027-03-12, title: 首发, channel: 服务号, tactic: t1, goal: g1}]}
"""
)


def lines(shown: Table) -> list[list[str]]:
    return [[plain(cell.text) for cell in row.cells] for row in shown.rows]


def test_goals_are_followed_to_work_content_and_metric() -> None:
    found = lines(table(context_of(CHAIN), "traceability"))
    assert found == [
        ["拉新：1 人 → 2 人，2027-06-30"],
        ["内容", "短视频", "拍摄", "首发", "月活"],
        ["″", "社群", "缺口", "—", "月活"],
        ["—", "—", "访谈", "—", "月活"],
        ["留存：10% → 20%，2027-06-30"],
        ["内容", "短视频", "拍摄", "—", "缺口"],
        ["″", "直播", "彩排", "—", "缺口"],
        ["″", "社群", "缺口", "—", "缺口"],
        ["口碑：1 → 2，2027-06-30"],
        ["缺口", "缺口", "缺口", "—", "缺口"],
    ]
    note = plain(table(context_of(CHAIN), "traceability").note)
    assert note.startswith(f"共 {sum(cells.count('缺口') for cells in found)} 处缺口")


def test_every_value_of_the_matrix_knows_its_place() -> None:
    ctx = example("zh")
    shown = table(ctx, "traceability")
    marked = [run for row in shown.rows for cell in row.cells for run in cell.text if run.src]
    assert len(marked) > 50
    assert {row.src for row in shown.rows if row.kind == "group"} == {goal.path for goal in ctx.plan.goals}


def test_many_names_in_a_cell_are_counted() -> None:
    tasks = "".join(
        f"      - {{name: 任务{i}, owner: 甲, start: 2027-03-01, duration: 1, goals: [g1]}}\n"
        for i in range(9)
    )
    shown = lines(table(context_of(CHAIN.replace("content:", tasks + "content:")), "traceability"))
    cell = next(row[2] for row in shown if len(row) > 1 and "任务0" in row[2])
    assert cell.splitlines()[-1] == "另有 3 项"
    assert len(cell.splitlines()) == 8


def test_the_dictionary_says_what_a_metric_is() -> None:
    shown = table(context_of(CHAIN), "metric_dictionary")
    cells = dict(zip((plain(column.title) for column in shown.columns), lines(shown)[0], strict=True))
    assert cells["定义与公式"] == "去重用户\n公式：a ÷ b"
    assert cells["预警与告警"] == "预警线：9 人\n告警线：8 人"
    bare = PERIOD + "goals: [{name: G, target: 2}]\nmetrics: [{name: 月活, baseline: 1, target: 2}]\n"
    assert VIEWS["metric_dictionary"](context_of(bare), {}) == ()


@pytest.mark.parametrize(
    ("text", "lang", "words"),
    [
        ("MAU 与 GMV", "zh-CN", ["GMV", "MAU"]), ("MAUX、xGMV", "zh-CN", []), ("从私域引流", "zh-CN", ["私域", "引流"]),
        ("Churn and KOLs", "en", ["churn", "KOL"]), ("the churned mau", "en", []), ("sql", "en", []), ("私域", "en", []),
    ],
)  # fmt: skip
def test_the_glossary_lists_the_words_that_the_plan_uses(text: str, lang: str, words: list[str]) -> None:
    ctx = context_of(f"{PERIOD}language: {lang}\nsubtitle: {text}\ngoals: [{{name: G, target: 2}}]\n")
    assert [term.word for term in terms_used(ctx.plan, ctx.lang)] == words
    assert all(term.full and term.meaning for term in terms_used(ctx.plan, ctx.lang))


def made(ctx: Context) -> Document:
    return compose_document(
        ctx.plan, ctx.schedule, template=find_template(None, ctx.plan.kind), lang=ctx.lang, today=TODAY
    )


def names(document: Document, *, appendix: bool) -> list[str]:
    """The names of the tables in the text, or in the appendices."""
    lettered, out = False, []
    for block in document.blocks:
        for inner in getattr(block, "blocks", (block,)):
            if isinstance(inner, Heading):
                lettered = bool(inner.appendix)
            if isinstance(inner, Table) and lettered == appendix:
                out.append(inner.name)
    return out


def test_long_tables_stand_in_the_appendices_once_and_the_text_has_their_gist() -> None:
    document = made(example("zh"))
    text, appendices = names(document, appendix=False), names(document, appendix=True)
    moved = {"tasks", "task_details", "raci", "entries", "metric_dictionary", "traceability", "glossary"}
    assert moved <= set(appendices)
    assert not moved & set(text)
    assert {"key_tasks", "content_overview", "metrics"} <= set(text)


def test_short_tables_stay_in_the_text() -> None:
    document = made(example("minimal"))
    assert "tasks" in names(document, appendix=False)
    assert "key_tasks" not in names(document, appendix=False)
    assert "tasks" not in names(document, appendix=True)


def test_key_tasks_are_milestones_and_the_critical_path_by_day() -> None:
    shown = table(example("zh"), "key_tasks")
    days = [row[0][:10] for row in lines(shown)]
    assert days == sorted(days)
    assert sum(row[1].startswith("◆ ") for row in lines(shown)) == 4
    assert len(table(example("zh"), "key_tasks", limit="3").rows) == 3


SUMMARY = (
    PERIOD
    + """
approvers: ["顾远（总经理）", {name: 程立, role: 财务负责人, decision: 同意, date: 2027-01-05}]
goals: [{name: 月活, baseline: 1, target: 2}]
phases: [{name: 一期, start: 2027-01-04, end: 2027-03-31}, {name: 二期, start: 2027-04-01, end: 2027-06-30}]
risks:
  - {name: 小, probability: 1, impact: 2}
  - {name: 大, probability: 4, impact: 5, action: 备份}
  - {name: 已关, probability: 5, impact: 5, status: closed}
budget: {limit: 100, items: [{category: 物料, name: 海报, amount: 90}], benefits: [{name: 毛利, amount: 180}]}
"""
)


def test_the_summary_names_risks_by_size_and_what_is_asked() -> None:
    facts = {row[0]: row[1] for row in lines(table(context_of(SUMMARY), "summary_facts"))}
    assert facts["主要风险"] == "大（20 极高）：备份\n小（2 低）"
    assert facts["请决策"].startswith("1.\t批准预算上限")
    assert "投入与回报" not in facts
    assert VIEWS["summary_facts"](context_of(PERIOD + "goals: [{name: G}]\n"), {}) == ()


def test_phases_stand_side_by_side_when_they_are_few() -> None:
    assert lines(table(context_of(SUMMARY), "phase_strip")) == [
        ["一期", "二期"],
        ["1/4 – 3/31", "4/1 – 6/30"],
    ]
    assert VIEWS["phase_strip"](context_of(PERIOD + "goals: [{name: G}]\n"), {}) == ()


def test_the_summary_is_a_page_of_its_own_with_the_sentences_on_money() -> None:
    document = made(context_of(SUMMARY + "summary: 要点\n"))
    first = document.blocks[: next(i for i, b in enumerate(document.blocks) if isinstance(b, PageBreak))]
    shown = [block.name for block in first if isinstance(block, Table)]
    assert shown == ["phase_strip", "summary_facts"]
    facts = next(block for block in first if isinstance(block, Table) and block.name == "summary_facts")
    assert any("回报率 100%" in cell for row in lines(facts) for cell in row)
    assert not any(isinstance(block, PageBreak) for block in made(context_of(SUMMARY)).blocks)


def test_approvers_have_room_to_sign() -> None:
    shown = table(context_of(SUMMARY), "sign_off")
    assert lines(shown) == [
        ["总经理", "顾远", "□ 同意\n□ 修改后同意\n□ 不同意", "", ""],
        ["财务负责人", "程立", "同意", "2027-01-05", ""],
    ]
    assert all(row.height > 40 for row in shown.rows)
