"""The shelf: every template starts a plan that checks clean, in both languages and from any day."""

from __future__ import annotations

from datetime import date

import pytest

from opsplan.diagnostics import Lang, Severity
from opsplan.library.locate import shelf
from opsplan.library.manifest import Template
from opsplan.library.starting.questions import EVENT
from opsplan.library.starting.starter import LANGS, starter_file, starter_languages
from opsplan.pipeline.checking import Checked, check
from opsplan.pipeline.starting import desk_for, questions_of, start

TODAY = date(2026, 11, 22)
DAYS = ("2027-02-13", "2027-06-10", "2027-10-02", "双11")
"""A Saturday after Spring Festival, a working day, a day in a long holiday, a shopping festival."""
YEARS = ("2027", "2028")
UNSURE = frozenset({"cal-unofficial"})
"""What is about the world and not about the plan."""

STARTERS = [template for template in shelf() if starter_languages(template)]


def test_the_shelf_holds_templates_that_start_plans() -> None:
    assert "webinar" in {template.name for template in STARTERS}
    assert all(starter_languages(template) == LANGS for template in STARTERS)


def answers(template: Template) -> list[dict[str, str]]:
    """The ways a template is tried: nobody answers, and each of its days or years."""
    names = {question.id: question.kind for question in questions_of(template)}
    days = [{EVENT: day} for day in DAYS] if names.get(EVENT) == "date" else []
    years = [{"year": year} for year in YEARS] if names.get("year") == "number" else []
    return [{}, *days, *years]


def started(template: Template, lang: Lang, given: dict[str, str]) -> Checked:
    text = start(template, given, desk_for(TODAY, lang)).text
    return check(text.encode(), str(starter_file(template, lang)), today=TODAY, lang="en", otherwise=lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("template", STARTERS, ids=lambda template: template.name)
def test_a_plan_of_the_shelf_checks_clean(template: Template, lang: Lang) -> None:
    for given in answers(template):
        checked = started(template, lang, given)
        told = [
            f"{given} {found.position}: {found.rule}: {found.message.en}"
            for found in checked.report
            if found.severity != Severity.INFO and found.rule not in UNSURE
        ]
        assert told == []
        assert checked.renderable
        assert checked.plan_file is not None
        assert checked.plan_file.plan.lang == lang


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("template", STARTERS, ids=lambda template: template.name)
def test_a_plan_of_the_shelf_says_which_of_its_figures_are_samples(template: Template, lang: Lang) -> None:
    from opsplan.checks.samples import samples_left

    text = start(template, {}, desk_for(TODAY, lang)).text
    left = [found.message.zh for found in samples_left(text.encode(), "plan.yaml")]
    assert len(left) > 10
    assert all("：" in each for each in left), "a sample comment says what to put there"
    assert not any(word in text for word in ("TBD", "TODO", "***", "lorem", "xxx", "XXX"))
