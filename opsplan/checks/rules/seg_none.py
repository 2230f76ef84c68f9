"""One message for everybody moves nobody."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.market_reach import SEGMENTING_KINDS
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity


def check(subject: Subject) -> Iterator[Hit]:
    """A plan without segments."""
    audience = subject.plan.audience
    if audience is None or not audience.segments:
        yield Hit(
            ("audience", "segments") if audience else ("audience",),
            Bilingual("方案没有用户分层", "the plan has no user segments"),
            Bilingual(
                "在 audience.segments 里写二到六层，每层有规则、规模、策略和触点",
                "write two to six segments in audience.segments, each with criteria, size, strategy and channels",
            ),
        )


RULE = Rule(
    "seg-none", "OPS760", Severity.WARNING,
    Bilingual("没有用户分层", "no user segments"),
    Bilingual("对所有人做同样的事，投入会平摊到最不需要的人身上。", "Doing the same for everybody spends most on those who need it least."),
    "kind: user\naudience:\n  personas: [{name: 李珊, pains: 怕延期, scenario: 交房后, channels: 视频号}]\n",
    "kind: user\naudience:\n  segments: [{name: 新装业主, criteria: 90 天内登记交房, size: 5.6万, strategy: 送量房券, channels: 视频号}]\n",
    check,
    kinds=SEGMENTING_KINDS,
)  # fmt: skip
