"""Where the list sheet keeps each field, for the formulas and rules that read it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from xlsxwriter.utility import xl_col_to_name

from opsplan.blocks.calendar_fields import CALENDAR_FIELDS
from opsplan.blocks.content_calendar import ContentCalendar
from opsplan.records import dataclass
from opsplan.writers.xlsx.content_calendar.words import LIST

TODAY_ROW, KEYS_ROW, HEADS_ROW, FIRST_ROW = 1, 2, 3, 4
"""Rows from 0."""
SPARE = 300
"""Rows after the last item that have menus and are counted, for entries that a team adds."""
COLUMN: Mapping[str, int] = MappingProxyType({field.key: at for at, field in enumerate(CALENDAR_FIELDS)})
TODAY_COLUMN = COLUMN["title"]


@dataclass(frozen=True, slots=True)
class ListTable:
    """The list's name and its last row that formulas read, from 0."""

    sheet: str
    last: int

    def cells(self, key: str) -> str:
        """The cells of a field as a formula of any sheet names them."""
        letter = xl_col_to_name(COLUMN[key])
        return f"'{self.sheet}'!${letter}${FIRST_ROW + 1}:${letter}${self.last + 1}"

    def where(self, *tests: tuple[str, str]) -> str:
        """A formula that counts the rows where fields compare so: ``("channel", "=$A5")``.

        Compared and multiplied, not COUNTIFS: that takes ``*`` and ``>`` in a channel's name for an instruction.
        """
        return f"SUMPRODUCT({','.join(f'--({self.cells(key)}{test})' for key, test in tests)})"


def list_table(calendar: ContentCalendar) -> ListTable:
    """The table of a calendar's items."""
    return ListTable(calendar.say(LIST), FIRST_ROW + len(calendar.items) + SPARE - 1)


def cell(key: str, row: int) -> str:
    """A field's cell in a row counted from 0, with the column held."""
    return f"${xl_col_to_name(COLUMN[key])}{row + 1}"
