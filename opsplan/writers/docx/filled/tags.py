"""The tags in a company's Word file, looked at before they are carried out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE
from lxml import etree

from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.writers.ooxml.xml import qualified

TEXT_PARTS = {
    CONTENT_TYPE.WML_DOCUMENT_MAIN: Bilingual("正文", "body"),
    CONTENT_TYPE.WML_HEADER: Bilingual("页眉", "header"),
    CONTENT_TYPE.WML_FOOTER: Bilingual("页脚", "footer"),
    CONTENT_TYPE.WML_FOOTNOTES: Bilingual("脚注", "footnotes"),
}
"""The parts in which tags are carried out."""
_TAG = lazy_pattern(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = lazy_pattern(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ROW = lazy_pattern(r"\{[%{]-?\s*(tr|tc)\s")
_NEAR, _TOLD = 60, 5


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A paragraph's text, the part in which it stands, and the paragraph."""

    text: str
    part: Bilingual
    paragraph: etree._Element


def paragraphs_of(package: DocxDocument) -> Iterator[TaggedText]:
    """Every paragraph in which tags are carried out."""
    for part in package.part.package.iter_parts():
        words = TEXT_PARTS.get(part.content_type)
        if words is None:
            continue
        tree = getattr(part, "element", None)
        tree = etree.fromstring(part.blob) if tree is None else tree
        for paragraph in tree.iter(qualified("w:p")):
            text = "".join(piece.text or "" for piece in paragraph.iter(qualified("w:t")))
            yield TaggedText(text, words, paragraph)


def check_tags(package: DocxDocument, file: str) -> int:
    """How many tags the file has. Raises TemplateError that names every tag which is not closed where it was opened, and
    every row tag outside a table."""
    wrong: list[Bilingual] = []
    count = 0
    for one in paragraphs_of(package):
        count += len(_TAG.findall(one.text))
        loose = _LOOSE.search(_TAG.sub("", one.text))
        near = one.text.strip() if len(one.text.strip()) <= _NEAR else f"{one.text.strip()[:_NEAR]}…"
        if loose:
            wrong.append(Bilingual(
                f"{one.part.zh}，“{near}”：{loose[0]} 没有成对，标签要在同一段里写完",
                f"{one.part.en}, '{near}': {loose[0]} has no partner; a tag begins and ends in one paragraph",
            ))  # fmt: skip
        row = _ROW.search(one.text)
        if row and next(one.paragraph.iterancestors(qualified("w:tbl")), None) is None:
            wrong.append(Bilingual(
                f"{one.part.zh}，“{near}”：{row[1]} 标签只能写在表格里",
                f"{one.part.en}, '{near}': a {row[1]} tag only works in a table",
            ))  # fmt: skip
    if wrong:
        more = Bilingual(f"；另有 {len(wrong) - _TOLD} 处", f"; and {len(wrong) - _TOLD} more")
        shown = wrong[:_TOLD]
        raise TemplateError(
            Bilingual(
                "；".join(one.zh for one in shown) + (more.zh if len(wrong) > _TOLD else ""),
                "; ".join(one.en for one in shown) + (more.en if len(wrong) > _TOLD else ""),
            ),
            file,
        )
    return count
