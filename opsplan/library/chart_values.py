"""What the views that draw charts share: values as a chart counts them, their format, and charts in pairs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from opsplan.blocks.chart import Chart, NumberFormat, Series
from opsplan.blocks.nodes import Block, Columns
from opsplan.library import format as fmt
from opsplan.library.context import Context
from opsplan.model.numbers import Quantity
from opsplan.records import dataclass

SMALL = 132.0
"""Height in points of a chart that shares the width with another."""
_ROW = 21.0
COUNTS = NumberFormat()
"""How counts are written."""


def number_of(value: Quantity, unit: str | None) -> float:
    """The value that a chart draws: a percentage as a ratio, however it is written."""
    rate = not value.percent and fmt.is_percent_unit(unit)
    return float(value.value / 100 if rate else value.value)


def format_of(values: Iterable[Quantity], unit: str | None) -> NumberFormat:
    """How an axis writes such values."""
    found = tuple(values)
    if fmt.is_percent_unit(unit) or any(value.percent for value in found):
        return NumberFormat(1, percent=True)
    return NumberFormat(0 if all(value.value == value.value.to_integral_value() for value in found) else 1)


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day: what a chart draws, what it says there, and the plan path of both."""

    day: date
    value: float
    label: str
    src: str


def dated_series(name: str, points: Sequence[Point], days: Sequence[date], color: str) -> Series:
    """A line through its points among the days of a chart. The last point of a day counts."""
    by_day = {point.day: point for point in points}
    found = [by_day.get(day) for day in days]
    return Series(
        name,
        tuple(point.value if point else None for point in found),
        tuple(point.label if point else "" for point in found),
        color,
        tuple(point.src if point else "" for point in found),
    )


def in_pairs(charts: Sequence[Chart]) -> tuple[Block, ...]:
    """Small charts two a row; the last of an odd number keeps its size, one alone has the whole width."""
    if len(charts) < 2:
        return tuple(charts)
    rows = (charts[place : place + 2] for place in range(0, len(charts), 2))
    return tuple(Columns(tuple((chart,) for chart in row) + ((),) * (2 - len(row))) for row in rows)


def side_by_side(left: Chart | None, right: Chart | None) -> tuple[Block, ...]:
    """Two charts in one row and of one height, or the one that there is over the whole width."""
    charts = [chart for chart in (left, right) if chart is not None]
    if len(charts) < 2:
        return tuple(charts)
    height = max(chart.height for chart in charts)
    return (Columns(tuple((replace(chart, height=height),) for chart in charts)),)


def bars_height(count: int) -> float:
    """The height in points of a chart with so many single bars."""
    return max(64.0, _ROW * count + 12.0)


def counted(name: str, groups: Sequence[tuple[str, int]], src: str, rest: str) -> Series:
    """A series of counts, all about the list of the plan at ``src``, except that of the group called ``rest``."""
    srcs = tuple("" if group == rest else src for group, _ in groups)
    return Series(name, tuple(float(count) for _, count in groups), srcs=srcs)


def money_format(amounts: Sequence[Decimal], ctx: Context, currency: str) -> tuple[NumberFormat, str]:
    """Money in a narrow chart with what one of it is: in 万元 or 亿元, in thousands or millions, or in full."""
    most = max((abs(amount) for amount in amounts), default=Decimal(0))
    if ctx.lang != "en" and currency.upper() == "CNY":
        if most >= 10**9:
            return NumberFormat(power=8), "亿元"
        return (NumberFormat(power=4), "万元") if most >= 10**5 else (NumberFormat(), "元")
    sign = fmt.currency_sign(currency).strip()
    if most >= 10**8:
        return NumberFormat(1, 6), ctx.t(f"百万 {currency}", f"{sign}m")
    if most >= 10**5:
        return NumberFormat(1, 3), ctx.t(f"千 {currency}", f"{sign}k")
    return NumberFormat(), ctx.t(currency, sign)
