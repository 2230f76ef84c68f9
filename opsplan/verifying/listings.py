"""iCalendar and CSV files: events and lines that carry the id of what they show."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid5

from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.package import Unreadable
from opsplan.verifying.shown import COUNT, Deliverable, Shown, ShownRow, at, of_older_plan

_SPACE = UUID("4f5a3b0e-6a0e-5d8e-9a57-0f1f3f6f2c11")
"""The name space of the UIDs of events: a part of the format, as it may never change in users' calendars."""
_STAMP = lazy_pattern(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d))?")
_PARTS = ("", " draft_due", " review_due")
"""What of an entry of content an event is about; when it ends is said by no plan."""
_MOMENT = 30
"""Minutes."""
_ESCAPED = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}
_ESCAPE = lazy_pattern(r"\\[nN,;\\]")


def read_calendar(data: bytes, file: str, facts: PlanFacts) -> Deliverable:
    """What the events of an iCalendar file show. Raises :class:`Unreadable` for what is none."""
    lines = re.sub(r"\r?\n[ \t]", "", _decoded(data)).splitlines()
    if not lines or lines[0].strip().upper() != "BEGIN:VCALENDAR":
        raise _no("iCalendar")
    title = facts.nodes["title"].texts[0] if "title" in facts.nodes else ""
    known = {_uid(title, path): path for path in facts.nodes}
    keyed = {
        _uid(title, f"calendar {key}{part}"): path for key, path in facts.keys.items() for part in _PARTS
    }
    texts, rows, lost = [], [], []
    for event in _events(lines):
        uid = event.get("UID", "")
        path = known.get(uid) or keyed.get(uid)
        if path is None:
            lost.append(uid)
            continue
        place = at([f"事件“{event.get('SUMMARY', '')}”"], [f'event "{event.get("SUMMARY", "")}"'])
        texts.append(Shown(event.get("SUMMARY", ""), (path,), place))
        cells = [("Start", _when(event.get("DTSTART", "")))]
        cells += [("End", _end(event))] if uid in known and not _is_moment(event) else []
        shown = tuple((head, Shown(text, (), place)) for head, text in cells if text)
        rows.append(ShownRow(path, tuple(head for head, _ in shown), tuple(cell for _, cell in shown), place))
    return Deliverable(file, "ics", tuple(texts), tuple(rows), None, tuple(lost))


def _uid(title: str, of: str) -> str:
    return f"{uuid5(_SPACE, ' '.join(title.split()) + chr(10) + of)}@opsplan"


def _events(lines: list[str]) -> Iterator[dict[str, str]]:
    event: dict[str, str] = {}
    within = ""
    for line in lines:
        head, _, value = line.partition(":")
        name, what = head.partition(";")[0].upper(), value.strip().upper()
        if name == "BEGIN":
            within = what
            event = {} if what == "VEVENT" else event
        elif name == "END":
            within = "VEVENT" if what == "VALARM" else ""
            if what == "VEVENT":
                yield event
        elif within == "VEVENT":
            event[name] = _ESCAPE.sub(lambda found: _ESCAPED[found[0]], value)


def _when(stamp: str, before: int = 0) -> str:
    found = _STAMP.match(stamp)
    if found is None:
        return ""
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) - timedelta(days=before)
    except (ValueError, OverflowError):
        return stamp
    return f"{day.isoformat()} {found[4]}:{found[5]}" if found[4] else day.isoformat()


def _is_moment(event: dict[str, str]) -> bool:
    """True for half an hour, which a moment is given so that calendars draw it."""
    start, end = (_STAMP.match(event.get(name, "")) for name in ("DTSTART", "DTEND"))
    if not start or not end or not start[4] or not end[4]:
        return False
    first, last = (int(each[4]) * 60 + int(each[5]) for each in (start, end))
    return (last - first) % (24 * 60) == _MOMENT


def _end(event: dict[str, str]) -> str:
    """The last day of an event; a whole-day event names the day after it."""
    stamp = event.get("DTEND", "")
    return _when(stamp, 0 if "T" in stamp else 1)


def read_table(data: bytes, file: str, facts: PlanFacts) -> Deliverable:
    """What the lines of a CSV file show whose second column is the id of a phase or task."""
    ids = _leaves(facts, "id")
    owners = frozenset(ids.values())
    names = {name: path for name, path in _leaves(facts, "name").items() if path not in owners}
    lines = list(csv.reader(io.StringIO(_decoded(data), newline="")))
    if not lines or len(lines[0]) < _FEWEST:
        raise _no("CSV")
    heads, rows = lines[0], []
    for number, line in enumerate(lines[1:], start=2):
        path = (ids.get(line[1]) or names.get(line[_NAME], "")) if len(line) > _NAME else ""
        shown = tuple(
            (head, Shown(text, (), at([f"第 {number} 行“{head}”列"], [f"line {number}", f'column "{head}"'])))
            for head, text in zip(heads[2:], line[2:], strict=False)
            if not COUNT.fullmatch(text) and not of_older_plan(head)
        )
        if path:
            place = at([f"第 {number} 行"], [f"line {number}"])
            rows.append(
                ShownRow(path, tuple(head for head, _ in shown), tuple(cell for _, cell in shown), place)
            )
    return Deliverable(file, "csv", (), tuple(rows))


def _leaves(facts: PlanFacts, name: str) -> dict[str, str]:
    """The phases and tasks by their id or name."""
    leaves = (
        node
        for path, node in facts.nodes.items()
        if path.startswith("phases[") and path.endswith(f"].{name}")
    )
    return {node.texts[0]: node.parent for node in leaves if node.texts}


_NAME = 4
"""The column of the name, counted from 0."""
_FEWEST = 5
"""Columns that a table of tasks has at least."""


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no("UTF-8") from error


def _no(what: str) -> Unreadable:
    return Unreadable(
        Bilingual(f"不是 {what} 文件", f"it is no {what} file"),
        Bilingual("重新生成一次：opsplan gantt", "make it again with opsplan gantt"),
    )
