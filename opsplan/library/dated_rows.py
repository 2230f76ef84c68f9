"""Marketing dates and official days off as the rows that ``opsplan dates`` shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from opsplan.blocks.dated import DatedRow
from opsplan.blocks.sheet import Sheet
from opsplan.content import MarketingDate
from opsplan.diagnostics import Bilingual, Lang
from opsplan.library import format as fmt
from opsplan.schedule.calendar import WorkCalendar

_KINDS = {
    "fixed": Bilingual("公历", "Fixed date"), "lunar": Bilingual("农历", "Lunar"), "term": Bilingual("节气", "Solar term"),
    "weekday": Bilingual("星期", "Weekday"), "easter": Bilingual("复活节", "Easter"), "season": Bilingual("档期", "Season"),
    "own": Bilingual("自有节点", "Own date"), "day-off": Bilingual("放假", "Day off"), "workday": Bilingual("调休上班", "Make-up workday"),
}  # fmt: skip
_HEADS = (
    Bilingual("日期", "Date"), Bilingual("结束", "End"), Bilingual("星期", "Day"), Bilingual("名称", "Name"), Bilingual("类型", "Kind"),
    Bilingual("地区", "Country"), Bilingual("最晚启动", "Start by"), Bilingual("说明", "Note"),
)  # fmt: skip
_EVERYWHERE = Bilingual("国际", "intl")
_ESTIMATED = Bilingual("预测，放假通知尚未公布", "estimated; not announced yet")
_DAY_OFF = Bilingual("放假", "Day off")
_NOT_PROMOTED = Bilingual("不宜促销", "no promotions")


def marketing_rows(dates: Iterable[MarketingDate], lang: Lang) -> Iterator[DatedRow]:
    """A row for each marketing date."""
    for found in dates:
        places = (_EVERYWHERE.get(lang) if place == "intl" else place for place in found.countries)
        note = found.note.get(lang) or (_NOT_PROMOTED.get(lang) if found.taboo else "")
        yield DatedRow(
            f"{found.id or found.name.zh}/{found.start}", found.start, found.end, found.name.get(lang), found.kind,
            _KINDS[found.kind].get(lang), " ".join(places), found.tier, found.prepare_by, note, taboo=found.taboo,
        )  # fmt: skip


def official_rows(calendar: WorkCalendar, year: int, lang: Lang) -> Iterator[DatedRow]:
    """A row for each official day off of a year, weekends apart, and for each weekend day that is worked.

    The calendar is one country's. A year whose days off are not announced yet is marked.
    """
    start, end = date(year, 1, 1), date(year, 12, 31)
    country, estimated = "".join(calendar.countries), calendar.estimated(year)
    note = _ESTIMATED.get(lang) if estimated else ""
    for span in calendar.days_off_spans(start, end):
        for ordinal in range(span.start.toordinal(), span.end.toordinal() + 1):
            day = date.fromordinal(ordinal)
            named = calendar.off_names(day) or (span.name,)
            names = [each.get(lang) for each in named]
            name = fmt.separator(names, lang).join(names)
            yield DatedRow(
                f"off/{country}/{day}", day, day, name or _DAY_OFF.get(lang), "day-off", _KINDS["day-off"].get(lang), country,
                note=note, estimated=estimated,
            )  # fmt: skip
    for day, worked in calendar.make_up_workdays(start, end):
        yield DatedRow(
            f"work/{country}/{day}", day, day, worked.get(lang), "workday", _KINDS["workday"].get(lang), country,
            note=note, estimated=estimated,
        )  # fmt: skip


def date_sheet(rows: Iterable[DatedRow], lang: Lang, *, filled: bool) -> Sheet:
    """The rows as a table; ``filled`` repeats the day as the end of what lasts one day, for programs that sort and filter."""
    return Sheet(
        tuple(head.get(lang) for head in _HEADS),
        tuple(
            (
                row.start.isoformat(), row.end.isoformat() if filled or row.end != row.start else "",
                fmt.weekday(row.start.isoweekday(), lang), row.name, row.kind_text, row.country,
                row.prepare_by.isoformat() if row.prepare_by else "", row.note,
            )
            for row in rows
        ),
    )  # fmt: skip


def date_records(rows: Iterable[DatedRow]) -> list[dict[str, Any]]:
    """A dict for each row, for programs: dates as ISO, ``kind`` in English whatever the language."""
    return [
        {
            "id": row.id, "date": row.start.isoformat(), "end": row.end.isoformat(), "weekday": row.start.isoweekday(),
            "name": row.name, "kind": row.kind, "country": row.country.split(), "tier": row.tier or None,
            "start_by": row.prepare_by.isoformat() if row.prepare_by else None, "estimated": row.estimated, "taboo": row.taboo,
            "note": row.note,
        }
        for row in rows
    ]  # fmt: skip
