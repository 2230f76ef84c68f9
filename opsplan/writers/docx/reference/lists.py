"""Our lists put into a reference's ``numbering.xml``, behind its own."""

from __future__ import annotations

from collections.abc import Container, Mapping

from lxml import etree

from opsplan.writers.ooxml.xml import put, qualified, root


def add_lists(
    company: etree._Element | None, ours: etree._Element, used: Container[str], ids: Mapping[str, str]
) -> etree._Element:
    """The reference's lists with those of ``ours`` that are ``used`` (numbers of lists); our numbers grow by the highest
    of the reference.

    ``ids`` are the styles that our levels belong to, by our ids; a level of a style that has a list of its own, or is
    not among them, belongs to none.
    """
    merged = company if company is not None else root("w:numbering")
    abstracts, numbers = (
        highest(merged, "w:abstractNum", "w:abstractNumId") + 1,
        highest(merged, "w:num", "w:numId"),
    )
    kept = [each for each in ours.iterchildren(qualified("w:num")) if each.get(qualified("w:numId")) in used]
    shown = {each[0].get(qualified("w:val")) for each in kept}
    first = next((each for each in merged if each.tag == qualified("w:num")), None)
    tail = next((each for each in merged if each.tag == qualified("w:numIdMacAtCleanup")), None)
    for abstract in ours.iterchildren(qualified("w:abstractNum")):
        identity = abstract.get(qualified("w:abstractNumId"), "0")
        if identity not in shown:
            continue
        put(abstract, abstractNumId=int(identity) + abstracts)
        for link in list(abstract.iter(qualified("w:pStyle"))):
            style = ids.get(link.get(qualified("w:val"), ""), "")
            if style:
                put(link, val=style)
            else:
                link.getparent().remove(link)  # type: ignore[union-attr]
        if first is not None:
            first.addprevious(abstract)
        elif tail is not None:
            tail.addprevious(abstract)
        else:
            merged.append(abstract)
    for number in kept:
        put(number, numId=int(number.get(qualified("w:numId"), "0")) + numbers)
        put(number[0], val=int(number[0].get(qualified("w:val"), "0")) + abstracts)
        if tail is not None:
            tail.addprevious(number)
        else:
            merged.append(number)
    return merged


def highest(parent: etree._Element, name: str, attribute: str) -> int:
    """The highest number that elements of a name have."""
    said = (each.get(qualified(attribute), "") for each in parent.iterchildren(qualified(name)))
    return max((int(each) for each in said if each.isdecimal()), default=0)
