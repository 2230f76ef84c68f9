"""The plan as a template sees it: the fields of the spec, read-only, each value knowing its plan path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from opsplan.blocks.inline import Inlines, plain
from opsplan.library.context import Context
from opsplan.library.shown import inline, is_set, marks_of, show, text_of
from opsplan.model.base import Entry
from opsplan.model.specs import fields_of, names_of


class Shown:
    """A value as it is printed, with its path. Compares equal to what the plan stores and to what is printed."""

    __slots__ = ("_items", "_runs", "_stored", "path")

    def __init__(self, runs: Inlines, stored: Any, path: str, items: tuple[Shown, ...] = ()) -> None:
        self._runs, self._stored, self.path, self._items = runs, stored, path, items

    @property
    def runs(self) -> Inlines:
        return self._runs

    def prose(self) -> str:
        """The text as the plan has it, for the ``prose`` filter."""
        return self._stored if isinstance(self._stored, str) else plain(self._runs)

    def __str__(self) -> str:
        return plain(self._runs)

    def __bool__(self) -> bool:
        return bool(self._runs)

    def __iter__(self) -> Iterator[Shown]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items) if self._items else len(str(self))

    def __eq__(self, other: object) -> bool:
        return (
            other in (self._stored, str(self))
            if not isinstance(other, Shown)
            else self._stored == other._stored
        )

    def __hash__(self) -> int:
        return hash(str(self))


class Item:
    """An entry of the plan. Fields by their English or Chinese name; a field the spec does not have is undefined."""

    __slots__ = ("_ctx", "_entry")

    def __init__(self, ctx: Context, entry: Entry) -> None:
        self._ctx, self._entry = ctx, entry

    def __getattr__(self, name: str) -> Any:
        spec = names_of(type(self._entry)).get(name)
        if spec is None:
            raise AttributeError(name)
        value = getattr(self._entry, spec.attribute)
        if isinstance(value, Entry):
            return Item(self._ctx, value)
        if spec.model is not None:
            found = value.values() if isinstance(value, Mapping) else value or ()
            return tuple(Item(self._ctx, entry) for entry in found)
        if not is_set(self._entry, spec.name) or isinstance(value, bool):
            return value if isinstance(value, bool) else None
        path = self._entry.at(spec.name)
        runs = show(self._ctx, self._entry, spec.name)
        items: tuple[Shown, ...] = ()
        if isinstance(value, tuple):
            marks = marks_of(type(self._entry), spec.name)
            texts = ((text_of(self._ctx, one, marks, self._entry), one) for one in value)
            items = tuple(Shown(inline(text, path), one, path) for text, one in texts)
        return Shown(runs, value, path, items)

    def __dir__(self) -> list[str]:
        return list(fields_of(type(self._entry)))

    def __str__(self) -> str:
        return str(getattr(self._entry, "name", "") or getattr(self._entry, "title", ""))
