"""Package parts: made with names known beforehand, and gathered without recursion."""

from __future__ import annotations

from typing import Any, cast

from lxml import etree
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.package import Package


def xml_part(name: str, content_type: str, package: Package, element: etree._Element) -> XmlPart:
    """A part that is written from ``element`` when the package is. python-pptx would first look through all
    parts for a free name, which is quadratic in a long deck."""
    return XmlPart(PackURI(name), content_type, package, cast(Any, element))


def all_parts(package: Package) -> tuple[Part, ...]:
    """Every part that is reached from the package, each once, in a fixed order.

    python-pptx walks relationships by recursion, and slides that link on and on would be too deep for it.
    """
    found: dict[Part, None] = {}
    waiting = [relation.target_part for relation in package._rels.values() if not relation.is_external]
    while waiting:
        part = waiting.pop()
        if part not in found:
            found[part] = None
            waiting.extend(
                relation.target_part for relation in part.rels.values() if not relation.is_external
            )
    return tuple(found)
