"""Plans as contexts of views, and all plan paths that blocks carry."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from conftest import SPEC, TODAY, need

from opsplan.blocks.nodes import SlideFigure, Table
from opsplan.diagnostics import Lang
from opsplan.library.context import Context
from opsplan.library.views import VIEWS
from opsplan.model.index import PlanIndex
from opsplan.model.read import read_plan
from opsplan.schedule import schedule_plan
from opsplan.yamlio.reader import read_yaml

PERIOD = "opsplan: 1\ntitle: T\nperiod: {start: 2027-01-01, end: 2027-12-31}\n"


def context_of(text: str, lang: Lang | None = None, deck: bool = False) -> Context:
    """The context of a plan given as text; the plan must be free of spec errors."""
    file = read_yaml(text.encode(), "plan.yaml")
    assert file.root is not None, file.findings
    read = read_plan(file.root, "plan.yaml")
    assert not [finding for finding in read.findings if finding.blocking], read.findings
    schedule, _ = schedule_plan(read.plan)
    return Context(read.plan, schedule, PlanIndex(read.plan), lang or read.plan.lang, TODAY, deck)


def example(name: str, deck: bool = False, lang: Lang | None = None) -> Context:
    """One of the spec's examples: ``zh``, ``en`` or ``minimal``."""
    path = SPEC / f"example-{name}.yaml"
    need(path.exists(), str(path))
    return context_of(Path(path).read_text("utf-8"), lang, deck)


def values(node: Any) -> Iterator[Any]:
    """A block and every node inside it."""
    stack = [node]
    while stack:
        one = stack.pop()
        if is_dataclass(one):
            yield one
            stack.extend(getattr(one, field.name) for field in fields(one))
        elif isinstance(one, tuple):
            stack.extend(one)


def sources(ctx: Context) -> set[str]:
    """All plan paths that the views of a plan carry."""
    blocks = tuple(block for view in VIEWS.values() for block in view(ctx, {}))
    return {one.src for one in values(blocks) if getattr(one, "src", "")}


def table(ctx: Context, view: str, **options: str) -> Table:
    """The first table of a view, that of a slide's figure among them."""
    blocks = (block.table if isinstance(block, SlideFigure) else block for block in VIEWS[view](ctx, options))
    return next(block for block in blocks if isinstance(block, Table))


def cells(one: Table) -> list[list[str]]:
    """The texts of a table's rows."""
    return [["".join(run.text for run in cell.text) for cell in row.cells] for row in one.rows]
