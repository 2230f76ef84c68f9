"""The first thing a new member reads, and the rules."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """A community without rules or without a welcome."""
    community = subject.plan.community
    if community is None or (community.rules and community.welcome):
        return
    what = (
        Bilingual("群规和欢迎语", "neither rules nor a welcome")
        if not (community.rules or community.welcome)
        else Bilingual("欢迎语", "no welcome")
        if community.rules
        else Bilingual("群规", "no rules")
    )
    yield Hit(
        (*community.loc, "welcome" if community.rules else "rules"),
        Bilingual(f"社群没有{what.zh}", f"the community has {what.en}"),
        Bilingual(
            "rules 写三五条群规，welcome 写入群后看到的第一段话",
            "write three to five rules, and as welcome what a new member reads first",
        ),
    )


RULE = Rule(
    "com-rules", "OPS788", Severity.WARNING,
    Bilingual("社群没有群规或欢迎语", "a community without rules or a welcome"),
    Bilingual("没有欢迎语，新人不知道该做什么；没有群规，移出广告号也没有依据。", "Without a welcome a new member does not know what to do; without rules nobody can be shown out."),
    "community:\n  purpose: 业主互相答疑\n  rules: [不发广告, 不议论他人隐私]\n",
    "community:\n  purpose: 业主互相答疑\n  rules: [不发广告, 不议论他人隐私]\n  welcome: 欢迎，先报一下城市和装修到哪一步\n",
    check,
)  # fmt: skip
