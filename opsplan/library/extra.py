"""The plan's own extra sections, put where each says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from opsplan.blocks.inline import plain
from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Block, Heading, Paragraph
from opsplan.library.context import Context
from opsplan.library.marks import Notes, SlideOptions
from opsplan.library.messages_sections import section_title
from opsplan.library.shown import inline, show
from opsplan.library.views import VIEWS
from opsplan.model.plan import ExtraSection, Plan
from opsplan.model.specs import names_of


class ExtraSections:
    """Hands every extra section out once: after the section it names, or at the end."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.everything = not ctx.deck
        """Also sections that do not ask to be on slides."""
        self._left = dict(enumerate(ctx.plan.sections))

    def take(self, after: str, level: int) -> tuple[Any, ...]:
        """The sections that follow ``after`` (an English section key); without it, all that are left.

        A section that follows another extra section comes right behind it.
        """
        own = 2 if self.ctx.deck or (after and level) else 1
        out: list[Any] = []
        for index in list(self._left):
            if index in self._left and self._wanted(index) and (not after or self._follows(index, after)):
                out.extend(self._print(index, own))
        return tuple(out)

    def _wanted(self, index: int) -> bool:
        return self.everything or self._left[index].deck

    def _follows(self, index: int, key: str) -> bool:
        wanted = (self._left[index].after or "").strip()
        spec = names_of(Plan).get(wanted)
        return spec is not None and spec.name == key

    def _print(self, index: int, level: int) -> list[Any]:
        section = self._left.pop(index)
        body = parse_markdown(section.body, level=level, src=section.at("body")) if section.body else ()
        grid = VIEWS["grid"](self.ctx, {"section": str(index)})
        out = [
            *(
                self._as_slide(section, body, alone=not grid)
                if self.ctx.deck
                else self._as_chapter(section, body, level)
            ),
            *grid,
        ]
        for other in list(self._left):
            if other not in self._left or not self._wanted(other):
                continue
            if (self._left[other].after or "").strip() == section.title:
                out.extend(self._print(other, level))
        return out

    def _as_chapter(self, section: ExtraSection, body: Sequence[Block], level: int) -> tuple[Any, ...]:
        return (Heading(level, show(self.ctx, section, "title"), src=section.at("title")), *body)

    def _as_slide(self, section: ExtraSection, body: Sequence[Block], *, alone: bool) -> tuple[Any, ...]:
        """The slide's title says what the section says, and its own title stands in the breadcrumb; a paragraph that the
        title says in full is not said twice, but where nothing else would stand ``alone`` under the title."""
        words = section_title(self.ctx, section)
        if words == section.title:
            return (Heading(2, show(self.ctx, section, "title"), src=section.at("title")), *body)
        heading = Heading(2, inline(words, section.path), src=section.path)
        first = body[0] if body else None
        said = isinstance(first, Paragraph) and " ".join(plain(first.text).split()).rstrip("。.") == words
        up = said and (len(body) > 1 or not alone)
        notes = (Notes(tuple(body[:1])),) if up else ()
        return (heading, SlideOptions({"topic": section.title}), *(body[1:] if up else body), *notes)
