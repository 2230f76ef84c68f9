"""Users are divided so that each part is treated in its own way."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Segments without a strategy."""
    for segment in subject.plan.audience.segments if subject.plan.audience else ():
        if not segment.strategy:
            name = shorten(segment.name)
            yield Hit(
                (*segment.loc, "strategy"),
                Bilingual(f"分层“{name}”没有策略", f"segment '{name}' has no strategy"),
                Bilingual(
                    "写 strategy：对这一层做什么，和别的层有什么不同",
                    "write strategy: what is done for this segment that is not done for the others",
                ),
            )


RULE = Rule(
    "seg-no-strategy", "OPS761", Severity.ERROR,
    Bilingual("分层没有策略", "a segment without a strategy"),
    Bilingual("分层是为了差异化对待；没有策略，分层只是一张表。", "Users are divided to be treated differently; without a strategy a segment is a row in a table."),
    "audience:\n  segments: [{name: 沉睡会员, criteria: 180 天未访问, size: 11.5万, channels: 短信}]\n",
    "audience:\n  segments: [{name: 沉睡会员, criteria: 180 天未访问, size: 11.5万, channels: 短信, strategy: 按品类分三批召回}]\n",
    check,
)  # fmt: skip
