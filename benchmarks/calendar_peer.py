"""The peer of ``calendar_big.py``: the entries of a plan as one sheet, or as one calendar file, and nothing around them.

``python benchmarks/calendar_peer.py PLAN OUT.xlsx|OUT.ics`` reads the plan with PyYAML's C loader and writes its
entries as the documentation of XlsxWriter and of icalendar shows it: a row a piece, or an event a piece.
"""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

_FIELDS = ("date", "time", "channel", "title", "owner", "status")


def write_xlsx(entries: list[dict[str, Any]], path: Path) -> None:
    """A sheet with a row for each entry, its date as a date."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, _FIELDS)
    for row, entry in enumerate(entries, 1):
        sheet.write_row(row, 0, [entry[name] for name in _FIELDS])
    book.close()


def write_ics(entries: list[dict[str, Any]], path: Path) -> None:
    """An event of half an hour for each entry."""
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//peer//")
    calendar.add("version", "2.0")
    for number, entry in enumerate(entries):
        hour, _, minute = entry["time"].partition(":")
        begins = datetime.combine(entry["date"], datetime.min.time()) + timedelta(
            hours=int(hour), minutes=int(minute)
        )
        event = Event()
        event.add("uid", f"{number}@peer")
        event.add("dtstamp", begins)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=30))
        event.add("summary", entry["title"])
        event.add("description", f"{entry['channel']} {entry['owner']} {entry['status']}")
        event.add("categories", [entry["channel"]])
        calendar.add_component(event)
    path.write_bytes(calendar.to_ical())


def main() -> None:
    """Read the plan and write the file."""
    plan, out = Path(sys.argv[1]), Path(sys.argv[2])
    entries = yaml.load(plan.read_bytes(), Loader=yaml.CSafeLoader)["content"]["entries"]
    (write_xlsx if out.suffix == ".xlsx" else write_ics)(entries, out)


if __name__ == "__main__":
    main()
