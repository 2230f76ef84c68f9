"""Which channels, owners and states a calendar is asked for: by id or name, as people type them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from opsplan.blocks.content_calendar import STATUS_NAMES
from opsplan.diagnostics import Bilingual
from opsplan.errors import UserError
from opsplan.library.content_calendars import entry_items
from opsplan.library.context import Context
from opsplan.model.spelling import folded

_STATES = Bilingual("、".join(names.zh for names in STATUS_NAMES.values()), ", ".join(STATUS_NAMES))


def chosen_names(
    ctx: Context, channels: Sequence[str], owners: Sequence[str], statuses: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The names of what was asked for, as items show them. Raises UserError for what no entry has."""
    items = entry_items(ctx) if channels or owners else ()
    states = {word: state for state, names in STATUS_NAMES.items() for word in (state, names.zh, names.en)}
    return (
        _found(
            Bilingual("渠道", "channel"),
            channels,
            {item.channel for item in items} | _slot_channels(ctx),
            {text: ctx.index.name("channels", text) for text in channels},
        ),
        _found(
            Bilingual("负责人", "owner"),
            owners,
            {item.owner for item in items},
            {text: ctx.index.person_name(text) for text in owners},
        ),
        tuple(states[word] for word in _found(Bilingual("状态", "status"), statuses, states, {}, _STATES)),
    )


def _slot_channels(ctx: Context) -> set[str]:
    slots = ctx.plan.content.slots if ctx.plan.content else ()
    return {ctx.index.name("channels", slot.channel) for slot in slots if slot.channel}


def _found(
    what: Bilingual, asked: Sequence[str], names: Iterable[str], meant: dict[str, str], shown: Bilingual | None = None
) -> tuple[str, ...]:  # fmt: skip
    known = {folded(name): name for name in names if name}
    found = []
    for text in asked:
        name = known.get(folded(text)) or known.get(folded(meant.get(text, text)))
        if name is None:
            offered = sorted(known.values())
            listed = shown or Bilingual("、".join(offered), ", ".join(offered))
            raise UserError(
                Bilingual(
                    f"内容排期里没有{what.zh}“{text}”", f"no entry of the calendar has the {what.en} '{text}'"
                ),
                Bilingual(f"可选：{listed.zh}", f"there are: {listed.en}")
                if offered
                else Bilingual("内容排期里还没有写", "the entries name none yet"),
            )
        found.append(name)
    return tuple(dict.fromkeys(found))
