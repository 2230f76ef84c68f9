"""SVG drawings: groups that name the place of the plan they show."""

from __future__ import annotations

from lxml import etree

from opsplan.diagnostics import Bilingual
from opsplan.verifying.facts import PlanFacts
from opsplan.verifying.package import Unreadable
from opsplan.verifying.shown import Deliverable, Shown, ShownRow, at

_SVG = "{http://www.w3.org/2000/svg}"


def read_drawing(data: bytes, file: str, facts: PlanFacts) -> Deliverable:
    """What an SVG file shows. Raises :class:`Unreadable` for what is no SVG."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _no_drawing() from error
    if root.tag != f"{_SVG}svg":
        raise _no_drawing()
    texts, rows, lost = [], [], []
    for group in root.iter(f"{_SVG}g"):
        path = group.get("data-src")
        if path is None:
            continue
        if path not in facts.nodes:
            lost.append(path)
            continue
        place = at([f"“{path}”"], [f"'{path}'"])
        name = f"{path}.name" if f"{path}.name" in facts.nodes else path
        texts += [Shown(one.text or "", (name,), place) for one in group.iterchildren(f"{_SVG}title")]
        texts += [Shown(one.text or "", (path,), place) for one in group.iterchildren(f"{_SVG}desc")]
        drawn = ["".join(map(str, one.itertext())) for one in group.iter(f"{_SVG}text")]
        rows.append(
            ShownRow(path, ("",) * len(drawn), tuple(Shown(text, (), place) for text in drawn), place)
        )
    return Deliverable(file, "svg", tuple(texts), tuple(rows), None, tuple(lost))


def _no_drawing() -> Unreadable:
    return Unreadable(
        Bilingual("不是完整的 SVG 图", "it is no whole SVG drawing"),
        Bilingual("重新生成一次：opsplan render", "make it again with opsplan render"),
    )
