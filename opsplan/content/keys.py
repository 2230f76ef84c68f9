"""Keys by which an entry is known again in a sheet or a calendar made from an earlier state of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b

from opsplan.content.slots import PlacedEntry
from opsplan.model.spelling import folded


def entry_keys(entries: Iterable[PlacedEntry]) -> tuple[str, ...]:
    """A key of 12 hexadecimal digits for each entry, in their order.

    It is made of channel, column and title, and of the number among entries alike in these by day; so it stays when
    the date, the owner or the state changes and when entries are added or moved in the file.
    """
    listed = tuple(entries)
    ordered = sorted(range(len(listed)), key=lambda place: (listed[place].day, place))
    seen: Counter[tuple[str, ...]] = Counter()
    keys = [""] * len(listed)
    for place in ordered:
        alike = identity(listed[place].channel, listed[place].column, listed[place].entry.title)
        keys[place] = digest((*alike, str(seen[alike])))
        seen[alike] += 1
    return tuple(keys)


def identity(channel: str, column: str, title: str) -> tuple[str, str, str]:
    """What makes an entry the same: its channel, column and title, with spelling differences folded."""
    return folded(channel), folded(column), folded(title)


def digest(parts: Iterable[str]) -> str:
    """12 hexadecimal digits of some texts."""
    return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
