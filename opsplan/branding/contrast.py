"""Whether text in a brand's colours can be read: every pair of text and ground that deliverables have, by WCAG 2.2 AA.

Phases are not among them: the text on a phase is white or ink, whichever reads better, and one of the two always does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from opsplan.blocks.brand import Brand
from opsplan.blocks.colors import AA, contrast, readable
from opsplan.branding.codes import CODES
from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.model.source import Source

_BANDS = ("low", "medium", "high", "severe")


class Pair(NamedTuple):
    """Text and its ground, as tokens."""

    text: str
    ground: str
    ratio: float = AA


PAIRS = (
    Pair("ink", "bg"), Pair("ink2", "bg"), Pair("ink3", "bg"), Pair("ink3", "wash"), Pair("accent", "bg"),
    Pair("white", "accent"), Pair("accent", "accent-100"), Pair("ink", "accent-100"), Pair("ink", "accent-50"),
    Pair("ink", "wash"), Pair("accent-900", "accent-200"), Pair("holiday-text", "holiday"), Pair("holiday-text", "bg"), Pair("cover-text", "cover"), Pair("cover-text2", "cover"),
    Pair("panel-text", "panel"), Pair("panel-text2", "panel"),
    *(pair for band in _BANDS for pair in (Pair(f"{band}-text", band), Pair(f"{band}-strong", "bg"))),
)  # fmt: skip


def too_faint(brand: Brand) -> Iterator[tuple[Pair, float]]:
    """The pairs that cannot be read well, with their contrast."""
    for pair in PAIRS:
        found = contrast(brand.hex(pair.text), brand.hex(pair.ground))
        if found < pair.ratio:
            yield pair, found


def contrast_findings(
    brand: Brand, source: Source, section: str, given: Mapping[str, str]
) -> Iterator[Finding]:
    """A finding for every colour of the file that makes text hard to read: its worst pair, and what would do.

    ``section`` is where the colours stand; ``given`` are those of the file by token.
    """
    worst: dict[str, tuple[Pair, float]] = {}
    for pair, found in too_faint(brand):
        blamed = _blamed(pair, given)
        if blamed not in worst or found / pair.ratio < worst[blamed][1] / worst[blamed][0].ratio:
            worst[blamed] = pair, found
    for blamed, (pair, found) in worst.items():
        yield _finding(brand, source, section, blamed, pair, found)


def _blamed(pair: Pair, given: Collection[str]) -> str:
    """The token of the file that a pair comes from: the text's own, its ground, else the accent they follow."""
    return next((each for each in (pair.text, pair.ground) if each in given), "accent")


def _finding(brand: Brand, source: Source, section: str, blamed: str, pair: Pair, found: float) -> Finding:
    text, ground = brand.hex(pair.text), brand.hex(pair.ground)
    own, other = (ground, text) if blamed == pair.ground else (text, ground)
    better = readable(own, other, pair.ratio)
    return source.finding(
        "brand-contrast",
        (section, blamed.replace("-", "_")),
        Bilingual(
            f"文字 {pair.text}（#{text}）在底色 {pair.ground}（#{ground}）上看不清：对比度 {found:.1f}，至少要 {pair.ratio:g}",
            f"text {pair.text} (#{text}) on {pair.ground} (#{ground}) is hard to read: contrast {found:.1f}, {pair.ratio:g} is needed",
        ),
        Bilingual(f"把 {blamed} 改成 #{better} 就够了", f"#{better} for {blamed} would do"),
        severity=Severity.WARNING, blocking=False, code=CODES["brand-contrast"],
    )  # fmt: skip
