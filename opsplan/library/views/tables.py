"""How views build tables: columns as data, options checked, empty columns left out."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Align, Block, Cell, Column, Row, RowKind, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context, Options, ViewError
from opsplan.library.shown import is_set, marks_of, show
from opsplan.library.views.folding import folded
from opsplan.model.base import Entry
from opsplan.model.specs import fields_of
from opsplan.records import dataclass

E = TypeVar("E", bound=Entry)
_DASH: Inlines = (Run(fmt.MISSING, color="ink3"),)
EMPTY = Cell()
DASHED = Cell(_DASH)
T = TypeVar("T")
DECK_COLUMNS = 6
"""How many columns a slide's table may have."""
WIDE_COLUMNS = 8
"""From how many columns on a table of text wants a landscape page."""
COMMON = frozenset({"caption", "columns", "limit"})


@dataclass(frozen=True, slots=True)
class Col(Generic[E]):
    """A column of a view: its key, its title, and the cell it shows of an entry. ``src`` is the plan path of a title
    that is a value of the plan."""

    key: str
    title: Bilingual
    cell: Callable[[Context, E], Cell]
    align: Align = "left"
    weight: float = 0.0
    src: str = ""
    field: str = ""
    """The field that the cell shows, where it shows nothing else."""


def text_option(options: Options, name: str) -> str:
    """An option as one text; empty when it is not given."""
    return options.get(name, "")


