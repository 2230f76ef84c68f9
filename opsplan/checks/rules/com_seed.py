"""The first members set the tone."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """A community that does not say who its first members are."""
    community = subject.plan.community
    if community is None or (community.seed_users and community.seed_users.criteria):
        return
    yield Hit(
        (*community.loc, "seed_users", "criteria")
        if community.seed_users
        else (*community.loc, "seed_users"),
        Bilingual("社群没有种子用户的标准", "the community has no criteria for its first members"),
        Bilingual(
            "写 seed_users.criteria：两三条必要条件，如近半年买过一次、愿意公开晒单；质量比数量重要",
            "write seed_users.criteria: two or three conditions, such as bought in the last six months; quality before number",
        ),
    )


RULE = Rule(
    "com-seed", "OPS789", Severity.WARNING,
    Bilingual("没有种子用户标准", "no criteria for the first members"),
    Bilingual("第一批成员决定群的气氛；不设标准，进来的多是领完福利就走的人。", "The first members set the tone; without criteria most come for the gift and leave."),
    "community:\n  purpose: 业主互相答疑\n  seed_users: {target: 600}\n",
    "community:\n  purpose: 业主互相答疑\n  seed_users: {target: 600, criteria: [入住满三个月, 愿意公开晒家]}\n",
    check,
)  # fmt: skip
