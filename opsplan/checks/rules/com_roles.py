"""A community is kept by an owner, opinion leaders and moderators."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.community_words import missing_roles
from opsplan.checks.english import listed
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """A community without one of the three roles."""
    community = subject.plan.community
    if community is None:
        return
    missing = missing_roles([role.name for role in community.roles])
    if missing:
        yield Hit(
            (*community.loc, "roles"),
            Bilingual(
                f"社群没有{'、'.join(words.zh for words in missing)}",
                f"the community lacks {listed([words.en for words in missing])}",
            ),
            Bilingual(
                "在 roles 里写群主、意见领袖（约一成成员）和管理员，各有人数和职责",
                "write an owner, opinion leaders (about a tenth of the members) and moderators in roles, each with count and duties",
            ),
        )


RULE = Rule(
    "com-roles", "OPS787", Severity.WARNING,
    Bilingual("社群缺群主、意见领袖或管理员", "a community without an owner, opinion leaders or moderators"),
    Bilingual("群主定方向，意见领袖带话题，管理员守规矩；缺一个，群很快变成广告群或死群。", "An owner sets the course, opinion leaders start the talk, moderators keep the rules; without one of them a group turns silent or into advertising."),
    "community:\n  roles: [{name: 群主, count: 8}]\n",
    "community:\n  roles: [{name: 群主, count: 8}, {name: 意见领袖, count: 40}, {name: 管理员, count: 40}]\n",
    check,
)  # fmt: skip
