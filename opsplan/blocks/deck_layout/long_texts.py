"""Texts of the plan that are so long that they go on from one slide to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from opsplan.blocks.deck import Para, Placed, PlacedTable, TextBox
from opsplan.blocks.deck_layout.findings import text_long
from opsplan.diagnostics import Finding

_LONG = 200
"""Characters from which a text that was split is worth a word."""
_PROSE, _PROSE_SLIDES = ".body", 3
"""What is written as prose may fill a second slide; from these on it is too much."""


def long_texts(parts: Sequence[tuple[Placed, ...]]) -> Iterator[Finding]:
    """What of the plan goes on over the bodies of the slides that show one source; a finding at its place in the plan."""
    pieces: dict[str, dict[int, str]] = {}
    for number, shapes in enumerate(parts):
        for paragraph in _paragraphs(shapes):
            for run in paragraph.text:
                if run.src:
                    own = pieces.setdefault(run.src, {})
                    own[number] = own.get(number, "") + run.text
    for path, texts in pieces.items():
        slides, length = len(texts), sum(map(len, texts.values()))
        least = _PROSE_SLIDES if path.endswith(_PROSE) else 2
        if slides >= least and length >= _LONG and len(set(texts.values())) > 1:
            yield text_long(texts[min(texts)], length, slides, path)


def _paragraphs(shapes: Sequence[Placed]) -> Iterator[Para]:
    for shape in shapes:
        if isinstance(shape, TextBox):
            yield from shape.paragraphs
        elif isinstance(shape, PlacedTable):
            for row in shape.rows:
                for cell in () if row.header else row.cells:
                    yield from cell.paragraphs
