"""Date expressions: named dates, dates and the period, each with at most one offset.

The longest exact name wins; only then is a text split at its last sign before a number and a unit, so
that a named date may itself be called ``a-1d``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from opsplan.diagnostics import Bilingual, Loc
from opsplan.model.day_forms import day_help, mended_date
from opsplan.model.plan import NamedDate, Plan
from opsplan.model.problems import shorten
from opsplan.model.spelling import Spellings
from opsplan.model.times import DateExpr, iso_date
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.cycles import in_order, loops
from opsplan.schedule.festivals import festival_help
from opsplan.schedule.lengths import NO_OFFSET, Offset, shift, split_bare_number, split_offset
from opsplan.schedule.problems import Problems

_PERIOD_WORDS = ("period", "周期")
_PERIOD_ENDS = {"start": "start", "开始": "start", "end": "end", "结束": "end"}
_FORBIDDEN_IN_NAMES = "+. \t\n　"
_DATES = Bilingual(
    "写成 2027-03-12 这样的日期，或先在 dates 关键日期里写上这个名字",
    "write a date such as 2027-03-12, or add the name to dates",
)
_MOMENTS = Bilingual(
    "写成 -1d（活动前一天）、0d（活动当天）、+1d（结束后一天）或 -1h（开始前一小时），也可以写日期",
    "write -1d (the day before the activity), 0d (its day), +1d (the day after its end), -1h (an hour before it begins), or a date",
)


def respelt(text: str, names: Spellings) -> str:
    """A name with or without an offset, the name spelt as it is where it is defined; empty when that is not certain."""
    split = split_offset(text)
    written = split[0] if split else text
    name = names.same(written)
    return f"{name}{text[len(written) :]}" if name else ""


class DateNames:
    """What the texts of date expressions mean in one plan."""

    def __init__(self, plan: Plan, calendar: WorkCalendar, problems: Problems) -> None:
        self._calendar = calendar
        self._problems = problems
        self._period = {"start": plan.period.start, "end": plan.period.end}
        self._only_year = plan.period.start.year if plan.period.start.year == plan.period.end.year else None
        self._entries: Mapping[str, NamedDate] = plan.dates
        self._spellings = Spellings((name, name) for name in self.names)
        self._values: dict[str, date | None] = {}
        self._days: dict[str, date | None] = {}
        """What expressions were already asked for; rules ask for the same ones again and again."""
        self._resolve_names()
        self.named: Mapping[str, date] = MappingProxyType(
            {name: day for name in plan.dates if (day := self._values[name])}
        )

    def is_name(self, text: str) -> bool:
        """True when the text is a named date."""
        return text in self._entries

    @property
    def names(self) -> tuple[str, ...]:
        """All texts a date expression may start with, dates apart."""
        return (*self._entries, "period.start", "period.end")

    def when(self, expr: DateExpr | None) -> date | None:
        """The day an expression means; None when it means none. Reports nothing."""
        if expr is None:
            return None
        text = expr.text
        if text not in self._days:
            self._days[text] = self._quietly(text.strip())
        return self._days[text]

    def resolve(self, expr: DateExpr, loc: Loc) -> date | None:
        """The day an expression means; reports why when it means none."""
        day = self.when(expr)
        if day is not None:
            return day
        text = expr.text.strip()
        base, offset = self._split(text)
        if base is None:
            self._report_unknown(text, loc)
            return None
        return self._moved(base, offset, loc, text)

    def base_date(self, text: str) -> date | None:
        """The day of a text without an offset: a name, a date, or an end of the period."""
        if text in self._entries:
            return self._values.get(text)
        try:
            return iso_date(text) or self._period_end(text)
        except ValueError:
            return None

    def knows(self, text: str) -> bool:
        """True when the text without an offset is a name, a date or an end of the period."""
        return text in self._entries or self.base_date(text) is not None

    def _period_end(self, text: str) -> date | None:
        word, _, end = text.partition(".")
        return self._period.get(_PERIOD_ENDS.get(end, "")) if word in _PERIOD_WORDS else None

    def _split(self, text: str) -> tuple[str | None, Offset]:
        if self.knows(text):
            return text, NO_OFFSET
        split = split_offset(text)
        if split and self.knows(split[0]):
            return split
        return None, NO_OFFSET

    def _quietly(self, text: str) -> date | None:
        base, offset = self._split(text)
        day = self.base_date(base) if base else None
        try:
            return shift(self._calendar, day, offset.amount, offset.unit) if day else None
        except OverflowError:
            return None

    def _moved(self, base: str, offset: Offset, loc: Loc, text: str, key: str | None = None) -> date | None:
        """None without a report when the name's own expression failed: that one is reported."""
        day = self.base_date(base)
        if day is None:
            return None
        try:
            return shift(self._calendar, day, offset.amount, offset.unit)
        except OverflowError:
            said = shorten(text)
            self._problems.out_of_range(loc, Bilingual(f"“{said}”", f"'{said}'"), key)
            return None

    def _report_unknown(self, text: str, loc: Loc, key: str | None = None) -> None:
        bare = split_bare_number(text)
        if bare and self.knows(bare[0]):
            name, offset = bare
            self._problems.blocking(
                "date-offset-unit", loc,
                Bilingual(f"“{shorten(text)}”的偏移没有单位", f"the offset in '{shorten(text)}' has no unit"),
                Bilingual(f"写成 {shorten(name)}{offset}d（自然日）或 {shorten(name)}{offset}wd（工作日）", f"write {shorten(name)}{offset}d (days) or {shorten(name)}{offset}wd (working days)"),
                key,
            )  # fmt: skip
            return
        split = split_offset(text)
        name = split[0] if split else text
        self._problems.blocking(
            "date-unknown-name", loc,
            Bilingual(f"“{shorten(name)}”不是日期，也不是 dates 关键日期里的名字", f"'{shorten(name)}' is neither a date nor a name in dates"),
            day_help(text, self._only_year)
            or festival_help(name, self._period["start"], self._period["end"], self._calendar.countries, self._entries)
            or self._problems.nearest(name, self.names)
            or (_MOMENTS if "when" in (key, *loc[-1:]) else _DATES),
            key,
            mended_date(text) or respelt(text, self._spellings),
        )  # fmt: skip

    def _resolve_names(self) -> None:
        rests_on: dict[str, tuple[str, Offset]] = {}
        for name, entry in self._entries.items():
            self._check_name(name)
            base, offset = self._split(entry.date.text.strip())
            if base is None:
                self._report_unknown(entry.date.text.strip(), _loc(name, entry), name)
            else:
                rests_on[name] = (base, offset)
        needs = {
            name: [rests_on[name][0]] if name in rests_on and rests_on[name][0] in self._entries else []
            for name in self._entries
        }
        for loop in loops(tuple(self._entries), needs):
            self._report_cycle(loop)
        order, on_loops = in_order(tuple(self._entries), needs)
        self._values.update(dict.fromkeys(on_loops))
        for name in order:
            entry = self._entries[name]
            base_offset = rests_on.get(name)
            self._values[name] = (
                self._moved(*base_offset, _loc(name, entry), entry.date.text, name) if base_offset else None
            )

    def _check_name(self, name: str) -> None:
        if name.strip() and not any(each in _FORBIDDEN_IN_NAMES for each in name):
            return
        self._problems.blocking(
            "date-name", ("dates", name),
            Bilingual(f"关键日期的名字“{shorten(name)}”里不能有 +、. 或空格", f"the name '{shorten(name)}' may not hold +, . or spaces"),
            Bilingual("用 - 或 _ 连接，如 ga-launch", "join words by - or _, such as ga-launch"),
            name,
        )  # fmt: skip

    def _report_cycle(self, loop: tuple[str, ...]) -> None:
        first = loop[0]
        whole = " → ".join(shorten(name) for name in (first, *reversed(loop)))
        self._problems.blocking(
            "date-cycle", _loc(first, self._entries[first]),
            Bilingual(f"关键日期互相引用，成了一圈：{whole}", f"named dates refer to one another in a loop: {whole}"),
            Bilingual("把其中一个改成具体日期", "give one of them a date of its own"),
            first,
        )  # fmt: skip


def _loc(name: str, entry: NamedDate) -> Loc:
    return (*(entry.loc or ("dates", name)), "date")
