"""The look: colours, fonts and sizes by name. The values are those of the product's visual reference.

Status and risk bands come with a fill (``low``), its text (``low-text``) and a strong tone for lines
and small text (``low-strong``). Phase colours ``c1`` … ``c6`` keep apart in greyscale and for the
colour-blind. ``white`` is what stands on a ground filled with the accent. Cover and filled panels have tokens of
their own, since on dark slides they are no longer made of the accent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType
from typing import Literal

from opsplan.blocks.colors import AA, AA_LARGE, contrast, readable
from opsplan.diagnostics import Lang
from opsplan.records import dataclass

LIGHT: Mapping[str, str] = MappingProxyType({
    "accent": "0B4F6C", "accent-900": "07303F", "accent-600": "2E718C", "accent-500": "5F97AE", "accent-400": "7FAABD",
    "accent-300": "A5C5D2", "accent-200": "C3D8E1", "accent-100": "E1ECF1", "accent-50": "F2F7F9",
    "ink": "1B2A33", "ink2": "465760", "ink3": "5E6F79", "mute": "A9B6BC", "line": "D5DDE1", "wash": "F6F8F9",
    "bg": "FFFFFF", "white": "FFFFFF", "grid": "E6EBED", "holiday": "EDF1F3", "holiday-text": "1F5E39", "other": "C9D3D8",
    "low": "DCEFE2", "low-text": "1F5E39", "low-strong": "2F7D4F",
    "medium": "FBF0C4", "medium-text": "6B5200", "medium-strong": "8A6A00",
    "high": "FBDDC2", "high-text": "8A3D00", "high-strong": "B4540A",
    "severe": "F6CFCB", "severe-text": "8C1D18", "severe-strong": "B3261E", "today": "B3261E",
    "c1": "12395B", "c2": "2C7F83", "c3": "CF8338", "c4": "8A3F5C", "c5": "8DB7D9", "c6": "EAD49A",
    "cover": "07303F", "cover-text": "FFFFFF", "cover-text2": "C3D8E1",
    "panel": "0B4F6C", "panel-text": "FFFFFF", "panel-text2": "C3D8E1", "panel-mark": "7FAABD", "panel-line": "2E718C",
})  # fmt: skip

DARK: Mapping[str, str] = MappingProxyType({
    **LIGHT,
    "accent": "8FC3D8", "accent-900": "D3E8F0", "accent-600": "6FA9C1", "accent-500": "5E91A8", "accent-400": "4C7F95", "accent-300": "3A697D", "accent-200": "2A5466",
    "accent-100": "1B4252", "accent-50": "143846",
    "ink": "F2F6F8", "ink2": "C6D3D9", "ink3": "9DB0B9", "mute": "6E8894", "line": "2B4753", "wash": "103441",
    "bg": "0A2733", "white": "0A2733", "grid": "1B3A47", "holiday": "143440", "holiday-text": "7DC498", "other": "4A5D66",
    "low-strong": "7DC498", "medium-strong": "D0AE55", "high-strong": "EF9A58", "severe-strong": "F0918A", "today": "F0918A",
    "c1": "4577B2", "c2": "58AEA6", "c3": "EBB06C", "c4": "B9668A", "c5": "B2D4EC", "c6": "F8F0D2",
    "cover-text": "F2F6F8", "cover-text2": "C6D3D9",
    "panel": "1B4252", "panel-text": "F2F6F8", "panel-text2": "C6D3D9", "panel-mark": "5E91A8", "panel-line": "6FA9C1",
})  # fmt: skip
"""Tokens on a dark ground. Status bands keep their fills and their dark text; ``accent-900`` is text on ``accent-200`` still."""

PHASE_COLORS = ("c1", "c2", "c3", "c4", "c5", "c6")
_PAPER = "FFFFFF"
_PALE = 2.5
"""Contrast with the page below which a fill needs an outline."""

Numbering = Literal["decimal", "chinese"]
TableFamily = Literal["lines", "band", "grid"]


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
class Logo:
    """A picture for covers. ``kind`` is its format, ``width`` and ``height`` are the points it is shown in."""

    data: bytes
    kind: Literal["png", "jpeg"]
    width: float
    height: float
    alt: str


@dataclass(frozen=True, slots=True)
class Tables:
    """How tables look: hairlines between rows, a filled head band, or a grid. ``zebra`` tints every second row."""

    family: TableFamily = "lines"
    zebra: bool = False


@dataclass(frozen=True, slots=True)
class PageSetup:
    """The page of an upright section in points; one that lies on its side is the same paper, turned."""

    width: float = 595.3
    height: float = 841.9
    top: float = 72.0
    bottom: float = 72.0
    side: float = 90.0


@dataclass(frozen=True, slots=True)
class Brand:
    """A company's look, for plans in one language.

    ``numbering`` numbers the headings ``1 1.1 1.1.1`` or ``一、（一）1.``. ``dark`` holds the tokens for dark grounds:
    web pages at night, and slides where ``look`` is dark. ``body_size`` in points, ``line_spacing`` in lines; 0 is the
    house's own for the language. ``thin_spaces`` sets thin spaces between Chinese and Latin letters or digits.
    """

    name: str = "opsplan"
    colors: Mapping[str, str] = field(default_factory=lambda: LIGHT)
    dark: Mapping[str, str] = field(default_factory=lambda: DARK)
    look: Literal["light", "dark"] = "light"
    document_fonts: Fonts = ZH_DOCUMENT
    deck_fonts: Fonts = DECK
    numbering: Numbering = "decimal"
    tables: Tables = Tables()
    body_size: float = 0.0
    line_spacing: float = 0.0
    toc_levels: int = 0
    page: PageSetup = PageSetup()
    thin_spaces: bool = False
    footer: str = ""
    logo: Logo | None = None
    logo_on_dark: Logo | None = None

    def hex(self, token: str) -> str:
        """``RRGGBB`` of a token of any form or of ``#RRGGBB``. Raises KeyError for an unknown token."""
        token = self.token(token)
        return token[1:].upper() if token.startswith("#") else self.colors[token]

    def token(self, token: str) -> str:
        """The plain token, or ``#RRGGBB``, that a token of any form stands for; empty for no colour.

        Blocks are drawn before a brand is known, so that what depends on its colours is said as a form: ``on:FILL`` is
        the text that reads well on a fill, ``mark:FILL`` a mark or large text inside it, ``edge:FILL`` the outline that a fill needs
        which is lost on the page, ``lift:FILL`` the fill as it stands on the dark cover.
        """
        form, _, fill = token.partition(":")
        match form if fill else "":
            case "on":
                return self._text_on(self.hex(fill))
            case "mark":
                return "white" if contrast(self.colors["white"], self.hex(fill)) >= AA_LARGE else "ink"
            case "edge":
                return "ink3" if self.is_pale(fill) else ""
            case "lift":
                return f"#{self.dark[fill]}" if fill in PHASE_COLORS else fill
            case _:
                return token

    def is_pale(self, fill: str) -> bool:
        """True for fills that are lost on the page and need an outline."""
        return contrast(self.hex(fill), self.hex("bg")) < _PALE

    def for_slides(self) -> Brand:
        """The brand that a deck is painted with: on dark slides the dark tokens are the colours."""
        if self.look == "light" or self.colors is self.dark:
            return self
        return replace(self, colors=self.dark)

    def for_paper(self) -> Brand:
        """The brand that a Word file or a workbook is painted with: its ground is white whatever slides have."""
        if self.colors["bg"] == _PAPER:
            return self
        return replace(self, colors=MappingProxyType({**self.colors, "bg": _PAPER}))

    def _text_on(self, fill: str) -> str:
        """Light text where that can be read, even where dark text would be easier to read; else dark text, darker than
        the brand's where it must be."""
        light, dark = ("ink", "white") if self.colors is self.dark else ("white", "ink")
        if contrast(self.colors[light], fill) >= AA:
            return light
        own = self.colors[dark]
        found = readable(own, fill)
        return dark if found == own else f"#{found}"


def default_brand(lang: Lang) -> Brand:
    """The house look for a language."""
    return Brand(document_fonts=EN_DOCUMENT if lang == "en" else ZH_DOCUMENT)
