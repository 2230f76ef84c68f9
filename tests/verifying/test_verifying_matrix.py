"""A risk's dot on a slide stands where its probability and impact put it."""

from __future__ import annotations

import io
import zipfile

from changed_files import A, Change, changed, made, verified
from lxml import etree

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
RISK = "risks[r1]"


def slide() -> str:
    """The slide with the matrix."""
    with zipfile.ZipFile(io.BytesIO(made()["pptx"])) as package:
        return next(
            name
            for name in package.namelist()
            if name.startswith("ppt/slides/slide") and b'name="matrix/1x1"' in package.read(name)
        )


def shape(root: etree._Element, name: str) -> etree._Element:
    label = next(one for one in root.iter(f"{P}cNvPr") if one.get("name") == name)
    holder = label.getparent()
    assert holder is not None
    found = holder.getparent()
    assert found is not None
    return found


def messages(change: Change) -> list[str]:
    report = verified(("plan.pptx", changed(made()["pptx"], slide(), change)))
    return [finding.message.en for finding in report.findings]


def test_a_dot_moved_to_another_square_differs_from_the_plan() -> None:
    def move(root: etree._Element) -> None:
        target = next(shape(root, "matrix/1x1").iter(f"{A}off"))
        next(shape(root, f"{RISK}/number").iter(f"{A}off")).attrib.update(target.attrib)

    assert not verified(("plan.pptx", made()["pptx"])).findings
    told = messages(move)
    assert len(told) == 2
    assert all("risk matrix of slide" in one and "says '1'" in one for one in told)


def test_a_dot_with_another_number_differs_from_the_plan() -> None:
    def renumber(root: etree._Element) -> None:
        next(shape(root, f"{RISK}/number").iter(f"{A}t")).text = "4"

    assert any("says '4', the plan" in one for one in messages(renumber))
