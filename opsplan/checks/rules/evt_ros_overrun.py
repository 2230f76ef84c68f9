"""A run-of-show must fit: each step before the next, all of them in the time there is."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.events import events
from opsplan.checks.rule import Hit, Rule, Setting, Subject
from opsplan.diagnostics import Bilingual, Loc, Severity
from opsplan.model.activities import Activity, Step
from opsplan.model.problems import shorten
from opsplan.schedule.show import Misfit, TimedStep, elsewhere, misfits, timed_steps

_SPARE = Setting(
    "spare",
    10,
    Bilingual("末尾可留空的时长（占全程 %）", "time that may be left at the end (% of the whole)"),
)
_DAY = 24 * 60


def check(subject: Subject) -> Iterator[Hit]:
    """Steps that run into the next or past the end, or whose length is not their time; time left empty at the end.

    What begins after the end (clearing up) is no overrun, nor what overlaps in another room of a conference.
    """
    for activity, name, span in events(subject):
        yield from _lengths(activity)
        timed, last = timed_steps(activity)
        if span and span[0] != span[1]:
            for day in _days(timed):
                yield from _overruns(activity, name, day, None)
            continue
        yield from _overruns(activity, name, timed, last)
        spare = subject.value(RULE.name, _SPARE) / 100
        yield from _empty(activity, name, timed, last, spare)


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


def _days(timed: tuple[TimedStep, ...]) -> Iterator[tuple[TimedStep, ...]]:
    """The steps of an activity of several days, day by day: a day begins where the time goes back."""
    day: list[TimedStep] = []
    for each in timed:
        if day and each.start % _DAY < day[-1].start % _DAY:
            yield tuple(day)
            day = []
        day.append(each)
    yield tuple(day)


def _overruns(activity: Activity, name: str, timed: tuple[TimedStep, ...], last: int | None) -> Iterator[Hit]:
    begins = {each.step.loc: each.start for each in timed}
    for each in misfits(timed, last):
        if each.kind != "overrun" or (last is not None and begins[each.step.loc] >= last):
            continue
        if each.until and activity.form == "conference" and elsewhere(each.step, each.until):
            continue
        yield Hit(
            _place(each.step),
            _message(name, each),
            Bilingual("缩短这一环节，或把后面的时间顺延", "shorten the step, or move what follows")
            if each.until
            else Bilingual(
                "缩短环节，或把活动的结束时间改晚", "shorten steps, or let the activity end later"
            ),
        )


def _place(step: Step) -> Loc:
    return (*step.loc, "duration" if step.duration else "time")


def _message(name: str, each: Misfit) -> Bilingual:
    step, over = shorten(each.step.step), each.end - each.start
    if each.until:
        after = shorten(each.until.step)
        return Bilingual(
            f"环节“{step}”到 {_clock(each.end)} 才结束，“{after}”{_clock(each.start)} 就开始，超出 {over} 分钟",
            f"step '{step}' ends at {_clock(each.end)}, and '{after}' begins at {_clock(each.start)}: {over} minutes over",
        )
    return Bilingual(
        f"活动“{name}”{_clock(each.start)} 结束，环节“{step}”到 {_clock(each.end)} 才结束，超出 {over} 分钟",
        f"'{name}' ends at {_clock(each.start)}, and its step '{step}' at {_clock(each.end)}: {over} minutes over",
    )


def _empty(
    activity: Activity, name: str, timed: tuple[TimedStep, ...], last: int | None, spare: float
) -> Iterator[Hit]:
    if last is None or activity.time is None:
        return
    over = max(each.end for each in timed)
    whole = (last - activity.time.start) % _DAY
    if last - over > spare * whole:
        yield Hit(
            (*activity.loc, "time"),
            Bilingual(f"活动“{name}”{_clock(last)} 结束，环节 {_clock(over)} 就全部走完，空出 {last - over} 分钟", f"'{name}' ends at {_clock(last)}, and its steps are over at {_clock(over)}: {last - over} minutes are empty"),
            Bilingual("补上缺的环节，或把结束时间改早", "add the steps that are missing, or let it end earlier"),
            Severity.WARNING,
        )  # fmt: skip


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24}:{minutes % 60:02}"


RULE = Rule(
    "evt-ros-overrun", "OPS846", Severity.ERROR,
    Bilingual("流程时长与起止时间不符", "a run-of-show that does not fit its time"),
    Bilingual("一个环节超时，后面全部顺延；纸上就排不下，现场一定超时。结束前空出一成以上是警告。", "One step that runs over moves all after it. More than a tenth left empty at the end is a warning."),
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, process: [{time: '15:00', duration: 20min, step: 开场}, {time: '15:05', duration: 40min, step: 分享}]}]\n",
    "activities: [{name: 公开课, form: livestream, date: 2027-06-10, process: [{time: '15:00', duration: 5min, step: 开场}, {time: '15:05', duration: 40min, step: 分享}]}]\n",
    check, (_SPARE,),
)  # fmt: skip
