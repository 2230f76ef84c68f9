"""What every section of a plan is made of: fields with both names, value types, and refs.

A field is declared with :func:`key`, which holds its Chinese name; its English name is the
attribute's (a trailing underscore is dropped: ``from_`` is ``from``). :mod:`opsplan.model.keys`
reads these declarations, as does the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from opsplan.diagnostics import Bilingual
from opsplan.model import choices, numbers, times
from opsplan.model.entries import Entry as Entry
from opsplan.model.entries import Field, OneOrMany, ReadBy
from opsplan.model.problems import not_a, one_text, problem, wanted
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass


def key(zh: str, *aliases: str, default: Any = None, required: bool = False) -> Any:
    """A field of the plan spec: its Chinese name, and further names that are read.

    What it is for people is told in ``model/schema/words``.
    """
    return Field(zh, aliases, default, required)


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a field as a ref to entries of ``targets`` (names of :data:`opsplan.model.index.TARGETS`).

    ``or_text`` refs may be words instead.
    """

    targets: tuple[str, ...]
    or_text: bool = False


@dataclass(frozen=True, slots=True)
class PersonMark:
    """Marks a field as a person: an id, a name or a unique role of the team, or a name in text."""


def _text(raw: Any) -> str:
    if isinstance(raw, str):
        return raw
    raise problem(
        "value-type",
        wanted(raw, "一段文字", "text"),
        Bilingual(
            "如果文字里有英文冒号、逗号或括号，请用引号括起来",
            "quote the text if it holds a colon, a comma or brackets",
        ),
    )


