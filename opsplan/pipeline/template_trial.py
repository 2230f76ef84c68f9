"""Trying a template out as its users will: plans from many answers, each checked, rendered in all formats and verified."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual, Finding, Lang, Severity
from opsplan.errors import ProgramError, TemplateError, UserError
from opsplan.records import dataclass

if TYPE_CHECKING:
    from opsplan.library.manifest import Template
    from opsplan.pipeline.checking import Checked
    from opsplan.pipeline.starting import Started

_DAYS = (("春节", 7), ("国庆节", 1), ("双11", 0))
"""When an event is tried, as days after a festival: soon after a long holiday, in the middle of one, on a shopping festival."""
_SOONEST = 60
"""Days from today at the least to the days that are tried, so that the lead time is there."""
_YEARS = (1, 2)
"""The years that a plan for a year is tried with, counted from today's."""
_CHARTS = ("xlsx", "html")
_CALENDARS = ("xlsx", "ics", "html")
_DOCUMENTS = ("docx", "pptx", "gantt", "md", "txt", "deck-txt")
_UNSURE = frozenset({"cal-unofficial"})
"""What is about the world and not about the template."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A plan to be started: its language and what is answered, where it is not the default. A template that starts no
    plan is tried on those of ``starter``."""

    template: Template
    starter: Template
    lang: Lang
    given: Mapping[str, str]

    @property
    def words(self) -> str:
        """What is tried, in a line: ``en date=2027-11-11``."""
        return " ".join((self.lang, *(f"{name}={value}" for name, value in self.given.items())))


@dataclass(frozen=True, slots=True)
class Trouble:
    """What a trial found, at a line of a template's file (0: the whole file)."""

    file: str
    line: int
    severity: Severity
    text: Bilingual
    help: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a trial: what was found, the bytes of the files by what follows a name in their names, and how
    many texts of them were compared with the plan."""

    troubles: tuple[Trouble, ...]
    files: Mapping[str, bytes]
    compared: int = 0


def trials(template: Template, today: date, *, thorough: bool = True) -> tuple[Trial, ...]:
    """The ways to try a template: each language when nobody answers; ``thorough`` also several days or years, and every
    choice. Raises TemplateError."""
    from opsplan.library.locate import shelf
    from opsplan.library.starting.starter import starter_languages

    starter = template
    if not starter_languages(template):
        plans = [each for each in shelf() if starter_languages(each)]
        starter = next((each for each in plans if each.kind in template.kinds), plans[0])
    ways = tuple(_answers(starter, today)) if thorough else ({},)
    return tuple(
        Trial(template, starter, lang, given) for lang in starter_languages(starter) for given in ways
    )


def _answers(template: Template, today: date) -> Iterator[dict[str, str]]:
    """No answers, then one that differs from the default at a time."""
    from opsplan.library.starting.answers import AnswerError, default_of, read_answer
    from opsplan.pipeline.starting import desk_for, questions_of

    desk = desk_for(today, "zh-CN")
    yield {}
    for question in questions_of(template):
        tried: Iterable[str] = ()
        if question.kind == "date":
            tried = _days(today)
        elif question.kind == "number" and question.default.en.startswith("today.year"):
            tried = (str(today.year + each) for each in _YEARS)
        elif question.kind == "choice":
            tried = (each.value for each in question.options)
        elif question.kind == "yes-no":
            tried = ("yes", "no")
        for text in tried:
            try:
                read_answer(question, text, {}, desk)
            except AnswerError:
                continue
            if text != default_of(question, {}, desk):
                yield {question.id: text}


def _days(today: date) -> Iterator[str]:
    from opsplan.content.dates import find_date

    for name, later in _DAYS:
        festivals = (find_date(name, today.year + years) for years in (0, 1, 2))
        days = (found.start + timedelta(later) for found in festivals if found)
        yield str(next(day for day in days if (day - today).days > _SOONEST))


def wrong_without_plan(template: Template) -> tuple[Trouble, ...]:
    """What is wrong with a template's own files."""
    from opsplan.pipeline.template_check import missing_languages, wrong_in_template

    return tuple(_trouble(error) for error in (*wrong_in_template(template), *missing_languages(template)))


