"""The look: colours, fonts and sizes by name. The values are those of the product's visual reference.

Status and risk bands come with a fill (``low``), its text (``low-text``) and a strong tone for lines
and small text (``low-strong``). Phase colours ``c1`` … ``c6`` keep apart in greyscale and for the
colour-blind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from opsplan.diagnostics import Lang

LIGHT: Mapping[str, str] = MappingProxyType({
    "accent": "0B4F6C", "accent-900": "07303F", "accent-600": "2E718C", "accent-400": "7FAABD",
    "accent-200": "C3D8E1", "accent-100": "E1ECF1", "accent-50": "F2F7F9",
    "ink": "1B2A33", "ink2": "465760", "ink3": "5E6F79", "mute": "A9B6BC", "line": "D5DDE1", "wash": "F6F8F9",
    "bg": "FFFFFF", "white": "FFFFFF", "grid": "E6EBED", "holiday": "EDF1F3", "other": "C9D3D8",
    "low": "DCEFE2", "low-text": "1F5E39", "low-strong": "2F7D4F",
    "medium": "FBF0C4", "medium-text": "6B5200", "medium-strong": "8A6A00",
    "high": "FBDDC2", "high-text": "8A3D00", "high-strong": "B4540A",
    "severe": "F6CFCB", "severe-text": "8C1D18", "severe-strong": "B3261E", "today": "B3261E",
    "c1": "12395B", "c2": "2C7F83", "c3": "CF8338", "c4": "8A3F5C", "c5": "8DB7D9", "c6": "EAD49A",
})  # fmt: skip

PHASE_COLORS = ("c1", "c2", "c3", "c4", "c5", "c6")


@dataclass(frozen=True, slots=True)
class Fonts:
    """Font names: Latin and East Asian, for headings (and tables) and for body text."""

    heading_latin: str
    heading_cjk: str
    body_latin: str
    body_cjk: str
    mono: str = "Consolas"


ZH_DOCUMENT = Fonts("Arial", "微软雅黑", "Times New Roman", "宋体")
EN_DOCUMENT = Fonts("Arial", "微软雅黑", "Calibri", "微软雅黑")
DECK = Fonts("Arial", "微软雅黑", "Arial", "微软雅黑")


@dataclass(frozen=True, slots=True)
class Brand:
    """A company's look. ``numbering`` numbers the headings ``1 1.1 1.1.1`` or ``一、（一）1.``."""

    name: str = "opsplan"
    colors: Mapping[str, str] = field(default_factory=lambda: LIGHT)
    document_fonts: Fonts = ZH_DOCUMENT
    deck_fonts: Fonts = DECK
    numbering: Literal["decimal", "chinese"] = "decimal"

    def hex(self, token: str) -> str:
        """``RRGGBB`` of a token or of ``#RRGGBB``. Raises KeyError for an unknown token."""
        if token.startswith("#"):
            return token[1:].upper()
        return self.colors[token]


def default_brand(lang: Lang) -> Brand:
    """The house look for a language."""
    return Brand(document_fonts=EN_DOCUMENT if lang == "en" else ZH_DOCUMENT)