def _boolean(raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    word = raw.strip().lower() if isinstance(raw, str) else ""
    if word in ("true", "yes", "是"):
        return True
    if word in ("false", "no", "否"):
        return False
    raise problem(
        "value-boolean",
        Bilingual("这里只能写 true 或 false", "true or false is wanted here"),
        Bilingual("写成 true 或 false（是、否也可以）", "write true or false"),
    )


def _person(raw: Any) -> str:
    """A list of persons is kept as one text; who answers is then a plan-quality question, not a spec error."""
    if isinstance(raw, list | tuple) and all(isinstance(item, str) for item in raw):
        return "、".join(raw)
    return _text(raw)


def _whole(low: int, high: int) -> Any:
    def read(raw: Any) -> int:
        if isinstance(raw, int):
            return raw
        zh, en = f" {low} 到 {high} 的整数", f"a whole number from {low} to {high}"
        text = one_text(raw, zh, en)
        if text.isdecimal() and len(text) < 10 and low <= int(text) <= high:
            return int(text)
        raise problem(
            "value-range",
            not_a(text, zh, en),
            Bilingual(f"只写数字，从 {low} 到 {high}", f"write the number alone, from {low} to {high}"),
        )

    return ReadBy(read)


_LEVELS = {"低": 1, "low": 1, "中": 3, "medium": 3, "mid": 3, "高": 5, "high": 5}


def _level(raw: Any) -> int:
    if isinstance(raw, int):
        return raw
    text = raw.strip().lower() if isinstance(raw, str) else ""
    number = _LEVELS.get(text) or (int(text) if text.isdecimal() and len(text) == 1 else 0)
    if 1 <= number <= 5:
        return number
    raise problem(
        "rsk-no-score",
        Bilingual(
            "可能性和影响要写 1–5，或低、中、高", "probability and impact are 1–5, or low, medium, high"
        ),
        Bilingual("低 = 1，中 = 3，高 = 5", "low = 1, medium = 3, high = 5"),
    )


_ID = lazy_pattern("[A-Za-z0-9_-]{1,100}")


def _id(raw: Any) -> str:
    text = _text(raw)
    if _ID.fullmatch(text):
        return text
    raise problem(
        "value-id",
        Bilingual(
            f"编号“{text[:30]}”只能用字母、数字、- 和 _",
            f"the id '{text[:30]}' may hold letters, digits, - and _ only",
        ),
        Bilingual("如 g-mau、r1", "such as g-mau, r1"),
    )


T = TypeVar("T")
Text = Annotated[str, ReadBy(_text)]
Prose = Annotated[str, ReadBy(_text)]
"""Markdown text; headings in it go below the section's own level."""
Id = Annotated[str, ReadBy(_id)]
Flag = Annotated[bool, ReadBy(_boolean)]
Person = Annotated[str, ReadBy(_person), PersonMark()]
Many = Annotated[tuple[T, ...], OneOrMany()]
Persons = Many[Person]
Quantity = Annotated[numbers.Quantity, ReadBy(numbers.parse_quantity)]
QuantityOrText = Annotated[numbers.Quantity | str, ReadBy(numbers.parse_quantity_or_text)]
Share = Annotated[numbers.Share, ReadBy(numbers.parse_share)]
Money = Annotated[numbers.Money, ReadBy(numbers.parse_money)]
MoneyOrShare = Annotated[numbers.Money | numbers.Share, ReadBy(numbers.parse_money_or_share)]
Date = Annotated[date, ReadBy(times.parse_date)]
DateExpr = Annotated[times.DateExpr, ReadBy(times.parse_date_expr)]
Duration = Annotated[times.Duration, ReadBy(times.parse_duration)]
TimeOfDay = Annotated[times.TimeOfDay, ReadBy(times.parse_time)]
StepLength = Annotated[times.StepLength, ReadBy(times.parse_length)]
Weekday = Annotated[int, ReadBy(times.parse_weekday)]
QuarterName = Annotated[str, ReadBy(times.parse_quarter)]
Month = Annotated[times.Month, ReadBy(times.parse_month)]
Score = Annotated[int, _whole(1, 5)]
Level = Annotated[int, ReadBy(_level)]
Nth = Annotated[int, _whole(1, 4)]
Year = Annotated[int, _whole(times.FIRST_YEAR, times.LAST_YEAR)]
Words = Many[Text]
Table = Mapping[str, Text]

Kind = Annotated[str, ReadBy(choices.reader(choices.KIND)), choices.KIND]
Language = Annotated[str, ReadBy(choices.reader(choices.LANGUAGE)), choices.LANGUAGE]
PlanStatus = Annotated[str, ReadBy(choices.reader(choices.PLAN_STATUS)), choices.PLAN_STATUS]
Direction = Annotated[str, ReadBy(choices.reader(choices.DIRECTION)), choices.DIRECTION]
GoalCategory = Annotated[str, ReadBy(choices.reader(choices.GOAL_CATEGORY)), choices.GOAL_CATEGORY]
MetricCategory = Annotated[str, ReadBy(choices.reader(choices.METRIC_CATEGORY)), choices.METRIC_CATEGORY]
SegmentModel = Annotated[str, ReadBy(choices.reader(choices.SEGMENT_MODEL)), choices.SEGMENT_MODEL]
ChannelKind = Annotated[str, ReadBy(choices.reader(choices.CHANNEL_KIND)), choices.CHANNEL_KIND]
ActivityForm = Annotated[str, ReadBy(choices.reader(choices.ACTIVITY_FORM)), choices.ACTIVITY_FORM]
Access = Annotated[str, ReadBy(choices.reader(choices.ACCESS)), choices.ACCESS]
EntryStatus = Annotated[str, ReadBy(choices.reader(choices.ENTRY_STATUS)), choices.ENTRY_STATUS]
Response = Annotated[str, ReadBy(choices.reader(choices.RESPONSE)), choices.RESPONSE]
RiskStatus = Annotated[str, ReadBy(choices.reader(choices.RISK_STATUS)), choices.RISK_STATUS]
LinkKind = Annotated[
    Literal["FS", "SS", "FF", "SF"], ReadBy(choices.reader(choices.LINK_KIND)), choices.LINK_KIND
]

GoalRef = Annotated[Text, RefTo(("goals",))]
MetricRefOrText = Annotated[Text, RefTo(("metrics",), or_text=True)]
ChannelRefOrText = Annotated[Text, RefTo(("channels",), or_text=True)]
PhaseRef = Annotated[Text, RefTo(("phases",))]
PillarRef = Annotated[Text, RefTo(("pillars",))]
TacticRef = Annotated[Text, RefTo(("tactics", "pillars"))]
ActivityRef = Annotated[Text, RefTo(("activities",))]
SegmentRefOrText = Annotated[Text, RefTo(("segments",), or_text=True)]
TaskRef = Annotated[Text, RefTo(("tasks",))]
ProblemRefOrText = Annotated[Text, RefTo(("problems",), or_text=True)]
WhyRefOrText = Annotated[Text, RefTo(("problems", "goals"), or_text=True)]
ColumnRefOrText = Annotated[Text, RefTo(("columns",), or_text=True)]


class Section(Entry):
    """An entry that may be withheld from partners."""

    internal: Flag = key("内部", default=False)
