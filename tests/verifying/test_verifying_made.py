"""How files are made: fonts that styles give, captions one by one, and months on slides."""

from __future__ import annotations

from copy import deepcopy

from changed_files import CHINESE, DOCUMENT, A, Change, W, changed, made, verified
from lxml import etree


def _rules(name: str, data: bytes) -> list[str]:
    return [finding.rule for finding in verified((name, data), path=CHINESE)]


def _word(change: Change, part: str = DOCUMENT) -> bytes:
    return changed(made(CHINESE)["docx"], part, change)


def test_the_font_of_a_run_is_looked_up_through_its_styles() -> None:
    def only_here(root: etree._Element) -> None:
        paragraph = next(
            one for one in root.iter(f"{W}p") if any(t.text and t.text[0] >= "一" for t in one.iter(f"{W}t"))
        )
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        assert style is not None
        style.set(f"{W}val", "NoSuchStyle")

    assert "doc-eastasia-font" not in _rules("a.docx", _word(only_here)), (
        "the default font of the document holds"
    )


def test_a_table_and_a_figure_without_their_caption_are_told() -> None:
    def uncaption(root: etree._Element) -> None:
        for style in [*root.iter(f"{W}pStyle")]:
            if style.get(f"{W}val") == "Caption":
                paragraph = style.getparent().getparent()  # type: ignore[union-attr]
                assert paragraph is not None
                parent = paragraph.getparent()
                assert parent is not None
                parent.remove(paragraph)

    report = verified(("a.docx", _word(uncaption)), path=CHINESE)
    said = [finding.message.en for finding in report if finding.rule == "doc-caption"]
    assert sum("table" in one for one in said) > 10
    assert sum("figure" in one for one in said) >= 1


def test_the_weeks_of_a_month_are_no_long_table() -> None:
    def lengthen(root: etree._Element) -> None:
        for table in root.iter(f"{A}tbl"):
            rows = table.findall(f"{A}tr")
            cell = rows[0].findall(f"{A}tc")[0]
            for each in rows[0].findall(f"{A}tc"):
                rows[0].remove(each)
            for day in "一二三四五六日":
                named = deepcopy(cell)
                next(named.iter(f"{A}r")).getchildren()[-1].text = f"周{day}"
                rows[0].append(named)
            table.extend(deepcopy(rows[-1]) for _ in range(12))

    data = made(CHINESE)["pptx"]
    for number in range(1, 10):
        data = changed(data, f"ppt/slides/slide{number}.xml", lengthen)
    assert "ppt-table-rows" not in _rules("a.pptx", data)
