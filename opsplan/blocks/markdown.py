"""Markdown → blocks. Prose of a plan and the texts of templates come through here; data never does."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from opsplan.blocks.inline import Inlines, Run, plain
from opsplan.blocks.markdown_inline import read_inline, without_marks
from opsplan.blocks.markdown_syntax import make_parser
from opsplan.blocks.nodes import (
    Align,
    Block,
    Cell,
    Code,
    Column,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Row,
    Rule,
    Table,
)
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

DEEPEST = 4
_ALIGN: dict[str, Align] = {"text-align:right": "right", "text-align:center": "center"}
_NAME = lazy_pattern(r"\s*\{:\s*#([A-Za-z][\w-]*)\s*\}\s*$", re.ASCII)
_DIRECTIVE = lazy_pattern(r"\[\[\s*([a-z]+)(?:\s+([^\]]+?))?\s*\]\]")

Found = tuple[Any, ...]
"""Blocks, or marks of the caller's own kind that it takes out again."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a template's Markdown may hold beyond a plan's: fences that name a view, containers, directives.

    ``fence(info, content, level)`` and ``directive(name, argument, level)`` give None for what is not theirs;
    ``level`` is that of the last heading. ``container(name, argument, blocks)`` wraps what stood inside.
    """

    fence: Callable[[str, str, int], Found | None]
    directive: Callable[[str, str, int], Found | None]
    container: Callable[[str, str, Found], Found]
    containers: tuple[str, ...]
    sources: Sequence[str]


def parse_markdown(text: str, *, level: int = 0, src: str = "") -> tuple[Block, ...]:
    """Prose of a plan as blocks. Headings go ``level`` deeper, to four at most. Never raises."""
    return _Reader(_tokens(make_parser(), text), level, src, None).all()


def parse_template(text: str, hooks: Hooks) -> Found:
    """A rendered template as blocks, with the caller's marks among them."""
    return _Reader(_tokens(make_parser(hooks.containers), text), 0, "", hooks).all()


def _tokens(parser: MarkdownIt, text: str) -> list[Token]:
    """The tokens of a text. A footnote that no mark points to stays as it is written, rather than be lost."""
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    marked = env.get("footnotes", {}).get("refs", {})
    unused = [re.escape(label[1:]) for label, number in marked.items() if number < 0]
    if not unused:
        return tokens
    return parser.parse(
        re.sub(rf"^([ \t]*)(\[\^(?:{'|'.join(unused)})\]:)", r"\n\1\\\2", text, flags=re.MULTILINE)
    )


