"""What the words of ``opsplan dates`` mean: a year, a quarter or month of it, countries."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from opsplan.cli.words import say
from opsplan.patterns import lazy_pattern

if TYPE_CHECKING:
    from opsplan.content.quarters import Quarter
    from opsplan.pipeline.dating import Window

_MONTH = lazy_pattern(r"(?:(\d{4})\s*[-年/]\s*)?(0?[1-9]|1[0-2])\s*月?")


def year_of(ctx: click.Context, parameter: click.Parameter, value: str) -> int:
    """A year that dates can be worked out for. Raises click.BadParameter."""
    from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR

    text = value.strip().removesuffix("年")
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise click.BadParameter(
        say(
            f"写 {FIRST_YEAR} 到 {LAST_YEAR} 之间的年份，如 2027；“{value}”算不出农历和节气",
            f"write a year from {FIRST_YEAR} to {LAST_YEAR}, such as 2027; '{value}' is outside the lunar tables",
        )
    )


def quarter_of(ctx: click.Context, parameter: click.Parameter, value: str | None) -> Quarter | None:
    """A quarter, with its year or without; None when the option is not given. Raises click.BadParameter."""
    if value is None:
        return None
    from opsplan.content.quarters import read_quarter

    found = read_quarter(value) or read_quarter(f"Q{value.strip()}")
    if found is None:
        raise click.BadParameter(
            say(
                f"“{value}”不是季度，写成 2027Q1、2027年一季度或 Q1",
                f"'{value}' is not a quarter; write 2027Q1, or Q1 alone",
            )
        )
    return found


def countries_of(ctx: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Country codes between commas, in capitals; empty when the option is not given. Raises click.BadParameter."""
    if value is None:
        return ()
    from opsplan.model.nearest import nearest_names
    from opsplan.pipeline.dating import known_date_countries

    codes = tuple(dict.fromkeys(code.strip().upper() for code in re.split("[,，、]", value) if code.strip()))
    known = known_date_countries()
    unknown = [code for code in codes if code not in known]
    if codes and not unknown:
        return codes
    near = ", ".join(nearest_names(unknown[0], known, 0.4)) if unknown else ""
    hint = say(f"；是不是 {near}？", f"; did you mean {near}?") if near else ""
    raise click.BadParameter(
        say(
            f"不认识国家或地区“{(unknown or [value])[0]}”，写两位代码，如 CN,US{hint}",
            f"the country '{(unknown or [value])[0]}' is not known; write two-letter codes such as CN,US{hint}",
        )
    )


def window_of(year: int, quarter: Quarter | None, month: str | None, tier: int) -> Window:
    """The days that are asked for. Raises click.UsageError."""
    from opsplan.pipeline.dating import Window

    if quarter is not None and month is not None:
        raise click.UsageError(say("--quarter 和 --month 一次用一个", "use --quarter or --month, not both"))
    if quarter is not None:
        if quarter.year not in (0, year):
            raise _wrong(
                "--quarter",
                say(f"{quarter} 不在 {year} 年", f"{quarter} is not in {year}; write Q{quarter.number}"),
            )
        last = 3 * quarter.number
        return Window(date(year, last - 2, 1), _last_of(year, last), tier)
    if month is not None:
        found = _MONTH.fullmatch(month.strip())
        if found is None or found[1] not in (None, str(year)):
            raise _wrong("--month", say(f"写 1 到 12，写成了“{month}”", f"write 1 to 12, not '{month}'"))
        return Window(date(year, int(found[2]), 1), _last_of(year, int(found[2])), tier)
    return Window(date(year, 1, 1), date(year, 12, 31), tier)


def _wrong(option: str, message: str) -> click.BadParameter:
    return click.BadParameter(message, param_hint=option)


def _last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
