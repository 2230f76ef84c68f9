"""A festival belongs to the quarter it falls into."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from opsplan.checks.festivals import PlanFestivals, said_day
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.content.marketing_day import MarketingDate
from opsplan.content.quarters import quarter_span
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

_ROUGHLY = timedelta(days=30)
"""By so much a season whose days are set anew each year may begin earlier or end later."""
_NEW_YEAR = timedelta(days=3)
"""The last quarter may name the first days of the next year."""


def check(subject: Subject) -> Iterator[Hit]:
    """Festivals of a quarter that have no day in it. Seasons are right in every quarter they touch, and names that
    mean several days where one of them fits."""
    content = subject.plan.content
    festivals = PlanFestivals.of(subject) if content and content.quarters else None
    for quarter in content.quarters if content else ():
        span = quarter_span(quarter.quarter)
        for position, name in enumerate(quarter.festivals):
            if span is None or festivals is None:
                continue
            found = festivals.dates(name, span[0].year, span[1].year)
            next_year = festivals.dates(name, span[1].year + 1, span[1].year + 1)
            if not found or any(_fits(each, span) for each in (*found, *next_year)):
                continue
            day, right = said_day(found[0]), _quarter(found[0].start)
            yield Hit(
                (*quarter.loc, "festivals", position),
                Bilingual(f"“{shorten(name)}”在 {day.zh}，不在 {quarter.quarter}", f"'{shorten(name)}' is on {day.en}, not in {quarter.quarter}"),
                Bilingual(f"移到 {right} 的 festivals", f"move it to the festivals of {right}"),
            )  # fmt: skip


def _fits(found: MarketingDate, span: tuple[date, date]) -> bool:
    room = _ROUGHLY if found.rough else timedelta()
    last = span[1] + _NEW_YEAR if span[1].month == 12 else span[1]
    return found.start - room <= last and found.end + room >= span[0]


def _quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


RULE = Rule(
    "cal-quarter-mismatch", "OPS902", Severity.ERROR,
    Bilingual("节日排错了季度", "a festival in the wrong quarter"),
    Bilingual("节日放错季度，内容和预算就会错过它。农历节日每年不同：2027 年中秋在三季度，国庆总在四季度。", "Content and budget miss a festival that stands in the wrong quarter. Lunar festivals move: Mid-Autumn 2027 is in Q3, National Day always in Q4."),
    "content:\n  quarters: [{quarter: 2027Q3, theme: 团圆, festivals: [中秋, 国庆]}]\n",
    "content:\n  quarters: [{quarter: 2027Q3, theme: 团圆, festivals: [中秋]}, {quarter: 2027Q4, theme: 收官, festivals: [国庆]}]\n",
    check,
)  # fmt: skip
