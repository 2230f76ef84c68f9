"""The plan's own extra sections, put where each says."""

from __future__ import annotations

from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Block, Heading
from opsplan.library.context import Context
from opsplan.library.shown import show
from opsplan.library.views import VIEWS
from opsplan.model.plan import Plan
from opsplan.model.specs import names_of


class ExtraSections:
    """Hands every extra section out once: after the section it names, or at the end."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self._left = {i: s for i, s in enumerate(ctx.plan.sections) if s.deck or not ctx.deck}

    def take(self, after: str, level: int) -> tuple[Block, ...]:
        """The sections that follow ``after`` (an English section key); without it, all that are left.

        A section that follows another extra section comes right behind it.
        """
        own = 2 if self.ctx.deck or (after and level) else 1
        out: list[Block] = []
        for index in list(self._left):
            if index in self._left and (not after or self._follows(index, after)):
                out.extend(self._print(index, own))
        return tuple(out)

    def _follows(self, index: int, key: str) -> bool:
        wanted = (self._left[index].after or "").strip()
        spec = names_of(Plan).get(wanted)
        return spec is not None and spec.name == key

    def _print(self, index: int, level: int) -> list[Block]:
        section = self._left.pop(index)
        out: list[Block] = [Heading(level, show(self.ctx, section, "title"), src=section.at("title"))]
        if section.body:
            out.extend(parse_markdown(section.body, level=level, src=section.at("body")))
        out.extend(VIEWS["grid"](self.ctx, {"section": str(index)}))
        for other in list(self._left):
            if other in self._left and (self._left[other].after or "").strip() == section.title:
                out.extend(self._print(other, level))
        return out
