"""Facts of the plan in a reference's cover, headers and footers: content controls, fields, and places in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from opsplan.blocks.nodes import Meta
from opsplan.patterns import lazy_pattern
from opsplan.writers.docx.reference.names import key
from opsplan.writers.docx.reference.xml import find, value
from opsplan.writers.docx.xml import text_of
from opsplan.writers.ooxml.xml import clean, qualified, sub

_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "title": ("title", "标题", "文档标题", "方案名称", "方案标题", "documenttitle", "plantitle"),
    "subtitle": ("subtitle", "副标题", "subject", "主题", "documentsubtitle"),
    "version": ("version", "版本", "版本号", "docversion"),
    "date": ("date", "日期", "publishdate", "发布日期", "编制日期", "documentdate"),
    "organization": ("organization", "organisation", "company", "companyname", "单位", "编制单位", "公司", "公司名称", "部门"),
    "owner": ("owner", "author", "authors", "作者", "编制人", "负责人", "manager"),
    "confidentiality": ("confidentiality", "classification", "category", "密级", "保密级别", "类别"),
    "keywords": ("keywords", "关键词", "标记"),
})  # fmt: skip
"""Each fact, and what tags, titles, properties and places in the text may call it."""
_FACTS: Mapping[str, str] = MappingProxyType({name: fact for fact, names in _NAMES.items() for name in names})
_BOUND = lazy_pattern(r":(title|subject|creator|keywords|category|Company|Manager|PublishDate)\[")
_STORES = ("{6C3C8BC8-F283-45AE-878A-BAB7291924A1}", "{6668398D-A668-4E3E-A5EB-62B293D839F1}")
"""Word's ids of the core and the extended properties."""
_PLACE = lazy_pattern(r"\{\{\s*([^{}]+?)\s*\}\}|《([^《》]+)》|【([^【】]+)】|\[([^\[\]]+)\]")
_FIELD = lazy_pattern(r"\s*(?:DOCPROPERTY\s+)?\"?([\w\u4e00-\u9fff]+)\"?", re.IGNORECASE)
_PROPERTY_FIELDS = frozenset(("title", "subject", "author", "keywords", "docproperty"))
_HEADLINE = "styleref"
"""The field that quotes the nearest text in a style: Word computes it for every page, other programs print what it held."""
Mark = Callable[[etree._Element, str], None]
"""Marks the runs of an element as showing a fact."""


def facts_of(meta: Meta) -> Mapping[str, str]:
    """The facts that a cover, header or footer can print; one that the plan does not have is empty."""
    day = ""
    if meta.date is not None:
        day = meta.date.isoformat()
        if meta.lang != "en":
            day = f"{meta.date.year} 年 {meta.date.month} 月 {meta.date.day} 日"
    return MappingProxyType({
        "title": meta.title, "subtitle": meta.subtitle, "version": meta.version, "date": day,
        "organization": meta.organization, "owner": ("、" if meta.lang != "en" else ", ").join(meta.authors),
        "confidentiality": meta.confidentiality, "keywords": ", ".join(meta.keywords),
    })  # fmt: skip


def has_places(block: etree._Element) -> bool:
    """True for a block that waits for a fact of the plan."""
    if any(_fact_of_control(each) for each in block.iter(qualified("w:sdt"))):
        return True
    if any(_fact_of_field(each.text or "") for each in block.iter(qualified("w:instrText"))):
        return True
    if any(
        _fact_of_field(each.get(qualified("w:instr"), "")) for each in block.iter(qualified("w:fldSimple"))
    ):
        return True
    return any(
        _fact(match)
        for paragraph in _paragraphs(block)
        for match in _PLACE.finditer(_joined(_texts(paragraph)))
    )


def fill(root: etree._Element, facts: Mapping[str, str], mark: Mark | None = None) -> frozenset[str]:
    """Write the facts into every place for them; returns those that found one."""
    filled = set()
    for control in list(root.iter(qualified("w:sdt"))):
        fact = _fact_of_control(control)
        if fact:
            filled.add(fact)
            _fill_control(control, facts[fact], fact, mark)
        _loosen(control)
    for paragraph in _paragraphs(root):
        filled |= _fill_places(paragraph, facts, mark)
        filled |= _fill_fields(paragraph, facts)
    return frozenset(filled)


