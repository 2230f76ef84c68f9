"""Cross references: what the text of a document may refer to, and every reference led there.

A target is named ``table-goals``, ``figure-gantt`` or ``sec-goals``: by the view that made a captioned table or figure,
or by the anchor of a heading. A writer may also say the plan's key in either language, or the words of caption or heading.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from opsplan.blocks.codes import CODES
from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.markdown_inline import without_marks
from opsplan.blocks.nodes import (
    Block,
    Callout,
    Chart,
    Columns,
    Document,
    Funnel,
    GanttFigure,
    Heading,
    Landscape,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
)
from opsplan.blocks.targets import target_of
from opsplan.blocks.time_figures import TimeFigure
from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.errors import TemplateError
from opsplan.library.context import Context
from opsplan.library.environment import PLACE
from opsplan.library.labels import label
from opsplan.library.views import VIEWS
from opsplan.model.plan import Plan
from opsplan.model.specs import names_of
from opsplan.records import dataclass

_KINDS = ("table", "figure", "sec")
_SHOWN = 8
"""How many targets a message names."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What may be referred to: the words of each target by its name, in the order of the document."""

    words: Mapping[str, str]

    def find(self, name: str) -> str:
        """The target that ``name`` means; empty for none. A table goes before a figure, a figure before a chapter."""
        spec = names_of(Plan).get(name)
        key = spec.name if spec else name
        for target in (name, *(f"{kind}-{key}" for kind in _KINDS)):
            if target in self.words:
                return target
        same = [target for target, words in self.words.items() if words == name]
        return min(same, key=lambda target: _KINDS.index(target.partition("-")[0]), default="")


def targets_of(blocks: Iterable[Block]) -> Targets:
    """Everything of the blocks that has a number to refer to."""
    words: dict[str, str] = {}
    for block in _flat(blocks):
        if isinstance(block, Heading):
            words.setdefault(block.anchor, " ".join(plain(block.text).split()))
        elif target := target_of(block):
            words.setdefault(target, plain(_caption(block)))
    words.pop("", None)
    return Targets(words)


def _caption(block: Block) -> Inlines:
    return getattr(block, "caption", ())


def named(blocks: Iterable[Block], view: str) -> Iterator[Block]:
    """The blocks of a view, its figures with the view's name."""
    for block in blocks:
        if isinstance(block, Chart | Funnel | GanttFigure | TimeFigure) and not block.name:
            yield replace(block, name=view)
        else:
            yield block


def linked(ctx: Context, blocks: Iterable[Block], targets: Targets) -> tuple[Block, ...]:
    """The blocks with every reference led to its target. What a plan's text refers to in vain stays as it was written;
    :func:`lost_references` finds it.

    Raises TemplateError for a name in a template that nothing can have.
    """
    return tuple(with_texts(blocks, lambda text: tuple(_led(ctx, run, targets) for run in text)))


def _led(ctx: Context, run: Run, targets: Targets) -> Run:
    if not run.target:
        return run
    written, _, place = run.target.partition(PLACE)
    name = without_marks(written).strip()
    found = targets.find(name)
    if found:
        return replace(run, text=_quoted(targets.words[found]), target=found)
    spec = names_of(Plan).get(name)
    if place and spec is None and name.removeprefix("table-").removeprefix("figure-") not in VIEWS:
        raise _unknown(name, place)
    words = ctx.say(label(Plan, spec.name)) if spec else name
    return replace(run, text=_quoted(words), target="" if place else name)


def _quoted(words: str) -> str:
    return f"“{words}”"


def _unknown(name: str, place: str) -> TemplateError:
    file, _, line = place.rpartition(":")
    near = difflib.get_close_matches(name, [*VIEWS, *names_of(Plan)], n=3, cutoff=0.4)
    return TemplateError(
        Bilingual(f"没有可以引用的“{name}”", f"there is nothing called '{name}' to refer to"), unquote(file), int(line or 0),
        Bilingual(f"是不是 {'、'.join(near)}？", f"did you mean {', '.join(near)}?") if near else None,
    )  # fmt: skip


def lost_references(document: Document) -> Iterator[Finding]:
    """What the plan's text refers to in vain."""
    targets = targets_of((*document.front, *document.blocks))
    found: list[Run] = []

    def collect(text: Inlines) -> Inlines:
        found.extend(run for run in text if run.target and run.target not in targets.words)
        return text

    for _ in with_texts((*document.front, *document.blocks), collect):
        pass
    near = tuple(dict.fromkeys(words for words in targets.words.values() if words))[:_SHOWN]
    for run in found:
        yield Finding(
            "doc-ref-unknown", CODES["doc-ref-unknown"], Severity.WARNING,
            Bilingual(
                f"文中引用的“{run.target}”在文档里没有，已按原文印出",
                f"the document has nothing called '{run.target}'; the reference is printed as it is written",
            ),
            Bilingual(
                f"写方案的键（目标、预算）、视图名，或题注、标题的原文，如：{'、'.join(near)}",
                f"write a key of the plan (goals, budget), the name of a view, or the words of a caption or heading, such as: {', '.join(near)}",
            ),
            path=run.src,
        )  # fmt: skip


def without_notes(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Inlines, ...]]:
    """The blocks without the marks of footnotes, and what these said."""
    notes: list[Inlines] = []

    def take(text: Inlines) -> Inlines:
        notes.extend(run.note for run in text if run.note)
        return tuple(run for run in text if not run.note)

    return tuple(with_texts(blocks, take)), tuple(dict.fromkeys(notes))


def with_texts(blocks: Iterable[Block], change: Callable[[Inlines], Inlines]) -> Iterator[Block]:
    """The blocks with ``change`` made to running text: paragraphs, lists, and tables that stand in it."""
    for block in blocks:
        match block:
            case Paragraph():
                yield replace(block, text=change(block.text))
            case ListBlock():
                items = (ListItem(tuple(with_texts(item.blocks, change))) for item in block.items)
                yield replace(block, items=tuple(items))
            case Table(name=""):
                rows = (
                    replace(row, cells=tuple(replace(cell, text=change(cell.text)) for cell in row.cells))
                    for row in block.rows
                )
                yield replace(block, rows=tuple(rows))
            case Callout() | Landscape():
                yield replace(block, blocks=tuple(with_texts(block.blocks, change)))
            case Columns():
                columns = (tuple(with_texts(column, change)) for column in block.columns)
                yield replace(block, columns=tuple(columns))
            case _:
                yield block


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks in the order of printing."""
    for block in blocks:
        if isinstance(block, Columns):
            for column in block.columns:
                yield from _flat(column)
        elif isinstance(block, Landscape | Callout):
            yield from _flat(block.blocks)
        else:
            yield block
