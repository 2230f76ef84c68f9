"""Functions for the parts of the base file that are found and written anew."""

from __future__ import annotations

from lxml import etree

from opsplan.writers.ooxml.xml import qualified


def child(parent: etree._Element, name: str) -> etree._Element:
    """The first child of a name, which the base file or the caller has put there."""
    return next(element for element in parent if element.tag == qualified(name))


def replace_children(element: etree._Element, *, keep_attributes: bool = True) -> etree._Element:
    """``element`` emptied in place, for a part of the base file that is written anew."""
    for child in list(element):
        element.remove(child)
    if not keep_attributes:
        element.attrib.clear()
    return element
