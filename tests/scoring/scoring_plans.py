"""Plans for the tests of the score: one that answers everything, and the same with nothing but names."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from copy import deepcopy
from typing import Any

from conftest import TODAY

from opsplan.pipeline import check
from opsplan.pipeline.scoring import score_of
from opsplan.scoring.results import Answer, Score

PERFECT: dict[str, Any] = {
    "opsplan": 1, "title": "春茶上新", "kind": "event", "status": "approved", "version": "1.0", "date": "2027-02-20",
    "owner": "周敏", "authors": ["周敏"], "approvers": [{"name": "吴越", "date": "2027-02-22", "decision": "同意"}],
    "summary": "八周把新客复购率提高到 11%。", "period": {"start": "2027-03-01", "end": "2027-06-30"},
    "team": [{"id": "zhou", "name": "周敏", "role": "运营"}, {"id": "wu", "name": "吴越", "duties": "供货"}],
    "background": {
        "summary": "市场增长 4%，同行已有会员日。", "product": "春茶礼盒，客单价 268 元", "customers": "34 万会员",
        "status_quo": [{"area": "复购", "problems": [{"id": "pb1", "text": "新客 90 日复购率只有 7.5%"}]}],
    },
    "goals": [
        {
            "id": "g1", "name": "新客复购率", "category": "revenue", "metric": "rate", "statement": "新客 90 日内再买一次", "baseline": "7.5%", "target": "11%",
            "due": "period.end", "owner": "周敏", "source": "订单库", "basis": "试点三店达到 10.8%", "why": ["pb1"],
        },
        {
            "id": "g2", "name": "会员日到场", "statement": "到店签到的会员人数", "unit": "人", "baseline": "310", "target": "400",
            "due": "2027-05-20", "owner": "吴越", "source": "签到表", "checkpoints": [{"date": "2027-05-10", "value": "200"}], "why": ["老客见面少"],
        },
    ],
    "metrics": [
        {"id": "rate", "name": "复购率", "definition": "90 日内再次下单的新客占比", "frequency": "每周", "owner": "吴越", "warning": "低于 8%", "baseline": "7.5%", "target": "11%"},
        {"id": "out", "name": "取关率", "definition": "当月取关 ÷ 月初粉丝", "frequency": "每月", "owner": "周敏", "alarm": "2%", "guardrail": True},
    ],
    "monitoring": {"cadence": [{"name": "周会", "frequency": "每周一", "owner": "周敏", "content": "看会员日到场的报名数"}]},
    "audience": {
        "personas": [{"name": "李珊", "pains": ["不会挑茶"], "scenario": "节前送礼", "channels": ["企微"]}],
        "segments": [{"name": "新客", "criteria": "90 天内首单", "size": "5.6万", "strategy": "送第二泡试饮", "channels": ["企微"]}],
    },
    "competitors": {
        "ours": {"scores": {"价格": 3}},
        "items": [{"name": "竞品甲", "as_of": "2027-01-10", "scores": {"价格": 4}, "response": "不跟价"}],
        "conclusion": "不拼价格，做服务",
    },
    "strategy": {
        "pillars": [{"id": "p1", "name": "第二单", "goals": ["g1", "g2"], "tactics": [{"id": "t1", "name": "二泡试饮"}]}],
        "funnel": [{"stage": "复购", "metric": "rate"}],
        "channels": [{"name": "企微", "metric": "打开率", "target": "22%", "cadence": "每周 2 条", "owner": "周敏"}],
    },
    "phases": [{
        "name": "筹备", "start": "2027-03-01", "end": "2027-05-31", "objective": "课件定稿", "tasks": [
            {"name": "寄试饮", "start": "2027-03-01", "duration": "3", "owner": "吴越", "deliverable": "寄送清单", "tactic": "t1"},
            {"name": "会员日", "date": "2027-05-20", "milestone": True, "owner": "周敏"},
            {"name": "复盘", "start": "2027-05-24", "duration": "2", "owner": "周敏", "deliverable": "复盘记录"},
        ],
    }],
    "activities": [{
        "id": "a1", "name": "会员日品茶会", "form": "salon", "date": "2027-05-20", "owner": "周敏", "goals": ["g2"],
        "plan": {"audience": ["新客"], "metrics": ["到场"]},
        "process": [{"time": "13:00", "step": "彩排"}, {"time": "15:00", "step": "品茶", "people": "周敏"}],
        "rules": {"how": "签到即可", "judging": "前 20 名", "prizes": [{"name": "茶样", "value": "20", "quantity": "20"}], "claiming": "现场领", "notes": "每人一份"},
        "reminders": [{"when": "-1d", "to": "报名者"}], "follow_up": [{"when": "+1d", "to": "到场者"}],
        "costs": [{"name": "茶点", "unit_price": "40", "quantity": "60"}],
        "funnel": [{"name": "到场", "target": "400"}],
    }],
    "content": {
        "columns": [{"name": "茶山来信", "purpose": "带来首单"}],
        "entries": [{"title": "头采从哪座山开始", "date": "2027-03-20", "channel": "企微", "owner": "周敏", "status": "idea", "draft_due": "2027-03-15", "goal": "g1", "cta": "预约"}],
    },
    "community": {
        "roles": [{"name": "群主"}, {"name": "意见领袖"}, {"name": "管理员"}], "rules": ["不发广告"], "welcome": "欢迎",
        "rituals": [{"name": "答疑", "cadence": "每天 9:00"}], "seed_users": {"criteria": ["近半年买过"]},
        "monetization": [{"mode": "团购"}],
    },
    "budget": {
        "contingency": "10%", "items": [{"name": "试饮装", "amount": "9000", "note": "供应商报价 2 月 10 日"}],
        "benefits": [{"name": "毛利", "amount": "6万", "basis": "1000 单 × 60 元"}],
    },
    "risks": [
        {"name": f"风险{number}", "probability": 3, "impact": impact, "trigger": "库存低于 10 天", "action": "锁量", "owner": owner, "contingency": "换货"}
        for number, impact, owner in ((1, 4, "吴越"), (2, 2, "周敏"), (3, 2, "吴越"), (4, 1, "周敏"), (5, 1, "吴越"))
    ],
    "compliance": [{"name": "抽奖公示", "owner": "周敏"}],
    "review": {"date": "2027-05-24", "actions": [{"name": "固化会员日", "owner": "周敏", "due": "2027-06-10"}]},
}  # fmt: skip
"""Everything that is asked, answered. Its kind asks for an activity and five risks."""

_EXPERIMENT = {"name": "提醒时机", "hypothesis": "早 5 天高 3 点", "sample": "4000", "stop": "取关 2%"}
OF_USERS: dict[str, Any] = {
    **PERFECT, "kind": "user", "strategy": {**PERFECT["strategy"], "experiments": [_EXPERIMENT]},
}  # fmt: skip
"""The same for the kind that is asked about experiments."""

BARE = """\
opsplan: 1
title: 春茶上新
kind: event
status: approved
period: {start: 2027-03-01, end: 2027-06-30}
team: [{name: 周敏}]
background:
  summary: 复购偏低
  status_quo: [{area: 复购, problems: [{text: 新客不回来}]}]
