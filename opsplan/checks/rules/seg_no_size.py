"""A segment whose size nobody knows cannot be ranked."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Segments with neither a size nor a share."""
    for segment in subject.plan.audience.segments if subject.plan.audience else ():
        if segment.size is None and segment.share is None:
            name = shorten(segment.name)
            yield Hit(
                (*segment.loc, "size"),
                Bilingual(f"分层“{name}”没有规模", f"segment '{name}' has no size"),
                Bilingual(
                    "写人数（size: 5.6万）或占比（share: 30%）",
                    "write a number (size: 56,000) or a share (share: 30%)",
                ),
            )


RULE = Rule(
    "seg-no-size", "OPS762", Severity.WARNING,
    Bilingual("分层没有规模", "a segment without a size"),
    Bilingual("不知道有多少人，就排不出先做哪一层、投多少。", "Without its size nobody can say which segment comes first and what it may cost."),
    "audience:\n  segments: [{name: 沉睡会员, criteria: 180 天未访问, channels: 短信, strategy: 分三批召回}]\n",
    "audience:\n  segments: [{name: 沉睡会员, criteria: 180 天未访问, size: 11.5万, channels: 短信, strategy: 分三批召回}]\n",
    check,
)  # fmt: skip
