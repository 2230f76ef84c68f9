"""Parts of the package beside the text: styles, numbering, settings, properties and the embedded plan."""

from __future__ import annotations

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from opsplan.blocks.nodes import Meta
from opsplan.writers.docx.footnotes import SEPARATORS
from opsplan.writers.docx.numbering import numbering_part
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.styles import styles_part, theme_with_fonts
from opsplan.writers.docx.xml import twips
from opsplan.writers.ooxml.properties import application_properties, plan_item, plan_item_properties
from opsplan.writers.ooxml.xml import serialise, sub

_LEFTOVERS = (
    RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.CUSTOM_XML, RELATIONSHIP_TYPE.WEB_SETTINGS,
    RELATIONSHIP_TYPE.FONT_TABLE, "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
)  # fmt: skip
"""What the base file has of its own; Word makes anew what it needs."""


def drop_leftovers(package: DocxDocument) -> None:
    """Take the base file's picture, fonts, bibliography and second style sheet out of the package."""
    for relations in (package.part.rels, package.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype in _LEFTOVERS:
                del relations[key]


def replace_parts(office: Office) -> None:
    """Styles, numbering and theme fonts over those of the base file."""
    document = office.package.part
    used = [entry.counts for entry in office.outline.entries if not entry.appendix]
    replacements = {
        RELATIONSHIP_TYPE.STYLES: serialise(styles_part(office.brand, office.lang, office.paper, used)),
        RELATIONSHIP_TYPE.NUMBERING: serialise(
            numbering_part(office.brand, tuple(office.lists), used, office.lang)
        ),
    }
    for relation in list(document.rels.values()):
        if relation.reltype in replacements:
            old = relation.target_part
            relation._target = Part(
                old.partname, old.content_type, replacements[relation.reltype], old.package
            )
        elif relation.reltype == RELATIONSHIP_TYPE.THEME:
            old = relation.target_part
            theme = theme_with_fonts(old.blob, office.brand)
            relation._target = Part(old.partname, old.content_type, theme, old.package)


def set_settings(office: Office) -> None:
    """The settings a new document of Word has; no prompt to update fields."""
    settings = office.package.settings.element
    for child in list(settings):
        settings.remove(child)
    sub(settings, "w:zoom", percent=100)
    sub(settings, "w:defaultTabStop", val=twips(21))
    sub(
        settings,
        "w:characterSpacingControl",
        val="compressPunctuation" if office.chinese else "doNotCompress",
    )
    if office.notes:
        separators = sub(settings, "w:footnotePr")
        for number, _ in SEPARATORS:
            sub(separators, "w:footnote", id=number)
    compatibility = sub(settings, "w:compat")
    if office.chinese:
        for name in ("w:spaceForUL", "w:balanceSingleByteDoubleByteWidth", "w:doNotLeaveBackslashAlone",
                     "w:ulTrailSpace", "w:doNotExpandShiftReturn", "w:useFELayout"):  # fmt: skip
            sub(compatibility, name)
    # Mode 15 is Word 2013 and later; without it Word opens the file in compatibility mode.
    for name, setting in (("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1),
                          ("enableOpenTypeFeatures", 1), ("doNotFlipMirrorIndents", 1),
                          ("differentiateMultirowTableHeaders", 1)):  # fmt: skip
        sub(
            compatibility,
            "w:compatSetting",
            name=name,
            uri="http://schemas.microsoft.com/office/word",
            val=setting,
        )
    language = {"val": "en-US", "eastAsia": "zh-CN"}
    sub(settings, "w:themeFontLang", **language)
    sub(settings, "w:decimalSymbol", val=".")
    sub(settings, "w:listSeparator", val=",")


def set_application(package: DocxDocument, meta: Meta) -> None:
    """``docProps/app.xml``: numbers of pages and words would be the base file's, so there are none."""
    for relation in package.part.package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            old, own = relation.target_part, application_properties("Microsoft Office Word", meta)
            relation._target = Part(old.partname, old.content_type, own, old.package)


def embed_plan(package: DocxDocument, text: bytes) -> None:
    """The plan as a custom XML part."""
    document = package.part
    item = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, plan_item(text), document.package)
    described = Part(
        PackURI("/customXml/itemProps1.xml"),
        CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        plan_item_properties(),
        document.package,
    )
    item.relate_to(described, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
