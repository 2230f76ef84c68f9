"""What the layout has to tell: texts too long for the place they are for."""

from __future__ import annotations

from opsplan.blocks.codes import CODES
from opsplan.diagnostics import Bilingual, Finding, Severity

_SHOWN = 30


def title_long(title: str, path: str) -> Finding:
    """A slide's title that two lines of the smallest title size cannot hold."""
    return _warning(
        "ppt-title-long",
        Bilingual(
            f"幻灯片标题“{_begin(title)}”过长，已截短，全文见备注",
            f'the slide title "{_begin(title)}" is too long; it was shortened, the notes have all of it',
        ),
        Bilingual(
            "标题请控制在两行以内（约 70 个字）", "keep titles within two lines (about 120 characters)"
        ),
        path,
    )


def text_shortened(text: str, path: str) -> Finding:
    """A text of cover, divider or closing that is longer than its place."""
    return _warning(
        "ppt-text-shortened",
        Bilingual(
            f"“{_begin(text)}”在幻灯片上放不下，已移至备注",
            f'"{_begin(text)}" does not fit its place on the slide; the notes have all of it',
        ),
        Bilingual("请写得更短", "write it shorter"),
        path,
    )


def text_long(text: str, length: int, slides: int, path: str) -> Finding:
    """A text of a table, card or column that goes on over several slides."""
    return _warning(
        "ppt-text-long",
        Bilingual(
            f"“{_begin(text)}”有 {length} 个字，要占 {slides} 页幻灯片",
            f'"{_begin(text)}" has {length} characters and goes on over {slides} slides',
        ),
        Bilingual(
            "幻灯片上只写结论，细节写进备注或文档",
            "say the point on the slide, the detail in the notes or the document",
        ),
        path,
    )


def _warning(rule: str, message: Bilingual, advice: Bilingual, path: str) -> Finding:
    return Finding(rule, CODES[rule], Severity.WARNING, message, advice, path=path)


def _begin(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "…"
