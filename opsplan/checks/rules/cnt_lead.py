"""Content is written and reviewed before its day, or it is not reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.content import ContentEntry
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Entries to come without a day for draft or review: one note where no entry has any; and days that are too late."""
    entries = entries_to_come(subject)
    bare = [each for each in entries if not has_lead(each)]
    if len(bare) == len(entries) > 1:
        yield Hit(
            (*entries[0].loc, "draft_due"),
            Bilingual(
                f"{len(entries)} 条还没发布的内容都没有交稿或送审日期",
                f"none of the {len(entries)} entries to come has a day for its draft or its review",
            ),
            _HELP,
        )
    else:
        for entry in bare:
            name = shorten(entry.title)
            yield Hit(
                (*entry.loc, "draft_due"),
                Bilingual(
                    f"内容“{name}”没有交稿或送审日期", f"'{name}' has no day for its draft or its review"
                ),
                _HELP,
            )
    for entry in entries:
        yield from _late(subject, entry)


def entries_to_come(subject: Subject) -> tuple[ContentEntry, ...]:
    """The content entries that are still to be made."""
    content = subject.plan.content
    return tuple(
        each for each in (content.entries if content else ()) if each.status not in ("ready", "published")
    )


def has_lead(entry: ContentEntry) -> bool:
    """True when the entry has a day for its draft or for its review."""
    return entry.draft_due is not None or entry.review_due is not None


def _late(subject: Subject, entry: ContentEntry) -> Iterator[Hit]:
    day = subject.schedule.when(entry.date)
    for field, zh, en in (("draft_due", "交稿", "draft"), ("review_due", "送审", "review")):
        due = subject.schedule.when(getattr(entry, field))
        if day is not None and due is not None and due > day:
            name = shorten(entry.title)
            yield Hit(
                (*entry.loc, field),
                Bilingual(
                    f"内容“{name}”{day} 发布，{zh}却在 {due}",
                    f"'{name}' goes out on {day}, its {en} is due on {due}",
                ),
                Bilingual("改到发布日之前", "move it before the day of publication"),
                Severity.WARNING,
            )


_HELP = Bilingual(
    "写 draft_due 交稿、review_due 送审，如 2027-03-08",
    "write draft_due and review_due, such as 2027-03-08",
)
RULE = Rule(
    "cnt-lead", "OPS893", Severity.INFO,
    Bilingual("内容发布前没有交稿或送审日期", "an entry without a day for its draft or its review"),
    Bilingual("不留撰写和审核的时间，就会当天赶稿、带错发布。日期晚于发布日时报警告。", "Without time to write and review, pieces are rushed out with their mistakes. A day after publication is a warning."),
    "content:\n  entries: [{date: 2027-03-11, channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea, cta: 预约直播}]\n",
    "content:\n  entries: [{date: 2027-03-11, channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea, draft_due: 2027-03-08, cta: 预约直播}]\n",
    check,
)  # fmt: skip
