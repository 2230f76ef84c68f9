"""A company's colours and fonts, read from its theme and styles, for what is drawn and for styles that it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.brand import Brand, Fonts
from opsplan.blocks.colors import AA, contrast, is_color, readable
from opsplan.blocks.palette import light_colors
from opsplan.diagnostics import Lang
from opsplan.records import dataclass
from opsplan.writers.docx.reference.style_tree import StyleTree
from opsplan.writers.docx.reference.xml import child
from opsplan.writers.ooxml.xml import NAMESPACES, put, qualified

_PAPER = "FFFFFF"
_A = f"{{{NAMESPACES['a']}}}"


@dataclass(frozen=True, slots=True)
class Theme:
    """What a theme says: ``RRGGBB`` of its first accent, and fonts by ``major``/``minor`` and ``latin``/``ea``."""

    accent: str = ""
    fonts: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))


def read_theme(root: etree._Element | None) -> Theme:
    """The theme of a ``theme1.xml``; empty values for what it does not say."""
    if root is None:
        return Theme()
    accent = next((_color(slot) for slot in root.iter(f"{_A}accent1")), "")
    fonts: dict[tuple[str, str], str] = {}
    for kind in ("major", "minor"):
        for element in root.iter(f"{_A}{kind}Font"):
            for face in ("latin", "ea"):
                named = element.find(f"{_A}{face}")
                fonts[kind, face] = named.get("typeface", "") if named is not None else ""
            chinese = [
                each.get("typeface", "") for each in element.iter(f"{_A}font") if each.get("script") == "Hans"
            ]
            fonts[kind, "ea"] = fonts[kind, "ea"] or next(iter(chinese), "")
    return Theme(accent, MappingProxyType(fonts))


def _color(slot: etree._Element) -> str:
    for element in slot:
        found = element.get("val", "") if element.tag == f"{_A}srgbClr" else element.get("lastClr", "")
        if is_color(found):
            return found.upper()
    return ""


def font_of(styles: StyleTree, theme: Theme, style: str, face: str) -> str:
    """The font of a paragraph style for ``latin`` or ``ea`` (East Asian) text; empty when nothing says it."""
    attribute = "ascii" if face == "latin" else "eastAsia"
    for element in (*styles.chain(style), styles.root.find(qualified("w:docDefaults"))):
        fonts = next(element.iter(qualified("w:rFonts")), None) if element is not None else None
        if fonts is None:
            continue
        named = fonts.get(qualified(f"w:{attribute}Theme"), "")
        found = (
            theme.fonts.get((named[:5], face), "") if named else fonts.get(qualified(f"w:{attribute}"), "")
        )
        if found:
            return found
    return ""


def company_brand(brand: Brand, styles: StyleTree, theme: Theme, *, recolor: bool) -> Brand:
    """``brand`` with the company's fonts and, where ``recolor`` says so, its accent and the colour of its text."""
    own, normal = brand.document_fonts, styles.default()
    latin = font_of(styles, theme, normal, "latin") or own.body_latin
    cjk = font_of(styles, theme, normal, "ea") or own.body_cjk
    fonts = Fonts(latin, cjk, latin, cjk, own.mono)
    if not recolor:
        return replace(brand, document_fonts=fonts)
    ink = (styles.property(normal, "w:rPr/w:color") or "").upper()
    given = {"ink": ink if is_color(ink) and contrast(ink, _PAPER) >= AA else "000000"}
    if theme.accent:
        given["accent"] = readable(theme.accent, _PAPER)
    return replace(brand, document_fonts=fonts, colors=light_colors(given))


def set_language(root: etree._Element, lang: Lang, brand: Brand) -> None:
    """The document's language is the plan's where the reference has another; Chinese text has a font in any case."""
    defaults = child(child(child(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    language = child(defaults, "w:lang")
    for name, tag in (("val", "en-US"), ("eastAsia", "zh-CN")):
        said = language.get(qualified(f"w:{name}"), "")
        if not said.lower().startswith(tag[:2]) and not (name == "val" and lang != "en" and said):
            put(language, **{name: tag})
    fonts = child(defaults, "w:rFonts")
    if not any(fonts.get(qualified(f"w:{name}")) for name in ("eastAsia", "eastAsiaTheme")):
        put(fonts, eastAsia=brand.document_fonts.body_cjk)
