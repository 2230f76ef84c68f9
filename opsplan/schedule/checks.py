"""What is wrong with dates once they are known: missing ones, broken predecessors, days outside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten
from opsplan.patterns import lazy_pattern
from opsplan.schedule.linking import Span, breaks, lagged_day, reference_day
from opsplan.schedule.network import has_start_link
from opsplan.schedule.outline import OutlineTask
from opsplan.schedule.problems import Problems
from opsplan.schedule.results import Link
from opsplan.schedule.solve import Inputs, Solution

_AFTERWARDS = lazy_pattern(
    r"复盘|回访|总结|评审|结案|(?<![a-z])(review|retro|follow[- ]up|wrap-up|post-mortem|lessons)",
    re.IGNORECASE,
)
"""Words of work that may lie after the plan's period."""


def check_dates(inputs: Inputs, found: Solution, problems: Problems) -> None:
    """Report what is wrong with the dates of tasks. Nothing is moved."""
    for item in inputs.tasks:
        _check_known(item, inputs, found, problems)
        _check_links(item, inputs, found, problems)
        _check_outside(item, inputs, found, problems)


def _check_known(item: OutlineTask, inputs: Inputs, found: Solution, problems: Problems) -> None:
    index, task, given, links = item.index, item.task, inputs.given[item.index], inputs.links[item.index]
    start, end = found.spans[index]
    if (
        item.children
        or (start and end)
        or given.broken
        or len(links) < len(task.after)
        or found.is_on_loop(index)
    ):
        return
    end_link = any(link.kind in ("FF", "SF") for link in links)
    ends = given.milestone or bool(given.end or given.duration or end_link)
    begins = given.milestone or bool(
        given.begins or has_start_link(links) or not links or (given.duration and end_link)
    )
    if not (ends and begins):
        has = (
            Bilingual("只有开始", "a start only")
            if given.start
            else Bilingual("只有结束", "an end only")
            if given.end
            else Bilingual("没有开始、结束和工期", "no start, end or duration")
        )
        if not given.start and not given.end and links:
            has = Bilingual("只有前置，没有工期或结束", "predecessors only, without a duration or an end")
        problems.quality(
            "tsk-no-dates", Severity.ERROR, task.loc,
            Bilingual(f"任务“{item.label}”{has.zh}，排不出起止日期", f"task '{item.label}' has {has.en}, so its dates cannot be worked out"),
            Bilingual("开始、结束、工期写两项，如 start 加 duration: 5wd", "give two of start, end and duration, such as start and duration: 5wd"),
        )  # fmt: skip
    elif (
        given.end
        and not given.duration
        and start is None
        and not any(reference_day(link, found.spans) is None for link in links)
    ):
        _report_too_late(item, given.end, problems)
    elif given.start and end is None and end_link:
        _report_too_late(item, given.start, problems)


def _report_too_late(item: OutlineTask, day: date, problems: Problems) -> None:
    """The predecessors, or the phase, leave no room before a fixed end."""
    cause = Bilingual("所属阶段的开始", "the start of its phase leaves")
    earlier = Bilingual("提前阶段的开始", "start the phase earlier")
    if item.task.after:
        cause = Bilingual("前置", "its predecessors leave")
        earlier = Bilingual("提前前置", "move what comes before it")
    problems.quality(
        "tsk-dep-order" if item.task.after else "tsk-outside", Severity.ERROR, (*item.task.loc, "after" if item.task.after else "end"),
        Bilingual(f"任务“{item.label}”写明的日期 {day} 与{cause.zh}冲突，排不出起止", f"the date {day} of task '{item.label}' cannot be met: {cause.en} no room"),
        Bilingual(f"推迟这个日期，或{earlier.zh}", f"move the date, or {earlier.en}"),
    )  # fmt: skip


def _check_links(item: OutlineTask, inputs: Inputs, found: Solution, problems: Problems) -> None:
    start, end = found.spans[item.index]
    if not (start and end) or found.is_on_loop(item.index):
        return
    for link in inputs.links[item.index]:
        try:
            lagged = lagged_day(inputs.calendar, link, found.spans)
        except OverflowError:
            continue
        if lagged and breaks(link, lagged, start, end, inputs.given[item.index].milestone):
            _report_order(item, link, lagged, (start, end), inputs, found, problems)


_WORDS = {
    "FS": (Bilingual("结束", "ends"), Bilingual("开始", "starts")),
    "SS": (Bilingual("开始", "starts"), Bilingual("开始", "starts")),
    "FF": (Bilingual("结束", "ends"), Bilingual("结束", "ends")),
    "SF": (Bilingual("开始", "starts"), Bilingual("结束", "ends")),
}


