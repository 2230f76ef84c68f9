"""Views of the activities: overview, facts and the seven steps. ``activity`` (a place from 0) shows one activity."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.markdown import DEEPEST, parse_markdown
from opsplan.blocks.nodes import Block, Cell, ListBlock, ListItem, Paragraph, Row, SlideFigure, Table
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library.context import Context, Options
from opsplan.library.labels import TOTAL, label
from opsplan.library.shown import inline, show
from opsplan.library.views import funnel
from opsplan.library.views.budget_lines import budget_of, currency_title, sums_of
from opsplan.library.views.phases import span
from opsplan.library.views.process_steps import arrows
from opsplan.library.views.strategy import money_col
from opsplan.library.views.tables import (
    Col,
    col,
    cols,
    facts,
    field_pairs,
    finished,
    head,
    known,
    listing,
    made,
    number_option,
    sums,
)
from opsplan.model import budgeting
from opsplan.model.activities import Activity, Evaluation, ExpectedBenefit, FunnelTarget, Prize

Builder = Callable[[Context, Activity, Inlines], tuple[Block, ...]]


def picked(ctx: Context, options: Options) -> tuple[Activity, ...]:
    """The activity the option ``activity`` names by its place, or all."""
    wanted = number_option(options, "activity")
    return ctx.plan.activities if wanted is None else ctx.plan.activities[wanted : wanted + 1]


def each(ctx: Context, options: Options, view: str, title: Bilingual, build: Builder) -> tuple[Block, ...]:
    """The blocks of every picked activity; in a document each has its name and ``title`` as caption."""
    known(options, view, "activity", common=())
    out: list[Block] = []
    for activity in picked(ctx, options):
        mark = (Run(ctx.t("：", ": ") + ctx.say(title)),)
        out += build(ctx, activity, () if ctx.deck else (*inline(activity.name, activity.at("name")), *mark))
    return tuple(out)


def dates_of(ctx: Context, activity: Activity) -> Inlines:
    """When the activity is, first to last day."""
    index = next(i for i, one in enumerate(ctx.plan.activities) if one is activity)
    found = ctx.schedule.activity_span(index)
    if found is None:
        return ()
    if activity.date is not None:
        return span(ctx, found[0], found[1], activity.at("date"))
    first, last = (
        span(ctx, found[0], None, activity.at("start")),
        span(ctx, found[1], None, activity.at("end")),
    )
    return first if found[0] == found[1] else (*first, Run(" – "), *last)


def activities(ctx: Context, options: Options) -> tuple[Block, ...]:
    """All activities at a glance; on a slide with what each costs."""
    costs: dict[str, Decimal] = {}
    for line in sums_of(ctx)[0]:
        if line.activity and line.amount is not None:
            path = line.activity.path
            costs[path] = costs.get(path, budgeting.ZERO) + line.amount

    def cost(ctx: Context, activity: Activity) -> Inlines:
        amount = costs.get(activity.path)
        currency = budget_of(ctx).currency
        return inline(fmt.compact_money(amount, currency, ctx.lang), activity.path) if amount else ()

    columns: tuple[Col[Activity], ...] = (
        *cols(Activity, "name", "form"), made("dates", "日期", "Dates", dates_of),
        *cols(Activity, "phase", "goals", "tier", "access", "status", "owner"), *((made("cost", "预算", "Budget", cost, "right"),) if ctx.deck else ()),
    )  # fmt: skip
    deck = ("name", "dates", "form", "goals", "cost", "owner")
    return listing(
        ctx,
        options,
        "activities",
        ctx.plan.activities,
        columns,
        Bilingual("活动一览", "Activities"),
        deck=deck,
    )


_FACTS = (
    "venue",
    "capacity",
    "access",
    "tier",
    "mode",
    "partners",
    "goals",
    "phase",
    "owner",
    "status",
    "note",
)


def activity_facts(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Form, dates, place, level, partners and who answers for it."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        when = (Bilingual("日期", "Dates"), dates_of(ctx, activity))
        return facts(
            ctx,
            "activity_facts",
            activity,
            (*field_pairs(ctx, activity, ("form",)), when, *field_pairs(ctx, activity, ("time", *_FACTS))),
            caption,
        )

    return each(ctx, options, "activity_facts", Bilingual("基本信息", "facts"), build)


def activity_plan(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The idea: objective, audience, theme, metrics."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        return (
            facts(ctx, "activity_plan", activity.plan, field_pairs(ctx, activity.plan), caption)
            if activity.plan
            else ()
        )

    return each(ctx, options, "activity_plan", label(Activity, "plan"), build)


def process(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The steps; with times of day a run-of-show, whose ends (and missing begins) follow from the lengths."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        rows, clock = [], None
        for step in activity.process:
            begin = step.time.start if step.time else clock
            end = step.time.end if step.time and step.time.end is not None else None
            if end is None and begin is not None and step.duration:
                end = begin + step.duration.minutes
            clock = end
            shown = (
                ""
                if begin is None
                else fmt.clock(begin)
                if end is None
                else f"{fmt.clock(begin)}–{fmt.clock(end)}"
            )
            fields = ("step", "people", "tools", "place", "note")
            cells = (Cell(show(ctx, step, field), bold=field == "step") for field in fields)
            told = ctx.deck and end is not None  # a slide has no room to say it twice
            length = () if told else show(ctx, step, "duration")
            rows.append(Row((Cell(inline(shown, step.at("time"))), Cell(length), *cells), src=step.path))
        columns = (
            head("time", "时间", "Time"), head("duration", "时长", "Length"), head("step", "步骤", "Step"), head("people", "人员", "People"),
            head("tools", "工具", "Tools"), head("place", "地点", "Place"), head("note", "注意事项", "Watch out for"),
        )  # fmt: skip
        made_of = finished(ctx, "process", columns, rows, caption, wide=not ctx.deck)
        if not ctx.deck:
            return made_of
        drawn = arrows(ctx, activity, [row.cells[0].text for row in rows])
        return tuple(SlideFigure(drawn, one) if isinstance(one, Table) else one for one in made_of)

    return each(ctx, options, "process", Bilingual("流程", "process"), build)


def rules(ctx: Context, options: Options) -> tuple[Block, ...]:
    """How to take part, how winners are found, how prizes are claimed."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        return (
            facts(ctx, "rules", activity.rules, field_pairs(ctx, activity.rules), caption)
            if activity.rules
            else ()
        )

    return each(ctx, options, "rules", Bilingual("规则", "rules"), build)


