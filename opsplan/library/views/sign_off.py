"""The table in which a plan is signed."""

from __future__ import annotations

from dataclasses import replace

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.nodes import Block, Cell, Column, Row, Table
from opsplan.diagnostics import Bilingual
from opsplan.library.context import Context, Options
from opsplan.library.shown import show
from opsplan.library.views.tables import caption_of, known
from opsplan.model.plan import Approver
from opsplan.patterns import lazy_pattern

_ROLE_BEHIND = lazy_pattern(r"(?P<name>[^（(]+?)\s*[（(](?P<role>[^（()）]+)[)）]")
_ROOM = 54.0
"""Points that a row leaves for a signature, at least."""


def sign_off(ctx: Context, options: Options) -> tuple[Block, ...]:
    """Who approves: role, name, decision, date, and room to sign. Nothing decided yet is offered to be ticked."""
    known(options, "sign_off", common=("caption",))
    heads = (
        (Bilingual("角色", "Role"), 1.1), (Bilingual("姓名", "Name"), 0.9), (Bilingual("审批意见", "Decision"), 1.3),
        (Bilingual("日期", "Date"), 1.0), (Bilingual("签字", "Signature"), 1.5),
    )  # fmt: skip
    rows = tuple(_row(ctx, approver) for approver in ctx.plan.approvers)
    columns = tuple(Column((Run(ctx.say(title)),), weight=weight) for title, weight in heads)
    caption = caption_of(ctx, options, Bilingual("审批", "Sign-off"))
    return (Table(columns, rows, caption, (), "sign_off"),) if rows else ()


def _row(ctx: Context, approver: Approver) -> Row:
    name, role = show(ctx, approver, "name"), show(ctx, approver, "role")
    found = None if role else _ROLE_BEHIND.fullmatch(plain(name))
    if found:
        role = (replace(name[0], text=found["role"]),)
        name = (replace(name[0], text=found["name"]),)
    decision = show(ctx, approver, "decision") or _choices(ctx)
    cells = (
        Cell(role), Cell(name, bold=True), Cell(decision), Cell(show(ctx, approver, "date")), Cell(),
    )  # fmt: skip
    return Row(cells, src=approver.path, height=_ROOM)


def _choices(ctx: Context) -> Inlines:
    words = ctx.t("同意,修改后同意,不同意", "Approved,Approved with changes,Not approved").split(",")
    return (Run("\n".join(f"□ {word}" for word in words)),)
