"""Finished XML as text: what a body of thousands of rows and shapes is mostly made of.

The body is a tree, since much of it is found and changed again: headings, captions, the ends of sections. A row of
a table or a drawing is not, and an element of a tree costs ten times what its text costs. So such content is kept
here as text, and a processing instruction stands for it: in the tree, or in other text. When the file is written the
text goes where its instruction is, without ever being a tree. A text may also be told later than its place, as a
reference to a caption is that comes after it.

Text that is kept is well-formed when ``w``, ``r``, ``wp``, ``wpg``, ``wps`` and ``mc`` are declared above it, as they
are in ``w:document``; other prefixes it declares itself. It holds no section, and nothing that a pass over the
finished body has to find: a pass that looks into everything has the tree made whole first (:meth:`Fragments.grow`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy

from lxml import etree

from opsplan.writers.ooxml.markup import parsed

_TARGET = "opsplan-text"
_BEGIN, _END = f"<?{_TARGET} ".encode(), b"?>"
_PIECE = 1 << 16
"""Characters of a piece of text."""
PREFIXES = ("w", "r", "wp", "wpg", "wps", "mc")
"""What text that is kept need not declare."""


class Fragments:
    """The texts of one document by their numbers."""

    def __init__(self) -> None:
        self._texts: list[tuple[bytes, ...]] = []

    def keep(self, parent: etree._Element, texts: Iterable[str]) -> None:
        """Put content behind all that ``parent`` has, as texts one after the other: rows, or one drawing."""
        self._texts.append(tuple(_pieces(texts)))
        parent.append(etree.ProcessingInstruction(_TARGET, str(len(self._texts) - 1)))

    def later(self, text: str) -> tuple[int, str]:
        """A number for :meth:`tell`, and what stands in a text until then; ``text`` if nothing is told."""
        self._texts.append((text.encode(),))
        number = len(self._texts) - 1
        return number, f"<?{_TARGET} {number}?>"

    def tell(self, number: int, text: str) -> None:
        """What stands in the place that :meth:`later` has made."""
        self._texts[number] = (text.encode(),)

    def written(self, xml: bytes) -> Iterator[bytes]:
        """``xml`` in pieces, with the texts in their places."""
        begin = 0
        while (found := xml.find(_BEGIN, begin)) >= 0:
            end = xml.index(_END, found)
            yield xml[begin:found]
            for text in self._texts[int(xml[found + len(_BEGIN) : end])]:
                yield from self.written(text)
            begin = end + len(_END)
        yield xml[begin:] if begin else xml

    def grow(self, root: etree._Element) -> None:
        """Make elements of all texts in ``root``, in their places.

        They are copied: lxml takes 4 s to move a table of 1,000 rows from one document to another, and 0.1 s to copy it.
        """
        for place in list(root.iter(etree.ProcessingInstruction)):
            parent, instruction = place.getparent(), etree.tostring(place, with_tail=False)
            if parent is not None and instruction.startswith(_BEGIN):
                for element in parsed(b"".join(self.written(instruction)), PREFIXES):
                    place.addprevious(copy(element))
                parent.remove(place)


def _pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """The texts in pieces of some size: a file is compressed piece by piece, and each takes a few microseconds more."""
    waiting: list[str] = []
    length = 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length > _PIECE:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    if waiting:
        yield "".join(waiting).encode()
