"""Asking a plan all questions."""

from __future__ import annotations

from collections import Counter

from opsplan.checks.rule import Subject
from opsplan.diagnostics import Report, Severity
from opsplan.scoring.coverage import backed_benefits, backed_costs, coverage
from opsplan.scoring.question import Asking, Question
from opsplan.scoring.questions import QUESTIONS
from opsplan.scoring.results import Answer, Score, SectionScore, Tally
from opsplan.scoring.sections import SECTIONS, section_of
from opsplan.scoring.smart import goal_scores


def score_plan(subject: Subject, report: Report) -> Score:
    """The score of a plan, with the findings of ``report`` counted by section.

    Questions are asked whatever findings the settings of the plan turn off or accept.
    """
    asking = Asking(subject)
    counts = Counter((section_of(finding.path), finding.severity) for finding in report)
    sections = tuple(
        SectionScore(
            key, title,
            tuple(answer for each in QUESTIONS if each.section == key and (answer := _answer(asking, each)).tally.asked),
            *(counts[key, severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO)),
        )
        for key, title in SECTIONS.items()
    )  # fmt: skip
    budget = subject.plan.budget
    return Score(
        sections, asking.once(goal_scores), coverage(asking), backed_costs(asking), backed_benefits(asking),
        budget.currency if budget else "CNY",
    )  # fmt: skip


def _answer(asking: Asking, question: Question) -> Answer:
    items = tuple(question.ask(asking))
    left = tuple(item.place for item in items if not item.answered)
    return Answer(question.name, question.title, Tally(len(items) - len(left), len(items)), left)
