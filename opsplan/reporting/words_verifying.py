"""Findings of ``opsplan verify`` about deliverables, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Severity
from opsplan.reporting.words import Words, words

_AGAIN = (
    "重新生成：opsplan render；确要改动就改方案",
    "make it again with opsplan render; to change it, change the plan",
)

WORDS: Mapping[str, Words] = MappingProxyType({
    "doc-ppt-drift": words("Word 与 PowerPoint 写的不一样", "Word and PowerPoint say different things", *_AGAIN),
    "deliverable-differs": words("文件里的数、日期、名称或文字与方案不符", "a deliverable says another number, date, name or text than the plan", *_AGAIN),
    "deliverable-missing": words("文件里缺了方案写着的内容", "a deliverable lacks something that the plan says", *_AGAIN),
    "deliverable-other-plan": words("文件由另一份方案或另一个版本生成", "a deliverable made of another plan or another version of it", *_AGAIN),
    "deliverable-unreadable": words("读不了的文件", "a deliverable that cannot be read", *_AGAIN),
    "deliverable-unmarked": words("文件里没有指向方案的标记", "a file in which nothing says what of the plan it shows", "只能核对 opsplan 生成的文件", "only files that opsplan made can be verified"),
    "doc-table-wide": words("竖页上的表超过 8 列", "a table with more than 8 columns on a portrait page", "放到横页上，或拆成几个表", "turn its page, or split the table", Severity.WARNING),
    "doc-eastasia-font": words("Word 中的中文没有设置 eastAsia 字体", "Chinese text in Word without an eastAsia font", "在样式里设好中文字体", "set the East Asian font of its style"),
    "doc-caption": words("表、图没有带编号的题注", "a table or figure without a numbered caption", "在 Word 里用“插入题注”补上", "add one with Insert Caption", Severity.WARNING),
    "ppt-table-rows": words("幻灯片里的表超过 8 行（只有单个记号的表 11 行）", "a table with more than 8 rows on a slide (11 where it only has single marks)", "多的行分到下一页", "put the rest on the next slide", Severity.WARNING),
    "ppt-overflow": words("幻灯片上的文字超出它的形状", "text on a slide that does not fit its shape", "写短一些", "shorten the text"),
})  # fmt: skip
"""Rule → words."""
