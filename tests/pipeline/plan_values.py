"""Every value a plan holds, and the spellings by which a reader may find it. From the model, not from a list by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from opsplan.blocks.inline import plain
from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Heading, ListBlock, Paragraph, Table
from opsplan.model.base import Entry
from opsplan.model.choices import Choice
from opsplan.model.index import PlanIndex, entry_name
from opsplan.model.numbers import Money, Quantity, Share
from opsplan.model.phases import Predecessor
from opsplan.model.plan import Plan
from opsplan.model.refs import _marks, all_entries
from opsplan.model.specs import FieldSpec, fields_of, marks_of
from opsplan.model.times import DateExpr, Duration, Month, StepLength, TimeOfDay
from opsplan.schedule import Schedule

NOT_PRINTED = frozenset({
    "id", "opsplan", "language", "template", "brand", "check", "editions", "each", "color", "internal", "after", "country", "weekend",
})  # fmt: skip
"""Keys that steer the tool or name things for refs; what they do shows, they themselves don't."""
PROSE = frozenset(
    {
        "summary",
        "market",
        "product",
        "customers",
        "stage",
        "conclusion",
        "target_market",
        "positioning",
        "north_star",
        "system",
        "body",
        "welcome",
        "text",
    }
)

Wanted = tuple[str, tuple[str, ...]]
"""A plan path and the spellings of which one must be found."""


def wanted_values(plan: Plan, schedule: Schedule) -> Iterator[Wanted]:
    """Every text, number and date of the plan."""
    index = PlanIndex(plan)
    for entry in all_entries(plan):
        if entry.path.partition(".")[0] in NOT_PRINTED:
            continue
        for spec in fields_of(type(entry)).values():
            if spec.name in NOT_PRINTED or spec.model is not None:
                continue
            value = getattr(entry, spec.attribute)
            for one in _flat(value):
                for spellings in _spellings(one, spec, entry, index, schedule):
                    yield entry.at(spec.name), spellings


def _flat(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _flat(item)
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield name
            yield from _flat(item)
    elif value is not None and not isinstance(value, bool):
        yield value


def _spellings(
    value: Any, spec: FieldSpec, entry: Entry, index: PlanIndex, schedule: Schedule
) -> Iterator[tuple[str, ...]]:
    choice = next((m for m in marks_of(spec) if isinstance(m, Choice)), None)
    if isinstance(value, date):
        yield _day(value)
    elif isinstance(value, DateExpr):
        days = [day for day in (schedule.when(value), *_work_days(entry, schedule)) if day]
        yield tuple(spelling for day in days for spelling in _day(day)) or (value.text,)
    elif isinstance(value, Quantity):
        yield value.text, f"{value.value.normalize():f}"
    elif isinstance(value, Money):
        yield value.text.strip("¥$£"), f"{value.value.normalize():f}"
    elif isinstance(value, Share):
        yield f"{(value.value * 100).normalize():f}%", f"{(value.value * 100).normalize():f}％"
    elif isinstance(value, TimeOfDay):
        yield value.text, value.text.replace("-", "–")
    elif isinstance(value, StepLength):
        yield value.text, f"{value.minutes} 分钟", f"{value.minutes} min"
    elif isinstance(value, Duration):
        yield (
            value.text,
            f"{value.amount} 天",
            f"{value.amount} 个工作日",
            f"{value.amount} 周",
            f"{value.amount} days",
            f"{value.amount} working days",
        )
    elif isinstance(value, Month):
        yield value.text, f"{value.year} 年 {value.month} 月", f"{_MONTHS[value.month - 1]} {value.year}"
    elif isinstance(value, int):
        yield from _number(value, spec)
    elif choice is not None and value in choice.values:
        yield value, *choice.values[value]
    elif spec.name in PROSE or (spec.name == "evaluation"):
        for line in prose_lines(value):
            yield (line,)
    else:
        yield value, *_names(value, spec, entry, index)


def _work_days(entry: Entry, schedule: Schedule) -> Iterator[date]:
    """The days of an activity's dated work: its dates may be offsets on the activity."""
    for work in schedule.activity_work:
        if work.item is entry:
            yield from (day for day in (work.start, work.end) if day)


def _names(value: str, spec: FieldSpec, entry: Entry, index: PlanIndex) -> Iterator[str]:
    if isinstance(entry, Predecessor):
        yield from (entry_name(task) for ref, task in index.table("tasks").items() if value.startswith(ref))
    if spec.name == "currency":
        yield {"CNY": "¥", "USD": "$", "GBP": "£"}[value]
    if spec.name == "quarter":
        yield from (f"{value[:4]}年{'一二三四'[int(value[-1]) - 1]}季度", f"{value[4:]} {value[:4]}")
    if spec.name == "lag":
        yield value.replace("wd", "个工作日")
    mark = dict(_marks(type(entry))).get(spec.attribute)
    targets = getattr(mark, "targets", ("team",) if mark else ())
    for target in targets:
        yield index.person_name(value) if target == "team" else index.name(target, value)
    if spec.name == "baseline" and value == "new":
        yield from ("新指标", "new")


def _number(value: int, spec: FieldSpec) -> Iterator[tuple[str, ...]]:
    if spec.name == "weekdays":
        yield "一二三四五六日"[value - 1], ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[value - 1]
    elif spec.name == "scores":
        yield (str(value), "●" * value)
    else:
        yield (str(value),)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _day(day: date) -> tuple[str, ...]:
    return (
        day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
        f"{day.month}/{day.day}", f"{day.month}月{day.day}日", f"{day.day} {_MONTHS[day.month - 1]}", f"–{day:%m-%d}",
    )  # fmt: skip


def prose_lines(text: str) -> Iterator[str]:
    """The lines of prose as they are printed, without Markdown's marks."""
    stack: list[Any] = list(parse_markdown(text))
    while stack:
        block = stack.pop(0)
        if isinstance(block, Paragraph | Heading):
            yield plain(block.text)
        elif isinstance(block, ListBlock):
            stack.extend(inner for item in block.items for inner in item.blocks)
        elif isinstance(block, Table):
            yield from (plain(cell.text) for row in block.rows for cell in row.cells)
