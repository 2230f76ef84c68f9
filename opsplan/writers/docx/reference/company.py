"""A document in a company's own look: its package, pages, cover, numbers and styles, with ours where it has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from io import BytesIO

from docx import Document as open_package
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from opsplan.blocks.brand import Brand
from opsplan.blocks.nodes import Document
from opsplan.diagnostics import Finding
from opsplan.writers.docx.headings import HEADING_LIST
from opsplan.writers.docx.numbering import Labels, numbering_part
from opsplan.writers.docx.office import Office
from opsplan.writers.docx.outline import Entry
from opsplan.writers.docx.pages import HouseSections
from opsplan.writers.docx.parts import set_settings
from opsplan.writers.docx.reference.adopt import Adoption, adopt
from opsplan.writers.docx.reference.cover import cover_end, end_cover, sources_of
from opsplan.writers.docx.reference.fields import facts_of, fill
from opsplan.writers.docx.reference.findings import Lacks, findings_of
from opsplan.writers.docx.reference.lists import add_lists, highest
from opsplan.writers.docx.reference.look import company_brand, read_theme, set_language
from opsplan.writers.docx.reference.names import EXPECTED
from opsplan.writers.docx.reference.numbers import Binding, Lists, labels_of
from opsplan.writers.docx.reference.page_setup import setup_of
from opsplan.writers.docx.reference.pages import Pages
from opsplan.writers.docx.reference.properties import add_application_properties, add_custom_properties
from opsplan.writers.docx.reference.settings import keep_settings
from opsplan.writers.docx.reference.style_map import HEADINGS, make_known, map_styles
from opsplan.writers.docx.reference.style_tree import StyleTree
from opsplan.writers.docx.reference.styles import Additions, add_styles
from opsplan.writers.docx.reference.tidy import tidy
from opsplan.writers.docx.reference.xml import child, exchange, part_of, replaced, root_of
from opsplan.writers.docx.runs import VALUE_MARK
from opsplan.writers.docx.styles import styles_part
from opsplan.writers.ooxml.opening import Reference
from opsplan.writers.ooxml.xml import NAMESPACES, put, qualified, root, serialise, sub

_FIXED = frozenset(("styles", "numbering", "settings", "theme", "fontTable"))
"""Relationships to parts that a document has one of."""
_PRUNED = frozenset(("header", "footer", "image", "hyperlink", "chart", "diagramData", "diagramLayout",
                     "diagramQuickStyle", "diagramColors", "diagramDrawing"))  # fmt: skip


class Company:
    """A reference opened for one document. ``colors`` says that the user chose the brand's colours, which are kept then,
    and ``numbers`` its numbers of headings, which those of the reference get that have none."""

    is_company = True
    """Everything in the body gets the company's styles at the end."""

    def __init__(
        self,
        reference: Reference,
        document: Document,
        brand: Brand,
        *,
        colors: bool,
        numbers: bool,
        keep_text: bool = False,
    ) -> None:
        brand = brand.for_paper()
        self._reference = reference
        self._meta = document.meta
        self._pages: Pages | None = None
        self._covered = document.cover is not None
        self._sources = sources_of(document)
        self.package = open_package(BytesIO(reference.data))
        _rename_parts(self.package.part)
        main = self.package.part
        body = self.package.element.body
        styles = part_of(main, RELATIONSHIP_TYPE.STYLES)
        self._styles = StyleTree(root_of(styles) if styles is not None else root("w:styles"))
        theme = part_of(main, RELATIONSHIP_TYPE.THEME)
        self._theme = read_theme(etree.fromstring(theme.blob) if theme is not None else None)
        end = cover_end(body, self._styles) if document.cover else 0
        self._setup = setup_of(body, end)
        self._cover = [deepcopy(block) for block in list(body)[:end]]
        self.paper = self._setup.paper
        self.brand = company_brand(brand, self._styles, self._theme, recolor=not colors)
        self._ours = styles_part(self.brand, document.meta.lang, self.paper)
        self._map = map_styles(self._styles, self._ours, body, document.meta.lang)
        make_known(self._styles, self._map.found)
        numbering = part_of(main, RELATIONSHIP_TYPE.NUMBERING)
        self._numbering = root_of(numbering) if numbering is not None else None
        self._lists = Lists(self._numbering, self._styles)
        self._bindings = self._headings()
        self._house_numbers = not self._bindings and (numbers or HEADINGS[0] not in self._map.found)
        if not keep_text:
            for block in list(body):
                body.remove(block)

    @property
    def has_cover(self) -> bool:
        return bool(self._cover)

    def _headings(self) -> Mapping[int, Binding]:
        """How headings are numbered by level, and how those would be that the reference has no style for."""
        found: dict[int, Binding] = {}
        for level, identity in enumerate(HEADINGS, start=1):
            above = found.get(level - 1)
            if identity in self._map.found:
                binding = self._lists.binding(self._map.found[identity])
                if binding is not None:
                    found[level] = binding
            elif above is not None and self._lists.level(above.list, above.level + 1).text:
                found[level] = Binding(above.list, above.level + 1)
        return found

    def labels(self, entries: Sequence[Entry]) -> Labels | None:
        """What stands before each heading; None where our own numbers do."""
        if self._house_numbers:
            return None
        return labels_of(
            self._lists, self._bindings, [entry.counts for entry in entries if not entry.appendix]
        )

    def sections(self, office: Office) -> Pages:
        """The sections' headers and footers, filled. Drawings of ours get numbers beyond those of the reference."""
        house = HouseSections(office, self._meta, self.paper)
        pages = Pages(office, self._setup, self._styles, facts_of(self._meta), house)
        numbers = [
            each.get("id", "")
            for tree in (*self._cover, *pages.trees())
            for each in tree.iter(qualified("wp:docPr"))
        ]
        office.last_drawing = max(
            (int(each) for each in numbers if each.isdecimal() and int(each) < 2**30), default=0
        )
        self._pages = pages
        return pages

    def finish(self, office: Office, body: etree._Element) -> tuple[Finding, ...]:
        """Put what was written into the company's styles, and its cover before it; returns what the reference lacks."""
        pages = self._pages
        if pages is None:
            raise ValueError("a document ends after its sections")
        used = {element.get(qualified("w:val"), "") for element in body.iter(qualified("w:pStyle"))}
        ids = self.dress(office, body)
        filled = self._write_cover(office, body, pages, ids) if self._cover else frozenset()
        add_application_properties(self.package, self._meta)
        add_custom_properties(self.package, body, facts_of(self._meta))
        _prune(self.package.part, body)
        missing = tuple(each for each in EXPECTED if each in used and each not in self._map.found)
        no_cover = not self._cover and self._covered
        lacks = Lacks(missing, not pages.own, no_cover, bool(self._cover) and "title" not in filled)
        return findings_of(self._reference.name, lacks)

    def dress(self, office: Office, written: etree._Element) -> Mapping[str, str]:
        """Put what was written into the company's styles and lists, with ours where it has none.

        Returns the style ids of the company for ours.
        """
        grown = highest(self._numbering, "w:num", "w:numId") if self._numbering is not None else 0
        known = self._styles.ids()
        additions = Additions(self._styles, self._theme, self._bindings, self._house_numbers, grown)
        ids = add_styles(additions, self._ours, self._map)
        if self._house_numbers:
            self._number_headings(grown)
        self._add_lists(office, written, ids, known, grown)
        width = self.paper.plain.text_width
        adoption = Adoption(StyleTree(self._styles.root), self._map, ids, grown, width)
        adopt(written, adoption)
        self._adopt_parts(adoption)
        set_language(self._styles.root, self._meta.lang, self.brand)
        self._finish_settings(office)
        return ids

    def _number_headings(self, grown: int) -> None:
        """Our numbers for headings of the reference that have none."""
        for level, identity in enumerate(HEADINGS):
            style = self._styles.get(self._map.found.get(identity, ""))
            if style is None:
                continue
            numbering = child(child(style, "w:pPr"), "w:numPr")
            for element in list(numbering):
                numbering.remove(element)
            sub(numbering, "w:ilvl", val=level)
            sub(numbering, "w:numId", val=HEADING_LIST + grown)

    def _add_lists(
        self, office: Office, body: etree._Element, ids: Mapping[str, str], known: frozenset[str], grown: int
    ) -> None:
        """Our lists that the text or styles of ours use."""
        used = {element.get(qualified("w:val"), "") for element in body.iter(qualified("w:numId"))}
        for _, element in ((None, each) for each in self._styles.root.iter(qualified("w:numId"))):
            number = int(element.get(qualified("w:val"), "0"))
            used |= {str(number - grown)} if number > grown else set()
        links = {ours: theirs for ours, theirs in ids.items() if theirs not in known or self._house_numbers}
        headings = [entry.counts for entry in office.outline.entries if not entry.appendix]
        ours = numbering_part(self.brand, tuple(office.lists), headings, office.lang)
        _loosen_appendices(ours)
        merged = add_lists(self._numbering, ours, used, links)
        main = self.package.part
        if part_of(main, RELATIONSHIP_TYPE.NUMBERING) is None:
            name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
            main.relate_to(Part(name, kind, serialise(merged), main.package), RELATIONSHIP_TYPE.NUMBERING)
        if part_of(main, RELATIONSHIP_TYPE.STYLES) is None:
            name, kind = PackURI("/word/styles.xml"), CONTENT_TYPE.WML_STYLES
            main.relate_to(
                Part(name, kind, serialise(self._styles.root), main.package), RELATIONSHIP_TYPE.STYLES
            )

    def _adopt_parts(self, adoption: Adoption) -> None:
        """Headers, footers, comments and notes of ours."""
        main = self.package.part
        for part in [each.target_part for each in main.rels.values() if not each.is_external]:
            name = str(part.partname)
            if (
                type(part) is Part
                and name.endswith(".xml")
                and not _is_company(name)
                and part.content_type in _TEXTS
            ):
                tree = etree.fromstring(part.blob)
                adopt(tree, adoption)
                exchange(main, part, replaced(part, tree))

    def _finish_settings(self, office: Office) -> None:
        settings = self.package.settings.element
        company = deepcopy(settings)
        set_settings(office)
        ours = deepcopy(settings)
        keep_settings(company, ours)
        for element in list(settings):
            settings.remove(element)
        settings.extend(list(company))
        language = settings.find(qualified("w:themeFontLang"))
        if language is not None and not language.get(qualified("w:eastAsia"), "zh").startswith("zh"):
            put(language, eastAsia="zh-CN")  # else Word takes the theme's Japanese font for Chinese

    def _write_cover(
        self, office: Office, body: etree._Element, pages: Pages, ids: Mapping[str, str]
    ) -> frozenset[str]:
        """The company's cover with the plan's facts, in a section of its own; returns the facts that it prints."""
        holder = etree.Element(qualified("w:body"), nsmap=dict(body.nsmap))
        holder.extend(self._cover)
        tidy(holder, self.package.part.rels)

        def mark(run: etree._Element, fact: str) -> None:
            path = self._sources.get(facts_of(self._meta)[fact], "")
            if path and next(run.iterancestors(qualified("mc:Fallback")), None) is None:
                number = office.next_mark()
                name = office.bookmark_name(VALUE_MARK, path)
                run.addprevious(sub(etree.Element("holder"), "w:bookmarkStart", id=number, name=name))
                run.addnext(sub(etree.Element("holder"), "w:bookmarkEnd", id=number))

        filled = fill(holder, facts_of(self._meta), mark)
        end_cover(holder, pages.company_cover(), ids["Break"])
        for place, block in enumerate(list(holder)):
            body.insert(place, block)
        return filled


