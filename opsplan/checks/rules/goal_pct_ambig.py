"""'Up by 20%' may mean percentage points or a fifth more, when it is said of a rate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.aims_words import is_percent_unit, is_rate
from opsplan.checks.goal_values import goal_value
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.goals import Goal
from opsplan.model.numbers import Quantity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern

_CHANGE = lazy_pattern(
    r"(?:提升|提高|增长|增加|上升|上涨|下降|降低|减少|下调|改善)(?:了|约|近|超过|超|至少|不少于|不低于)?\s*(?P<zh>\d+(?:\.\d+)?)\s*[%％]"
    r"|\b(?:(?:increas|rais|improv|grow|lift|boost|reduc|cut|lower|decreas|drop|ris|fall)\w*\b[^.;,%]{0,40}?\bby|(?:up|down)(?: by)?)\s+(?P<en>\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)",
    re.IGNORECASE,
)
_CLAUSE = lazy_pattern(r"[，。；;！!]|[,.](?!\d)")
_CLEAR = lazy_pattern(
    r"百分点|个点|相对|同比|环比|\bp\.?p\.?t?s?\b|\bpct\b|percentage points?|\brelative(?:ly)?\b|year on year", re.IGNORECASE
)  # fmt: skip


def check(subject: Subject) -> Iterator[Hit]:
    """Goals about a rate whose name or statement gives a change in per cent and does not say of what."""
    for goal in subject.plan.goals:
        if not _about_a_rate(subject, goal):
            continue
        for field in ("name", "statement"):
            text = getattr(goal, field) or ""
            found = _CHANGE.search(text)
            if found and not _CLEAR.search(text) and _of_the_rate(goal, text, found):
                yield _hit(goal, field, found)


def _about_a_rate(subject: Subject, goal: Goal) -> bool:
    target = goal_value(subject.index, goal, "target")
    if isinstance(target, Quantity):
        return target.percent or is_percent_unit(goal_value(subject.index, goal, "unit"))
    return is_rate(goal.name)


def _of_the_rate(goal: Goal, text: str, found: re.Match[str]) -> bool:
    """True when the clause speaks of the rate, or names nothing: ``订单增长 20%`` is no rate."""
    clause = _CLAUSE.split(text[: found.end()])[-1].lower()
    words = re.findall(r"[a-z]{4,}", goal.name.lower())
    bare = clause.strip().startswith(found.group().lower())
    return bare or is_rate(clause) or goal.name.lower() in clause or any(word in clause for word in words)


def _hit(goal: Goal, field: str, found: re.Match[str]) -> Hit:
    amount, said = found["zh"] or found["en"], shorten(found.group())
    name = shorten(goal.name)
    return Hit(
        (*goal.loc, field),
        Bilingual(f"目标“{name}”是比率，“{said}”说不清是 {amount} 个百分点还是相对 {amount}%", f"goal '{name}' is a rate: '{said}' may mean {amount} percentage points or {amount}% of it"),
        Bilingual(f"写成“从 … 到 …，即 {amount} 个百分点”或“相对 {amount}%”", f"write 'from … to …, {amount} percentage points', or '{amount}% relative'"),
    )  # fmt: skip


RULE = Rule(
    "goal-pct-ambig", "OPS717", Severity.WARNING,
    Bilingual("比率的“提升 20%”有歧义", "an ambiguous per cent of a rate"),
    Bilingual("复购率“提升 20%”，从 10% 出发可以是 12%，也可以是 30%。", "A rate of 10% that goes 'up by 20%' may end at 12% or at 30%."),
    "goals:\n  - {name: 复购率, statement: 全年复购率提升 20%, baseline: 10%, target: 12%}\n",
    "goals:\n  - {name: 复购率, statement: 全年复购率从 10% 提升到 12%，即 2 个百分点, baseline: 10%, target: 12%}\n",
    check,
)  # fmt: skip
