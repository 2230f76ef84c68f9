"""A filled slide once its views are known: values lose their marks and are named, what is empty goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from opsplan.blocks.markdown_inline import END, MIDDLE, START
from opsplan.blocks.printed import MARK, without_marks
from opsplan.patterns import lazy_pattern
from opsplan.writers.ooxml.xml import clean, qualified
from opsplan.writers.pptx.filled.filling import Filled
from opsplan.writers.pptx.filled.pages import placeholder_kind
from opsplan.writers.pptx.filled.texts import T, body_text, shape_of
from opsplan.writers.pptx.filled.views import remove
from opsplan.writers.pptx.tables import add_row_number, row_numbers

_PROPERTIES, _SHAPE, _ROW = qualified("p:cNvPr"), qualified("p:sp"), qualified("a:tr")
_ROW_ID = qualified("a16:rowId")
_KEPT = ("title", "ctrTitle", "ftr", "sldNum", "dt")
_VALUE = lazy_pattern(f"{START}\\d+{MIDDLE}.*?{END}", re.DOTALL)
_FILLS = tuple(qualified(f"a:{name}") for name in ("solidFill", "gradFill", "blipFill", "pattFill"))


def settle(filled: Filled, paths: Sequence[str]) -> None:
    """Take the marks out of a filled page. A shape all of whose numbers are the plan's says so in its name,
    ``title [goals[g1].name]``, and a row by its id. Boxes of which nothing is left are removed, and tables without rows."""
    on_slide = filled.page.number > 0
    for table in filled.tables if on_slide else ():
        rows = list(table.iterchildren(_ROW))
        _number_rows(rows, [_entry(_paths(row, paths)) for row in rows])
        frame = shape_of(table)
        if not rows and frame is not None:
            remove(frame)
    for tree, body in filled.bodies:
        words = _words(body)
        viewed = any(found[1] for found in MARK.finditer(words))
        found = _paths(body, paths)
        for text in body.iter(T):
            text.text = without_marks(text.text or "")
        shape = shape_of(body)
        if tree or not on_slide or shape is None or shape.tag != _SHAPE:
            continue
        if not viewed and not body_text(body).strip() and _is_bare(shape):
            remove(shape)
        elif found:
            properties = next(shape.iter(_PROPERTIES))
            name = f"{properties.get('name', '')} [{' '.join(found)}]"
            properties.set("name", clean(name).strip())


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(T))


def _paths(element: etree._Element, paths: Sequence[str]) -> tuple[str, ...]:
    """The plan paths of an element's values, each once; none where numbers of the company's stand among them."""
    words = _words(element)
    if any(letter.isdigit() for letter in MARK.sub("", _VALUE.sub("", words))):
        return ()
    return tuple(
        dict.fromkeys(paths[int(found[2])] for found in MARK.finditer(words) if found[2] and not found[1])
    )


def _entry(paths: Iterable[str]) -> str:
    """The entry of the plan that all of ``paths`` are of: ``goals[g1]``; empty where there is none."""
    entries = {path[: path.rfind("]") + 1] for path in paths}
    return entries.pop() if len(entries) == 1 else ""


def _number_rows(rows: Sequence[etree._Element], entries: Sequence[str]) -> None:
    for row, number in zip(rows, row_numbers(entries), strict=True):
        mark = next(row.iter(_ROW_ID), None)
        if mark is not None:
            mark.set("val", str(number))
        elif row.find(qualified("a:extLst")) is None:
            add_row_number(row, number)


def _is_bare(shape: etree._Element) -> bool:
    """True for a shape that shows nothing without text."""
    kind = placeholder_kind(shape)
    if kind is not None:
        return kind not in _KEPT
    properties = shape.find(qualified("p:spPr"))
    if shape.find(qualified("p:style")) is not None or properties is None:
        return False
    line = properties.find(qualified("a:ln"))
    outlined = line is not None and line.find(qualified("a:solidFill")) is not None
    return not outlined and all(properties.find(name) is None for name in _FILLS)