def _paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    return root.iter(qualified("w:p"))


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The texts of a paragraph, without those of boxes that hang on it."""
    return [
        each
        for each in paragraph.iter(qualified("w:t"))
        if next(each.iterancestors(qualified("w:p")), None) is paragraph
    ]


def _joined(texts: list[etree._Element]) -> str:
    return "".join(each.text or "" for each in texts)


def fact_named(name: str) -> str:
    """The fact that a tag or property of this name prints; empty for none."""
    return _FACTS.get(key(name), "")


def _fact(match: re.Match[str]) -> str:
    return fact_named(next(group for group in match.groups() if group))


def _fact_of_control(control: etree._Element) -> str:
    properties = find(control, "w:sdtPr")
    bound = _BOUND.search(value(properties, "w:dataBinding", "w:xpath"))
    if bound is not None:
        return {"creator": "owner", "Manager": "owner"}.get(bound[1]) or fact_named(bound[1])
    return fact_named(value(properties, "w:tag")) or fact_named(value(properties, "w:alias"))


def _fact_of_field(instruction: str) -> str:
    words = instruction.split()
    if not words or words[0].lower() not in _PROPERTY_FIELDS:
        return ""
    if words[0].lower() != "docproperty":
        return fact_named(words[0])
    found = _FIELD.match(instruction)
    return fact_named(found[1]) if found is not None else ""


def _loosen(control: etree._Element) -> None:
    """Keep bindings to the document's own properties only. One to a custom XML part would empty the control at opening,
    and LibreOffice 7 ends at one whose path has prefixes that it does not declare."""
    properties = find(control, "w:sdtPr")
    binding = find(properties, "w:dataBinding")
    if properties is None or binding is None:
        return
    store = binding.get(qualified("w:storeItemID"), "").upper()
    declared = "xmlns:" in binding.get(qualified("w:prefixMappings"), "")
    if store not in _STORES or not declared:
        properties.remove(binding)


def _fill_control(control: etree._Element, text: str, fact: str, mark: Mark | None) -> None:
    properties, content = find(control, "w:sdtPr"), find(control, "w:sdtContent")
    if properties is None or content is None:
        return
    for name in ("w:showingPlcHdr", "w:date"):
        for element in list(properties.iterchildren(qualified(name))):
            properties.remove(element)
    runs = list(content.iter(qualified("w:r")))
    first = next((run for run in runs if find(run, "w:t") is not None), runs[0] if runs else None)
    if first is None:
        place = next(content.iter(qualified("w:p")), content)
        first = sub(place, "w:r")
    style = find(first, "w:rPr/w:rStyle")
    if style is not None and "laceholder" in style.get(qualified("w:val"), ""):
        style.getparent().remove(style)  # type: ignore[union-attr]
    for run in runs:
        for element in list(run):
            if element.tag != qualified("w:rPr") and (run is first or element.tag == qualified("w:t")):
                run.remove(element)
    if text:
        text_of(sub(first, "w:t"), clean(text))
        if mark is not None:
            mark(first, fact)


def _fill_places(paragraph: etree._Element, facts: Mapping[str, str], mark: Mark | None) -> frozenset[str]:
    """Replace ``{{title}}`` and the like, which Word may have cut into several runs."""
    filled: set[str] = set()
    done = 0
    while True:
        texts = _texts(paragraph)
        match = next((each for each in _PLACE.finditer(_joined(texts), done) if _fact(each)), None)
        if match is None:
            return frozenset(filled)
        fact = _fact(match)
        filled.add(fact)
        new = " ".join(clean(facts[fact]).split())
        done = match.start() + len(new)
        for run in _replaced(texts, match.start(), match.end(), new):
            if mark is not None:
                mark(run, fact)


def _replaced(texts: list[etree._Element], begin: int, end: int, new: str) -> Iterator[etree._Element]:
    """Put ``new`` in the place of some characters of the texts together; yields the run that holds it and nothing else."""
    position = 0
    for element in texts:
        own = element.text or ""
        left, right = max(begin - position, 0), min(end - position, len(own))
        position += len(own)
        if left >= right:
            continue
        text_of(element, own[:left] + new + own[right:])
        run = element.getparent()
        if new and element.text == new and run is not None:
            yield run
        new = ""


def _fill_fields(paragraph: etree._Element, facts: Mapping[str, str]) -> frozenset[str]:
    """Give fields of properties the result that Word would compute; they stay fields."""
    filled = set()
    for simple in paragraph.iter(qualified("w:fldSimple")):
        fact = _fact_of_field(simple.get(qualified("w:instr"), ""))
        if fact:
            filled.add(fact)
            _set_results(list(simple.iter(qualified("w:t"))), facts[fact])
    results: list[etree._Element] = []
    instruction, depth, inside = "", 0, False
    for element in paragraph.iter(qualified("w:fldChar"), qualified("w:instrText"), qualified("w:t")):
        if element.tag == qualified("w:fldChar"):
            kind = element.get(qualified("w:fldCharType"))
            if kind == "begin":
                depth += 1
                if depth == 1:
                    instruction, results, inside = "", [], False
            elif kind == "separate" and depth == 1:
                inside = True
            elif kind == "end":
                depth -= 1
                fact = _fact_of_field(instruction) if depth == 0 else ""
                if fact:
                    filled.add(fact)
                    _set_results(results, facts[fact])
                elif depth == 0 and instruction.split()[:1] and instruction.split()[0].lower() == _HEADLINE:
                    _set_results(results, facts["title"])
        elif element.tag == qualified("w:instrText") and depth == 1:
            instruction += element.text or ""
        elif inside and depth == 1:
            results.append(element)
    return frozenset(filled)


def _set_results(texts: list[etree._Element], text: str) -> None:
    for place, element in enumerate(texts):
        text_of(element, clean(text) if place == 0 else "")
