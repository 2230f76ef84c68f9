"""Findings about which rules speak: the settings files, the plan's ``check`` block, ignore comments. In words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Severity
from opsplan.reporting.words import Words, words

_COMMENT = ("写成 # opsplan: ignore[规则名] 理由", "write # opsplan: ignore[rule] reason")

WORDS: Mapping[str, Words] = MappingProxyType({
    "config-syntax": words("设置文件不是 TOML", "a settings file that is not TOML", '写成 [check] 和 ignore = ["goal-no-owner"]', 'write [check] and ignore = ["goal-no-owner"]'),
    "config-unknown-rule": words("设置里的规则不存在", "settings that name an unknown rule", "写规则名、编号或它们的开头；opsplan rules 列出所有规则", "write a rule's name, its code, or how they begin; opsplan rules lists them"),
    "config-unknown-setting": words("规则没有这项设置", "a setting that the rule does not have", "opsplan explain 规则名 列出它的设置", "opsplan explain RULE lists its settings"),
    "config-blocking": words("设置要忽略或降低规范的错误", "settings that ignore or lower an error of the plan spec", "改正它，并从设置里删去", "mend it, and take it out of the settings", Severity.WARNING),
    "ignore-unused": words("没有可忽略的问题", "an ignore comment that accepts nothing", "删去这条注释，或写到问题所在的那一行", "delete the comment, or write it on the line of the finding", Severity.WARNING),
    "ignore-unknown": words("忽略的规则不存在", "an ignore comment that names an unknown rule", *_COMMENT, Severity.WARNING),
    "ignore-blocking": words("要忽略规范的错误", "an ignore comment on an error of the plan spec", "改正它，再删去这条注释", "mend it and delete the comment", Severity.WARNING),
    "ignore-syntax": words("忽略的注释读不懂", "an ignore comment that cannot be read", *_COMMENT, Severity.WARNING),
    "sample-left": words("模板的示例还没有换掉", "a sample of the template that is still there", "换成自己的数字和文字，再删去这条注释", "put your own figures and words there, then delete the comment", Severity.INFO),
    "ignore-place": words("对整个文件的忽略没有写在文件开头", "an ignore of the whole file that is not at its top", "移到第一行内容之前", "move it above the first line of content", Severity.WARNING),
})  # fmt: skip
"""Rule → words."""
