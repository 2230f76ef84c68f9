"""What goes out on a channel with a fixed rhythm goes out in its rhythm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from opsplan.checks.content_days import dated_entries
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.content.slots import PlacedEntry, place_names, slot_days
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.content import Slot
from opsplan.model.problems import shorten
from opsplan.model.times import TimeOfDay

_WEEKDAYS = Bilingual("一二三四五六日", "Mon Tue Wed Thu Fri Sat Sun")


def check(subject: Subject) -> Iterator[Hit]:
    """Entries that stand in none of the places that the slots of their channel and column make at that time.

    What is for a festival or an activity may stand anywhere, and so may what is out already.
    """
    content = subject.plan.content
    by_channel: dict[str, list[tuple[Slot, str]]] = defaultdict(list)
    for slot in content.slots if content else ():
        channel, column = place_names(subject.index, slot)
        if channel:
            by_channel[channel].append((slot, column))
    for each in dated_entries(subject) if by_channel else ():
        entry = each.entry
        if entry.festival or entry.activity or entry.status == "published":
            continue
        slots = [
            slot
            for slot, column in by_channel.get(each.channel, ())
            if (not column or not each.column or column == each.column) and _runs(subject, slot, each.day)
        ]
        on_day = [slot for slot in slots if any(slot_days(slot, subject.schedule.when, each.day, each.day))]
        if slots and not on_day:
            yield _wrong_day(subject, each, slots)
        elif on_day and entry.time and not any(_same_time(slot.time, entry.time) for slot in on_day):
            yield _wrong_time(each, on_day)


def _runs(subject: Subject, slot: Slot, day: date) -> bool:
    first, last = subject.schedule.when(slot.from_), subject.schedule.when(slot.to)
    return (first is None or first <= day) and (last is None or day <= last)


def _same_time(slot: TimeOfDay | None, entry: TimeOfDay) -> bool:
    return slot is None or slot.start == entry.start


def _wrong_day(subject: Subject, each: PlacedEntry, slots: list[Slot]) -> Hit:
    name, where = shorten(each.entry.title), _where(each)
    left_out = any(each.day in {subject.schedule.when(day) for day in slot.except_} for slot in slots)
    week = sorted({day for slot in slots for day in slot.weekdays})
    days = Bilingual("、".join(f"周{_WEEKDAYS.zh[day - 1]}" for day in week), ", ".join(_WEEKDAYS.en.split()[day - 1] for day in week))  # fmt: skip
    why = (
        Bilingual("这一天写在固定排期的 except 里", "a day that its slot leaves out")
        if left_out or not week
        else Bilingual(f"{where.zh}的固定排期在{days.zh}", f"and the slots of {where.en} are on {days.en}")
    )
    on = each.day.isoweekday() - 1
    return Hit(
        (*each.entry.loc, "date"),
        Bilingual(
            f"内容“{name}”排在 {each.day}（周{_WEEKDAYS.zh[on]}），{why.zh}",
            f"'{name}' is on {each.day}, a {_WEEKDAYS.en.split()[on]}, {why.en}",
        ),
        _HELP,
    )


def _wrong_time(each: PlacedEntry, slots: list[Slot]) -> Hit:
    name, where = shorten(each.entry.title), _where(each)
    times = sorted({slot.time.text for slot in slots if slot.time})
    return Hit(
        (*each.entry.loc, "time"),
        Bilingual(
            f"内容“{name}”排在 {each.said}，{where.zh}的固定排期是 {'、'.join(times)}",
            f"'{name}' goes out at {each.said}, and the slots of {where.en} are at {', '.join(times)}",
        ),
        _HELP,
    )


def _where(each: PlacedEntry) -> Bilingual:
    channel = shorten(each.channel)
    return Bilingual(f"“{channel}”", f"'{channel}'")


_HELP = Bilingual(
    "挪到固定排期的日子；有意加一条就写上 festival 或 activity，长期如此就加一条 slots",
    "move it into a slot; name its festival or activity if it is an extra on purpose, or add a slot if it is regular",
)
RULE = Rule(
    "cnt-off-slot", "OPS899", Severity.INFO,
    Bilingual("内容不在渠道的固定排期上", "an entry outside the slots of its channel"),
    Bilingual("读者按固定的日子和时间等内容，错开多半是日期写错了。写了节点或活动的、已经发布的不提示；只看当天仍有效的固定排期。", "Readers wait on fixed days and at fixed times; off them, most likely the date is a slip. Entries for a festival or an activity are left out, and so is what is published; only slots that run on that day count."),
    "content:\n  slots: [{channel: 服务号, weekday: 周四, time: '20:00'}]\n  entries: [{date: 2027-03-12, time: '20:00', channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea}]\n",
    "content:\n  slots: [{channel: 服务号, weekday: 周四, time: '20:00'}]\n  entries: [{date: 2027-03-11, time: '20:00', channel: 服务号, title: 头采从哪座山开始, owner: 纪棠, status: idea}]\n",
    check,
)  # fmt: skip
