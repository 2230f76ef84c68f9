"""A brand file put together: what it says, over the house look, for plans in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from opsplan.blocks.brand import (
    DECK,
    PHASE_COLORS,
    Brand,
    Fonts,
    Logo,
    PageSetup,
    Tables,
    default_brand,
)
from opsplan.blocks.palette import dark_colors, light_colors
from opsplan.branding.pictures import POINTS_PER_CM
from opsplan.diagnostics import Lang
from opsplan.model.brand_file import (
    BrandColors,
    BrandFile,
    BrandFontSet,
    BrandLayouts,
    BrandPage,
    read_brand_file,
)
from opsplan.model.specs import fields_of
from opsplan.records import dataclass

_PAPERS = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Branding:
    """A brand before the language of the plan is known. ``docx`` and ``pptx`` are the reference files it names."""

    file: BrandFile
    name: str
    colors: Mapping[str, str]
    dark: Mapping[str, str]
    logo: Logo | None = None
    logo_on_dark: Logo | None = None
    docx: Path | None = None
    pptx: Path | None = None

    @property
    def layouts(self) -> Mapping[str, str]:
        """Names of layouts that the file gives, by what they are for."""
        given = self.file.layouts
        return {name: value for name in fields_of(BrandLayouts) if (value := getattr(given, name, None))}

    def brand(self, lang: Lang) -> Brand:
        """The brand for a plan in a language. Chinese numerals are for Chinese headings: a plan in English has ``1 1.1``."""
        given = self.file
        house = default_brand(lang)
        tables = given.tables
        return Brand(
            name=self.name, colors=self.colors, dark=self.dark, look=cast(Any, given.look or house.look),
            document_fonts=self._document_fonts(house.document_fonts), deck_fonts=self._deck_fonts(),
            numbering="chinese" if given.numbering == "chinese" and lang != "en" else "decimal",
            tables=Tables(cast(Any, tables.family or "lines"), tables.zebra) if tables else house.tables,
            body_size=given.body_size or 0.0, line_spacing=given.line_spacing or 0.0,
            toc_levels=given.toc_levels or 0, page=_page(given.page),
            thin_spaces=given.spacing is not None and given.spacing.cjk_latin == "thin",
            footer=given.footer or "", logo=self.logo, logo_on_dark=self.logo_on_dark,
        )  # fmt: skip

    def _document_fonts(self, house: Fonts) -> Fonts:
        cjk, latin = self._sets()
        return Fonts(
            latin.heading or house.heading_latin, cjk.heading or house.heading_cjk,
            latin.body or latin.heading or house.body_latin, cjk.body or cjk.heading or house.body_cjk,
            latin.mono or house.mono,
        )  # fmt: skip

    def _deck_fonts(self) -> Fonts:
        cjk, latin = self._sets()
        latin_name = latin.deck or latin.heading or DECK.heading_latin
        cjk_name = cjk.deck or cjk.heading or DECK.heading_cjk
        return Fonts(latin_name, cjk_name, latin_name, cjk_name, latin.mono or DECK.mono)

    def _sets(self) -> tuple[BrandFontSet, BrandFontSet]:
        fonts = self.file.fonts
        return (fonts.zh if fonts else None) or BrandFontSet(), (
            fonts.en if fonts else None
        ) or BrandFontSet()


def branding_of(file: BrandFile, name: str) -> Branding:
    """What a brand file says, without its pictures and reference files."""
    colors = light_colors(tokens_of(file.colors))
    return Branding(file, file.name or name, colors, dark_colors(colors, tokens_of(file.dark_colors)))


@cache
def named_brand(name: str) -> Branding:
    """A shipped brand. Raises FileNotFoundError for a name that is none."""
    text = files(__package__).joinpath("shipped", f"{name}.yaml").read_bytes()
    data = read_brand_file(text, f"{name}.yaml").data
    assert data is not None
    return branding_of(data, name)


def with_files(
    branding: Branding,
    logo: Logo | None,
    logo_on_dark: Logo | None,
    docx: Path | None,
    pptx: Path | None,
) -> Branding:
    """The brand with the files that it names."""
    return replace(branding, logo=logo, logo_on_dark=logo_on_dark, docx=docx, pptx=pptx)


def tokens_of(colors: BrandColors | None) -> dict[str, str]:
    """The colours that a file gives, by token."""
    if colors is None:
        return {}
    out = {
        token_of(name): value
        for name, spec in fields_of(BrandColors).items()
        if isinstance(value := getattr(colors, spec.attribute), str)
    }
    return out | dict(zip(PHASE_COLORS, colors.phases, strict=False))


def token_of(key: str) -> str:
    """The token of a key: ``accent-900`` for ``accent_900``."""
    return key.replace("_", "-")


def _page(page: BrandPage | None) -> PageSetup:
    if page is None:
        return PageSetup()
    width, height = _PAPERS[page.size or "a4"]
    house = PageSetup()
    top, bottom, side = (
        round(given * POINTS_PER_CM, 1) if given else own
        for given, own in ((page.top, house.top), (page.bottom, house.bottom), (page.side, house.side))
    )
    return PageSetup(width, height, top, bottom, side)
