"""Changes of single values and keys of a text, collected and then made at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from opsplan.diagnostics import Bilingual
from opsplan.errors import UserError
from opsplan.fixing.entries import Splice, line_end, removed
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.layout import Part
from opsplan.yamlio.writing import quoted, scalar

_ANCHOR = lazy_pattern(r"(?<![^\s\[{,])&([\w-]+)")


class Rewriter:
    """Collects what changes in one text. Values that are aliases are left alone: their anchor is changed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._splices: list[Splice] = []
        self._commented: set[int] = set()

    def replace(self, value: Part, new: str, *, flow: bool) -> bool:
        """Write a scalar anew, its quotes, anchor and tag as they are; False for one that is a block or an alias."""
        if value.kind != "scalar" or value.mark in ("|", ">") or value.text == new:
            return False
        quote = value.mark
        inner = len(quote) and 1
        start = value.end - inner - len(value.text)
        if self._text[start : value.end - inner] != value.text:
            return False
        if quote:
            plain = new.isprintable() and not any(mark in new for mark in "'\"\\")
            self._splices.append(
                Splice(start, value.end - 1, new) if plain else Splice(start - 1, value.end, quoted(new))
            )
        else:
            self._splices.append(Splice(start, value.end, scalar(new, flow=flow)))
        return True

    def overwrite(self, value: Part, written: str) -> None:
        """Put a text in the place of a whole value."""
        self._splices.append(Splice(value.start, value.end, written))

    def remove(self, mapping: Part, gone: frozenset[int]) -> None:
        """Cut pairs out of a mapping, of which one at least stays."""
        self._splices += removed(mapping, gone, self._text)

    def add(self, mapping: Part, behind: int, name: str, written: str) -> None:
        """A key behind the pair at a place."""
        key, value = mapping.pairs[behind]
        if mapping.flow:
            self._splices.append(Splice(value.end, value.end, f", {name}: {written}"))
            return
        column = key.start - (self._text.rfind("\n", 0, key.start) + 1)
        at = line_end(self._text, value.end)
        line = "\r\n" if "\r\n" in self._text else "\n"
        self._splices.append(Splice(at, at, f"{line}{' ' * column}{name}: {written}"))

    def comment(self, value: Part, words: str) -> None:
        """A comment at the end of the line that a value ends on, when there is none yet."""
        at = line_end(self._text, value.end)
        if at not in self._commented and " #" not in self._text[value.end : at]:
            self._commented.add(at)
            self._splices.append(Splice(at, at, f"   # {words}"))

    def text_and_places(self, places: Sequence[int]) -> tuple[str, list[int]]:
        """The new text, and where places of the old one are in it. Raises UserError where a text that goes is used elsewhere."""
        out: list[str] = []
        done = 0
        splices = sorted(self._splices, key=lambda each: each[:2])
        for start, end, new in splices:
            out += (self._text[done:start], new)
            done = end
        left = "".join((*out, self._text[done:]))
        self._check_anchors(splices, left)
        moved = [
            at + sum(len(new) - (min(end, at) - start) for start, end, new in splices if start < at)
            for at in places
        ]
        return left, moved

    def _check_anchors(self, splices: Sequence[Splice], left: str) -> None:
        for start, end, _ in splices:
            for found in _ANCHOR.finditer(self._text, start, end):
                if re.search(rf"(?:^|[\s\[{{,])\*{re.escape(found[1])}(?![\w-])", left):
                    line = self._text.count("\n", 0, found.start()) + 1
                    raise UserError(
                        Bilingual(f"第 {line} 行的 &{found[1]} 在别处用到，拿不掉", f"&{found[1]} on line {line} is used elsewhere and cannot go"),
                        Bilingual("在旧方案里把共用的内容分开写", "write out in the old plan what is shared"),
                    )  # fmt: skip
