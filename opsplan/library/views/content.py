"""Views of the content: columns, menus, quarters, slots, entries, marketing dates."""

from __future__ import annotations

from datetime import date

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.content.quarters import quarter_span
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options, ViewError
from opsplan.library.shown import inline, show
from opsplan.library.views.tables import (
    Col,
    caption_of,
    col,
    cols,
    facts,
    field_pairs,
    filled,
    finished,
    head,
    known,
    list_option,
    listing,
    made,
    text_option,
)
from opsplan.model.choices import ENTRY_STATUS
from opsplan.model.content import Content, ContentColumn, ContentEntry, ExtraDate, MenuItem, Slot


def _content(ctx: Context) -> Content:
    return ctx.plan.content or Content()


def columns(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What regularly stands in which slot of which channel."""
    own = cols(ContentColumn, "slot", "name", "topic", "purpose", "cadence", "channel", "owner")
    deck = ("slot", "name", "topic", "cadence", "channel")
    return listing(
        ctx, options, "columns", _content(ctx).columns, own, Bilingual("栏目规划", "Columns"), deck=deck
    )


def menus(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The menus of an account: first level beside its second level."""
    known(options, "menus", common=("caption",))
    rows: list[Row] = []
    for menu in _content(ctx).menus:
        items: tuple[MenuItem | None, ...] = menu.items or (None,)
        for i, item in enumerate(items):
            first = (Cell(show(ctx, menu, "name"), bold=True, rows=len(items)),) if i == 0 else ()
            rest = tuple(
                filled(Cell(show(ctx, item, field) if item else ()))
                for field in ("name", "purpose", "description")
            )
            rows.append(Row((*first, *rest), src=item.path if item else menu.path))
    heads = tuple(
        Column((Run(text),))
        for text in (
            ctx.t("一级菜单", "Menu"),
            ctx.t("二级菜单", "Item"),
            ctx.t("目的", "Purpose"),
            ctx.t("描述", "Description"),
        )
    )
    return (
        (Table(heads, tuple(rows), caption_of(ctx, options, Bilingual("菜单规划", "Menus")), (), "menus"),)
        if rows
        else ()
    )


def slots(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Recurring places that entries fill."""

    def weekdays(ctx: Context, slot: Slot) -> Inlines:
        names = [fmt.weekday(one, ctx.lang) for one in slot.weekdays]
        return inline(fmt.separator(names, ctx.lang).join(names), slot.at("weekdays"))

    own: tuple[Col[Slot], ...] = (
        col(Slot, "channel", bold=True), col(Slot, "column"), made("weekdays", "星期", "Weekdays", weekdays),
        *cols(Slot, "nth", "time", "from", "to", "except"),
    )  # fmt: skip
    deck, caption = (
        ("channel", "column", "weekdays", "time", "from", "to"),
        Bilingual("固定排期", "Recurring slots"),
    )
    return listing(ctx, options, "slots", _content(ctx).slots, own, caption, deck=deck)


def _when(ctx: Context, entry: ContentEntry) -> Inlines:
    return (*show(ctx, entry, "date"), *((Run(" "), *show(ctx, entry, "time")) if entry.time else ()))


_ENTRY_COLUMNS: tuple[Col[ContentEntry], ...] = (
    made("date", "日期", "Date", _when), *cols(ContentEntry, "channel", "column", "title", "form", "festival", "owner", "reviewer", "draft_due", "review_due", "status"),
)  # fmt: skip
_AIM_COLUMNS: tuple[Col[ContentEntry], ...] = cols(
    ContentEntry, "title", "goal", "tactic", "activity", "segment", "metric", "target", "actual", "cta", "link", "note",
)  # fmt: skip


def _quarter_option(options: Options) -> tuple[date, date] | None:
    """The quarter a template asks for. Raises ViewError for what is none."""
    text = text_option(options, "quarter").strip()
    span = quarter_span(text)
    if text and span is None:
        raise ViewError(
            Bilingual(
                f"选项 quarter 要写季度，如 2027Q1，写成了“{text}”",
                f"option quarter wants a quarter such as 2027Q1, not '{text}'",
            )
        )
    return span


def _channel(ctx: Context, text: str) -> str:
    """The channel a text means, by id or by name: its path; a text that means none is itself."""
    found = ctx.index.find("channels", text)
    return found.path if found else text.strip()


def entries(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The content calendar, and in a document what each piece is for. ``quarter``, ``channel`` and ``status`` filter."""
    known(options, "entries", "quarter", "channel", "status")
    span = _quarter_option(options)
    channel, status = _channel(ctx, text_option(options, "channel")), text_option(options, "status")
    status = ENTRY_STATUS.find(status) or status
    found = tuple(
        entry
        for entry in _content(ctx).entries
        if (not channel or _channel(ctx, entry.channel or "") == channel)
        and (not status or entry.status == status)
        and (
            span is None or ((day := ctx.schedule.when(entry.date)) is not None and span[0] <= day <= span[1])
        )
    )
    more, deck = ("quarter", "channel", "status"), ("date", "channel", "title", "festival", "owner", "status")
    caption = Bilingual("内容排期", "Content calendar")
    if ctx.deck or list_option(options, "columns"):
        every = (*_ENTRY_COLUMNS, *_AIM_COLUMNS[1:])
        return listing(ctx, options, "entries", found, every, caption, deck=deck, more=more)
    plan = listing(ctx, options, "entries", found, _ENTRY_COLUMNS, caption, wide=True, more=more)
    rest = {name: value for name, value in options.items() if name != "caption"}
    aims = listing(
        ctx,
        rest,
        "entries",
        found,
        _AIM_COLUMNS,
        Bilingual("内容目标与效果", "What the content is for"),
        wide=True,
        more=more,
    )
    return (*plan, *(aims if aims and len(getattr(aims[0], "columns", ())) > 1 else ()))


def marketing_dates(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Which marketing dates the plan uses, and its own dates."""
    known(options, "marketing_dates", common=())
    found = _content(ctx).marketing_dates
    if found is None:
        return ()
    caption = () if ctx.deck else (Run(ctx.t("营销节点范围", "Marketing dates used")),)
    own = cols(ExtraDate, "name", "date", "lead")
    rows = [Row(tuple(column.cell(ctx, one) for column in own), src=one.path) for one in found.extra]
    extra_caption = () if ctx.deck else (Run(ctx.t("自有节点", "Dates of our own")),)
    heads = (
        head("name", "节点", "Key date"),
        head("date", "日期", "Date"),
        head("lead", "提前", "Lead time"),
    )
    return (
        *facts(ctx, "marketing_dates", found, field_pairs(ctx, found), caption),
        *finished(ctx, "marketing_dates", heads, rows, extra_caption),
    )
