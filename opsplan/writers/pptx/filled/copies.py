"""Slides as parts of the file: every copy with its own notes and charts, pictures shared, nothing left that points nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TARGET_MODE, RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart, _Relationship
from pptx.opc.packuri import PackURI
from pptx.package import Package

from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import NAMESPACES, qualified, serialise
from opsplan.writers.pptx.filled.pages import Page
from opsplan.writers.pptx.filled.texts import shape_name
from opsplan.writers.pptx.parts import xml_part

_OWN = frozenset({
    "chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle", "package", "themeOverride",
    "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
})  # fmt: skip
"""The last words of the types of relationships to what belongs to one slide alone; what else it has is shared by copies."""
_UNNAMED = frozenset({"slideLayout", "notesSlide", "notesMaster", "theme"})
"""Relationships that hold without being named in the XML; notes have one to their slide, too."""
_RELATION = f"{{{NAMESPACES['r']}}}"
_CREATION = "creationId"
_FOLDER_AND_STEM = lazy_pattern(r"(?P<stem>.*?)\d*(?P<suffix>\.[^./]+)")


class Names:
    """Names for new parts that no other part has."""

    def __init__(self, package: Package) -> None:
        self.taken = {str(part.partname).lower() for part in package.iter_parts()}
        self._next: dict[tuple[str, str], int] = {}

    def free(self, like: str) -> PackURI:
        """A name such as ``like`` with a number of its own."""
        found = _FOLDER_AND_STEM.fullmatch(like)
        stem, suffix = (found["stem"], found["suffix"]) if found else (like, "")
        number = self._next.get((stem, suffix), 1)
        while f"{stem}{number}{suffix}".lower() in self.taken:
            number += 1
        self._next[stem, suffix] = number + 1
        name = f"{stem}{number}{suffix}"
        self.taken.add(name.lower())
        return PackURI(name)


@dataclass(slots=True)
class Copies:
    """The slides of the new deck, made one by one. ``made`` are their parts with the page each is from."""

    package: Package
    names: Names
    made: list[tuple[Page, XmlPart]] = field(default_factory=list)
    _links: list[tuple[Part, str, str, Part]] = field(default_factory=list)

    def add(self, page: Page, trees: tuple[etree._Element, ...]) -> XmlPart:
        """A slide with the trees of ``page`` filled. Its tree may be changed until :meth:`finish`."""
        number = len(self.made) + 1
        again = any(each is page for each, _ in self.made)
        slide = xml_part(f"/ppt/slides/slide{number}.xml", CONTENT_TYPE.PML_SLIDE, self.package, trees[0])
        beside = dict(zip(page.parts[1:], trees[1:], strict=True))
        for relation in page.parts[0].rels.values():
            if relation.is_external:
                relate(slide, relation.rId, relation.reltype, relation.target_ref)
                continue
            target, kind = relation.target_part, relation.reltype
            if kind == RELATIONSHIP_TYPE.SLIDE:
                self._links.append((slide, relation.rId, kind, target))
            elif kind == RELATIONSHIP_TYPE.NOTES_SLIDE:
                relate(slide, relation.rId, kind, self._notes(slide, number, target, beside[target]))
            elif target in beside:
                relate(slide, relation.rId, kind, self._chart(target, beside[target], again))
            else:
                relate(
                    slide, relation.rId, kind, self._copy(target) if again and _last(kind) in _OWN else target
                )
        if again:
            _forget_creation(trees[0])
        self.made.append((page, slide))
        return slide

    def _notes(self, slide: Part, number: int, old: Part, tree: etree._Element) -> Part:
        name = f"/ppt/notesSlides/notesSlide{number}.xml"
        notes = xml_part(name, CONTENT_TYPE.PML_NOTES_SLIDE, self.package, tree)
        for relation in old.rels.values():
            if relation.is_external:
                relate(notes, relation.rId, relation.reltype, relation.target_ref)
            else:
                target = slide if relation.reltype == RELATIONSHIP_TYPE.SLIDE else relation.target_part
                relate(notes, relation.rId, relation.reltype, target)
        return notes

    def _chart(self, old: Part, tree: etree._Element, again: bool) -> Part:
        """The chart with its new tree; a copy of it with a workbook of its own for every slide but the first."""
        chart = self._copy(old) if again else old
        if isinstance(chart, XmlPart):
            chart._element = tree  # type: ignore[assignment]  # any element
        else:
            chart.blob = serialise(tree)
        return chart

    def _copy(self, old: Part) -> Part:
        new = Part(self.names.free(str(old.partname)), old.content_type, self.package, old.blob)
        for relation in old.rels.values():
            if relation.is_external:
                relate(new, relation.rId, relation.reltype, relation.target_ref)
            else:
                own = _last(relation.reltype) in _OWN
                relate(
                    new,
                    relation.rId,
                    relation.reltype,
                    self._copy(relation.target_part) if own else relation.target_part,
                )
        return new

    def finish(self) -> list[tuple[Page, str]]:
        """Lead links between slides to the first copy of each, and drop everything that points nowhere. Embedded objects
        that were dropped are returned by name, with their slide."""
        gone: list[tuple[Page, str]] = []
        first: dict[Part, Part] = {}
        for page, slide in self.made:
            first.setdefault(page.parts[0], slide)
        for linked, identity, kind, old in self._links:
            if old in first:
                relate(linked, identity, kind, first[old])
        for page, slide in self.made:
            gone += [(page, name) for name in tidy(slide)]
            for relation in slide.rels.values():
                if relation.reltype == RELATIONSHIP_TYPE.NOTES_SLIDE:
                    tidy(relation.target_part, _UNNAMED | {"slide"})
        return list(dict.fromkeys(gone))


def relate(part: Part, identity: str, kind: str, target: Part | str) -> None:
    """A relationship of ``part`` with an id that its XML names already."""
    external = isinstance(target, str)
    mode = RELATIONSHIP_TARGET_MODE.EXTERNAL if external else RELATIONSHIP_TARGET_MODE.INTERNAL
    part.rels._rels[identity] = _Relationship(part.partname.baseURI, identity, kind, mode, target)


def tidy(part: Part, unnamed: frozenset[str] = _UNNAMED) -> list[str]:
    """Elements that name a relationship which is not there go, and relationships that nothing names. The names of the
    embedded objects that went are returned."""
    assert isinstance(part, XmlPart)
    tree = part._element
    gone: list[str] = []
    for element in list(tree.iter(etree.Element)):
        for name, value in list(element.attrib.items()):
            if str(name).startswith(_RELATION) and value and value not in part.rels:
                gone += _drop(element, str(name))
    named = {
        value
        for element in tree.iter(etree.Element)
        for name, value in element.attrib.items()
        if str(name).startswith(_RELATION)
    }
    for relation in list(part.rels.values()):
        if relation.rId not in named and _last(relation.reltype) not in unnamed:
            part.rels.pop(relation.rId)
    return gone


def _drop(element: etree._Element, name: str) -> Iterator[str]:
    """An embedded object goes with its frame; a picture stays as an empty one; all else goes by itself."""
    if element.tag == qualified("a:blip"):
        element.attrib.pop(name)
        return
    frames = (qualified("p:graphicFrame"), qualified("p:contentPart"))
    holder = next((each for each in element.iterancestors() if each.tag in frames), element)
    if holder is not element:
        yield shape_name(holder)
    parent = holder.getparent()
    if parent is not None:
        parent.remove(holder)


def _last(kind: str) -> str:
    return kind.rpartition("/")[2]


def _forget_creation(tree: etree._Element) -> None:
    """What tells a slide and its shapes from all others must not be copied."""
    for element in [each for each in tree.iter(etree.Element) if etree.QName(each).localname == _CREATION]:
        extension = element.getparent()
        holder = extension.getparent() if extension is not None else None
        if extension is None or holder is None:
            continue
        holder.remove(extension)
        outer = holder.getparent()
        if not len(holder) and outer is not None:
            outer.remove(holder)


def foreign_parts(package: Package, known: set[Part]) -> Iterator[Part]:
    """The XML parts that hold text and that nobody fills: SmartArt, comments, drawings inside charts."""
    for part in package.iter_parts():
        if part not in known and part.partname.ext == "xml" and part.partname.startswith("/ppt/"):
            yield part
