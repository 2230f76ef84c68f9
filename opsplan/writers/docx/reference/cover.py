"""Where the cover of a reference ends."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Document
from opsplan.writers.docx.reference.fields import has_places
from opsplan.writers.docx.reference.page_setup import is_contents
from opsplan.writers.docx.reference.style_tree import StyleTree
from opsplan.writers.docx.reference.xml import value
from opsplan.writers.ooxml.xml import qualified, sub

_MOST = 60
"""Blocks that a cover may have."""


def cover_end(body: etree._Element, styles: StyleTree) -> int:
    """How many blocks of the body are its cover; 0 for none.

    A cover is a cover page of Word's gallery, what stands before the first page or section break, or what ends with the
    last place for a fact of the plan; it holds no heading and no table of contents.
    """
    blocks = [each for each in body if each.tag != qualified("w:sectPr")]
    for index, block in enumerate(blocks[:_MOST]):
        if any(
            each.get(qualified("w:val")) == "Cover Pages"
            for each in block.iter(qualified("w:docPartGallery"))
        ):
            return _with_break(blocks, index)
    places = 0
    for index, block in enumerate(blocks[:_MOST]):
        if is_contents(block) or _is_heading(block, styles):
            return places
        if index and _begins_page(block, styles):
            return index if _shows(blocks[:index]) else 0
        if has_places(block):
            places = index + 1
        if _ends_page(block):
            whole = blocks[: index + 1]
            return index + 1 if _shows(whole) and (index + 1 < len(blocks) or places) else 0
    return places


def _with_break(blocks: list[etree._Element], index: int) -> int:
    """The gallery's cover with the empty paragraph behind it that ends its page."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if following is not None and _ends_page(following) and not _shows([following]):
        return index + 2
    return index + 1


def _is_heading(block: etree._Element, styles: StyleTree) -> bool:
    if block.tag != qualified("w:p"):
        return False
    style = value(block, "w:pPr/w:pStyle")
    level = value(block, "w:pPr/w:outlineLvl") or styles.property(style, "w:pPr/w:outlineLvl") or "9"
    return level.isdecimal() and int(level) < 9 and bool(_text(block))


def _ends_page(block: etree._Element) -> bool:
    """True for a paragraph or content control with a page break or the end of a section."""
    if next(block.iter(qualified("w:sectPr")), None) is not None:
        return True
    return any(each.get(qualified("w:type")) == "page" for each in block.iter(qualified("w:br")))


def _begins_page(block: etree._Element, styles: StyleTree) -> bool:
    if block.tag != qualified("w:p"):
        return False
    own = block.find(f"{qualified('w:pPr')}/{qualified('w:pageBreakBefore')}")
    if own is not None:
        return own.get(qualified("w:val"), "1") not in ("0", "false", "off")
    return styles.says(value(block, "w:pPr/w:pStyle"), "w:pPr/w:pageBreakBefore")


def _shows(blocks: list[etree._Element]) -> bool:
    """True when there is something to see: text, a picture, a table."""
    return any(
        _text(block) or any(next(block.iter(qualified(name)), None) is not None for name in ("w:drawing", "w:pict", "w:tbl"))
        for block in blocks
    )  # fmt: skip


def _text(block: etree._Element) -> str:
    return "".join(each.text or "" for each in block.iter(qualified("w:t"))).strip()


def end_cover(cover: etree._Element, section: etree._Element, style: str) -> None:
    """End the page of the blocks in ``cover`` with a ``w:sectPr``, in place of the break that ended it; ``style`` is that
    of a paragraph that is not seen."""
    ends = [
        each
        for each in cover.iter(qualified("w:sectPr"))
        if next(each.iterancestors(qualified("w:txbxContent")), None) is None
    ]
    if ends:
        ends[-1].getparent().replace(ends[-1], section)  # type: ignore[union-attr]
        return
    last = cover[-1]
    for element in [each for each in last.iter(qualified("w:br")) if each.get(qualified("w:type")) == "page"]:
        run = element.getparent()
        if run is not None:
            run.remove(element)
    if last.tag != qualified("w:p"):
        last = sub(cover, "w:p")
        sub(sub(last, "w:pPr"), "w:pStyle", val=style)
    properties = last.find(qualified("w:pPr"))
    if properties is None:
        properties = sub(last, "w:pPr")
        last.insert(0, properties)
    place = properties.find(qualified("w:pPrChange"))
    if place is not None:
        properties.remove(place)
    properties.append(section)


def sources_of(document: Document) -> Mapping[str, str]:
    """The places of the plan that the texts of a document's cover come from."""
    cover = document.cover
    if cover is None:
        return MappingProxyType({})
    parts = (
        cover.title,
        cover.subtitle,
        cover.top,
        cover.confidentiality,
        *(value for _, value in cover.facts),
    )
    return MappingProxyType({plain(part): part[0].src for part in reversed(parts) if part and part[0].src})