def list_option(options: Options, name: str) -> tuple[str, ...]:
    """An option as a list: what stands between commas."""
    parts = options.get(name, "").replace("，", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def number_option(options: Options, name: str) -> int | None:
    """An option as a whole number from 0; None when it is not given. Raises ViewError for anything else."""
    text = text_option(options, name).strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise ViewError(
            Bilingual(
                f"选项 {name} 要写整数，写成了“{text}”", f"option {name} wants a whole number, not '{text}'"
            )
        )
    return int(text)


def known(options: Options, view: str, *more: str, common: Collection[str] = COMMON) -> None:
    """Raises ViewError when a view does not know one of its options."""
    names = sorted({*common, *more})
    for name in options:
        if name not in names:
            raise ViewError(
                Bilingual(f"视图 {view} 没有选项“{name}”", f"view {view} has no option '{name}'"),
                Bilingual(f"可用：{'、'.join(names)}", f"options: {', '.join(names)}"),
            )


def one_of(options: Options, name: str, values: Sequence[str]) -> str:
    """An option out of a closed list; its first value is the default. Raises ViewError for any other."""
    value = text_option(options, name).strip() or values[0]
    if value not in values:
        raise ViewError(
            Bilingual(f"选项 {name} 没有取值“{value}”", f"option {name} has no value '{value}'"),
            Bilingual(f"可用：{'、'.join(values)}", f"values: {', '.join(values)}"),
        )
    return value


def even_parts(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """The items in as few parts as possible of at most ``most``, all about the same size."""
    if not items:
        return []
    count = -(-len(items) // most)
    size, extra = divmod(len(items), count)
    bounds = [0]
    for i in range(count):
        bounds.append(bounds[-1] + size + (1 if i < extra else 0))
    return [items[a:b] for a, b in itertools.pairwise(bounds)]


def caption_of(ctx: Context, options: Options, default: Bilingual | str = "") -> Inlines:
    """The caption the template gives, else the view's own; a slide has its title instead."""
    text = text_option(options, "caption")
    if not text and not ctx.deck:
        text = ctx.say(default) if isinstance(default, Bilingual) else default
    return (Run(text),) if text else ()


def field_cell(field: str, *, bold: bool = False, unit: str = "") -> Callable[[Context, Entry], Cell]:
    """A cell that shows a field of the entry. ``unit`` is the field that holds its unit."""

    def cell(ctx: Context, entry: Entry) -> Cell:
        return Cell(
            show(ctx, entry, field, getattr(entry, unit) if unit else None), bold=bold, src=entry.at(field)
        )

    return cell


def col(
    model: type[E],
    field: str,
    *,
    zh: str = "",
    en: str = "",
    bold: bool = False,
    unit: str = "",
    weight: float = 0.0,
) -> Col[E]:
    """A column that shows a field; numbers stand at the right."""
    own = labels.label(model, field)
    title = Bilingual(zh or own.zh, en or own.en)
    align: Align = "right" if marks_of(model, field).number else "left"
    return Col(field, title, field_cell(field, bold=bold, unit=unit), align, weight, field=field)


def cols(model: type[E], *fields: str) -> tuple[Col[E], ...]:
    """A column for each field; what names the entry is bold."""
    return tuple(col(model, field, bold=field in ("name", "title", "area")) for field in fields)


def made(
    key: str,
    zh: str,
    en: str,
    show_: Callable[[Context, E], Inlines],
    align: Align = "left",
    bold: bool = False,
) -> Col[E]:
    """A column whose text is worked out."""
    return Col(key, Bilingual(zh, en), lambda ctx, entry: Cell(show_(ctx, entry), bold=bold), align)


def head(key: str, zh: str, en: str, align: Align = "left", src: str = "") -> Col[Entry]:
    """The head of a column whose cells are built row by row."""
    return Col(key, Bilingual(zh, en), lambda ctx, entry: Cell(), align, src=src)


def chosen(view: str, columns: Sequence[Col[E]], wanted: Sequence[str]) -> tuple[Col[E], ...]:
    """The ``wanted`` columns in their order; all when none is. Raises ViewError for an unknown one."""
    if not wanted:
        return tuple(columns)
    by_key = {column.key: column for column in columns}
    for key in wanted:
        if key not in by_key:
            raise ViewError(
                Bilingual(f"视图 {view} 没有列“{key}”", f"view {view} has no column '{key}'"),
                Bilingual(f"可用：{'、'.join(by_key)}", f"columns: {', '.join(by_key)}"),
            )
    return tuple(by_key[key] for key in wanted)


def listing(
    ctx: Context, options: Options, view: str, entries: Sequence[E], columns: Sequence[Col[E]], caption: Bilingual,
    *, deck: Sequence[str] = (), document: Sequence[str] = (), wide: bool = False, more: Sequence[str] = (),
) -> tuple[Block, ...]:  # fmt: skip
    """A table of entries, one a row. ``deck`` and ``document`` name the columns shown there when the template names
    none (all without them); ``more`` are further options of the view."""
    known(options, view, *more)
    wanted = list_option(options, "columns")
    picked = chosen(view, columns, wanted or tuple(deck if ctx.deck else document))
    limit = number_option(options, "limit")
    shown = entries if limit is None else entries[:limit]
    picked = tuple(column for column in picked if not column.field or _somewhere(column.field, shown))
    cells = tuple(column.cell for column in picked)
    rows = tuple(Row(tuple([cell(ctx, entry) for cell in cells]), src=entry.path) for entry in shown)
    note: Inlines = ()
    if len(shown) < len(entries):
        note = (
            Run(
                ctx.t(
                    f"共 {len(entries)} 项，这里列出 {len(shown)} 项", f"{len(shown)} of {len(entries)} shown"
                )
            ),
        )
    return finished(
        ctx,
        view,
        picked,
        rows,
        caption_of(ctx, options, caption),
        note=note,
        wide=wide and not ctx.deck,
        whole=bool(wanted),
    )


def _somewhere(field: str, entries: Sequence[Entry]) -> bool:
    return any(is_set(entry, field) for entry in entries)


def finished(
    ctx: Context, view: str, columns: Sequence[Col[E]], rows: Sequence[Row], caption: Inlines = (),
    *, note: Inlines = (), wide: bool = False, whole: bool = False,
) -> tuple[Block, ...]:  # fmt: skip
    """The table without the columns that no row fills; nothing when there is no row.

    A slide keeps the first six columns, and a document puts those that few rows fill together in one, unless the
    template asked for the ``whole``.
    """
    if not rows:
        return ()
    kept = [i for i in range(len(columns)) if any(row.cells[i].text for row in rows)]
    kept = kept[:DECK_COLUMNS] if ctx.deck and not whole else kept
    heads = tuple(
        Column(
            (Run(ctx.say(columns[i].title), src=columns[i].src),),
            columns[i].align,
            columns[i].weight,
            columns[i].key,
        )
        for i in kept
    )
    body = tuple(rows if len(kept) == len(columns) else (_only(row, kept) for row in rows))
    if not whole:
        heads, body = folded(ctx, heads, body)
    return (
        (Table(heads, dashed(body), caption, note, view, wide=wide and len(heads) >= WIDE_COLUMNS),)
        if kept
        else ()
    )


def _only(row: Row, kept: Sequence[int]) -> Row:
    return Row(tuple([row.cells[i] for i in kept]), row.kind, row.src, row.height)


def dashed(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with a dash in every empty cell; groups and sums stay as they are."""
    return tuple(
        Row(tuple(map(filled, row.cells)), row.kind, row.src, row.height)
        if row.kind == "body" and not all(cell.text for cell in row.cells)
        else row
        for row in rows
    )


def filled(cell: Cell) -> Cell:
    """The cell, or a dash for a value the plan does not give."""
    if cell.text:
        return cell
    return DASHED if cell is EMPTY else replace(cell, text=_DASH)


def sums(texts: Sequence[Inlines], kind: RowKind) -> Row:
    """A row of sums, one text per column."""
    return Row(tuple(Cell(text, bold=kind in ("total", "subtotal", "group")) for text in texts), kind)


def facts(
    ctx: Context, view: str, entry: Entry, pairs: Iterable[tuple[Bilingual | str, Inlines]], caption: Inlines = (),
) -> tuple[Block, ...]:  # fmt: skip
    """Labels and values below each other; pairs without a value are left out."""
    rows = tuple(
        Row(
            (Cell((Run(label if isinstance(label, str) else ctx.say(label)),), bold=True), Cell(value)),
            src=entry.path,
        )
        for label, value in pairs
        if value
    )
    return (
        (Table((Column(()), Column(())), rows, caption, (), view, "facts", src=entry.path),) if rows else ()
    )


def field_pairs(
    ctx: Context, entry: Entry, fields: Sequence[str] = (), skip: Collection[str] = ()
) -> tuple[tuple[Bilingual, Inlines], ...]:
    """Label and value of the entry's fields that hold values, in the order of the spec or as given."""
    specs = fields_of(type(entry))
    names = fields or tuple(
        name for name, spec in specs.items() if spec.model is None and spec.shape in ("value", "values")
    )
    hidden = {"internal", "id", *skip}
    return tuple(
        (labels.label(type(entry), name), show(ctx, entry, name))
        for name in names
        if name not in hidden and is_set(entry, name)
    )
