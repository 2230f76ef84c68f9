"""A brand as a brand file with everything that it settles: a start for one's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.branding.branding import Branding, token_of
from opsplan.diagnostics import Lang
from opsplan.model.base import Entry
from opsplan.model.brand_file import (
    BrandColors,
    BrandFile,
    BrandFonts,
    BrandFontSet,
    BrandLayouts,
    BrandLogo,
    BrandPage,
    BrandReference,
    BrandSpacing,
    BrandTables,
)
from opsplan.model.specs import fields_of
from opsplan.yamlio.writing import scalar


def brand_yaml(branding: Branding, lang: Lang) -> str:
    """The text of a brand file that gives the same look, its keys in ``lang``.

    Fonts and sizes that the brand leaves to the house depend on a plan's language; they stand in a comment.
    """
    return "\n".join((*_Writer(branding, lang).lines(), ""))


class _Writer:
    def __init__(self, branding: Branding, lang: Lang) -> None:
        self.branding, self.file, self.lang = branding, branding.file, lang

    def lines(self) -> Iterator[str]:
        file, look = self.file, self.file.look or "light"
        yield self._line(BrandFile, "name", self.branding.name)
        yield self._line(BrandFile, "look", look)
        for name, colors in (("colors", self.branding.colors), ("dark_colors", self.branding.dark)):
            yield f"{self._key(BrandFile, name)}:"
            yield from self._colors(colors)
        yield from self._fonts()
        for name, value in (("body_size", file.body_size), ("line_spacing", file.line_spacing)):
            if value:
                yield f"{self._key(BrandFile, name)}: {value:g}"
        yield self._line(BrandFile, "numbering", file.numbering or "decimal")
        tables = file.tables or BrandTables()
        yield self._flow("tables", BrandTables, {"family": tables.family or "lines", "zebra": tables.zebra})
        spacing = file.spacing or BrandSpacing()
        yield self._flow("spacing", BrandSpacing, {"cjk_latin": spacing.cjk_latin})
        page = file.page or BrandPage()
        sizes = {"size": page.size or "a4", "top": page.top, "bottom": page.bottom, "side": page.side}
        yield self._flow("page", BrandPage, sizes)
        if file.toc_levels:
            yield self._line(BrandFile, "toc_levels", file.toc_levels)
        for name in ("logo", "logo_on_dark"):
            logo = getattr(file, name)
            if logo:
                given = {"file": logo.file, "height": logo.height, "alt": logo.alt}
                yield self._flow(name, BrandLogo, given)
        if file.footer:
            yield self._line(BrandFile, "footer", file.footer)
        if file.reference:
            given = {"docx": file.reference.docx, "pptx": file.reference.pptx}
            yield self._flow("reference", BrandReference, given)
        if self.branding.layouts:
            yield self._flow("layouts", BrandLayouts, self.branding.layouts)

    def _colors(self, colors: Mapping[str, str]) -> Iterator[str]:
        for name in fields_of(BrandColors):
            if name == "phases":
                listed = ", ".join(f'"#{colors[token]}"' for token in PHASE_COLORS)
                yield f"  {self._key(BrandColors, name)}: [{listed}]"
            else:
                yield f'  {self._key(BrandColors, name)}: "#{colors[token_of(name)]}"'

    def _fonts(self) -> Iterator[str]:
        given = self.file.fonts
        sets = {name: getattr(given, name) for name in ("zh", "en")} if given else {}
        if any(sets.values()):
            yield f"{self._key(BrandFile, 'fonts')}:"
        for name, fonts in sets.items():
            if fonts:
                values = {each: getattr(fonts, each) for each in fields_of(BrandFontSet)}
                yield f"  {self._key(BrandFonts, name)}: {self._braces(BrandFontSet, values)}"
        if not all(sets.values()) or not sets:
            house = self.branding.brand(self.lang).document_fonts
            cjk = self._braces(BrandFontSet, {"heading": house.heading_cjk, "body": house.body_cjk})
            latin = self._braces(BrandFontSet, {"heading": house.heading_latin, "body": house.body_latin})
            yield (
                f"# {self._key(BrandFile, 'fonts')}: {{{self._key(BrandFonts, 'zh')}: {cjk}, "
                f"{self._key(BrandFonts, 'en')}: {latin}}}"
            )

    def _key(self, model: type[Entry], name: str) -> str:
        return fields_of(model)[name].zh if self.lang == "zh-CN" else name

    def _line(self, model: type[Entry], name: str, value: str | int) -> str:
        return f"{self._key(model, name)}: {scalar(value, flow=False)}"

    def _flow(self, name: str, model: type[Entry], values: Mapping[str, str | float | bool | None]) -> str:
        return f"{self._key(BrandFile, name)}: {self._braces(model, values)}"

    def _braces(self, model: type[Entry], values: Mapping[str, str | float | bool | None]) -> str:
        said = (
            f"{self._key(model, name)}: {f'{value:g}' if isinstance(value, float) else scalar(value, flow=True)}"
            for name, value in values.items()
            if value is not None
        )
        return "{" + ", ".join(said) + "}"
