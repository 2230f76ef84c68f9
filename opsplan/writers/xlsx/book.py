"""An Excel workbook with the brand's look: formats by their properties, text that stays text, dates as numbers."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from opsplan.blocks.brand import Brand
from opsplan.blocks.sheet import cell_text
from opsplan.diagnostics import Bilingual, Lang
from opsplan.records import dataclass

CREATED = datetime(2000, 1, 1)
"""Excel files hold a date of creation; a fixed one keeps the bytes the same."""
_ZERO = date(1899, 12, 30).toordinal()


class PlainFormulas(Worksheet):  # type: ignore[misc]
    """A sheet whose formulas use functions of Excel 2007 alone, so that none is searched for the names of newer ones.

    For a column of 2,000 formulas that search takes a fifth of all the time of writing a workbook.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook being written. ``lang`` is that of its words."""

    file: Any
    brand: Brand
    lang: Lang
    _formats: dict[tuple[tuple[str, object], ...], Any] = field(default_factory=dict)

    def say(self, text: Bilingual) -> str:
        return text.get(self.lang)

    def look(self, **properties: object) -> Any:
        """The format with these xlsxwriter properties, made once; colours are tokens or ``#RRGGBB``."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.file.add_format(self._resolved(properties))
        return self._formats[key]

    def color(self, token: str) -> str:
        return f"#{self.brand.hex(token)}"

    def mixed(self, token: str, part: float) -> str:
        """The colour with ``part`` of it left, the rest white."""
        value = self.brand.hex(token)
        channels = (int(value[at : at + 2], 16) for at in (0, 2, 4))
        return "#" + "".join(f"{round(255 - (255 - each) * part):02X}" for each in channels)

    def _resolved(self, properties: dict[str, object]) -> dict[str, object]:
        return {
            name: self.color(value) if name.endswith("color") and isinstance(value, str) else value
            for name, value in properties.items()
        }


def open_book(stream: Any, brand: Brand, lang: Lang, title: str) -> Book:
    """An empty workbook that ``book.file.close()`` writes to the stream."""
    fonts = brand.deck_fonts
    options = {
        "in_memory": True,
        "default_format_properties": {
            "font_name": fonts.heading_latin if lang == "en" else fonts.heading_cjk,
            "font_size": 10, "font_scheme": False, "valign": "vcenter",
        },
    }  # fmt: skip
    file = xlsxwriter.Workbook(stream, options)
    file.set_properties({"title": cell_text(title)[:250], "created": CREATED})
    return Book(file, brand.for_paper(), lang)


def serial(day: date) -> int:
    """The number of a day in a sheet."""
    return day.toordinal() - _ZERO


def page_text(text: str) -> str:
    """Text for a page header, where ``&`` begins a code and 255 characters is the most.

    Put a space before it: a digit would be taken into the font size of a code in front.
    """
    return " ".join(cell_text(text).split())[:80].replace("&", "&&")