goals: [{name: 复购, category: revenue, metric: rate}, {name: 到场}]
metrics: [{id: rate, name: 复购率}]
monitoring: {cadence: [{name: 周会}]}
audience: {personas: [{name: 李珊}], segments: [{name: 新客}]}
competitors: {items: [{name: 竞品甲, scores: {价格: 4}}]}
strategy:
  pillars: [{name: 第二单}, {name: 会员日, tactics: [{name: 品茶会}]}]
  funnel: [{stage: 复购}]
  channels: [{name: 企微}]
  experiments: [{name: 提醒时机}]
phases:
  - {name: 收尾, start: 2027-06-01, end: 2027-06-30}
  - {name: 筹备, start: 2027-03-01, end: 2027-05-31, tasks: [{name: 寄试饮, duration: 3}, {name: 会员日, milestone: true}]}
activities: [{name: 品茶会, form: salon, rules: {prizes: [{name: 茶样}]}}]
content: {columns: [{name: 茶山来信}], entries: [{title: 头采}]}
community: {kind: 会员群}
budget: {items: [{name: 试饮装}], benefits: [{name: 毛利}]}
risks: [{name: 断货}, {name: 下雨, probability: 4, impact: 4}]
compliance: [{name: 抽奖公示}]
review: {actions: [{name: 固化会员日}]}
"""
"""Every entry, and no answer."""
EMPTY = "opsplan: 1\ntitle: 春茶上新\nperiod: {start: 2027-03-01, end: 2027-06-30}\ncontent: {entries: [{title: 头采, date: 2027-03-20}]}\n"
"""Next to nothing."""

_KEPT = frozenset({
    "opsplan", "title", "kind", "status", "id", "name", "category", "guardrail", "milestone", "form", "area", "text",
    "stage", "step", "mode", "duration", "end", "day",
})  # fmt: skip
_WHOLE = frozenset({"checkpoints", "reminders", "follow_up", "approvers", "prizes"})
"""Lists that are taken out as one, since their entries need their keys."""
Way = tuple[str | int, ...]


def answer_ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The ways to all values of a plan that answer something; what makes an entry is none."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if (
                key in ("period", "scores")
                or key in _KEPT
                or (key in ("start", "date") and "tasks" not in way)
            ):
                continue
            if key in _WHOLE or not _holds_entries(inner):
                yield (*way, key)
            else:
                yield from answer_ways(inner, (*way, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from answer_ways(inner, (*way, index))


def _holds_entries(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and isinstance(value[0], dict))


def without(plan: dict[str, Any], ways: Collection[Way]) -> dict[str, Any]:
    """A copy of the plan without the values at these ways."""
    copy = deepcopy(plan)
    for way in ways:
        place: Any = copy
        for step in way[:-1]:
            place = place[step]
        del place[way[-1]]
    return copy


def score(plan: dict[str, Any]) -> Score:
    """The score of a plan given as data."""
    return score_text(json.dumps(plan, ensure_ascii=False, indent=1))


def score_text(text: str) -> Score:
    """The score of a plan given as text."""
    checked = check(text.encode(), "plan.yaml", today=TODAY)
    found = score_of(checked, TODAY)
    assert found is not None, [finding.message.zh for finding in checked.report if finding.blocking]
    return found


def answers(found: Score) -> dict[str, Answer]:
    """The answers by question."""
    return {answer.question: answer for section in found.sections for answer in section.answers}
