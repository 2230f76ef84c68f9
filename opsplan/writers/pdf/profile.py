"""A profile for one run of LibreOffice: how it prints, and which fonts stand in for those that are missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

_OOR = "http://openoffice.org/2001/registry"
_PRINTING = "/org.openoffice.Office.Common/Filter/PDF/Export"
_FONTS = "/org.openoffice.Office.Common/Font/Substitution"
_LINKS = "/org.openoffice.Office.Writer/Content/Update"
_LOCALE = "/org.openoffice.Setup/L10N"
_MACROS = "/org.openoffice.Office.Common/Security/Scripting"


def write_profile(folder: Path, fonts: Sequence[tuple[str, str]], *, comments: bool) -> None:
    """Fill a new profile in ``folder``. ``fonts`` are pairs of a missing family and the one that stands in for it;
    ``comments`` keeps comments as notes of the PDF.

    PDF files are tagged, have an outline of their headings and show their title; macros and links are left alone.
    The locale is always the same, so that the pages do not depend on the machine's.
    """
    items = etree.Element(f"{{{_OOR}}}items", nsmap={"oor": _OOR})
    for name, value in (
        ("UseTaggedPDF", True), ("ExportBookmarks", True), ("DisplayPDFDocumentTitle", True), ("ExportNotes", comments),
    ):  # fmt: skip
        _set(_item(items, _PRINTING), name, value)
    _set(_item(items, _LINKS), "Link", 0)
    _set(_item(items, _MACROS), "MacroSecurityLevel", 3)
    _set(_item(items, _LOCALE), "ooSetupSystemLocale", "en-US")
    _set(_item(items, _FONTS), "Replacement", bool(fonts))
    for number, (missing, substitute) in enumerate(fonts):
        pair = etree.SubElement(_item(items, f"{_FONTS}/FontPairs"), "node")
        pair.set(f"{{{_OOR}}}name", f"_{number}")
        pair.set(f"{{{_OOR}}}op", "replace")
        _set(pair, "ReplaceFont", missing)
        _set(pair, "SubstituteFont", substitute)
        _set(pair, "Always", True)
        _set(pair, "OnScreenOnly", False)
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_bytes(
        etree.tostring(items, encoding="UTF-8", xml_declaration=True)
    )


def _item(items: etree._Element, path: str) -> etree._Element:
    item = etree.SubElement(items, "item")
    item.set(f"{{{_OOR}}}path", path)
    return item


def _set(parent: etree._Element, name: str, value: str | bool | int) -> None:
    prop = etree.SubElement(parent, "prop")
    prop.set(f"{{{_OOR}}}name", name)
    prop.set(f"{{{_OOR}}}op", "fuse")
    etree.SubElement(prop, "value").text = str(value).lower() if isinstance(value, bool) else str(value)
