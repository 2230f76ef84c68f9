"""``opsplan new --from PLAN``: last year's plan as the beginning of the next one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from opsplan.cli.options import check_named, folder_of
from opsplan.cli.reporting import EXIT_FINDINGS, painter, print_findings
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual
from opsplan.errors import UserError

if TYPE_CHECKING:
    from opsplan.fixing.again import Again
    from opsplan.model.plan import Plan

_USUAL = "1y"


def again_from(name: str, *, by: str | None, to: str | None, today: date) -> Again:
    """The next plan from the one in a file, ``by`` later or from the day ``to`` on; one year later without either.

    Raises click.UsageError and UserError; a plan with errors of the spec ends the command with its findings.
    """
    from opsplan.fixing.again import parse_shift
    from opsplan.pipeline.beside import read_calendars
    from opsplan.pipeline.starting_again import again

    if by and to:
        raise click.UsageError(say("--shift 和 --date 只写一个", "give --shift or --date, not both"))
    offset = None if to else parse_shift(by or _USUAL)
    if offset is None and not to:
        raise click.BadParameter(
            say(f"看不出“{by}”是多久，写成 1y、6mo 或 4w", f"'{by}' is no length of time; write 1y, 6mo or 4w"), param_hint="--shift"
        )  # fmt: skip
    checked = check_named(name, today=today, lang=None, quality=False)
    if not checked.renderable or checked.plan_file is None:
        print_findings((each for each in checked.report if each.blocking), checked.lang, err=True)
        click.get_current_context().exit(EXIT_FINDINGS)
    day = _first_day(to, checked.plan_file.plan, today) if to else None
    calendars, _ = read_calendars(folder_of(name))
    try:
        return again(checked, today=today, by=offset, to=day, calendars=calendars)
    except (OverflowError, ValueError) as error:
        raise UserError(
            Bilingual("移过去的日期超出了能计算的年份", "the days would lie outside the years that can be computed"),
            Bilingual("移得近一些", "move the plan by less"),
        ) from error  # fmt: skip


def _first_day(text: str, plan: Plan, today: date) -> date:
    from opsplan.library.starting.day_words import day_said
    from opsplan.pipeline.starting import desk_for

    day = day_said(text, today, {}, desk_for(today, plan.lang).calendar)
    if day is None:
        raise click.BadParameter(
            say(f"看不出“{text}”是哪一天，写成 2028-01-01", f"'{text}' names no day; write 2028-01-01"), param_hint="--date"
        )  # fmt: skip
    return day


def say_undecided(again: Again, shown: str) -> None:
    """What people have to decide, with its place in the new plan, on stderr."""
    if not again.undecided:
        return
    lang, paint = terminal_language(), painter(err=True)
    click.echo(say("这些要你来定：", "these are for you to decide:"), err=True)
    for each in again.undecided:
        place = paint(f"{shown}:{each.position.line}:{each.position.column}", "place")
        click.echo(f"  {place}: {each.words.get(lang)}", err=True)
