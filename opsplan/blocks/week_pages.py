"""Weeks of different heights over as few pages as they need, about equally full, and raised to fill them."""

from __future__ import annotations

from collections.abc import Sequence


def first_page(heights: Sequence[float], room: float, later: float) -> int:
    """How many weeks the first page takes when it has ``room`` points and every other ``later``.

    All, if they fit; else such a part that no page is fuller than it must be. 0 when not even the first week fits.
    """
    pages = _pages(heights, room, later)
    if not pages:
        return 0
    share = sum(heights) * room / (room + later * (pages - 1))
    fitting = [
        count
        for count in range(1, len(heights) + 1)
        if sum(heights[:count]) <= room + 0.01 and _pages(heights[count:], later, later) <= pages - 1
    ]
    return min(fitting, key=lambda count: abs(sum(heights[:count]) - share), default=0)


def filled(heights: Sequence[float], room: float, most: float) -> tuple[float, ...]:
    """The heights with the low weeks raised to one level, at most ``most``, so that all fill ``room``."""
    level, left = 0.0, room
    for count, height in enumerate(sorted(heights, reverse=True)):
        rest = len(heights) - count
        if height * rest <= left:
            level = left / rest
            break
        left -= height
    return tuple(max(height, min(level, most)) for height in heights)


def _pages(heights: Sequence[float], room: float, later: float) -> int:
    """How many pages the weeks take one after the other, up to a week that is too high for any; 0 for no weeks or a
    first one that is too high."""
    if not heights or heights[0] > room + 0.01:
        return 0
    pages, left = 1, room
    for height in heights:
        if height > left + 0.01:
            if height > later + 0.01:
                return pages
            pages, left = pages + 1, later
        left -= height
    return pages
