"""Carrying out the tags of a company's Word file, with docxtpl.

docxtpl edits XML as text and mends what it broke by a parser that drops what it cannot read. Both are kept from doing
harm here: values arrive escaped, braces and all, and XML that is not well-formed is an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, Protocol

from docx import Document as open_package
from lxml import etree

from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError, UserError
from opsplan.writers.docx.filled.tags import check_tags


class Part(Protocol):
    """The text of a part of the file."""

    def render(self, names: Mapping[str, Any]) -> str:
        """The text with its tags carried out."""


class Tags(Protocol):
    """What carries out tags: as much of a Jinja2 environment as docxtpl asks for."""

    autoescape: bool

    def from_string(self, source: str) -> Part:
        """A part of the file, ready to be rendered."""


def fill_tags(data: bytes, tags: Tags, file: str) -> bytes:
    """The Word file ``data`` with its tags carried out.

    Raises TemplateError for a tag that is wrong or a file without any; UserError when docxtpl is not installed.
    """
    try:
        from docxtpl import DocxTemplate
    except ImportError as error:
        raise UserError(
            Bilingual("用带标签的 Word 模板需要 docxtpl，这台机器上没有装", "a Word template with tags needs docxtpl, which is not installed"),
            Bilingual("运行：pip install 'opsplan[branded]'", "run: pip install 'opsplan[branded]'"),
        ) from error  # fmt: skip
    if not check_tags(open_package(BytesIO(data)), file):
        raise TemplateError(
            Bilingual("这个 Word 文件里没有标签，方案会全部丢失", "this Word file has no tags: nothing of the plan would be in it"), file,
            help=Bilingual("只要它的样式，用 --reference；要填内容，在里面写 {{ plan.title }} 这样的标签", "for its look only, use --reference; to have it filled, write tags such as {{ plan.title }}"),
        )  # fmt: skip

    class Strict(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
        def fix_tables(self, xml: str) -> etree._Element:
            try:
                etree.fromstring(xml)
            except etree.XMLSyntaxError as error:
                raise TemplateError(
                    Bilingual("标签拆散了文件的结构", "the tags tear the file's structure apart"), file,
                    help=Bilingual("for 和 endfor 要在同一层：重复表格行用 {%tr for … %} 和 {%tr endfor %}，各占一行；重复段落用 {%p for … %}", "for and endfor belong on one level: {%tr for … %} and {%tr endfor %}, each in a row of its own, repeat table rows; {%p for … %} repeats paragraphs"),
                ) from error  # fmt: skip
            found: etree._Element = super().fix_tables(xml)
            return found

    template = Strict(BytesIO(data))
    template.render({}, tags, autoescape=True)
    stream = BytesIO()
    template.save(stream)
    return stream.getvalue()
