"""Changing one scalar of a file and nothing around it: quotes, comments, tags and anchors stay."""

from __future__ import annotations

from opsplan.diagnostics import Bilingual, Edit, Finding, Fix, Position
from opsplan.patterns import lazy_pattern
from opsplan.yamlio.nodes import NULL_TEXTS, ScalarNode
from opsplan.yamlio.source import SourceLines

_EVERYWHERE = lazy_pattern(r"[\w¥￥$€£](?:[\w.%+/¥￥$€£-]| (?! ))*")
"""Texts that mean themselves without quotes, also between brackets."""
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`~=<")


def scalar_edit(node: ScalarNode, text: str) -> Edit | None:
    """The edit that makes a scalar read as ``text``; None when that would take more than new characters.

    A scalar on several lines, with escapes, or standing there by an alias is left alone.
    """
    if not node.text or text == node.text or node.line != node.end_line:
        return None
    width = node.end_column - node.column
    if width == len(node.text) and _stands_bare(text, node.text):
        return Edit(Position(node.line, node.column), Position(node.line, node.end_column), text)
    if width == len(node.text) + 2 and not node.plain and _stands_quoted(text):
        return Edit(Position(node.line, node.column + 1), Position(node.line, node.end_column - 1), text)
    return None


def colon_fix(found: Finding, lines: SourceLines) -> Fix | None:
    """The fix for a full-width colon behind a key, or for the space that is missing behind a colon."""
    place = found.position
    if place is None or found.rule not in ("yaml-full-width-colon", "yaml-missing-space"):
        return None
    behind = lines.after(place)
    if behind[:1] not in ("：", ":"):
        return None
    right = ":" if behind[1:2] in ("", " ") else ": "
    edit = Edit(place, Position(place.line, place.column + 1), right)
    return Fix(Bilingual(f"“{behind[0]}” → “{right}”", f"'{behind[0]}' → '{right}'"), (edit,))


def _stands_bare(text: str, old: str) -> bool:
    """True when ``text`` needs no quotes where ``old`` needed none: it may use the marks that ``old`` uses."""
    if text in NULL_TEXTS or text != text.strip():
        return False
    if _EVERYWHERE.fullmatch(text):
        return True
    return (
        text.isprintable()
        and (text[0] == old[0] or text[0] not in _INDICATORS)
        and all(each in old or _EVERYWHERE.fullmatch(f"a{each}a") for each in text)
        and not any(each in text for each in (": ", " #"))
        and text[-1] != ":"
    )


def _stands_quoted(text: str) -> bool:
    return text.isprintable() and not any(mark in text for mark in "'\"\\")
