"""The tasks of a plan in one Word table, or on slides of twelve rows, as the quick starts of the two packages show.

python benchmarks/render_peer.py docx plan.yaml out.docx
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import yaml

_HEADS = ("name", "owner", "after", "duration", "deliverable")
_ROWS = 12


def tasks(path: str) -> tuple[str, list[list[str]]]:
    """The title and the tasks of a plan, each as texts."""
    with open(path, encoding="utf-8") as file:
        plan = yaml.load(file, yaml.CSafeLoader)
    rows = [
        [str(task.get(head, "")) for head in _HEADS] for phase in plan["phases"] for task in phase["tasks"]
    ]
    return plan["title"], rows


def write_docx(title: str, rows: Sequence[Sequence[str]], path: str) -> None:
    import docx

    document = docx.Document()
    document.add_heading(title, 0)
    table = document.add_table(rows=1, cols=len(_HEADS))
    for cell, head in zip(table.rows[0].cells, _HEADS, strict=True):
        cell.text = head
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(path)


def write_pptx(title: str, rows: Sequence[Sequence[str]], path: str) -> None:
    import pptx
    from pptx.util import Inches

    deck = pptx.Presentation()
    for first in range(0, len(rows), _ROWS):
        shown = (_HEADS, *rows[first : first + _ROWS])
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = title
        frame = slide.shapes.add_table(
            len(shown), len(_HEADS), Inches(0.4), Inches(1.3), Inches(9.2), Inches(5)
        )
        for place, row in enumerate(shown):
            for column, text in enumerate(row):
                frame.table.cell(place, column).text = text
    deck.save(path)


if __name__ == "__main__":
    form, plan, out = sys.argv[1:]
    (write_docx if form == "docx" else write_pptx)(*tasks(plan), out)
