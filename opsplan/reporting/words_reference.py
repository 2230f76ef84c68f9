"""Findings about a company's Word or PowerPoint file that gives a look, or is written into. In words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Severity
from opsplan.reporting.words import Words, words

WORDS: Mapping[str, Words] = MappingProxyType({
    "reference-lacks": words("公司的 Word 或 PowerPoint 文件缺少的样式、页面和版式，由别的代替", "styles, pages and layouts that a company's Word or PowerPoint file lacks; others stand in", "在公司的文件里加上它们", "add them to the company's file", Severity.INFO),
    "reference-no-title": words("参考文档的封面没有放标题的地方", "the cover of a reference document has no place for the title", "在封面上写 {{标题}}，或插入“标题”文档属性", "write {{title}} on the cover, or insert the document property Title", Severity.WARNING),
    "reference-no-layout": words("品牌文件的 layouts 写了参考母版里没有的版式", "layouts of a brand file names one that the reference deck does not have", "用 opsplan brand check 看有哪些版式，再改正 layouts", "see with opsplan brand check which there are, and mend layouts", Severity.WARNING),
    "template-omits": words("带标签的 Word、PowerPoint 模板没有用到方案的某些部分", "parts of the plan of which a Word or PowerPoint template with tags asks nothing", "在模板里写 {{ view(\"risks\") }} 这样的标签；有意不放就不用管", "write tags such as {{ view(\"risks\") }} in the template; leave it where they are not wanted", Severity.WARNING),
    "template-dropped": words("PowerPoint 模板里的嵌入对象没有带进来", "an embedded object of a PowerPoint template was left out", "嵌入的程序对象可能运行代码；改成图片、表格或图表", "embedded objects of programs may run code; use a picture, a table or a chart", Severity.WARNING),
    "template-overflow": words("填进 PowerPoint 模板的内容放不下", "what was filled into a PowerPoint template does not fit its shape", "把形状放大、字号调小，或在“设置形状格式”里选“溢出时缩排文字”", "make the shape larger or its type smaller, or let it shrink text on overflow", Severity.WARNING),
})  # fmt: skip
"""Rule → words."""
