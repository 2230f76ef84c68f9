"""Findings about a company's Word file that a document takes its look from, or is written into. In words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Severity
from opsplan.reporting.words import Words, words

WORDS: Mapping[str, Words] = MappingProxyType({
    "reference-lacks": words("参考文档缺少的样式和页面，由 opsplan 自己的代替", "styles and pages that a reference document lacks; opsplan's own stand in", "在参考文档里定义它们", "define them in the reference document", Severity.INFO),
    "reference-no-title": words("参考文档的封面没有放标题的地方", "the cover of a reference document has no place for the title", "在封面上写 {{标题}}，或插入“标题”文档属性", "write {{title}} on the cover, or insert the document property Title", Severity.WARNING),
    "template-omits": words("带标签的 Word 模板没有用到方案的某些部分", "parts of the plan of which a Word template with tags asks nothing", "在模板里写 {{ view(\"risks\") }} 这样的标签；有意不放就不用管", "write tags such as {{ view(\"risks\") }} in the template; leave it where they are not wanted", Severity.WARNING),
})  # fmt: skip
"""Rule → words."""
