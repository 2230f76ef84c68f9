"""Changing the entries of a list in a plan's text: values, keys and whole entries, and nothing else of it.

Comments, order, indentation, quotes and line breaks of all that is not changed stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from opsplan.diagnostics import Bilingual
from opsplan.errors import UserError
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.layout import Part, layout_of
from opsplan.yamlio.writing import quoted, scalar

Written: TypeAlias = str | tuple[str, ...]
"""A text, or a list of texts."""
Names: TypeAlias = tuple[str, ...]
"""The names that are read for a key; the first is the one to write."""
_BREAK = lazy_pattern("\r\n|[\n\r\x85\u2028\u2029]")
_STEP = "  "


@dataclass(frozen=True, slots=True)
class EntryEdit:
    """What changes in the entry at ``place`` (from 0) of the list; None takes a key away."""

    place: int
    values: Mapping[str, Written | None]


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to be added behind so many of those that are there; None is at the end of the list."""

    values: Mapping[str, Written]
    behind: int | None = None


class Splice(NamedTuple):
    start: int
    end: int
    text: str


def edit_entries(
    text: str,
    way: Sequence[Names],
    names: Mapping[str, Names],
    edits: Sequence[EntryEdit],
    new: Sequence[NewEntry] = (),
) -> str:
    """The text with entries changed and ``new`` ones in their list, those for one place in their order.

    ``way`` are the keys from the root to the list; those that are missing are added when there are new entries.
    ``names`` says how the keys of an entry are called. Raises UserError for a list that is an alias or stands without
    a list's dashes or brackets and for a value with an anchor, IndexError for an entry that is not there, ParserStopped for a text that is no YAML.
    """
    editor = _Editor(text, names)
    root = layout_of(text)
    if root is None or root.kind != "mapping":
        raise _refused()
    entries = _found(root, way)
    for edit in edits:
        if entries is None or entries.kind != "sequence" or entries.items[edit.place].kind != "mapping":
            raise _refused()
        editor.change(entries.items[edit.place], edit.values)
    if new:
        editor.append(root, way, new)
    return editor.text()


def _found(root: Part, way: Sequence[Names]) -> Part | None:
    part = root
    for step in way:
        pair = part.pair(*step)
        if pair is None:
            return None
        part = pair[1]
    return part


