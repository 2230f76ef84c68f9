"""The working calendar: whose holidays count, and the days off and worked days of the plan."""

from __future__ import annotations

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Row
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline, show
from opsplan.library.views.tables import caption_of, facts, finished, head, known
from opsplan.model.plan import Calendar, DayOff


def day_off(ctx: Context, off: DayOff) -> Inlines:
    """The day, or the first and the last day."""
    if off.date:
        return show(ctx, off, "date")
    if off.start and off.end:
        return inline(fmt.days(off.start, off.end, ctx.lang), off.at("start"))
    return ()


_COUNTRIES = {
    "CN": Bilingual("中国", "China"), "HK": Bilingual("香港", "Hong Kong"), "MO": Bilingual("澳门", "Macao"),
    "TW": Bilingual("台湾", "Taiwan"), "US": Bilingual("美国", "United States"), "GB": Bilingual("英国", "United Kingdom"),
    "SG": Bilingual("新加坡", "Singapore"), "JP": Bilingual("日本", "Japan"), "KR": Bilingual("韩国", "South Korea"),
    "DE": Bilingual("德国", "Germany"), "FR": Bilingual("法国", "France"), "AU": Bilingual("澳大利亚", "Australia"),
    "CA": Bilingual("加拿大", "Canada"), "MY": Bilingual("马来西亚", "Malaysia"), "TH": Bilingual("泰国", "Thailand"),
    "VN": Bilingual("越南", "Vietnam"), "IN": Bilingual("印度", "India"),
}  # fmt: skip
"""What the countries that plans name most are called; others show their code."""


def _countries(ctx: Context, found: Calendar) -> Inlines:
    """The countries by name and code; a plan that names none works by the Chinese calendar."""
    codes = found.country or ("CN",)
    names = [
        f"{ctx.say(_COUNTRIES[code])}{fmt.aside(code, ctx.lang)}" if code in _COUNTRIES else code
        for code in codes
    ]
    return inline(fmt.separator(names, ctx.lang).join(names), found.at("country"))


def _estimated(ctx: Context) -> Inlines:
    """Which years are a guess: their days off have not been announced."""
    years = ctx.schedule.estimated_years
    if not years:
        return ()
    said = fmt.separator([str(year) for year in years], ctx.lang).join(str(year) for year in years)
    return inline(
        ctx.t(
            f"{said} 年尚未公布，按法定节日预测，不含调休",
            f"{said} not announced yet: estimated from the statutory holidays, without make-up workdays",
        ),
        "calendar",
    )


def calendar(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Countries and weekend as facts, then the plan's own days off and worked days, with names."""
    known(options, "calendar", common=("caption",))
    found = ctx.plan.calendar
    if found is None:
        return ()
    names = [fmt.weekday(one, ctx.lang) for one in found.weekend]
    pairs = (
        (Bilingual("法定节假日", "Public holidays of"), _countries(ctx, found)),
        (Bilingual("放假安排", "Official notice"), _estimated(ctx)),
        (
            Bilingual("周末", "Weekend"),
            inline(fmt.separator(names, ctx.lang).join(names), found.at("weekend")),
        ),
    )
    rows = [
        Row(
            (Cell((Run(ctx.say(kind)),)), Cell(day_off(ctx, off)), Cell(show(ctx, off, "name"))), src=off.path
        )
        for kind, days in (
            (Bilingual("休息日", "Day off"), found.days_off),
            (Bilingual("工作日", "Working day"), found.workdays),
        )
        for off in days
    ]
    heads = (head("kind", "类型", "Kind"), head("date", "日期", "Days"), head("name", "名称", "Name"))
    caption = caption_of(ctx, options, Bilingual("工作日历", "Working calendar"))
    own = () if ctx.deck else (Run(ctx.t("自定休息日与工作日", "Days off and working days of our own")),)
    return (*facts(ctx, "calendar", found, pairs, caption), *finished(ctx, "calendar", heads, rows, own))
