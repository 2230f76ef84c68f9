"""Colours of a company's theme, with the changes that DrawingML makes to them."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.colors import is_color
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import qualified

SLOTS = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
SCHEME = ("tx1", "bg1", "tx2", "bg2", *SLOTS[4:10])
"""The names of colours that text and shapes use."""
_WHOLE, _GAMMA = 100000, 2.2
_NO_MAP: Mapping[str, str] = MappingProxyType({"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"})


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme by slot (``RRGGBB``) and how a master names them (``bg1`` is ``lt1``, or in a dark one
    ``dk1``)."""

    slots: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=lambda: _NO_MAP)

    def named(self, name: str) -> str:
        """The colour of ``accent1``, ``tx1`` …; empty for one that the theme does not have."""
        return self.slots.get(self.names.get(name, name), "")

    def renamed(self, mapping: etree._Element | None) -> Palette:
        """The same colours under the names of a ``p:clrMap`` or ``a:overrideClrMapping``."""
        if mapping is None:
            return self
        return Palette(self.slots, MappingProxyType({str(key): str(value) for key, value in mapping.items()}))

    def fill(self, fill: etree._Element | None, own: str = "") -> str:
        """The colour of ``a:solidFill``, or about that of ``a:gradFill``; ``own`` is the colour that the shape or
        background brings along for ``phClr``. Empty for pictures, patterns and no fill."""
        if fill is None:
            return ""
        if fill.tag == qualified("a:solidFill"):
            return self.color(fill, own)
        if fill.tag == qualified("a:gradFill"):
            stops = [self.color(stop, own) for stop in fill.iter(qualified("a:gs"))]
            return _mean([stop for stop in stops if stop])
        return ""

    def color(self, holder: etree._Element | None, own: str = "") -> str:
        """The colour that is the first child of ``holder``; empty where there is none that is known."""
        element = (
            next((each for each in holder if isinstance(each.tag, str)), None) if holder is not None else None
        )
        if element is None:
            return ""
        kind = etree.QName(element).localname
        said = element.get("val", "")
        if kind == "schemeClr":
            found = own if said == "phClr" else self.named(said)
        elif kind == "sysClr":
            found = element.get("lastClr", "")
        else:
            found = said if kind == "srgbClr" else ""
        return _changed(found.upper(), element) if is_color(found) else ""


def palette_of(theme: etree._Element) -> Palette:
    """The colours of an ``a:theme``."""
    slots = {}
    plain = Palette({})
    for slot in SLOTS:
        holder = next(theme.iter(qualified(f"a:{slot}")), None)
        slots[slot] = plain.color(holder)
    return Palette(MappingProxyType({slot: color for slot, color in slots.items() if color}))


def _changed(color: str, element: etree._Element) -> str:
    """The colour made lighter, darker, paler, as its children say. Transparency is left out."""
    for change in element:
        share = _share(change)
        match etree.QName(change).localname if isinstance(change.tag, str) else "":
            case "lumMod":
                color = _with_lightness(color, share, 0.0)
            case "lumOff":
                color = _with_lightness(color, 1.0, share)
            case "tint":
                color = _mixed(color, "FFFFFF", share)
            case "shade":
                color = _mixed(color, "000000", share)
    return color


def _share(change: etree._Element) -> float:
    try:
        return min(max(int(change.get("val", "0")) / _WHOLE, 0.0), 4.0)
    except ValueError:
        return 1.0


def _channels(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "".join(f"{round(min(max(each, 0.0), 1.0) * 255):02X}" for each in channels)


def _with_lightness(color: str, times: float, plus: float) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(color))
    return _hex(colorsys.hls_to_rgb(hue, min(max(lightness * times + plus, 0.0), 1.0), saturation))


def _mixed(color: str, other: str, share: float) -> str:
    pairs = zip(_channels(color), _channels(other), strict=True)
    red, green, blue = ((own**_GAMMA * share + to**_GAMMA * (1 - share)) ** (1 / _GAMMA) for own, to in pairs)
    return _hex((red, green, blue))


def _mean(colors: list[str]) -> str:
    if not colors:
        return ""
    red, green, blue = (sum(column) / len(colors) for column in zip(*map(_channels, colors), strict=True))
    return _hex((red, green, blue))