class _Editor:
    """Collects what is to change in one text."""

    def __init__(self, text: str, names: Mapping[str, Names]) -> None:
        self._text = text
        self._names = names
        self._splices: list[Splice] = []
        found = _BREAK.search(text)
        self._break = found[0] if found else "\n"

    def text(self) -> str:
        out: list[str] = []
        done = 0
        for start, end, new in sorted(self._splices, key=lambda each: each[:2]):
            out += (self._text[done:start], new)
            done = end
        return "".join((*out, self._text[done:]))

    def change(self, entry: Part, values: Mapping[str, Written | None]) -> None:
        gone: list[int] = []
        added: dict[str, str] = {}
        pairs = entry.pairs
        for name, value in values.items():
            place = next(
                (
                    at
                    for at, (key, _) in enumerate(pairs)
                    if key.kind == "scalar" and key.text in self._names[name]
                ),
                None,
            )
            if value is None:
                gone += [place] if place is not None else []
            elif place is None:
                added[self._names[name][0]] = _value(value, flow=entry.flow)
            else:
                self._replace(*pairs[place], value, flow=entry.flow)
        if len(gone) == len(pairs):
            raise _refused()
        self._splices += removed(entry, frozenset(gone), self._text)
        last = next(pair[1] for at, pair in reversed(list(enumerate(pairs))) if at not in gone)
        self._add(entry, last.end, added)

    def _replace(self, key: Part, value: Part, new: Written, *, flow: bool) -> None:
        if self._text[value.start : value.start + 1] == "&":
            raise shared_text()
        written = _value(new, flow=flow)
        if isinstance(new, str) and value.mark == "'" and new.isprintable():
            written = "'" + new.replace("'", "''") + "'"
        elif isinstance(new, str) and value.mark in ("'", '"'):
            written = quoted(new)
        start = value.start
        if value.kind in ("mapping", "sequence") and not value.flow:
            start, written = self._text.index(":", key.end) + 1, f" {written}"
        elif value.start == value.end:
            written = self._behind_key(key, value, written)
        self._splices.append(Splice(start, value.end, written))

    def _behind_key(self, key: Part, value: Part, written: str) -> str:
        """What to write where a key has no value, or not even a colon."""
        between = self._text[key.end : value.start]
        if ":" not in between:
            return f": {written}"
        return f" {written}" if between.endswith(":") else written

    def _add(self, mapping: Part, end: int, added: Mapping[str, str]) -> None:
        """Keys with what stands behind their colons, behind the value that ends at ``end``."""
        if not added:
            return
        if mapping.flow:
            text = "".join(f", {name}: {written}" for name, written in added.items())
            self._splices.append(Splice(end, end, text))
        else:
            margin = " " * self._column(mapping.items[0].start)
            self._new_lines(end, [f"{margin}{name}: {written}" for name, written in added.items()])

    def append(self, root: Part, way: Sequence[Names], new: Sequence[NewEntry]) -> None:
        part = root
        for depth, step in enumerate(way):
            pair = part.pair(*step)
            if pair is None or (pair[1].kind == "scalar" and not pair[1].text and not pair[1].mark):
                self._begin(part, pair, way[depth:], [each.values for each in new])
                return
            part = pair[1]
            if part.kind != ("sequence" if depth == len(way) - 1 else "mapping"):
                raise _refused()
        count = len(part.items)
        for behind in dict.fromkeys(count if each.behind is None else each.behind for each in new):
            here = [each.values for each in new if behind == (count if each.behind is None else each.behind)]
            (self._add_flow if part.flow else self._add_block)(part, behind, here)

    def _add_block(self, part: Part, behind: int, new: Sequence[Mapping[str, Written]]) -> None:
        """Entries behind so many of a list with dashes, in the style of the one before them."""
        near = part.items[max(behind - 1, 0)]
        start = line_start(self._text, near.start)
        dash = self._text.rindex("-", start, near.start) if "-" in self._text[start : near.start] else None
        if dash is None:
            raise _refused()
        block = near.kind == "mapping" and not near.flow
        lines = [line for each in new for line in self._item(each, " " * (dash - start), block=block)]
        if behind:
            self._new_lines(near.end, lines)
        else:
            self._splices.append(Splice(start, start, "".join(line + self._break for line in lines)))

    def _begin(
        self,
        mapping: Part,
        pair: tuple[Part, Part] | None,
        way: Sequence[Names],
        new: Sequence[Mapping[str, Written]],
    ) -> None:
        """A list that is not there yet, with the keys on the way to it."""
        if mapping.flow:
            written = f"[{', '.join(map(self._flow, new))}]"
            for step in reversed(way[1:]):
                written = f"{{{step[0]}: {written}}}"
        else:
            margin = " " * self._column(mapping.items[0].start)
            lines = [f"{margin}{_STEP * depth}{step[0]}:" for depth, step in enumerate(way[1:], start=1)]
            lines += [
                line for each in new for line in self._item(each, margin + _STEP * len(way), block=False)
            ]
            written = self._break + self._break.join(lines)
        if pair is not None and mapping.flow:
            self._splices.append(Splice(pair[1].start, pair[1].end, self._behind_key(*pair, written)))
        elif pair is not None:
            at = line_end(self._text, pair[0].end)
            self._splices += (Splice(pair[1].start, pair[1].end, ""), Splice(at, at, written))
        elif mapping.flow:
            self._add(mapping, mapping.items[-1].end, {way[0][0]: written})
        else:
            margin = " " * self._column(mapping.items[0].start)
            self._new_lines(mapping.items[-1].end, [f"{margin}{way[0][0]}:{written}"])

    def _add_flow(self, part: Part, behind: int, new: Sequence[Mapping[str, Written]]) -> None:
        """Entries behind so many of a list in brackets, each on a line of its own where the others are."""
        written = list(map(self._flow, new))
        if not part.items:
            at = self._text.index("[", part.start) + 1
            self._splices.append(Splice(at, at, ", ".join(written)))
            return
        near = part.items[max(behind - 1, 0)]
        line = line_start(self._text, near.start)
        alone = not self._text[line : near.start].strip()
        between = f",{self._break}{self._text[line : near.start]}" if alone else ", "
        text = "".join(between + each if behind else each + between for each in written)
        at = near.end if behind else near.start
        self._splices.append(Splice(at, at, text))

    def _new_lines(self, end: int, lines: Sequence[str]) -> None:
        """Lines behind the one that a value ends on."""
        at = line_end(self._text, end)
        self._splices.append(Splice(at, at, "".join(self._break + line for line in lines)))

    def _item(self, entry: Mapping[str, Written], margin: str, *, block: bool) -> Iterator[str]:
        if not block:
            yield f"{margin}- {self._flow(entry)}"
            return
        for at, (name, value) in enumerate(entry.items()):
            yield f"{margin}{'  ' if at else '- '}{self._names[name][0]}: {_value(value, flow=False)}"

    def _flow(self, entry: Mapping[str, Written]) -> str:
        pairs = (f"{self._names[name][0]}: {_value(value, flow=True)}" for name, value in entry.items())
        return f"{{{', '.join(pairs)}}}"

    def _column(self, at: int) -> int:
        return at - line_start(self._text, at)


def removed(mapping: Part, gone: frozenset[int], text: str) -> Iterator[Splice]:
    """What is cut out of a mapping with the pairs at these places; one at least stays."""
    pairs = mapping.pairs
    first = next(at for at in range(len(pairs)) if at not in gone)
    if first:
        yield Splice(pairs[0][0].start, pairs[first][0].start, "")
    for at in sorted(gone):
        if at > first and mapping.flow:
            yield Splice(pairs[at - 1][1].end, pairs[at][1].end, "")
        elif at > first:
            end = line_end(text, pairs[at][1].end)
            found = _BREAK.match(text, end)
            yield Splice(line_start(text, pairs[at][0].start), found.end() if found else end, "")


def _value(value: Written, *, flow: bool) -> str:
    if isinstance(value, str):
        return scalar(value, flow=flow)
    return f"[{', '.join(scalar(each, flow=True) for each in value)}]"


def line_start(text: str, at: int) -> int:
    end = 0
    for mark in "\n\r\x85\u2028\u2029":
        end = max(end, text.rfind(mark, 0, at) + 1)
    return end


def line_end(text: str, at: int) -> int:
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def shared_text() -> UserError:
    """To raise where changing one entry would change others."""
    return UserError(
        Bilingual("有几条内容共用同一段文字（锚点 & 和别名 *），改一条会改到别的", "several entries share a text by an anchor (&) and aliases (*): changing one would change others"),
        Bilingual("在方案里把共用的文字分开写，再导入", "write the text out in each of them, then import again"),
    )  # fmt: skip


def _refused() -> UserError:
    return UserError(
        Bilingual("方案里的内容排期不是一个普通的列表，没法逐条改", "the entries of the plan are no plain list, so that they cannot be changed one by one"),
        Bilingual("写成以 - 开头的列表，不用别名 *", "write them as a list with dashes, without an alias (*)"),
    )  # fmt: skip
