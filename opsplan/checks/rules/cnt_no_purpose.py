"""A column stands in a channel for a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern

_SAYS_WHAT_FOR = lazy_pattern(
    r"让|帮|促|引导|引流|提醒|提升|提高|增加|拉动|带动|召回|留住|建立|为了|以便|用于|带.{0,4}入口"
    r"|\b(to|so that|helps?|brings?|builds?|raises?|drives?|for)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Hit]:
    """Columns without a purpose whose topic does not say what they are for either."""
    content = subject.plan.content
    for column in content.columns if content else ():
        if column.purpose or _SAYS_WHAT_FOR.search(column.topic or ""):
            continue
        name = shorten(column.name)
        yield Hit(
            (*column.loc, "purpose"),
            Bilingual(f"栏目“{name}”没有写目的", f"column '{name}' has no purpose"),
            Bilingual(
                "写希望读者因此做什么：purpose: 把阅读变成首单与复购",
                "write what it should bring about: purpose: turn readers into first orders",
            ),
        )


RULE = Rule(
    "cnt-no-purpose", "OPS892", Severity.WARNING,
    Bilingual("栏目没有目的", "a column without a purpose"),
    Bilingual("没有目的的栏目选不出题，也判断不了该不该办下去。内容说明里写了为什么也算。", "Without a purpose nobody can choose its pieces, or tell whether to go on with it. A topic that says what for will do."),
    "content:\n  columns: [{slot: 二条, name: 一泡说清, topic: 一款茶的口味与冲泡, channel: 服务号}]\n",
    "content:\n  columns: [{slot: 二条, name: 一泡说清, topic: 一款茶的口味与冲泡, purpose: 把阅读变成首单与复购, channel: 服务号}]\n",
    check,
)  # fmt: skip
