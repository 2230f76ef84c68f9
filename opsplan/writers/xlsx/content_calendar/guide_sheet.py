"""How to read and fill in the workbook: its sheets, its colours and marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from opsplan.blocks.content_calendar import STATUS_NAMES, ContentCalendar, EntryStatus
from opsplan.diagnostics import Bilingual
from opsplan.writers.xlsx.book import Book
from opsplan.writers.xlsx.content_calendar import words
from opsplan.writers.xlsx.content_calendar.looks import STATUS_COLORS, set_print, text_lines, write_title
from opsplan.writers.xlsx.content_calendar.month_cells import MARK
from opsplan.writers.xlsx.words import estimated_note

_SHEETS = (
    (words.QUARTERS, Bilingual("每个季度一列：主题、形式、目标、节点日期和排了多少内容。", "A column for each quarter: theme, form, objective, festival dates, and how much is planned.")),
    (words.LIST, Bilingual("每条内容、空档、活动、提醒和里程碑各一行，可以筛选、修改、添行。空档填上标题就成了内容。", "A row for each entry, gap, activity, reminder and milestone; filter, change and add rows. Give a gap a title and it is an entry.")),
    (Bilingual("2027-03 等", "2027-03 and so on"), Bilingual("每月一张日历，供阅读和打印；要改内容请改“列表”。", "A calendar for each month, to read and print; changes belong in the sheet List.")),
    (words.LOAD, Bilingual("各渠道、各负责人每月的内容条数，随“列表”变化。", "Entries a month by channel and by owner; they follow the sheet List.")),
    (words.FACTS, Bilingual("方案里的栏目、菜单，以及每个栏目已排的条数。", "The plan's columns and menus, and how many entries each column has.")),
    (words.NAMES, Bilingual("“列表”里下拉菜单用的名字，可以在每列末尾添加。", "Names that the menus of the sheet List offer; add some at the end of a column.")),
)  # fmt: skip
_STATES: tuple[tuple[EntryStatus, Bilingual], ...] = (
    ("idea", Bilingual("有了选题，还没动笔", "a topic, nothing written")), ("draft", Bilingual("正在写，到交稿日还没写完就算逾期", "being written; late once the draft is due")),
    ("review", Bilingual("已送审，等审核人通过", "with the reviewer")), ("ready", Bilingual("审核通过，等发布", "approved, waiting for its day")),
    ("published", Bilingual("已经发布", "is out")),
)  # fmt: skip
_LATE = Bilingual(
    "交稿日或送审日已过而没写完，或发布日已过而没发；按“列表”上方的“今天”判断，可改那个日期",
    "Draft or review was due and it is not written, or its day is over and it is not out, as of the day above the sheet List, which you can change",
)
_RULES = (
    Bilingual("“列表”第一列是隐藏的编号，第 3 行是隐藏的列名：读回修改时靠它们认行认列，请保留。列可以调换位置，也可以加自己的列。", "In the sheet List the first column, an ID, and row 3, the names of columns, are hidden: changes are read back by them, so keep both. Columns may be moved, and you may add your own."),
    Bilingual("新加的行不用编号，类型选“内容”。只有内容行和空档行的修改算数；活动、提醒和里程碑请在方案里改。", "A new row needs no ID; its kind is Content. Changes count in rows of entries and gaps; change activities, reminders and milestones in the plan."),
    Bilingual("写成“1.2 万”“45%”的目标值和实际值是文字，其余是数字。", "Targets and actuals written like “1.2k” or “45%” are text, others are numbers."),
)  # fmt: skip
_TITLES = (
    Bilingual("工作表", "Sheets"),
    Bilingual("状态", "States"),
    Bilingual("标记", "Marks"),
    Bilingual("修改", "Changing it"),
)
_WIDE = 110.0


class _Line(NamedTuple):
    label: str
    text: str
    fill: str = "bg"
    ink: str = "ink"


def write_guide(book: Book, calendar: ContentCalendar) -> None:
    """Add the sheet."""
    sheet = book.file.add_worksheet(book.say(words.GUIDE))
    write_title(book, sheet, 0, book.say(words.GUIDE))
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, _WIDE)
    at = 2
    parts = (_sheets(book), _states(book), _marks(book, calendar), _rules(book))
    for title, lines in zip(_TITLES, parts, strict=True):
        sheet.write_string(at, 0, book.say(title), book.look(bold=True, font_size=12, font_color="accent"))
        for line in lines:
            at += 1
            look = book.look(
                bold=True, font_color=line.ink, bg_color=line.fill, valign="top", align="left", indent=1
            )
            sheet.write_string(at, 0, line.label, look)
            sheet.write_string(
                at,
                1,
                line.text,
                book.look(font_color="ink2", text_wrap=True, valign="top", align="left", indent=1),
            )
            sheet.set_row(at, 15.5 * text_lines(line.text, _WIDE, 10) + 3)
        at += 2
    set_print(book, sheet, calendar.title, 0, tall=1)


def _sheets(book: Book) -> Iterator[_Line]:
    for name, text in _SHEETS:
        yield _Line(book.say(name), book.say(text))


def _states(book: Book) -> Iterator[_Line]:
    for status, text in _STATES:
        tint = STATUS_COLORS[status]
        yield _Line(book.say(STATUS_NAMES[status]), book.say(text), tint.fill, tint.ink)
    yield _Line(book.say(words.LATE), book.say(_LATE), "severe", "severe-text")


def _marks(book: Book, calendar: ContentCalendar) -> Iterator[_Line]:
    for kind in ("milestone", "activity", "reminder"):
        yield _Line(MARK[kind].strip(), book.say(words.MARKS[kind]), ink="accent")
    yield _Line(book.say(words.OFF), book.say(words.MARKS["off"]), "holiday", "low-text")
    yield _Line(book.say(words.WORKED), book.say(words.MARKS["worked"]), "high", "high-text")
    if calendar.estimated_years:
        yield _Line(
            book.say(words.ESTIMATED).strip(" ()（）"), book.say(estimated_note(calendar.estimated_years))
        )


def _rules(book: Book) -> Iterator[_Line]:
    for number, rule in enumerate(_RULES, 1):
        yield _Line(str(number), book.say(rule))
