"""Which style of the reference stands for each of ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from opsplan.diagnostics import Lang
from opsplan.records import dataclass
from opsplan.writers.docx.reference.names import ROLES, key, wanted
from opsplan.writers.docx.reference.style_tree import StyleTree, kind_of, name_of
from opsplan.writers.docx.reference.xml import child, find, value
from opsplan.writers.ooxml.xml import put, qualified

HEADINGS = tuple(f"Heading{level}" for level in range(1, 5))
DEFAULTS: Mapping[str, str] = MappingProxyType(
    {"Normal": "paragraph", "DefaultParagraphFont": "character", "TableNormal": "table"}
)
"""Our styles for what has none, and their kind."""
_TABLES = ("OpsplanData", "OpsplanFacts")
"""Our table styles that a company's own takes the place of; the others are grids and panels with fills of their own."""
_ORDINARY = frozenset(
    key(name) for name in ("Normal Table", "普通表格", "Table Grid", "网格型", "表格网格", "Table Simple")
)


@dataclass(frozen=True, slots=True)
class StyleMap:
    """``found``: our style ids and those of the reference for them. ``table`` is the company's own table style, if it
    has one."""

    found: Mapping[str, str]
    table: str = ""


def map_styles(styles: StyleTree, ours: etree._Element, body: etree._Element, lang: Lang) -> StyleMap:
    """Find every style of ``ours`` in the reference: by name, by alias, headings at last by their level of the outline."""
    found: dict[str, str] = {}
    for style in ours.iterchildren(qualified("w:style")):
        identity = style.get(qualified("w:styleId"), "")
        if identity in DEFAULTS:
            match = styles.default(DEFAULTS[identity])
        else:
            match = styles.find(kind_of(style), wanted(identity, name_of(style), lang))
        if match and (match not in found.values() or identity not in ROLES):
            found[identity] = match
    for level, identity in enumerate(HEADINGS):
        if identity not in found:
            match = styles.at_level(level, found.values())
            if match:
                found[identity] = match
    table = _own_table(styles, body)
    if table and not any(identity in found for identity in _TABLES):
        found.update(dict.fromkeys(_TABLES, table))
    return StyleMap(MappingProxyType(found), table if found.get(_TABLES[0]) == table else "")


def make_known(styles: StyleTree, found: Mapping[str, str]) -> None:
    """Give matched styles the names and levels by which Word's own functions know them; a heading stays with its text.

    A style that another program named 标题 1 is to Word one of the user's, which no table of contents lists.
    """
    taken = {
        (kind_of(style), key(name_of(style)))
        for kind in ("paragraph", "character")
        for _, style in styles.of_kind(kind)
    }
    for identity, match in found.items():
        role, style = ROLES.get(identity), styles.get(match)
        if role is None or style is None:
            continue
        name = find(style, "w:name")
        if role.outline is not None and styles.property(match, "w:pPr/w:keepNext") is None:
            child(child(style, "w:pPr"), "w:keepNext")
        if role.outline is not None and not value(style, "w:pPr/w:outlineLvl"):
            put(child(child(style, "w:pPr"), "w:outlineLvl"), val=role.outline)
        if not role.built_in or name is None:
            continue
        own = name_of(style)
        same = key(own) == key(role.built_in)
        if own.lower() != role.built_in.lower() and (
            same or (kind_of(style), key(role.built_in)) not in taken
        ):
            put(name, val=role.built_in)
            style.attrib.pop(qualified("w:customStyle"), None)


def _own_table(styles: StyleTree, body: etree._Element) -> str:
    """The table style that is obviously the company's: what most tables of its text have, else its only one."""
    names = {identity: key(name_of(style)) for identity, style in styles.of_kind("table")}
    counted = Counter(value(table, "w:tblPr/w:tblStyle") for table in body.iter(qualified("w:tbl")))
    used = [each for each, _ in counted.most_common() if each in names and names[each] not in _ORDINARY]
    if used:
        return used[0]
    own = [
        identity
        for identity, style in styles.of_kind("table")
        if style.get(qualified("w:customStyle")) in ("1", "true", "on")
        and names[identity] not in _ORDINARY
        and not names[identity].startswith("opsplan")
    ]
    return own[0] if len(own) == 1 else ""
