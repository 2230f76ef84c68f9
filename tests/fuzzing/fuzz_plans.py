"""Plans with hostile values in some of their places, through all that can be made of them.

``PYTHONPATH=.:tests python -m fuzzing.fuzz_plans --seconds 600 --seed 1`` says how many it tried and prints what broke.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from fuzzing.hostile_values import DATES, LENGTHS, NUMBERS, TEXTS

from opsplan.errors import UserError
from opsplan.pipeline import check
from opsplan.pipeline.calendaring import CALENDAR_WRITERS, CalendarOptions, make_calendar
from opsplan.pipeline.charting import WRITERS, ChartOptions, draw
from opsplan.pipeline.checking import Checked
from opsplan.pipeline.rendering import RenderOptions, render
from opsplan.yamlio import MappingNode, Node, ScalarNode, SequenceNode, read_yaml

ROOT = Path(__file__).parents[2]
TODAY = date(2027, 3, 1)
SLOW = 20.0
"""Seconds of CPU time that one plan may take in all formats together."""

Place = tuple[int, int]
"""First and last character of a value in the text."""


def places(text: str) -> list[Place]:
    """Where the plain and quoted values of one line stand."""
    root = read_yaml(text.encode()).root
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return [
        (starts[node.line - 1] + node.column - 1, starts[node.end_line - 1] + node.end_column - 1)
        for node in _scalars(root)
        if node.line == node.end_line and node.text
    ]


def _scalars(root: Node | None) -> Iterator[ScalarNode]:
    pending = [root] if root else []
    while pending:
        node = pending.pop()
        if isinstance(node, ScalarNode):
            yield node
        elif isinstance(node, SequenceNode):
            pending.extend(node.items)
        elif isinstance(node, MappingNode):
            pending.extend(value for _, value in node.entries)


def value(chance: random.Random) -> str:
    """A hostile value as it stands in YAML."""
    kind = chance.choice((NUMBERS, DATES, LENGTHS, TEXTS, TEXTS))
    text = chance.choice(kind)
    if kind is TEXTS and chance.random() < 0.6:
        return '"' + text.replace('"', "'") + '"'
    return text


def hostile(text: str, chance: random.Random) -> str:
    """The plan with one to six of its values replaced."""
    found = places(text)
    chosen = sorted(chance.sample(found, min(len(found), chance.choice((1, 1, 1, 2, 3, 6)))), reverse=True)
    for start, end in chosen:
        text = text[:start] + value(chance) + text[end:]
    return text


def everything(data: bytes, chance: random.Random, slow: bool = True) -> bool:
    """Check a plan and make of it what can be made; true when it could be rendered."""
    checked = check(data, "plan.yaml", today=TODAY)
    for found in checked.report:
        assert found.position is None or (found.position.line >= 1 and found.position.column >= 1)
    if not checked.renderable:
        return False
    for make in chance.sample(MADE, len(MADE) if slow else 2):
        try:
            make(checked)
        except UserError:
            continue
    return True


MADE: list[Callable[[Checked], object]] = [
    lambda checked: render(checked, RenderOptions(("docx", "md"), TODAY, appendices=("score",), comments=True)),
    lambda checked: render(checked, RenderOptions(("pptx", "deck-txt", "gantt"), TODAY)),
    lambda checked: draw(checked, ChartOptions(tuple(name for name in WRITERS if name != "png"), TODAY)),
    *(
        (lambda checked, view=view: draw(checked, ChartOptions(("svg", "pptx", "docx"), TODAY, view=view)))
        for view in ("roadmap", "month", "weeks", "run-of-show")
    ),
    lambda checked: make_calendar(checked, CalendarOptions(tuple(CALENDAR_WRITERS), TODAY)),
]  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("/tmp/opsplan-fuzz"))
    given = parser.parse_args()
    chance = random.Random(given.seed)
    large, small = (
        [path.read_text(encoding="utf-8") for path in sorted((ROOT / folder).glob("*.yaml"))]
        for folder in ("plans", "tests/checks/corpus")
    )
    seen: set[str] = set()
    tried = rendered = 0
    end = time.monotonic() + given.seconds
    while time.monotonic() < end:
        text = hostile(chance.choice(large if chance.random() < 0.15 else small), chance)
        tried += 1
        began = time.process_time()
        try:
            rendered += everything(text.encode("utf-8", "surrogatepass"), chance, slow=False)
            took = time.process_time() - began
            wrong = f"slow: {took:.1f} s" if took > SLOW else ""
            key = wrong and "slow"
        except Exception as error:
            frames = traceback.extract_tb(error.__traceback__)
            key = f"{type(error).__name__} {frames[-1].filename}:{frames[-1].lineno}"
            wrong = "".join(traceback.format_exception(error)[-6:])
        if wrong and key not in seen:
            seen.add(key)
            given.out.mkdir(parents=True, exist_ok=True)
            file = given.out / f"crash-{given.seed}-{tried}.yaml"
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
            print(f"{file}\n{wrong}", flush=True)
    print(f"{tried} plans tried, {rendered} rendered, {len(seen)} kinds of failure", flush=True)
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
