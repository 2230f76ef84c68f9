"""Web pages: the data that a page of ours carries and draws, whose rows name their place in the plan."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from lxml import etree, html

from opsplan.diagnostics import Bilingual
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.package import Unreadable
from opsplan.verifying.shown import COUNT, Deliverable, Shown, ShownRow, at, of_older_plan

_EPOCH = date(1970, 1, 1)
_COUNTS = frozenset(
    {"总时差", "自由时差", "工作日", "偏差", "Total slack", "Free slack", "Working days", "Slip"}
)
"""What the schedule counts, with its unit in the same text."""
_AFTER = frozenset({"前置", "After"})
_QUARTER = frozenset({"quarter", "src", "start", "end"})


def read_webpage(data: bytes, file: str, facts: PlanFacts) -> Deliverable:
    """What the page of a Gantt or of a content calendar shows. Raises :class:`Unreadable` for another page."""
    said = _data(data)
    try:
        rows = list(_gantt(said, facts) if "rows" in said else _calendar(said))
        texts = (*_names(said, facts), *(_festivals(said) if "items" in said else ()))
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise _no_page() from error  # its data is not of the shape that our pages have
    lost = tuple(dict.fromkeys(row.path for row in rows if row.path not in facts.nodes))
    return Deliverable(file, "html", texts, tuple(row for row in rows if row.path in facts.nodes), None, lost)


def _data(page: bytes) -> Mapping[str, Any]:
    try:
        root = html.document_fromstring(page.decode())
        found = root.get_element_by_id("data")
        said = json.loads(found.text or "")
    except (ValueError, KeyError, etree.LxmlError) as error:
        raise _no_page() from error
    if not isinstance(said, dict) or not ("rows" in said or "items" in said):
        raise _no_page()
    return said


def _gantt(said: Mapping[str, Any], facts: PlanFacts) -> Iterator[ShownRow]:
    """What is drawn, what is written beside it, and each fact that whoever points at it reads: all of them show days, so
    that each is a row."""
    epoch = said["axis"]["epoch"]
    leaves = (
        node for path, node in facts.nodes.items() if path.startswith("phases[") and path.endswith("].name")
    )
    names = sorted((text for node in leaves for text in node.texts), key=len, reverse=True)
    for row in said["rows"]:
        path, name = row.get("src", ""), row["name"]
        yield _row(path, name, [("", name), *_bar(row, epoch)])
        yield _row(path, name, [("", row.get("label", ""))])
        for label, value in _facts(row.get("facts", ())):
            yield _row(path, name, [(label, _without(value, names) if label in _AFTER else value)])


def _without(text: str, names: Sequence[str]) -> str:
    """What is said of predecessors besides their names, which hold numbers of their own."""
    for name in names:
        text = text.replace(name, "")
    return text


def _bar(row: Mapping[str, Any], epoch: int) -> Iterator[tuple[str, str]]:
    """The first and the last day that a bar is drawn over; a time of day is a part of a day."""
    first, last = row["start"], row["end"] - (row["end"] == int(row["end"]))
    yield "", _day(epoch + first)
    if int(last) != int(first):
        yield "", _day(epoch + last)


def _facts(facts: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    for label, value in facts:
        if label not in _COUNTS and not COUNT.fullmatch(value) and not of_older_plan(label):
            yield label, value


def _calendar(said: Mapping[str, Any]) -> Iterator[ShownRow]:
    labels = said["labels"]
    for item in said["items"]:
        if item["kind"] == "gap":
            continue
        path, title = item.get("src", ""), item["title"]
        drawn = [("", title), ("", _day(item["day"])), ("", item.get("clock", ""))]
        drawn += [("", _day(item["last"]))] if item["last"] != item["day"] else []
        yield _row(path, title, drawn)
        for label, value in item["facts"]:
            yield _row(path, title, [(labels[label], value)])
    for quarter in said.get("quarters", ()):
        if quarter.get("src"):
            texts = [
                (key, text) for key, value in quarter.items() if key not in _QUARTER for text in _texts(value)
            ]
            yield _row(quarter["src"], quarter["quarter"], texts)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _festivals(said: Mapping[str, Any]) -> Iterator[Shown]:
    """The first and the last day of every run of days that a name stands on."""
    days: dict[str, list[int]] = {}
    for day, what in (said.get("days") or {}).items():
        for name in what.get("festivals", ()):
            days.setdefault(name, []).append(int(day))
    for name, found in days.items():
        for day in found:
            if day - 1 not in found or day + 1 not in found:
                text = f"{_day(day)} {name}"
                yield Shown(text, (), at([f"“{text}”"], [f"'{text}'"]))


def _names(said: Mapping[str, Any], facts: PlanFacts) -> Iterator[Shown]:
    """What stands on bars and in cells, as the name or the title of its entry."""
    for row in (*said.get("rows", ()), *said.get("items", ())):
        path, text = row.get("src", ""), row.get("name") or row.get("title") or ""
        leaf = next((name for name in (f"{path}.name", f"{path}.title") if name in facts.nodes), "")
        if leaf:
            yield Shown(text, (leaf,), at([f"“{path}”"], [f"'{path}'"]))


def _row(path: str, name: str, cells: Sequence[tuple[str, str]]) -> ShownRow:
    place = at([f"“{name}”一行"], [f"row '{name}'"])
    shown = [
        (
            head,
            Shown(
                text, (), at([place.zh, f"“{head}”" if head else ""], [place.en, f"'{head}'" if head else ""])
            ),
        )
        for head, text in cells
        if text
    ]
    return ShownRow(path, tuple(head for head, _ in shown), tuple(cell for _, cell in shown), place)


def _day(number: float) -> str:
    try:
        return (_EPOCH + timedelta(days=int(number))).isoformat()
    except OverflowError as error:
        raise _no_page() from error


def _no_page() -> Unreadable:
    return Unreadable(
        Bilingual("不是甘特图或内容日历的网页", "it is no page of a Gantt or of a content calendar"),
        Bilingual(
            "重新生成一次：opsplan gantt --format html，或 opsplan calendar --format html",
            "make it again with opsplan gantt --format html or opsplan calendar --format html",
        ),
    )
