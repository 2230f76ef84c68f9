"""Inline Markdown tokens → runs, with the plan paths that a template's values carry.

A value printed by a template stands between marks: ``START number MIDDLE text END``, where the number
is its place in a table of plan paths. The marks are noncharacters, which no plan text can hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from markdown_it.token import Token

from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.markdown_syntax import is_wide
from opsplan.patterns import lazy_pattern

START, MIDDLE, END, BREAK = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
_PIECES = lazy_pattern(f"({START}\\d*{MIDDLE}|{END}|{BREAK})")
_STRAY = lazy_pattern(f"[{START}{MIDDLE}]")
"""Halves of marks: a plan can only hold them by an escape, and then they mean nothing."""
_NO_NOTES: Mapping[int, Inlines] = MappingProxyType({})
_SAFE_LINKS = ("http://", "https://", "mailto:", "#")


def without_marks(text: str) -> str:
    """The text as the plan has it, for places that Markdown does not read."""
    return _PIECES.sub(lambda found: "\n" if found[0] == BREAK else "", text)


def read_inline(
    tokens: Sequence[Token], src: str = "", sources: Sequence[str] = (), notes: Mapping[int, Inlines] = _NO_NOTES
) -> Inlines:  # fmt: skip
    """The runs of a paragraph. ``src`` is the path of everything that carries none of its own; ``notes`` are the
    footnotes by the number that their marks have."""
    runs: list[Run] = []
    look = Run("", src=src)
    stack: list[Run] = []
    paths: list[str] = []
    for token in tokens:
        if token.type in _OPEN:
            stack.append(look)
            look = _OPEN[token.type](look, token)
        elif token.type in _CLOSE:
            look = stack.pop() if stack else look
        elif token.type in ("softbreak", "hardbreak"):
            runs.append(replace(look, text="\n" if token.type == "hardbreak" else "\x00"))
        elif token.type == "reference":
            runs.append(replace(look, text=token.content, target=token.content))
        elif token.type == "footnote_ref":
            runs.append(Run("", note=notes.get(token.meta["id"], ())))
        elif token.type == "image":
            words = "".join(child.content for child in token.children or ())
            runs.append(replace(look, text=words))
        else:
            code = token.type == "code_inline"
            for piece in _PIECES.split(token.content):
                if piece.startswith(START) and _PIECES.fullmatch(piece):
                    number = piece[1:-1]
                    known = number != "" and int(number[-9:]) < len(sources)
                    paths.append(sources[int(number[-9:])] if known else "")
                elif piece == END:
                    paths = paths[:-1]
                elif piece:
                    text = "\n" if piece == BREAK else _STRAY.sub("", piece)
                    here = paths[-1] if paths and paths[-1] else look.src
                    runs.append(replace(look, text=text, code=code or look.code, src=here))
    return _joined(runs)


def _link(look: Run, token: Token) -> Run:
    address = str(token.attrGet("href") or "")
    return replace(look, link=address) if address.lower().startswith(_SAFE_LINKS) else look


_OPEN = {
    "strong_open": lambda look, token: replace(look, bold=True),
    "em_open": lambda look, token: replace(look, italic=True),
    "s_open": lambda look, token: replace(look, strike=True),
    "link_open": _link,
}
_CLOSE = frozenset({"strong_close", "em_close", "s_close", "link_close"})


def _joined(runs: list[Run]) -> Inlines:
    """Neighbours of one look as one run; a line break of the source is a space, or nothing between CJK."""
    out: list[Run] = []
    for index, run in enumerate(runs):
        text = run.text
        if text == "\x00":
            before = out[-1].text[-1:] if out else ""
            after = runs[index + 1].text[:1] if index + 1 < len(runs) else ""
            text = "" if before and after and is_wide(before) and is_wide(after) else " "
        if not text and not run.note:
            continue
        if out and text and not run.target and replace(out[-1], text="") == replace(run, text=""):
            out[-1] = replace(out[-1], text=out[-1].text + text)
        else:
            out.append(replace(run, text=text))
    return tuple(out)
