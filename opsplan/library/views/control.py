"""Views of monitoring, resources and compliance."""

from __future__ import annotations

from opsplan.blocks.nodes import Block
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.views.tables import col, cols, listing
from opsplan.model.control import ComplianceItem, Escalation, Meeting, Monitoring, Resource


def _monitoring(ctx: Context) -> Monitoring:
    return ctx.plan.monitoring or Monitoring()


def cadence(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The regular checks: how often, who, what."""
    columns = cols(Meeting, "name", "frequency", "owner", "content")
    return listing(
        ctx, options, "cadence", _monitoring(ctx).cadence, columns, Bilingual("监测节奏", "Regular checks")
    )


def escalation(ctx: Context, options: Options) -> tuple[Block, ...]:
    """When to call whom."""
    columns = (col(Escalation, "level", bold=True), *cols(Escalation, "condition", "action", "owner"))
    return listing(
        ctx, options, "escalation", _monitoring(ctx).escalation, columns, Bilingual("预警升级", "Escalation")
    )


def resources(ctx: Context, options: Options) -> tuple[Block, ...]:
    """People, machines, places and systems the plan needs."""
    columns = cols(Resource, "name", "kind", "quantity", "source", "needed", "owner", "note")
    deck = ("name", "kind", "quantity", "needed", "owner")
    return listing(
        ctx, options, "resources", ctx.plan.resources, columns, Bilingual("资源需求", "Resources"), deck=deck
    )


def compliance(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What the law or a platform asks for."""
    columns = cols(ComplianceItem, "name", "requirement", "evidence", "owner", "due", "status")
    deck = ("name", "requirement", "due", "owner", "status")
    return listing(
        ctx,
        options,
        "compliance",
        ctx.plan.compliance,
        columns,
        Bilingual("合规事项", "Compliance"),
        deck=deck,
    )
