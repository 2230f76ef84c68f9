"""Small things that a deck says: read in its text, made of plans of a few lines."""

from __future__ import annotations

from conftest import TODAY

from opsplan import api

BEGIN = "opsplan: 1\ntitle: Trial\nperiod: {start: 2027-01-01, end: 2027-06-30}\n"
NEW = (
    "opsplan: 1\ntitle: 试\nperiod: {start: 2027-01-01, end: 2027-06-30}\n"
    "goals: [{name: 新客数, baseline: 新指标, target: 100, unit: 人, due: period.end, owner: 王, source: 后台}]\n"
    "metrics:\n"
    "  - {name: 留存率, baseline: new, target: 30%, definition: a/b, source: 后台}\n"
    "  - {name: 到店率, baseline: 20%, target: 30%, definition: c/d, source: 后台}\n"
    "  - {name: 复购率, baseline: 12%, target: 18%, definition: e/f, source: 后台}\n"
    "  - {name: 退货率, baseline: 9%, target: 5%, definition: g/h, source: 后台}\n"
)
RULES = "sections: [{title: 规则, deck: true, body: 群里只谈跑步，广告一律删除。, grid: {rows: [一], columns: [值], cells: [[三]]}}]\n"


def deck(plan: str) -> str:
    return api.render(plan.encode(), formats=["deck-txt"], today=TODAY).files["plan-deck.txt"].decode()


def test_an_english_sentence_gives_baseline_and_target_their_currency() -> None:
    goal = "goals: [{name: Revenue, baseline: 180000, target: 495000, unit: USD, due: period.end, owner: Ann, source: Billing}]\n"
    said = deck(BEGIN + "language: en\n" + goal)
    assert "Revenue to rise from $180,000 to $495,000" in said


def test_notes_name_the_source_once() -> None:
    said = deck(NEW)
    assert "数据来源：后台。" in said
    assert "来源：来源" not in said


def test_what_a_title_says_in_full_is_not_said_again_above_a_grid() -> None:
    slide = next(one for one in deck(NEW + RULES).split("\n== ") if "广告一律删除" in one)
    body = slide.partition("[notes]")[0]
    assert body.count("\n群里只谈跑步") == 0
    assert "[title] 群里只谈跑步，广告一律删除" in body


def test_a_metric_without_a_baseline_agrees_in_both_spellings() -> None:
    plan = api.load(NEW.encode(), today=TODAY)
    proof = api.verify(plan, api.render(plan, formats=["docx", "pptx"]))
    assert proof.agrees, [each.message.en for each in proof.findings]
