"""Answers: what people said, or the defaults, read as what each question asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import UserError
from opsplan.library.starting.answer_patterns import AnswerPattern, PatternError
from opsplan.library.starting.day_words import day_said
from opsplan.library.starting.questions import YES, Question
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule.calendar import WorkCalendar
from opsplan.schedule.lengths import parse_offset, shift

_YEAR = lazy_pattern(r"today\.year([+-]\d{1,3})?")
_LONGEST = 500
"""Characters of an answer."""
Answer = str | int | float | bool | date


class AnswerError(UserError):
    """What was answered to ``question`` is not what it asks for."""

    def __init__(self, question: Question, text: Bilingual, help: Bilingual | None = None) -> None:
        super().__init__(text, help)
        self.question = question


@dataclass(frozen=True, slots=True)
class Desk:
    """What answers are read with: the day that is today, the language asked in, and the working days."""

    today: date
    lang: Lang
    calendar: WorkCalendar


def default_of(question: Question, given: Mapping[str, Answer], desk: Desk) -> str:
    """The default as it would be typed; a day is worked out from ``today`` and from earlier answers."""
    text = question.default.get(desk.lang)
    if question.kind == "date":
        lead = parse_offset(question.lead)
        ready = shift(desk.calendar, desk.today, lead.amount, lead.unit) if lead else desk.today
        begin = desk.today if "today" in text else ready  # a festival that is too near is left for the next
        return (day_said(text, begin, _days(given), desk.calendar) or ready).isoformat()
    if question.kind == "number" and (found := _YEAR.fullmatch(text)):
        return str(desk.today.year + int(found[1] or 0))
    return text


def read_answer(question: Question, text: str, given: Mapping[str, Answer], desk: Desk) -> Answer:
    """The answer that a text gives. Raises AnswerError, which says what would do."""
    text = text.strip()
    if question.kind == "date":
        return _day(question, text, given, desk)
    if question.kind == "number":
        return _number(question, text)
    if question.kind == "yes-no":
        if text.lower() not in YES:
            raise AnswerError(
                question, Bilingual(f"“{text}”不是“是”或“否”", f"'{text}' is neither yes nor no")
            )
        return YES[text.lower()]
    if question.kind == "choice":
        return _choice(question, text)
    if not text:
        raise AnswerError(question, Bilingual("不能留空", "it cannot be empty"))
    if len(text) > _LONGEST:
        raise AnswerError(
            question, Bilingual(f"答案超过 {_LONGEST} 个字", f"it has more than {_LONGEST} characters")
        )
    if question.pattern and not _fits(question.pattern, text):
        raise AnswerError(
            question, Bilingual(f"“{text}”的写法不对", f"'{text}' is not written as asked"), question.help if question.help.en else None
        )  # fmt: skip
    return " ".join(text.split())


def _fits(pattern: str, text: str) -> bool:
    try:
        return AnswerPattern(pattern).matches(text)
    except PatternError:
        return False


def _day(question: Question, text: str, given: Mapping[str, Answer], desk: Desk) -> date:
    found = day_said(text, desk.today, _days(given), desk.calendar)
    if found is None:
        raise AnswerError(
            question,
            Bilingual(f"看不出“{text}”是哪一天", f"'{text}' names no day"),
            Bilingual("写成 2027-06-10、6月10日、下周四、三周后、双11 或 today+20wd", "write 2027-06-10, June 10, next Thursday, in 3 weeks, Singles' Day or today+20wd"),
        )  # fmt: skip
    for limit, wrong in ((question.least, found.__lt__), (question.most, found.__gt__)):
        bound = day_said(limit, desk.today, _days(given), desk.calendar) if limit else None
        if bound is not None and wrong(bound):
            raise AnswerError(
                question, Bilingual(f"{found} 不在范围内（{limit}：{bound}）", f"{found} is out of bounds ({limit}: {bound})")
            )  # fmt: skip
    return found


def _number(question: Question, text: str) -> int | float:
    plain = text.replace(",", "").replace("，", "")
    try:
        value = float(plain)
    except ValueError:
        raise AnswerError(
            question, Bilingual(f"“{text}”不是数", f"'{text}' is not a number"), Bilingual("写成 2027 或 3.5", "write 2027 or 3.5")
        ) from None  # fmt: skip
    low, high = (float(each) if each else None for each in (question.least, question.most))
    if value != value or (low is not None and value < low) or (high is not None and value > high):
        raise AnswerError(
            question, Bilingual(f"{text} 不在 {question.least} 到 {question.most} 之间", f"{text} is not between {question.least} and {question.most}")
        )  # fmt: skip
    return int(value) if value.is_integer() else value


def _choice(question: Question, text: str) -> str:
    options = question.options
    if text.isdigit() and 1 <= int(text) <= len(options) and text not in {each.value for each in options}:
        return options[int(text) - 1].value
    for each in options:
        if text.lower() in (each.value.lower(), each.label.zh.lower(), each.label.en.lower()):
            return each.value
    raise AnswerError(
        question,
        Bilingual(f"没有“{text}”这个选项", f"'{text}' is not one of the choices"),
        Bilingual(
            "可选：" + "、".join(f"{each.value} {each.label.zh}" for each in options),
            "choices: " + ", ".join(each.value for each in options),
        ),
    )


def _days(given: Mapping[str, Answer]) -> dict[str, date]:
    return {name: value for name, value in given.items() if isinstance(value, date)}


@dataclass(frozen=True, slots=True)
class LateStart:
    """A date whose work should have begun before today: on ``begin``, ``lead`` before ``day``."""

    question: Question
    day: date
    begin: date
    earliest: date
    """The first day for which the lead time is whole."""


def late_starts(
    questions: Iterable[Question], answers: Mapping[str, Answer], desk: Desk
) -> tuple[LateStart, ...]:
    """The answers whose lead time has already begun to run out."""
    late = []
    for question in questions:
        day, lead = answers.get(question.id), parse_offset(question.lead)
        if not isinstance(day, date) or lead is None:
            continue
        begin = shift(desk.calendar, day, -lead.amount, lead.unit)
        if begin < desk.today:
            earliest = shift(desk.calendar, desk.today, lead.amount, lead.unit)
            while shift(desk.calendar, earliest, -lead.amount, lead.unit) < desk.today:
                earliest += timedelta(1)
            late.append(LateStart(question, day, begin, earliest))
    return tuple(late)