_TEXTS = frozenset((
    CONTENT_TYPE.WML_HEADER, CONTENT_TYPE.WML_FOOTER, CONTENT_TYPE.WML_COMMENTS, CONTENT_TYPE.WML_FOOTNOTES,
    CONTENT_TYPE.WML_ENDNOTES,
))  # fmt: skip


def _loosen_appendices(lists: etree._Element) -> None:
    """A space behind the letters of appendices instead of a place for their text, which the company's larger type may
    not leave free."""
    for style in lists.iter(qualified("w:pStyle")):
        level = style.getparent()
        if level is not None and style.get(qualified("w:val"), "").startswith("Appendix"):
            put(child(level, "w:suff"), val="space")
            indent = child(child(level, "w:pPr"), "w:ind")
            indent.attrib.clear()
            put(indent, left=0, firstLine=0)


def _is_company(name: str) -> bool:
    return "/company_" in name


def _rename_parts(main: Part) -> None:
    """Give the reference's headers, pictures and charts names that no part of ours has."""
    seen = {main}
    waiting = [main]
    while waiting:
        for relation in waiting.pop().rels.values():
            if relation.is_external or relation.target_part in seen:
                continue
            part = relation.target_part
            seen.add(part)
            waiting.append(part)
            if relation.reltype.rpartition("/")[2] not in _FIXED:
                folder, _, own = str(part.partname).rpartition("/")
                part._partname = PackURI(f"{folder}/company_{own}")


def _prune(main: Part, body: etree._Element) -> None:
    """Drop the relationships of the reference's text that nothing points to any more."""
    relation = f"{{{NAMESPACES['r']}}}"
    used = {
        target
        for element in body.iter()
        for name, target in element.attrib.items()
        if name.startswith(relation)
    }
    for key, each in list(main.rels.items()):
        if each.reltype.rpartition("/")[2] in _PRUNED and key not in used:
            del main.rels[key]
