"""From a template and answers to the text of a new plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import UserError
from opsplan.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from opsplan.library.manifest import Template
    from opsplan.library.starting.answers import Answer, Desk, LateStart
    from opsplan.library.starting.questions import Question


@dataclass(frozen=True, slots=True)
class Started:
    """A new plan: its text, the answers it was made with, and the dates whose lead time has begun to run out."""

    text: str
    answers: Mapping[str, Answer]
    late: tuple[LateStart, ...]


def questions_of(template: Template) -> tuple[Question, ...]:
    """What a template asks: its own questions, else those of what it builds on. Raises TemplateError."""
    from opsplan.library.locate import chain

    return next((each.questions for each in chain(template) if each.questions), ())


def desk_for(today: date, lang: Lang) -> Desk:
    """What answers are read with: working days of the country that plans in this language are mostly for."""
    from opsplan.library.starting.answers import Desk
    from opsplan.schedule.calendar import WorkCalendar

    return Desk(today, lang, WorkCalendar(("US",) if lang == "en" else ("CN",)))


def start(
    template: Template, given: Mapping[str, str], desk: Desk, *, keys: Lang | None = None,
    ask: Callable[[Question, str, Mapping[str, Answer]], Answer] | None = None,
) -> Started:  # fmt: skip
    """A new plan. ``given`` are answers by the question's id, as they would be typed; what is not among them is asked
    for with ``ask(question, default, answers so far)``, and without it the default answers.

    Raises UserError for an answer to no question, AnswerError, TemplateError.
    """
    from opsplan.library.locate import chain
    from opsplan.library.starting.answers import default_of, late_starts, read_answer
    from opsplan.library.starting.starter import start_plan

    questions = questions_of(template)
    _check_names(template, questions, given)
    answers: dict[str, Answer] = {}
    for question in questions:
        if question.id in given:
            answers[question.id] = read_answer(question, given[question.id], answers, desk)
            continue
        default = default_of(question, answers, desk)
        answers[question.id] = (
            ask(question, default, answers) if ask else read_answer(question, default, answers, desk)
        )
    text = start_plan(template, chain(template)[1:], answers, desk, keys=keys)
    return Started(text, answers, late_starts(questions, answers, desk))


def places_in(template: Template, started: Started, desk: Desk) -> tuple[tuple[str, int], ...]:
    """The template's file and line that each line of a started plan comes from."""
    from opsplan.library.locate import chain
    from opsplan.library.starting.starter import places_of

    return places_of(template, chain(template)[1:], started.answers, desk)


def _check_names(template: Template, questions: tuple[Question, ...], given: Mapping[str, str]) -> None:
    import difflib

    names = [question.id for question in questions]
    for name in given:
        if name in names:
            continue
        near = difflib.get_close_matches(name, names, n=1)
        listed = ", ".join(names)
        raise UserError(
            Bilingual(f"模板“{template.name}”没有问“{name}”", f"template '{template.name}' does not ask for '{name}'"),
            Bilingual(f"{f'是不是 {near[0]}？' if near else ''}它问的是：{listed or '无'}", f"{f'did you mean {near[0]}? ' if near else ''}it asks for: {listed or 'nothing'}"),
        )  # fmt: skip
