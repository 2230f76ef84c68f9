"""Questions about money, risks, compliance and the review."""

from __future__ import annotations

from opsplan.checks.looking_back import retros, review_written
from opsplan.checks.money import spending
from opsplan.checks.rule import Subject
from opsplan.checks.rules.rsk_high_no_contingency import high_risks
from opsplan.diagnostics import Bilingual
from opsplan.model.budget import BudgetItem
from opsplan.scoring import entries as of
from opsplan.scoring.coverage import has_basis
from opsplan.scoring.question import (
    Asking,
    Question,
    all_of,
    any_of,
    by_rule_of_plan,
    by_rules,
    of_entries,
    of_plan,
)

_COST = Bilingual("成本明细（预算和活动）", "cost (of the budget and of activities)")
_RISK = Bilingual("未关闭的风险", "open risk")


def _spends(asking: Asking) -> bool:
    """A plan is asked about its money as soon as a budget is wanted of it."""
    return bool(asking.hits("bud-none") or of.costs(asking.subject))


def _asked_back(asking: Asking) -> bool:
    return bool(asking.hits("rev-no-retro")) or _looks_back(asking.subject)


def _looks_back(subject: Subject) -> bool:
    return review_written(subject.plan) or bool(retros(subject))


CONTROLS: tuple[Question, ...] = (
    by_rule_of_plan("budget.there", Bilingual("有成本明细", "costs"), lambda subject: bool(of.costs(subject)), "bud-none"),
    by_rules("budget.amount", Bilingual("有金额", "an amount"), _COST, of.costs, "bud-item-no-amount"),
    of_entries(
        "budget.basis", Bilingual("金额有依据", "a basis of the amount"), _COST, of.costs,
        Bilingual("写了单价和数量，或在 note 里写了报价、来源", "unit_price and quantity are there, or a note with the quote or the source"),
        lambda asking: lambda item: isinstance(item, BudgetItem) and has_basis(item),
    ),
    of_plan(
        "budget.contingency", Bilingual("有预备金", "a contingency"),
        Bilingual("有成本，规则 bud-no-contingency 没有发现问题；要有预算的方案都问", "there are costs, and the rule bud-no-contingency finds nothing; asked wherever a budget is wanted"),
        lambda asking: bool(spending(asking.subject)[1].items) and not asking.hits("bud-no-contingency"),
        "bud-no-contingency", asked=_spends,
    ),
    of_plan(
        "budget.benefits", Bilingual("有预期收益", "benefits"),
        Bilingual("有成本，规则 ben-none 没有发现问题；要有预算的方案都问", "there are costs, and the rule ben-none finds nothing; asked wherever a budget is wanted"),
        lambda asking: bool(spending(asking.subject)[1].items) and not asking.hits("ben-none"), "ben-none", asked=_spends,
    ),
    by_rules(
        "budget.assumption", Bilingual("收益有测算依据", "benefits show their working"), Bilingual("收益", "benefit"),
        lambda subject: subject.plan.budget.benefits if subject.plan.budget else (), "ben-assumption",
    ),
    by_rule_of_plan("risks.there", Bilingual("风险够数", "enough risks"), lambda subject: bool(subject.plan.risks), "rsk-too-few"),
    by_rules("risks.owner", Bilingual("有负责人", "an owner"), _RISK, of.open_risks, "rsk-no-owner"),
    by_rules("risks.score", Bilingual("有可能性和影响", "probability and impact"), _RISK, of.open_risks, "rsk-no-score"),
    by_rules("risks.trigger", Bilingual("有预警信号", "a trigger"), Bilingual("未发生的风险", "risk that has not happened"), of.coming_risks, "rsk-no-trigger"),
    of_entries(
        "risks.action", Bilingual("有应对措施", "an action"), _RISK, of.open_risks,
        Bilingual("写了 action", "action is there"), any_of("action"),
    ),
    by_rules("risks.contingency", Bilingual("高风险有应急预案", "high risks have a contingency"), Bilingual("高风险（分值达到规则的下限）", "high risk (by the limit of the rule)"), high_risks, "rsk-high-no-contingency"),
    of_entries(
        "risks.compliance", Bilingual("合规事项有负责人", "items of compliance have an owner"), Bilingual("合规事项", "item of compliance"),
        lambda subject: subject.plan.compliance, Bilingual("写了 owner", "owner is there"),
        any_of("owner"),
    ),
    by_rule_of_plan("review.there", Bilingual("安排了复盘", "a retrospective"), _looks_back, "rev-no-retro"),
    of_plan(
        "review.in-time", Bilingual("复盘及时", "a retrospective in time"),
        Bilingual("有复盘，规则 rev-late 没有发现问题", "there is one, and the rule rev-late finds nothing"),
        lambda asking: _looks_back(asking.subject) and not asking.hits("rev-late"), "rev-late", asked=_asked_back,
    ),
    of_entries(
        "review.actions", Bilingual("复盘行动有负责人和截止", "actions have an owner and a due date"), Bilingual("复盘行动", "action of the review"),
        lambda subject: subject.plan.review.actions if subject.plan.review else (),
        Bilingual("写了 owner 和 due", "owner and due are there"),
        all_of("owner", "due"),
    ),
)  # fmt: skip
