"""What is kept of a reference's settings: how text is laid out, not what somebody once did with the file."""

from __future__ import annotations

from lxml import etree

from opsplan.writers.docx.reference.xml import find
from opsplan.writers.ooxml.xml import put, qualified, sub

_NOTES = ("footnotePr", "endnotePr")
_KEPT = (
    "zoom", "embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
    "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
    "characterSpacingControl", "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore", *_NOTES,
    "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator",
)  # fmt: skip
"""In the order of the schema."""
_MODE = 15
"""Word 2013 and later; an older mode opens with a warning in the title bar."""


def keep_settings(settings: etree._Element, ours: etree._Element) -> None:
    """Reduce a reference's settings to those of layout; ``ours`` gives those that it does not have, and those of notes."""
    kept = []
    for name in _KEPT:
        own, house = settings.find(qualified(f"w:{name}")), ours.find(qualified(f"w:{name}"))
        element = house if own is None or name in _NOTES else own
        if element is not None:
            kept.append(element)
    for element in list(settings):
        settings.remove(element)
    settings.extend(kept)
    compat = find(settings, "w:compat")
    if compat is not None:
        _raise_mode(compat)


def _raise_mode(compat: etree._Element) -> None:
    for setting in compat.iterchildren(qualified("w:compatSetting")):
        if setting.get(qualified("w:name")) == "compatibilityMode":
            said = setting.get(qualified("w:val"), "")
            if not said.isdecimal() or int(said) < _MODE:
                put(setting, val=_MODE)
            return
    uri = "http://schemas.microsoft.com/office/word"
    sub(compat, "w:compatSetting", name="compatibilityMode", uri=uri, val=_MODE)
