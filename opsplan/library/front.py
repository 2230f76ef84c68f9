"""What stands before the text: the cover, and what the file says about itself."""

from __future__ import annotations

from opsplan.blocks.inline import Inlines, Run, join, run
from opsplan.blocks.nodes import Cover, Meta, PhaseBar
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context
from opsplan.library.shown import show, show_text
from opsplan.model.plan import Plan


def meta_of(ctx: Context, plan_text: bytes) -> Meta:
    """The properties of the file, and what its header and footer print."""
    plan = ctx.plan
    kind, status = show_text(ctx, plan, "kind"), show_text(ctx, plan, "status")
    keywords = (kind, plan.organization, plan.department, str(plan.period.start.year), *_pillars(ctx))
    return Meta(
        plan.title, ctx.lang, plan.subtitle or "", plan.version or "", plan.date, ctx.index.persons(plan.authors),
        plan.organization or "", plan.confidentiality or "", tuple(word for word in keywords if word), kind, status, plan_text,
    )  # fmt: skip


def _pillars(ctx: Context) -> tuple[str, ...]:
    strategy = ctx.plan.strategy
    return tuple(pillar.name for pillar in strategy.pillars) if strategy else ()


def cover_of(ctx: Context) -> Cover:
    """The first page. The organisation at the top left gives way to the department when the title begins with it."""
    plan = ctx.plan
    department = show(ctx, plan, "department")
    top = show(ctx, plan, "organization")
    if not top or (department and plan.organization and plan.title.startswith(plan.organization)):
        top = department or top
    return Cover(
        title=show(ctx, plan, "title"),
        subtitle=show(ctx, plan, "subtitle"),
        top=top,
        confidentiality=show(ctx, plan, "confidentiality"),
        facts=_facts(ctx),
        phases=_phases(ctx),
        line=_authors(ctx),
        stamp=_stamp(ctx),
    )


def _facts(ctx: Context) -> tuple[tuple[Inlines, Inlines], ...]:
    """At most seven lines, so that they stand on the cover with room around them."""
    plan = ctx.plan
    status, kind = show(ctx, plan, "status"), show(ctx, plan, "kind")
    comma = ctx.t("，", ", ")
    house = join((show(ctx, plan, "organization"), show(ctx, plan, "department")), comma)
    approvers = tuple(_approver(ctx, index) for index in range(len(plan.approvers)))
    period: Inlines = (Run(fmt.days(plan.period.start, plan.period.end, ctx.lang), src=plan.period.path),)
    rows: list[tuple[str, Inlines]] = [
        (ctx.t("版本", "Version"), join((_version(ctx, ""), status), comma)),
        (ctx.t("日期", "Date"), _spoken_date(ctx)),
        (
            ctx.t("类型与周期", "Kind and period") if kind else ctx.t("周期", "Period"),
            join((kind, period), comma),
        ),
        (ctx.t("单位", "Organization"), house),
    ]
    rows += [(ctx.say(labels.label(Plan, field)), show(ctx, plan, field)) for field in ("owner", "authors")]
    rows.append((ctx.t("审批", "Approvers"), join(approvers, ctx.t("、", ", "))))
    return tuple(((Run(label),), value) for label, value in rows if value)


def _spoken_date(ctx: Context) -> Inlines:
    """``2027 年 3 月 1 日``; in English ``1 Mar 2027``."""
    day = ctx.plan.date
    if day is None:
        return ()
    text = ctx.t(f"{day.year} 年 {fmt.spoken_day(day, 'zh-CN')}", fmt.day(day, "en"))
    return (Run(text, src=ctx.plan.at("date")),)


def _version(ctx: Context, en: str) -> Inlines:
    """The version, a bare number with a ``V`` in Chinese and behind ``en`` in English."""
    version = show(ctx, ctx.plan, "version")
    before = ctx.t("V", en) if version and version[0].text[:1].isdigit() else ""
    return (*run(before), *version)


def _approver(ctx: Context, index: int) -> Inlines:
    approver = ctx.plan.approvers[index]
    role = show(ctx, approver, "role")
    name = show(ctx, approver, "name")
    return (*name, Run(ctx.t("（", " (")), *role, Run(ctx.t("）", ")"))) if role else name


def _phases(ctx: Context) -> tuple[PhaseBar, ...]:
    return tuple(
        PhaseBar(p.phase.name, p.start, p.end, p.color, p.phase.at("name"))
        for p in ctx.schedule.phases
        if p.start and p.end and not p.phase.background
    )


def _authors(ctx: Context) -> Inlines:
    authors = show(ctx, ctx.plan, "authors") or show(ctx, ctx.plan, "owner")
    return (Run(ctx.t("编制：", "By ")), *authors) if authors else ()


def _stamp(ctx: Context) -> Inlines:
    plan = ctx.plan
    parts: list[Inlines] = []
    parts.append(_version(ctx, "Version "))
    parts.append(show(ctx, plan, "status"))
    parts.append(_spoken_date(ctx))
    return join(parts, "  ")
