"""The Gantt as an Excel workbook: cells that follow the dates in them, the working calendar, and the details."""

from __future__ import annotations

import io

from opsplan.blocks.brand import Brand
from opsplan.blocks.gantt import Gantt
from opsplan.writers.xlsx.book import open_book
from opsplan.writers.xlsx.calendar_sheet import write_calendar_sheet
from opsplan.writers.xlsx.details_sheet import write_details_sheet
from opsplan.writers.xlsx.gantt_sheet import write_gantt_sheet
from opsplan.writers.xlsx.working import working_of


def write_gantt_xlsx(gantt: Gantt, brand: Brand) -> bytes:
    """The chart as an ``.xlsx`` file; the same chart gives the same bytes."""
    stream = io.BytesIO()
    book = open_book(stream, brand, gantt.lang, gantt.title)
    working = working_of(gantt)
    fixed = any(
        row.working_days and row.working_days != working.count(row.start, row.end) for row in gantt.rows
    )
    write_gantt_sheet(book, gantt, working)
    write_calendar_sheet(book, gantt, working, fixed)
    write_details_sheet(book, gantt)
    book.file.close()
    return stream.getvalue()
