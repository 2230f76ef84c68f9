"""Documents to write, and how tests read what was written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date

from lxml import etree

from opsplan.blocks.brand import Brand, default_brand
from opsplan.blocks.inline import Run, run
from opsplan.blocks.nodes import (
    Block,
    Cell,
    Column,
    Cover,
    Document,
    Heading,
    Meta,
    Paragraph,
    PhaseBar,
    Row,
    Table,
    Toc,
)
from opsplan.writers.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "& < > \" ' | * _ # - =SUM(A1) {{ x }} 😀 שלום مرحبا"


def paragraph(text: str, src: str = "") -> Paragraph:
    return Paragraph(run(text), src=src)


def heading(level: int, text: str) -> Heading:
    return Heading(level, run(text))


def table(*rows: tuple[str, ...], caption: str = "", wide: bool = False) -> Table:
    return Table(
        tuple(Column(run(title)) for title in rows[0]),
        tuple(Row(tuple(Cell(run(text)) for text in row), src=f"goals[{row[0]}]") for row in rows[1:]),
        caption=run(caption),
        wide=wide,
    )


def wide_table(caption: str = "") -> Table:
    """A table of ten columns of long texts, which does not read well upright."""
    return table(
        tuple(f"列{i}" for i in range(10)), ("一段不短的说明文字，" * 4,) * 10, caption=caption, wide=True
    )


def document(*blocks: Block, lang: str = "zh-CN", plan_text: bytes = b"", full: bool = False) -> Document:
    meta = Meta(
        "年度方案",
        lang="en" if lang == "en" else "zh-CN",
        version="V1",
        confidentiality="内部",
        plan_text=plan_text,
    )
    if not full:
        return Document(meta, blocks)
    phases = (
        PhaseBar("打底期", date(2027, 1, 1), date(2027, 3, 31), "c1"),
        PhaseBar("沉淀期", date(2027, 12, 30), date(2027, 12, 31), "c2"),
    )
    cover = Cover(
        run("年度方案"), run("副题"), run("运营部"), run("内部"), ((run("版本"), run("V1")),), phases
    )
    return Document(meta, blocks, cover, (Heading(1, run("修订记录")), Toc(run("目录"))))


def parts(given: Document, brand: Brand | None = None) -> dict[str, bytes]:
    """The parts of the written package by name."""
    data = write_docx(given, brand or default_brand(given.meta.lang))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body_of(*blocks: Block, full: bool = False, brand: Brand | None = None) -> etree._Element:
    return etree.fromstring(parts(document(*blocks, full=full), brand)["word/document.xml"])[0]


def text_of(element: etree._Element) -> str:
    """Text with breaks and tabs, without field instructions."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        node.text or "" if node.tag == f"{W}t" else signs.get(str(node.tag), "")
        for node in element.iter(f"{W}t", f"{W}br", f"{W}tab")
        if node.getparent().tag == f"{W}r"
    )


def styled(body: etree._Element, style: str) -> Iterator[etree._Element]:
    """Paragraphs in a style."""
    for element in body.iter(f"{W}p"):
        name = element.find(f"{W}pPr/{W}pStyle")
        if name is not None and name.get(f"{W}val") == style:
            yield element


def bold(text: str) -> tuple[Run, ...]:
    return run(text, bold=True)
