"""The Markdown that plans and templates are written in: CommonMark, tables, strikethrough; HTML is text.

Two things are added: footnotes (``[^1]`` and ``[^1]: text``), and cross references (``[[ref goals]]``, ``[[引用 目标]]``),
which are tokens of the type ``reference`` whose content is the target.

CommonMark does not close emphasis between a full-width mark and a CJK character, so ``**注意：**后面``
would stay literal (commonmark-spec issue 650). Here a CJK neighbour lets a run of ``*`` or ``~`` both
open and close. The change is this parser's own; other users of the library are not touched.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

from opsplan.patterns import lazy_pattern

MAX_NESTING = 24
_REFERENCE = lazy_pattern(r"\[\[([^\[\]\n]{1,1000})\]\]")
"""What may be a reference; no two parts of it match the same text, so that no text takes long."""


def is_wide(character: str) -> bool:
    """CJK characters and full-width punctuation, which stand without spaces."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
        or character in "“”‘’—…·《》「」"
    )


class _WideState(StateInline):
    """Inline state that is permissive where emphasis touches a CJK character."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        found = super().scanDelims(start, canSplitWord)
        before = self.src[start - 1] if start > 0 else " "
        position = start + found.length
        after = self.src[position] if position < self.posMax else " "
        if not (is_wide(before) or is_wide(after)):
            return found
        return Scanned(not after.isspace(), not before.isspace(), found.length)


class _WideInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _WideState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _reference(state: StateInline, silent: bool) -> bool:
    """The inline rule of a cross reference."""
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    word, *target = found[1].split(maxsplit=1) if found else ("",)
    if found is None or word not in ("ref", "引用") or not target:
        return False
    if not silent:
        state.push("reference", "", 0).content = target[0].rstrip()
    state.pos = found.end()
    return True


def make_parser(containers: tuple[str, ...] = ()) -> MarkdownIt:
    """A parser; ``containers`` are the names that ``:::`` may open."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING}).enable(
        ["table", "strikethrough"]
    )
    parser.disable(["html_block", "html_inline", "reference"])
    inline = _WideInline()
    for name in ("ruler", "ruler2"):
        enabled = [rule.name for rule in getattr(parser.inline, name).__rules__ if rule.enabled]
        getattr(inline, name).enableOnly(enabled)
    inline.ruler.before("link", "reference", _reference)
    parser.inline = inline
    footnote_plugin(parser, inline=False)
    for name in containers:
        parser.use(container_plugin, name)
    return parser
