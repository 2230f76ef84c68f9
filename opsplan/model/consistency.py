"""What the spec itself refuses beyond single values: an empty plan, a backward period, contradictions."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.diagnostics import Bilingual, Finding
from opsplan.model.choices import DIRECTION, choice_label
from opsplan.model.index import PlanIndex
from opsplan.model.keys import is_null
from opsplan.model.numbers import CURRENCY_SIGNS, Money, Quantity
from opsplan.model.plan import Plan
from opsplan.model.refs import all_entries
from opsplan.model.source import Source
from opsplan.model.specs import fields_holding
from opsplan.yamlio.nodes import MappingNode, Node, SequenceNode


def check_consistency(plan: Plan, source: Source) -> Iterator[Finding]:
    """Findings that need more than one value of the plan."""
    yield from _period(plan, source)
    yield from _something(plan, source)
    yield from _goals_and_metrics(plan, source)
    yield from _currency(plan, source)


def _period(plan: Plan, source: Source) -> Iterator[Finding]:
    if plan.period.end < plan.period.start:
        yield source.finding(
            "meta-period", ("period", "end"),
            Bilingual(f"周期的结束 {plan.period.end} 早于开始 {plan.period.start}", f"the period ends on {plan.period.end}, before its start {plan.period.start}"),
            Bilingual("两个日期可能写反了", "the two dates may be the wrong way round"),
        )  # fmt: skip


def _something(plan: Plan, source: Source) -> Iterator[Finding]:
    if plan.is_empty:
        nodes = {name: source.node((name,)) for name in _SUBSTANCE}
        written = {name: node for name, node in nodes.items() if node and not is_null(node)}
        if not all(map(_holds_nothing, written.values())):
            return  # it is there, but wrong: already said
        yield source.finding(
            "plan-empty", tuple(written)[:1],
            Bilingual("方案里没有目标、阶段、内容或活动", "the plan has no goals, phases, content or activities"),
            Bilingual("goals、phases、content、activities 至少写一个", "write at least one of goals, phases, content, activities"),
        )  # fmt: skip


_SUBSTANCE = ("goals", "phases", "content", "activities")


def _holds_nothing(node: Node) -> bool:
    """True for a list without items, and for a mapping in which nothing else stands.

    An item that holds nothing is a finding of its own.
    """
    if isinstance(node, SequenceNode):
        return not node.items
    if isinstance(node, MappingNode):
        return all(is_null(value) or _holds_nothing(value) for _, value in node.entries)
    return False


def _goals_and_metrics(plan: Plan, source: Source) -> Iterator[Finding]:
    index = PlanIndex(plan)
    for goal in plan.goals:
        metric = index.find("metrics", goal.metric) if goal.metric else None
        if metric is None:
            continue
        for name in ("baseline", "target", "unit", "direction"):
            ours, theirs = getattr(goal, name), getattr(metric, name)
            if ours is None or theirs is None or ours == theirs:
                continue
            mine, other = _shown(ours), _shown(theirs)
            yield source.finding(
                "goal-metric-conflict", (*goal.loc, name),
                Bilingual(f"目标“{goal.name}”写的是 {mine.zh}，它的指标写的是 {other.zh}", f"goal '{goal.name}' says {mine.en}, its metric says {other.en}"),
                Bilingual("两处只留一处，或改成一样", "keep one of them, or make them equal"),
            )  # fmt: skip


def _shown(value: Quantity | str) -> Bilingual:
    """A number or a text as written, a direction by its words."""
    text = value.text if isinstance(value, Quantity) else value
    return Bilingual(choice_label(DIRECTION, text, "zh-CN"), text)


def _currency(plan: Plan, source: Source) -> Iterator[Finding]:
    currency = plan.budget.currency.upper() if plan.budget else "CNY"
    for entry in all_entries(plan):
        for spec in fields_holding(type(entry), Money):
            value = getattr(entry, spec.attribute)
            if isinstance(value, Money) and value.sign and currency not in CURRENCY_SIGNS[value.sign]:
                yield source.finding(
                    "bud-currency", (*entry.loc, spec.name),
                    Bilingual(f"“{value.text}”不是方案的币种 {currency}", f"'{value.text}' is not in the plan's currency, {currency}"),
                    Bilingual("换算成同一币种，或改 budget.currency", "convert it, or change budget.currency"),
                )  # fmt: skip
