"""Rewards go one level deep."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.event_words import MULTI_LEVEL, rules_out
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.base import Entry
from opsplan.model.plan import Plan
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Texts that pay people for what those they brought bring; what is named to be ruled out is left alone."""
    for loc, text in _offers(subject.plan):
        found = next((each for each in MULTI_LEVEL.finditer(text) if not rules_out(text, each)), None)
        if found:
            yield Hit(
                loc,
                Bilingual(f"“{shorten(text)}”写了“{found[0]}”，属于多级分销", f"'{shorten(text)}' speaks of '{found[0]}', which is multi-level selling"),
                Bilingual("奖励只设一级：只奖励直接邀请人，不按下级的业绩计酬", "reward one level only: the person who invited, never what the invited bring"),
            )  # fmt: skip


def _offers(plan: Plan) -> Iterator[tuple[Loc, str]]:
    """The texts that say how people are rewarded, each with its place."""
    strategy, membership, community = plan.strategy, plan.membership, plan.community
    entries: list[tuple[Entry | None, tuple[str, ...]]] = []
    if strategy:
        entries += [(each, ("trigger", "action")) for each in strategy.mechanisms]
        entries += [(each, ("name", "detail")) for pillar in strategy.pillars for each in pillar.tactics]
    if membership:
        entries += [(membership.points, ("earn", "spend"))]
        entries += [(each, ("rights", "upgrade")) for each in membership.tiers]
    if community:
        entries += [(each, ("mode", "offer")) for each in community.monetization]
        entries += [(community.seed_users, ("rights", "invitation"))]
    entries += [(each.rules, ("how", "judging", "claiming", "notes")) for each in plan.activities]
    for entry, fields in entries:
        for field in fields if entry else ():
            value = getattr(entry, field)
            place = entry.loc if entry else ()
            if isinstance(value, str):
                yield (*place, field), value
            elif value:
                yield from (((*place, field, position), text) for position, text in enumerate(value))


RULE = Rule(
    "cmp-mlm", "OPS857", Severity.WARNING,
    Bilingual("多级分销", "multi-level selling"),
    Bilingual("按下级业绩计酬可能构成传销，也会被平台封禁；邀请奖励只设一级。仅作提示，不是法律意见。", "Pay for what recruits bring may be pyramid selling, and platforms ban it. A hint, no legal advice."),
    "strategy: {mechanisms: [{name: 推荐有礼, trigger: 好友下单, action: 推荐人得 10%，并享受二级返利}]}\n",
    "strategy: {mechanisms: [{name: 推荐有礼, trigger: 好友下单, action: 推荐人得 10%，只奖励一级，不设下级提成}]}\n",
    check,
)  # fmt: skip
