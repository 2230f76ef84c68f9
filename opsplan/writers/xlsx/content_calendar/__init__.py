"""The content calendar as an Excel workbook: quarters, a list to work in, a sheet for each month, counts, a guide."""

from __future__ import annotations

import io

from opsplan.blocks.brand import Brand
from opsplan.blocks.content_calendar import ContentCalendar
from opsplan.writers.xlsx.book import open_book
from opsplan.writers.xlsx.content_calendar.facts_sheet import write_facts
from opsplan.writers.xlsx.content_calendar.guide_sheet import write_guide
from opsplan.writers.xlsx.content_calendar.list_sheet import write_list
from opsplan.writers.xlsx.content_calendar.list_table import list_table
from opsplan.writers.xlsx.content_calendar.load_sheet import write_load
from opsplan.writers.xlsx.content_calendar.months import write_months
from opsplan.writers.xlsx.content_calendar.names_sheet import write_names
from opsplan.writers.xlsx.content_calendar.quarters_sheet import write_quarters


def write_calendar_xlsx(calendar: ContentCalendar, brand: Brand) -> bytes:
    """The calendar as an ``.xlsx`` file; the same calendar gives the same bytes."""
    stream = io.BytesIO()
    book = open_book(stream, brand, calendar.lang, calendar.title)
    table = list_table(calendar)
    write_quarters(book, calendar, table)
    write_list(book, calendar, table)
    write_months(book, calendar)
    write_load(book, calendar, table)
    write_facts(book, calendar, table)
    write_names(book, calendar)
    write_guide(book, calendar)
    book.file.close()
    return stream.getvalue()