def _report_order(
    item: OutlineTask,
    link: Link,
    lagged: date,
    span: Span,
    inputs: Inputs,
    found: Solution,
    problems: Problems,
) -> None:
    theirs, ours = _WORDS[link.kind]
    reference = reference_day(link, found.spans)
    own = span[0] if link.kind in ("FS", "SS") else span[1]
    name = shorten(inputs.tasks[link.source].label if link.source is not None else link.ref)
    lag = (
        Bilingual(f"，间隔 {link.lag.text}", f" with a lag of {link.lag.text}")
        if link.lag.text
        else Bilingual("", "")
    )
    hint = Bilingual(
        f"改这个日期；如果可以同一天，写 {name}-1d",
        f"change the date; if the same day is meant, write {name}-1d",
    )
    if link.kind != "FS" or own != lagged or link.lag.text:
        hint = Bilingual("改这个日期，或改前置与间隔", "change the date, or the predecessor and its lag")
    problems.quality(
        "tsk-dep-order", Severity.ERROR, (*item.task.loc, "after", link.position),
        Bilingual(
            f"“{item.label}”{own} {ours.zh}，而前置“{name}”{reference} 才{theirs.zh}{lag.zh}（{link.kind}）",
            f"'{item.label}' {ours.en} on {own}, but its predecessor '{name}' {theirs.en} on {reference}{lag.en} ({link.kind})",
        ),
        hint,
    )  # fmt: skip


def _check_outside(item: OutlineTask, inputs: Inputs, found: Solution, problems: Problems) -> None:
    start, end = found.spans[item.index]
    given, task = inputs.given[item.index], item.task
    if item.children:  # a parent that follows its parts is outside with them; only its own dates count
        start, end = given.start, given.end
    if item.parent is not None:
        _check_parent(item, inputs, found, problems)
    first, last = start or end, end or start
    if first is None or last is None:
        return
    opens, closes = inputs.period
    late = last > closes and not _comes_afterwards(item)
    if first < opens or late:
        day = first if first < opens else last
        problems.quality(
            "tsk-outside", Severity.ERROR, (*task.loc, _field(item, "start" if first < opens else "end", inputs)),
            Bilingual(f"任务“{item.label}”的 {day} 在方案周期 {opens} 至 {closes} 之外", f"task '{item.label}' has {day}, outside the plan's period {opens} to {closes}"),
            Bilingual("改任务日期，或改 period 周期", "change the task, or the period"),
        )  # fmt: skip
        return
    phase_given, phase = inputs.phase_given[item.phase], inputs.phases[item.phase]
    opens_phase, closes_phase = phase_given.start or first, phase_given.end or last
    if first >= opens_phase and (last <= closes_phase or (last > closes and not late)):
        return
    early = first < opens_phase
    if early and start is None and not item.children:
        return  # the phase leaves no room before a fixed end: reported with the dates
    day, field = (first, "start") if early else (last, "end")
    edge = Bilingual(
        f"早于阶段“{shorten(phase.name)}”的开始 {opens_phase}",
        f"before its phase '{shorten(phase.name)}' starts on {opens_phase}",
    )
    if not early:
        edge = Bilingual(
            f"晚于阶段“{shorten(phase.name)}”的结束 {closes_phase}",
            f"after its phase '{shorten(phase.name)}' ends on {closes_phase}",
        )
    problems.quality(
        "tsk-outside", Severity.INFO if task.rolling else Severity.WARNING, (*task.loc, _field(item, field, inputs)),
        Bilingual(f"任务“{item.label}”的 {day} {edge.zh}", f"task '{item.label}' has {day}, {edge.en}"),
        Bilingual("改任务日期，或改阶段的起止", "change the task, or the phase"),
    )  # fmt: skip


def _check_parent(item: OutlineTask, inputs: Inputs, found: Solution, problems: Problems) -> None:
    if item.parent is None:
        return
    parent, above = inputs.tasks[item.parent], inputs.given[item.parent]
    start, end = found.spans[item.index]
    early = bool(start and above.start and start < above.start)
    if early or (end and above.end and end > above.end):
        problems.quality(
            "tsk-outside-parent", Severity.WARNING, (*item.task.loc, _field(item, "start" if early else "end", inputs)),
            Bilingual(f"子任务“{item.label}”超出了“{parent.label}”写明的起止", f"subtask '{item.label}' lies outside the dates of '{parent.label}'"),
            Bilingual("父任务的起止可以不写，由子任务决定", "leave out the parent's dates; its subtasks give them"),
        )  # fmt: skip


def _field(item: OutlineTask, wanted: str, inputs: Inputs) -> str:
    """The key to point at: the date that is written, else what the date follows from."""
    task = item.task
    if wanted == "end" and task.end:
        return "end"
    if inputs.given[item.index].start:
        if wanted == "start" or not task.duration:
            return "start" if task.start else "date" if task.date else "end"
        return "duration"
    if task.after:
        return "after"
    return "duration" if task.duration else "end" if task.end else "name"


def _comes_afterwards(item: OutlineTask) -> bool:
    return comes_afterwards((item.task.name, item.task.deliverable or "", *item.task.tags))


def comes_afterwards(texts: Iterable[str]) -> bool:
    """True when one of the texts names work that may lie after the plan's period: a review, follow-up, wrap-up."""
    return any(_AFTERWARDS.search(text) for text in texts)
