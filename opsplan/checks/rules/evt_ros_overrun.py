"""A run-of-show must fit: each step before the next, all of them in the time there is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.activities import Activity, Step
from opsplan.model.problems import shorten

_SPARE = Setting(
    "spare",
    10,
    Bilingual("末尾可留空的时长（占全程 %）", "time that may be left at the end (% of the whole)"),
)
_DAY = 24 * 60


def check(subject: Subject) -> Iterator[Hit]:
    """Steps that run into the next, or whose length is not their time; activities too short or too long for their steps."""
    for activity, name, span in events(subject):
        if not activity.process:
            continue
        yield from _lengths(activity)
        yield from _overlaps(activity)
        if span is None or span[0] == span[1]:
            yield from _whole(subject, activity, name)


def _lengths(activity: Activity) -> Iterator[Hit]:
    for step in activity.process:
        if step.time and step.time.end is not None and step.duration:
            minutes = (step.time.end - step.time.start) % _DAY
            if minutes != step.duration.minutes:
                yield Hit(
                    (*step.loc, "duration"),
                    Bilingual(f"环节“{shorten(step.step)}”{step.time.text} 是 {minutes} 分钟，时长写的是 {step.duration.minutes} 分钟", f"step '{shorten(step.step)}' takes {minutes} minutes from {step.time.text}, its duration says {step.duration.minutes}"),
                    Bilingual(f"写 {minutes}min，或删去 duration", f"write {minutes}min, or leave duration out"),
                )  # fmt: skip


def _overlaps(activity: Activity) -> Iterator[Hit]:
    for step, after in pairwise(each for each in activity.process if each.time):
        end = _end(step)
        if end is None or not after.time or not step.time or after.time.start < step.time.start:
            continue  # a later line that begins earlier is another day or another room
        over = end - after.time.start
        if over > 0 and not (step.place and after.place and step.place != after.place):
            yield Hit(
                (*step.loc, "duration" if step.duration else "time"),
                Bilingual(f"环节“{shorten(step.step)}”到 {_clock(end)} 才结束，“{shorten(after.step)}”{_clock(after.time.start)} 就开始，超出 {over} 分钟", f"step '{shorten(step.step)}' ends at {_clock(end)}, and '{shorten(after.step)}' begins at {_clock(after.time.start)}: {over} minutes over"),
                Bilingual("缩短这一环节，或把后面的时间顺延", "shorten the step, or move those after it"),
            )  # fmt: skip


def _whole(subject: Subject, activity: Activity, name: str) -> Iterator[Hit]:
    time = activity.time
    if time is None or time.end is None:
        return
    close = time.end if time.end > time.start else time.end + _DAY
    if not any(step.time for step in activity.process):
        total = sum(step.duration.minutes for step in activity.process if step.duration)
        if total > close - time.start:
            yield Hit((*activity.loc, "process"), _too_long(name, total, close - time.start), _SHORTEN)
        return
    last = time.start
    place = activity.process[0]
    for step in activity.process:
        end = _end(step)
        if step.time is None or end is None:
            if step.time:
                return  # without its length nobody knows when the step ends
            continue
        night = _DAY if close > _DAY and time.start - step.time.start > _DAY / 2 else 0
        if step.time.start + night < close and end + night >= last:
            last, place = end + night, step
    if last > close:
        yield Hit(
            (*place.loc, "duration" if place.duration else "time"),
            Bilingual(f"活动“{name}”{time.text}，环节“{shorten(place.step)}”到 {_clock(last)} 才结束，超出 {last - close} 分钟", f"'{name}' is at {time.text}, and its step '{shorten(place.step)}' ends at {_clock(last)}: {last - close} minutes over"),
            _SHORTEN,
        )  # fmt: skip
    elif close - last > subject.value(RULE.name, _SPARE) / 100 * (close - time.start):
        yield Hit(
            (*activity.loc, "time"),
            Bilingual(f"活动“{name}”{time.text}，环节 {_clock(last)} 就全部结束，空出 {close - last} 分钟", f"'{name}' is at {time.text}, and its steps are over at {_clock(last)}: {close - last} minutes are empty"),
            Bilingual("补上缺的环节，或把结束时间改早", "add the steps that are missing, or let it end earlier"),
            Severity.WARNING,
        )  # fmt: skip


def _too_long(name: str, total: int, room: int) -> Bilingual:
    return Bilingual(
        f"活动“{name}”各环节合计 {total} 分钟，活动只有 {room} 分钟",
        f"the steps of '{name}' take {total} minutes, and it has {room}",
    )


def _end(step: Step) -> int | None:
    if step.time is None:
        return None
    if step.duration:
        return step.time.start + step.duration.minutes
    if step.time.end is None:
        return None
    return step.time.end if step.time.end >= step.time.start else step.time.end + _DAY


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24}:{minutes % 60:02}"


_SHORTEN = Bilingual("缩短环节，或把活动的结束时间改晚", "shorten steps, or let the activity end later")

RULE = Rule(
    "evt-ros-overrun", "OPS846", Severity.ERROR,
    Bilingual("流程时长与起止时间不符", "a run-of-show that does not fit its time"),
    Bilingual("一个环节超时，后面全部顺延；纸上就排不下，现场一定超时。结束前空出一成以上是警告。", "One step that runs over moves all after it. More than a tenth left empty at the end is a warning."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, process: [{time: '15:00', duration: 20min, step: 开场}, {time: '15:05', duration: 40min, step: 分享}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, process: [{time: '15:00', duration: 5min, step: 开场}, {time: '15:05', duration: 40min, step: 分享}]}]\n",
    check, (_SPARE,),
)  # fmt: skip
