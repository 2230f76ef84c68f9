"""A draft is written before it is reviewed, on a working day, and by the day it is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.checks.rules.cnt_lead import entries_to_come
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.content import ContentEntry
from opsplan.model.problems import shorten

_SHOWN = 3
_STEPS = (
    ("draft_due", Bilingual("交稿", "draft"), ("idea",), Bilingual("还停在选题", "still ideas")),
    ("review_due", Bilingual("送审", "review"), ("idea", "draft"), Bilingual("还没有送审", "not in review")),
)
"""Each day with the states in which its step is not done yet."""


def check(subject: Subject) -> Iterator[Hit]:
    """Entries to come: reviews before their drafts, days on which nobody works, and days that are past although the
    state says that the step is not done. What is late is one note for all."""
    when, calendar = subject.schedule.when, subject.schedule.calendar
    entries = entries_to_come(subject)
    for entry in entries:
        drafted, reviewed = when(entry.draft_due), when(entry.review_due)
        name = shorten(entry.title)
        if drafted and reviewed and reviewed < drafted:
            yield Hit(
                (*entry.loc, "review_due"),
                Bilingual(f"内容“{name}”{drafted} 才交稿，送审却在 {reviewed}", f"the review of '{name}' is due on {reviewed}, before its draft on {drafted}"),
                Bilingual(f"送审改到 {drafted} 或以后", f"review it on {drafted} or later"),
                Severity.WARNING,
            )  # fmt: skip
        for field, step, _, _ in _STEPS:
            day = when(getattr(entry, field))
            if day and day >= subject.today and not calendar.is_working(day):
                yield Hit(
                    (*entry.loc, field),
                    Bilingual(f"内容“{name}”的{step.zh}日 {day} 不上班", f"the {step.en} of '{name}' is due on {day}, a day off"),
                    Bilingual(f"改到前一个工作日 {calendar.previous_working(day)}", f"move it to {calendar.previous_working(day)}, the working day before"),
                    Severity.INFO,
                )  # fmt: skip
    yield from _overdue(subject, entries)


def _overdue(subject: Subject, entries: tuple[ContentEntry, ...]) -> Iterator[Hit]:
    """An entry whose draft is late is not named again for its review."""
    told: set[int] = set()
    for field, step, undone, state in _STEPS:
        late = [
            (entry, day)
            for entry in entries
            if entry.status in undone
            and id(entry) not in told
            and (day := subject.schedule.when(getattr(entry, field)))
            and day < subject.today
        ]
        told.update(id(entry) for entry, _ in late)
        if late:
            yield _late((*late[0][0].loc, field), late, step, state)


def _late(
    loc: tuple[str | int, ...], late: list[tuple[ContentEntry, date]], step: Bilingual, state: Bilingual
) -> Hit:
    shown = [(shorten(entry.title), day) for entry, day in late[:_SHOWN]]
    more = (
        Bilingual(f" 等 {len(late)} 条", f" and {len(late) - _SHOWN} more")
        if len(late) > _SHOWN
        else Bilingual("", "")
    )
    said = Bilingual(
        "、".join(f"“{name}”（{day}）" for name, day in shown),
        ", ".join(f"'{name}' ({day})" for name, day in shown),
    )
    return Hit(
        loc,
        Bilingual(f"过了{step.zh}日{state.zh}：{said.zh}{more.zh}", f"past the day of their {step.en} and {state.en}: {said.en}{more.en}"),
        Bilingual("催稿、改期，或把 status 更新到现在的进度", "finish them, move them, or bring their status up to date"),
        Severity.INFO,
    )  # fmt: skip


RULE = Rule(
    "cnt-draft-late", "OPS919", Severity.WARNING,
    Bilingual("交稿、送审的日子排错或已经过了", "a draft or review on a wrong day or overdue"),
    Bilingual("稿子还没交就送审、交稿日没人上班、过了日子状态没动，都会拖到发布当天。不上班和逾期只是信息，逾期的合成一条。", "A review before its draft, a day on which nobody works, a day that is past with nothing done: all end in a rush on the day of publication. A day off is a note, and so is what is overdue, in one finding."),
    "content:\n  entries: [{date: 2027-03-18, channel: 服务号, title: 头采从哪座山开始, draft_due: 2027-03-11, review_due: 2027-03-09, owner: 纪棠, status: idea}]\n",
    "content:\n  entries: [{date: 2027-03-18, channel: 服务号, title: 头采从哪座山开始, draft_due: 2027-03-11, review_due: 2027-03-15, owner: 纪棠, status: idea}]\n",
    check,
)  # fmt: skip
