"""Which layout of a company is used for which of ours: as the brand file says, by name, by kind, by placeholders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal

from opsplan.blocks.deck import LayoutName
from opsplan.records import dataclass
from opsplan.writers.pptx.reference.layout_facts import Layout, Master
from opsplan.writers.pptx.reference.names import ROLES, key

How = Literal["said", "name", "kind", "places", "instead"]


@dataclass(frozen=True, slots=True)
class Match:
    """A layout found, and how: the brand file says it, its name, its kind, its placeholders, or it stands in for one that
    is missing."""

    layout: Layout
    how: How


@dataclass(frozen=True, slots=True)
class Matching:
    """A layout for each of ours. ``unknown`` are names in the brand file that no layout has."""

    found: Mapping[LayoutName, Match]
    unknown: tuple[tuple[LayoutName, str], ...] = ()


def match_layouts(master: Master, said: Mapping[str, str] | None = None) -> Matching:
    """The layouts of ``master``, which has at least one, for ours; ``said`` names some by role."""
    found: dict[LayoutName, Match] = {}
    unknown: list[tuple[LayoutName, str]] = []
    for role in ROLES:
        name = (said or {}).get(role, "")
        layout = (
            next((each for each in master.layouts if key(each.name) == key(name)), None) if name else None
        )
        if layout is not None:
            found[role] = Match(layout, "said")
        elif name:
            unknown.append((role, name))
    for role in ROLES:
        if role not in found:
            taken = {match.layout.part for match in found.values()}
            best = next(_candidates(role, _ordered(master, found), taken), None)
            if best is not None:
                found[role] = best
    return Matching(dict(_completed(found, master)), tuple(unknown))


def _ordered(master: Master, found: Mapping[LayoutName, Match]) -> tuple[Layout, ...]:
    """Layouts of a master that others were taken from before those of another."""
    first = min((match.layout.master for match in found.values()), default=0)
    return tuple(sorted(master.layouts, key=lambda each: each.master != first))


def _candidates(role: LayoutName, layouts: tuple[Layout, ...], taken: set[str]) -> Iterator[Match]:
    about = ROLES[role]
    names = tuple(map(key, about.names))
    usable = [each for each in layouts if _FITS[role](each) and each.part not in taken]
    for each in _by(
        usable, lambda layout: names.index(key(layout.name)) if key(layout.name) in names else -1
    ):
        yield Match(each, "name")
    for each in usable:
        if each.kind in about.kinds:
            yield Match(each, "kind")
    for each in usable:
        if any(key(word) in key(each.name) for word in about.words):
            yield Match(each, "name")
    for each in usable:
        if role in _SHAPES and _SHAPES[role](each):
            yield Match(each, "places")


def _by(layouts: Iterable[Layout], place: Callable[[Layout], int]) -> list[Layout]:
    return sorted((each for each in layouts if place(each) >= 0), key=place)


def _completed(found: dict[LayoutName, Match], master: Master) -> Iterator[tuple[LayoutName, Match]]:
    """What was not found is stood in for; at worst by a layout with a title, or the first there is."""
    titled = next((each for each in master.layouts if each.title is not None), master.layouts[0])
    for role, about in ROLES.items():
        if role in found:
            yield role, found[role]
        else:
            other = next((found[each].layout for each in about.instead if each in found), titled)
            yield role, Match(other, "instead")


def _upright(layout: Layout) -> bool:
    """True for a layout with a title and no text that stands on its side."""
    return layout.title is not None and not any(each.vertical for each in layout.places)


def _is_content(layout: Layout) -> bool:
    return _upright(layout) and bool(layout.bodies)


_FITS: Mapping[LayoutName, Callable[[Layout], bool]] = {
    "cover": _upright, "section": _upright, "content": _is_content, "blank": _upright, "closing": _upright,
}  # fmt: skip
_SHAPES: Mapping[LayoutName, Callable[[Layout], bool]] = {
    "cover": lambda layout: layout.place("ctrTitle") is not None,
    "content": lambda layout: sum(each.kind == "obj" for each in layout.bodies) == 1
    or (layout.place("title") is not None and len(layout.bodies) == 1 and layout.place("subTitle") is None),
    "blank": lambda layout: layout.place("title") is not None and not layout.bodies and layout.place("subTitle") is None,
}  # fmt: skip
"""What a layout has that says nothing by its name or kind."""
