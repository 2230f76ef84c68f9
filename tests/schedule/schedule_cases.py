"""Plans with the dates they must get, kept in one text each: `## title`, a plan, `=>` and `!` lines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from opsplan.model.read import PlanFile, read_plan
from opsplan.schedule import Schedule, ScheduleProblem, schedule_plan
from opsplan.yamlio.reader import read_yaml

FOLDER = Path(__file__).parent / "cases"
FRONT = "opsplan: 1\ntitle: T\nlanguage: en\nperiod: {start: 2027-03-01, end: 2027-12-31}\n"


@dataclass(frozen=True)
class Case:
    """A plan without front matter, the dates and the problems it must give."""

    title: str
    plan: str
    dates: tuple[tuple[str, str, str], ...]
    problems: tuple[tuple[str, str, str], ...]


def cases(name: str) -> tuple[Case, ...]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return tuple(_case(part) for part in text.split("\n## ")[1:])


def _case(text: str) -> Case:
    title, *lines = text.splitlines()
    dates = [line[3:].split() for line in lines if line.startswith("=> ")]
    wrong = [line[2:].split(maxsplit=1) for line in lines if line.startswith("! ")]
    plan = "\n".join(line for line in lines if not line.startswith(("=> ", "! ")))
    return Case(
        title,
        plan,
        tuple((a, b, c) for a, b, c in dates),
        tuple((rule, *_place(rest)) for rule, rest in wrong),
    )


def _place(text: str) -> tuple[str, str]:
    """A path, then words that the message must hold; a path has no spaces but those of a named date."""
    if text.startswith("dates.go live"):
        return text, ""
    path, _, words = text.partition(" ")
    return path, words


def plan_file(text: str, front: str = FRONT, calendar: str = "calendar: {country: US}\n") -> PlanFile:
    calendar = "" if "calendar:" in text else calendar
    read = read_yaml((front + calendar + text).encode())
    assert read.root is not None
    return read_plan(read.root, "plan.yaml")


def scheduled(text: str, front: str = FRONT) -> tuple[Schedule, tuple[ScheduleProblem, ...]]:
    return schedule_plan(plan_file(text, front).plan)