def prizes(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The prizes with their value and the sum."""

    def worth(ctx: Context, prize: Prize) -> Inlines:
        if prize.value is None or prize.quantity is None:
            return ()
        return inline(fmt.amount(prize.value.value * prize.quantity.value), prize.at("value"))

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        found = activity.rules.prizes if activity.rules else ()
        total = currency_title(ctx, Bilingual("金额", "Amount"))
        columns: tuple[Col[Prize], ...] = (
            *cols(Prize, "name"),
            money_col(ctx, Prize, "value"),
            *cols(Prize, "quantity"),
            made("sum", total.zh, total.en, worth, "right"),
        )
        rows = [Row(tuple(column.cell(ctx, prize) for column in columns), src=prize.path) for prize in found]
        values = [
            prize.value.value * prize.quantity.value for prize in found if prize.value and prize.quantity
        ]
        if len(values) > 1:
            rows.append(
                sums(
                    (
                        (Run(ctx.say(TOTAL)),),
                        (),
                        (),
                        inline(fmt.amount(sum(values[1:], values[0])), activity.path),
                    ),
                    "total",
                )
            )
        return finished(ctx, "prizes", columns, rows, caption)

    return each(ctx, options, "prizes", Bilingual("奖品", "prizes"), build)


def registration(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The form people sign up with, and what happens to their data."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        found = activity.registration
        return facts(ctx, "registration", found, field_pairs(ctx, found), caption) if found else ()

    return each(ctx, options, "registration", Bilingual("报名与个人信息", "registration"), build)


def activity_benefits(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What the activity should bring, and what it brought."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        columns = (col(ExpectedBenefit, "metric", bold=True), *cols(ExpectedBenefit, "expected", "actual"))
        rows = [
            Row(tuple(column.cell(ctx, one) for column in columns), src=one.path) for one in activity.benefits
        ]
        return finished(ctx, "activity_benefits", columns, rows, caption)

    return each(ctx, options, "activity_benefits", Bilingual("预期收益", "expected benefits"), build)


def evaluation(ctx: Context, options: Options) -> tuple[Block, ...]:
    """How success is measured, and what will be done better than last time."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        columns = (col(Evaluation, "metric", bold=True), *cols(Evaluation, "method", "threshold"))
        measured = tuple(one for one in activity.evaluation if one.metric or one.method or one.threshold)
        rows = [Row(tuple(column.cell(ctx, one) for column in columns), src=one.path) for one in measured]
        texts = tuple(
            block
            for one in activity.evaluation
            if one.text
            for block in parse_markdown(one.text, level=DEEPEST - 1, src=one.at("text"))
        )
        table = finished(ctx, "evaluation", columns, rows, caption)
        items = tuple(
            ListItem((Paragraph(inline(text, activity.at("improvements")), "plain"),))
            for text in activity.improvements
        )
        better = (
            (
                Paragraph((Run(ctx.t("这次的改进", "What we do better this time"), bold=True),), "plain"),
                ListBlock(items),
            )
            if items
            else ()
        )
        return (*table, *texts, *better)

    return each(ctx, options, "evaluation", Bilingual("效果评估", "evaluation"), build)


def activity_funnel(ctx: Context, options: Options) -> tuple[Block, ...]:
    """From invitation to attendance, as a funnel; in a document its table too."""

    def build(ctx: Context, activity: Activity, caption: Inlines) -> tuple[Block, ...]:
        figure = funnel.draw(
            ctx, activity.funnel, tuple(show(ctx, stage, "name") for stage in activity.funnel), caption
        )
        if ctx.deck and figure:
            return figure
        columns = cols(FunnelTarget, "name", "baseline", "target", "actual")
        rows = [
            Row(tuple(column.cell(ctx, one) for column in columns), src=one.path) for one in activity.funnel
        ]
        stages = (*caption, Run(ctx.t("各环节", ", stage by stage"))) if caption and figure else caption
        return (*figure, *finished(ctx, "activity_funnel", columns, rows, stages))

    return each(ctx, options, "activity_funnel", Bilingual("到场漏斗", "funnel"), build)
