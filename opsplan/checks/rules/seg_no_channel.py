"""A segment that no channel reaches hears nothing."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.market_reach import reached_segments
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Segments without channels, to which no channel and no content entry points either."""
    segments = subject.plan.audience.segments if subject.plan.audience else ()
    bare = [segment for segment in segments if not segment.channels]
    reached = reached_segments(subject.plan, subject.index) if bare else frozenset()
    for segment in bare:
        if segment.path not in reached:
            name = shorten(segment.name)
            yield Hit(
                (*segment.loc, "channels"),
                Bilingual(f"分层“{name}”没有触达渠道", f"segment '{name}' has no channel that reaches it"),
                Bilingual(
                    "写 channels：在哪里触达这一层，如 [企微, 短信]",
                    "write channels: where this segment is reached, such as [E-mail, In-product message]",
                ),
            )


RULE = Rule(
    "seg-no-channel", "OPS763", Severity.WARNING,
    Bilingual("分层没有触达渠道", "a segment that no channel reaches"),
    Bilingual("没有渠道，策略到不了人。分层自己写触点，或渠道的人群、内容的分层指向它，都算。", "Without a channel the strategy reaches nobody. The segment's own channels count, and so do channels and content entries that name it."),
    "audience:\n  segments: [{name: 沉睡会员, criteria: 180 天未访问, size: 11.5万, strategy: 分三批召回}]\n",
    "audience:\n  segments: [{name: 沉睡会员, criteria: 180 天未访问, size: 11.5万, strategy: 分三批召回, channels: [短信, 电话]}]\n",
    check,
)  # fmt: skip