class _Reader:
    """Walks the flat tokens once; a container's children are read by the method that met its opening."""

    def __init__(self, tokens: Sequence[Token], shift: int, src: str, hooks: Hooks | None) -> None:
        self.tokens, self.shift, self.src, self.hooks = tokens, shift, src, hooks
        self.at = 0
        self.level = shift

        self.notes: Mapping[int, Inlines] = {}
        self.notes = self.footnotes()

    def footnotes(self) -> Mapping[int, Inlines]:
        """What the footnotes say by their number; the parser puts them at the end, from where they are taken away."""
        begin = next(
            (at for at, token in enumerate(self.tokens) if token.type == "footnote_block_open"), None
        )
        if begin is None:
            return {}
        inside, self.tokens = self.tokens[begin:], self.tokens[:begin]
        notes: dict[int, Inlines] = {}
        number = 0
        for token in inside:
            if token.type == "footnote_open":
                number = token.meta["id"]
            elif token.type == "inline":
                before = (*notes[number], Run("\n")) if number in notes else ()
                notes[number] = (*before, *self.read(token))
        return notes

    def read(self, token: Token) -> Inlines:
        return read_inline(
            token.children or (), self.src, self.hooks.sources if self.hooks else (), self.notes
        )

    def all(self) -> Found:
        return self.until("")

    def until(self, end: str) -> Found:
        """Blocks up to the token ``end``, which is eaten."""
        out: list[Any] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == end:
                break
            out.extend(self.block(token))
        return tuple(out)

    def block(self, token: Token) -> Found:
        read = _READERS.get(token.type)
        if read is not None:
            return read(self, token)
        if token.type.startswith("container_") and token.type.endswith("_open"):
            name = token.type.removeprefix("container_").removesuffix("_open")
            inside = self.until(f"container_{name}_close")
            argument = token.info.strip().removeprefix(name).strip()
            return self.hooks.container(name, argument, inside) if self.hooks else inside
        return ()

    def inline(self, end: str) -> Inlines:
        """The inline content before the token ``end``, which is eaten."""
        out: Inlines = ()
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == end:
                break
            if token.type == "inline":
                out += self.read(token)
        return out

    def heading(self, token: Token) -> Found:
        text, anchor = _named(self.inline("heading_close"))
        self.level = min(DEEPEST, int(token.tag[1:]) + self.shift)
        return (Heading(self.level, text, anchor, self.src),) if plain(text).strip() else ()

    def paragraph(self, token: Token) -> Found:
        text = self.inline("paragraph_close")
        if self.hooks:
            found = _DIRECTIVE.fullmatch(plain(text).strip())
            if found:
                made = self.hooks.directive(found[1], found[2] or "", self.level)
                if made is not None:
                    return made
        return (Paragraph(text, src=self.src),) if plain(text).strip() else ()

    def items(self, token: Token) -> Found:
        end = token.type.replace("_open", "_close")
        items: list[ListItem] = []
        while self.at < len(self.tokens):
            here = self.tokens[self.at]
            self.at += 1
            if here.type == end:
                break
            if here.type == "list_item_open":
                items.append(ListItem(self.until("list_item_close")))
        start = token.attrGet("start")
        return (
            ListBlock(
                tuple(items), token.type == "ordered_list_open", int(start) if start is not None else 1
            ),
        )

    def quote(self, token: Token) -> Found:
        inside = self.until("blockquote_close")
        return tuple(Paragraph(b.text, "quote", b.src) if isinstance(b, Paragraph) else b for b in inside)

    def fence(self, token: Token) -> Found:
        info, content = without_marks(token.info).strip(), token.content
        made = self.hooks.fence(info, content, self.level) if self.hooks else None
        return (Code(without_marks(content).rstrip("\n")),) if made is None else made

    def table(self, token: Token) -> Found:
        columns: list[Column] = []
        rows: list[Row] = []
        cells: list[Cell] = []
        while self.at < len(self.tokens):
            here = self.tokens[self.at]
            self.at += 1
            if here.type == "table_close":
                break
            if here.type == "th_open":
                style = str(here.attrGet("style") or "")
                columns.append(Column(self.inline("th_close"), _ALIGN.get(style, "left")))
            elif here.type == "td_open":
                cells.append(Cell(self.inline("td_close"), src=self.src))
            elif here.type == "tr_close" and cells:
                rows.append(Row(tuple(cells), src=self.src))
                cells = []
        return (Table(tuple(columns), tuple(rows), src=self.src),)

    def rule(self, token: Token) -> Found:
        return (Rule(),)


def _named(text: Inlines) -> tuple[Inlines, str]:
    """A heading's text, and the name that ``{:#name}`` at its end gives it."""
    found = _NAME.search(text[-1].text) if text else None
    if found is None:
        return text, ""
    return (*text[:-1], replace(text[-1], text=text[-1].text[: found.start()])), found[1]


_READERS: dict[str, Callable[[_Reader, Token], Found]] = {
    "heading_open": _Reader.heading,
    "paragraph_open": _Reader.paragraph,
    "bullet_list_open": _Reader.items,
    "ordered_list_open": _Reader.items,
    "blockquote_open": _Reader.quote,
    "fence": _Reader.fence,
    "code_block": _Reader.fence,
    "table_open": _Reader.table,
    "hr": _Reader.rule,
}
