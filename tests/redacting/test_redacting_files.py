"""What an edition withholds is in no part of any file: every text and amount of it is marked, and the marks are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from conftest import TODAY, plan_paths
from marked_plans import Marked, checked_in, found_in, marked, numbers_in, said

from opsplan.errors import UserError
from opsplan.model.edition_settings import editions_of
from opsplan.pipeline import Checked, RenderOptions, check, render, verify_files
from opsplan.pipeline.calendaring import CalendarOptions, make_calendar
from opsplan.pipeline.charting import ChartOptions, draw
from opsplan.pipeline.extracting import extract_plan
from opsplan.writers.files import CALENDARS, CHARTS, DELIVERABLES

PLANS = plan_paths()
_PRINTED = {"pdf", "deck-pdf", "png"}
"""Pictures of pages: what is on them is in the file they are made of."""
by_plan = pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)


def files_of(checked: Checked) -> Iterator[tuple[str, bytes]]:
    """Every file that can be made of a plan, by what it is."""
    kinds = tuple(name for name in DELIVERABLES.suffixes if name not in _PRINTED)
    options = RenderOptions(kinds, TODAY, appendices=("score",), comments=True)
    yield from ((f"{name} of render", data) for name, data in render(checked, options).files.items())
    charts = tuple(name for name in CHARTS.suffixes if name not in _PRINTED)
    yield from (
        (f"{name} of gantt", data)
        for name, data in draw(checked, ChartOptions(charts, TODAY, by="owner", slack=True)).files.items()
    )
    try:
        calendar = make_calendar(checked, CalendarOptions(tuple(CALENDARS.suffixes), TODAY))
    except UserError:  # a plan without a calendar
        return
    yield from ((f"{name} of calendar", data) for name, data in calendar.files.items())


@cache
def files_in(path: Path, edition: str) -> Mapping[str, bytes]:
    """All files of a marked plan in an edition that withholds; of the whole plan, those that a few tests look into."""
    plan = checked_in(marked(path), edition)
    if edition == "partner":
        return dict(files_of(plan))
    made = render(plan, RenderOptions(("docx", "pptx", "md"), TODAY)).files
    return {f"{name} of render": data for name, data in made.items()}


@by_plan
def test_nothing_that_is_withheld_is_in_any_part_of_any_file(path: Path) -> None:
    plan = marked(path)
    files = files_in(path, "partner")
    assert len(files) >= len(DELIVERABLES.suffixes) + len(CHARTS.suffixes) - len(_PRINTED)
    for name, data in files.items():
        text = said(data)
        assert len(text) > 50
        assert not found_in(text, plan.marks), name
        assert not numbers_in(text, plan.numbers), name


@by_plan
def test_what_looks_for_marks_finds_them_in_files_of_the_whole_plan(path: Path) -> None:
    plan = marked(path)
    assert len(plan.marks) > 10
    assert plan.numbers
    files = {name.partition(" ")[0]: said(data) for name, data in files_in(path, "team").items()}
    for name in ("docx", "pptx"):  # the plan itself lies in them
        assert found_in(files[name], plan.marks) == list(plan.marks)
        assert numbers_in(files[name], plan.numbers) == list(plan.numbers)
    assert len(found_in(files["md"], plan.marks)) > len(plan.marks) / 2
    assert numbers_in(files["md"], plan.numbers)


@pytest.mark.parametrize(
    "path", [path for path in PLANS if "launch" in path.stem], ids=lambda path: path.stem
)
def test_marks_are_found_in_workbooks_pictures_and_lists_too(path: Path) -> None:
    plan = marked(path)
    for name, data in files_of(checked_in(plan, "team")):
        if not name.startswith(("txt", "table")):
            assert found_in(said(data), plan.marks), name


@by_plan
def test_the_dates_of_what_is_left_are_those_of_the_whole_plan(path: Path) -> None:
    plan = marked(path)
    whole, kept = checked_in(plan, None), checked_in(plan, "partner")
    assert whole.schedule is not None
    assert kept.schedule is not None
    dates = {task.task.name: (task.start, task.end) for task in whole.schedule.tasks}
    left = {task.task.name: (task.start, task.end) for task in kept.schedule.tasks}
    assert len(left) <= len(dates)
    assert left == {name: dates[name] for name in left}
    phases = {phase.phase.name: (phase.start, phase.end) for phase in whole.schedule.phases}
    assert all(phases[one.phase.name] == (one.start, one.end) for one in kept.schedule.phases)


@by_plan
def test_the_plan_in_a_file_is_the_one_it_was_made_of(path: Path) -> None:
    kept, files = checked_in(marked(path), "partner"), files_in(path, "partner")
    for name in ("docx", "pptx"):
        assert extract_plan("a", files[f"{name} of render"]) == kept.text
    proof = verify_files(kept, [(f"a.{name}", files[f"{name} of render"]) for name in ("docx", "pptx")])
    assert all(count for _, count in proof.compared)
    about_files = (
        "deliverable-other-plan",
        "deliverable-unreadable",
        "deliverable-unmarked",
        "deliverable-withheld",
    )
    assert not [each.message.en for each in proof.report if each.rule in about_files]


def test_a_plan_taken_out_of_a_file_makes_the_same_file() -> None:
    path = next(path for path in PLANS if "launch" in path.stem)
    options = RenderOptions(("docx",), TODAY)
    made = render(checked_in(marked(path), "partner"), options).files["docx"]
    again = checked_in(Marked(extract_plan("a", made), (), ()), None)
    assert render(again, options).files["docx"] == made


@by_plan
def test_verifying_in_an_edition_finds_what_it_withholds(path: Path) -> None:
    whole, kept = files_in(path, "team"), checked_in(marked(path), "partner")
    report = verify_files(kept, [("a.docx", whole["docx of render"]), ("a.md", whole["md of render"])]).report
    found = [each for each in report if each.rule == "deliverable-withheld"]
    assert {each.file for each in found} == {"a.docx", "a.md"}


def _editions() -> Iterator[tuple[Path, str]]:
    """Every plan in every edition that it has, once each."""
    for path in PLANS:
        plan = check(path.read_bytes(), path.name, today=TODAY, quality=False).plan_file
        assert plan is not None
        yield from ((path, name) for name in editions_of(plan.plan.editions) if name not in ("brief", "full"))


@pytest.mark.parametrize(
    ("path", "edition"), list(_editions()), ids=lambda one: one if isinstance(one, str) else one.stem
)
def test_files_of_our_own_plans_are_clean_in_every_edition(path: Path, edition: str) -> None:
    kept = check(path.read_bytes(), path.name, today=TODAY, edition=edition)
    assert kept.renderable
    kinds = ("docx", "pptx", "md") if kept.edition.redacts else ("md",)
    files = render(kept, RenderOptions(kinds, TODAY)).files
    report = verify_files(kept, [(f"a.{name}", data) for name, data in files.items()]).report
    assert not [each.message.en for each in report if each.rule.startswith("deliverable-")]


@pytest.mark.parametrize("name", ["tea-brand-2027", "launch-atlas-2027"])
def test_plans_with_words_for_partners_say_nothing_that_is_withheld(name: str) -> None:
    path = next(path for path in PLANS if path.stem == name)
    kept = check(path.read_bytes(), path.name, today=TODAY, edition="partner")
    assert not [each.message.en for each in kept.report if each.rule.startswith("edition-")]


def test_what_a_plan_says_of_its_budget_in_sentences_is_in_no_file_for_partners() -> None:
    path = next(path for path in PLANS if path.stem == "example-zh")
    kept = check(path.read_bytes(), path.name, today=TODAY, edition="partner")
    for name, data in render(kept, RenderOptions(("docx", "pptx", "md"), TODAY)).files.items():
        text = re.sub(r"<[^<>]*>|\\s", "", said(data))
        assert "36万" in text.replace(" ", "")
        assert not found_in(text.replace(" ", ""), ("413万", "420万", "796.2万", "投资回报率", "预备金")), (
            name
        )
