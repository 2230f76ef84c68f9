"""A native chart before any format: categories, series, and how their numbers are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from opsplan.blocks.inline import Inlines
from opsplan.records import dataclass

ChartKind = Literal["bar", "column", "line", "doughnut", "radar"]


_MYRIADS: Mapping[int, int] = MappingProxyType({4: 1, 8: 2})
"""Places of 万 and 亿: those that a point among the digits of what is left of thousands can have."""
_COMMA = "\\,"


class NumberFormat(NamedTuple):
    """How the numbers of a chart are written: divided by ten to the ``power`` (0, 3, 4, 6 or 8), with ``decimals``
    places, between ``prefix`` and ``suffix``. A ``percent`` counts a ratio in hundredths."""

    decimals: int = 0
    power: int = 0
    prefix: str = ""
    suffix: str = ""
    percent: bool = False

    @property
    def code(self) -> str:
        """The code that a spreadsheet knows it by. It divides by thousands only, so a point among the digits makes
        the rest of 10,000 and 100,000,000, whose places are one and two."""
        if self.power in _MYRIADS:
            places = _MYRIADS[self.power]
            end = f"\\.{'0' * places}{',' * (self.power // 4)}"
            least = 10 ** (self.power + 3)
            return f"[>={least}]{self._quoted(f'#{_COMMA}000{end}')};{self._quoted(f'0{end}')}"
        point = f".{'0' * self.decimals}" if self.decimals else ""
        return self._quoted(f"#,##0{point}{',' * (self.power // 3)}{'%' if self.percent else ''}")

    def _quoted(self, figure: str) -> str:
        before, after = (f'"{text}"' if text else "" for text in (self.prefix, self.suffix))
        return f"{before}{figure}{after}"

    def text(self, value: float) -> str:
        """A number as the code prints it."""
        places = _MYRIADS.get(self.power, self.decimals)
        shown = value * 100 if self.percent else value / 10**self.power
        return f"{self.prefix}{shown:,.{places}f}{'%' if self.percent else ''}{self.suffix}"


@dataclass(frozen=True, slots=True)
class Series:
    """A series of a chart. ``labels`` (same length as ``values``) are printed instead of the numbers.

    ``srcs`` are the plan paths that the values come from; an empty one says that a value is none of the plan's.
    """

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...] = ()
    color: str = ""
    srcs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart. ``colors`` gives one token per category (doughnut, bars by item).

    ``days`` (one a category, rising) put the points of a line where they belong in time. ``number_format`` is that
    of the values, worked out from them when there is none. ``ceiling`` ends the value axis; None lets
    it end above the greatest value. ``height`` is in points; ``unit`` is what the values count, told beside them.
    """

    kind: ChartKind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    caption: Inlines = ()
    note: Inlines = ()
    unit: str = ""
    colors: tuple[str, ...] = ()
    center: tuple[str, str] = ("", "")
    """Big and small text in the hole of a doughnut."""
    height: float = 220.0
    days: tuple[date, ...] = ()
    number_format: NumberFormat | None = None
    ceiling: float | None = None
    stacked: bool = False
    """Columns of all series on top of each other."""
    name: str = ""
    """The view that made it, by which text refers to it."""