def run_trial(trial: Trial, today: date) -> Outcome:
    """Start the plan, check it, render it in all formats and verify these."""
    from opsplan.library.starting.starter import starter_file
    from opsplan.pipeline.checking import check
    from opsplan.pipeline.starting import desk_for, start

    path = str(starter_file(trial.starter, trial.lang))
    try:
        started = start(trial.starter, trial.given, desk_for(today, trial.lang))
    except UserError as error:
        return Outcome((_trouble(error, path),), {})
    data = started.text.encode()
    checked = check(data, path, today=today, otherwise=trial.lang)
    found = list(checked.report)
    files: dict[str, bytes] = {".yaml": data}
    compared = 0
    if checked.renderable:
        try:
            rendered, made = _rendered(trial, checked, today)
        except UserError as error:
            return Outcome((*_placed(trial, started, found, today), _trouble(error, path)), files)
        proved, compared = _verified(checked, made, f"{trial.template.name}-{trial.lang}")
        found += (*rendered, *proved)
        files |= made
    return Outcome(tuple(_placed(trial, started, found, today)), files, compared)


def _rendered(trial: Trial, checked: Checked, today: date) -> tuple[tuple[Finding, ...], dict[str, bytes]]:
    """The files by what follows the plan's name. Raises UserError."""
    from opsplan.pipeline.calendaring import CalendarOptions, EmptyCalendar, make_calendar
    from opsplan.pipeline.charting import ChartOptions, draw
    from opsplan.pipeline.rendering import RenderOptions, render
    from opsplan.writers.files import CALENDARS, CHARTS, DELIVERABLES

    made = [(render(checked, RenderOptions(_DOCUMENTS, today, str(trial.template.folder))), DELIVERABLES)]
    made.append((draw(checked, ChartOptions(_CHARTS, today)), CHARTS))
    with suppress(EmptyCalendar):  # a plan need not publish anything
        made.append((make_calendar(checked, CalendarOptions(_CALENDARS, today)), CALENDARS))
    files = {kinds.suffixes[name]: data for one, kinds in made for name, data in one.files.items()}
    return tuple(finding for one, _ in made for finding in one.report), files


def _verified(checked: Checked, files: Mapping[str, bytes], stem: str) -> tuple[tuple[Finding, ...], int]:
    from opsplan.pipeline.verifying import verify_files
    from opsplan.verifying.shown import SUFFIXES

    provable = [(f"{stem}{suffix}", data) for suffix, data in files.items() if suffix.endswith(SUFFIXES)]
    proof = verify_files(checked, provable)
    return tuple(proof.report), sum(count for _, count in proof.compared)


def _placed(trial: Trial, started: Started, found: Sequence[Finding], today: date) -> Iterator[Trouble]:
    """The findings, those about a line of the plan at the template's line that it comes from."""
    from opsplan.pipeline.starting import desk_for, places_in

    told = [
        each for each in dict.fromkeys(found) if each.severity > Severity.INFO and each.rule not in _UNSURE
    ]
    places = places_in(trial.starter, started, desk_for(today, trial.lang)) if told else ()
    for each in told:
        file, line = each.file, 0
        if each.position and each.position.line <= len(places):
            file, line = places[each.position.line - 1]
        yield Trouble(
            file, line, each.severity, Bilingual(f"{each.message.zh}（{each.rule}）", f"{each.message.en} ({each.rule})"), each.help
        )  # fmt: skip


def _trouble(error: UserError, file: str = "") -> Trouble:
    at = (error.file, error.line) if isinstance(error, TemplateError) else (file, 0)
    return Trouble(*at, Severity.ERROR, error.text, error.help)


def run_trials(each: Sequence[Trial], today: date, jobs: int) -> Iterator[tuple[Trial, Outcome]]:
    """Every trial with its outcome, in order; in ``jobs`` processes, in this one when it is 1. Raises ProgramError
    when a process ends without an outcome, as it does when memory runs out."""
    if jobs == 1 or len(each) < 2:
        yield from ((trial, run_trial(trial, today)) for trial in each)
        return
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(jobs, len(each)), get_context("spawn")) as pool:
        running = [(trial, pool.submit(run_trial, trial, today)) for trial in each]
        for trial, outcome in running:
            try:
                yield trial, outcome.result()
            except BrokenProcessPool as error:
                raise ProgramError(
                    Bilingual(f"试用模板“{trial.template.name}”的进程中断了", f"the process that tried template '{trial.template.name}' broke off"),
                    Bilingual("用 --jobs 1 再试", "try again with --jobs 1"),
                ) from error  # fmt: skip
