"""Scores as text for a terminal, JSON and Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from opsplan.diagnostics import Lang, seen
from opsplan.records import dataclass
from opsplan.reporting.columns import columns
from opsplan.reporting.markdown import code, escaped, table
from opsplan.reporting.records import finding_records
from opsplan.reporting.told import Paint, PlanReport, Telling
from opsplan.scoring.results import Backed, Place, Score, Tally
from opsplan.scoring.tables import ScoreTable, headline, tables_of


@dataclass(frozen=True, slots=True)
class PlanScore:
    """The score of one plan, and the language it is told in."""

    file: str
    lang: Lang
    score: Score


def tell_scores(form: str, plans: Sequence[PlanScore], telling: Telling) -> str:
    """All scores in one of the formats a score can be told in, without a line break at the end; JSON is one object, by file."""
    if form == "json":
        return json.dumps(score_records(plans), ensure_ascii=False, indent=2)
    if form == "markdown":
        return "\n\n".join(_markdown(plan) for plan in plans)
    return "\n\n".join("\n".join(_text(plan, telling.paint)) for plan in plans)


def as_json_with(reports: Sequence[PlanReport], plans: Sequence[PlanScore]) -> str:
    """``{findings, score}``: the findings as they are without a score, then the scores."""
    both = {"findings": finding_records(reports), "score": score_records(plans)}
    return json.dumps(both, ensure_ascii=False, indent=2)


def _text(plan: PlanScore, paint: Paint) -> Iterator[str]:
    yield f"{paint(plan.file, 'place')}: {headline(plan.score, plan.lang)}"
    for each in tables_of(plan.score, plan.lang):
        yield ""
        yield paint(each.title, "place")
        rows = [each.heads, *(tuple(map(seen, row.texts)) for row in each.rows)]
        yield from (f"  {line}" for line in columns(rows, right=each.right))


def _markdown(plan: PlanScore) -> str:
    parts = [f"### {code(plan.file)}: {headline(plan.score, plan.lang)}"]
    for each in tables_of(plan.score, plan.lang):
        parts += [f"#### {escaped(each.title)}", _table(each)]
    return "\n\n".join(parts)


def _table(each: ScoreTable) -> str:
    return table(each.heads, [[escaped(seen(text)) for text in row.texts] for row in each.rows])


def score_records(plans: Sequence[PlanScore]) -> Mapping[str, Any]:
    """The scores by file, as JSON has them. Money is text, so that no digit is lost."""
    return {plan.file: _record(plan.score, plan.lang) for plan in plans}


def _record(score: Score, lang: Lang) -> Mapping[str, Any]:
    return {
        **_tally(score.tally),
        "sections": [
            {
                "section": section.key, "title": section.title.get(lang), **_tally(section.tally),
                "errors": section.errors, "warnings": section.warnings, "infos": section.infos,
                "questions": [
                    {
                        "question": answer.question, "title": answer.title.get(lang), **_tally(answer.tally),
                        "open": _places(answer.open),
                    }
                    for answer in section.answers
                ],
            }
            for section in score.sections
        ],
        "smart": [
            {
                **_place(goal.place), **{letter.key: letter.met for letter in goal.letters},
                "missing": {each.key: each.missing.get(lang) for each in goal.letters if each.missing},
            }
            for goal in score.goals
        ],
        "coverage": [
            {"step": step.key, "title": step.title.get(lang), **_tally(step.tally), "lacking": _places(step.lacking)}
            for step in score.coverage
        ],
        "money": {"currency": score.currency, "costs": _money(score.costs), "benefits": _money(score.benefits)},
    }  # fmt: skip


def _tally(tally: Tally) -> Mapping[str, int | None]:
    return {"answered": tally.answered, "asked": tally.asked, "percent": tally.percent}


def _money(money: Backed) -> Mapping[str, Any]:
    return {
        "based": f"{money.backed:f}", "total": f"{money.total:f}", "percent": money.percent,
        "lacking": _places(money.lacking),
    }  # fmt: skip


def _places(places: Sequence[Place]) -> list[Mapping[str, str]]:
    return [_place(place) for place in places]


def _place(place: Place) -> Mapping[str, str]:
    return {"name": place.name, "path": place.path}
