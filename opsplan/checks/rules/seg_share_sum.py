"""Parts of a whole are no more than the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.audience import Persona, Segment

LIMIT = Setting(
    "percent", 100, Bilingual("占比合计最多多少（%）", "the most that shares may add up to, in %")
)


def check(subject: Subject) -> Iterator[Hit]:
    """Shares of the personas, and of the segments of one model, that add up to more than the whole."""
    audience = subject.plan.audience
    if audience is None:
        return
    yield from _sum(audience.personas, Bilingual("画像", "personas"), subject)
    models: dict[str | None, list[Segment]] = {}
    for segment in audience.segments:
        models.setdefault(segment.model, []).append(segment)
    for segments in models.values():
        yield from _sum(segments, Bilingual("分层", "segments"), subject)


def _sum(parts: Sequence[Persona | Segment], words: Bilingual, subject: Subject) -> Iterator[Hit]:
    shared = [(part, part.share.value * 100) for part in parts if part.share is not None]
    total = sum((value for _, value in shared), Decimal(0))
    if total > subject.value("seg-share-sum", LIMIT):
        listed = " + ".join(_plain(value) for _, value in shared)
        yield Hit(
            (*shared[-1][0].loc, "share"),
            Bilingual(
                f"{words.zh}的占比合计 {_plain(total)}%，超过 {_limit(subject)}%（{listed}）",
                f"the shares of the {words.en} add up to {_plain(total)}%, more than {_limit(subject)}% ({listed})",
            ),
            Bilingual(
                "改占比；有重叠的分层用不同的 model（模型）分开写",
                "mend the shares; segments that overlap belong to different models",
            ),
        )


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _limit(subject: Subject) -> str:
    return f"{subject.value('seg-share-sum', LIMIT):g}"


RULE = Rule(
    "seg-share-sum", "OPS766", Severity.WARNING,
    Bilingual("占比合计超过 100%", "shares that add up to more than 100%"),
    Bilingual("同一张表里的占比加起来超过全体，总有一个数是错的。", "Where the parts of one table are more than the whole, one of the numbers is wrong."),
    "audience:\n  personas:\n    - {name: 李珊, share: 65%, pains: 怕延期, scenario: 交房后, channels: 视频号}\n    - {name: 老陈, share: 45%, pains: 拆旧麻烦, scenario: 改儿童房, channels: 门店}\n",
    "audience:\n  personas:\n    - {name: 李珊, share: 60%, pains: 怕延期, scenario: 交房后, channels: 视频号}\n    - {name: 老陈, share: 40%, pains: 拆旧麻烦, scenario: 改儿童房, channels: 门店}\n",
    check,
    settings=(LIMIT,),
)  # fmt: skip
