"""Findings about editions, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Severity
from opsplan.reporting.words import Words, words

WORDS: Mapping[str, Words] = MappingProxyType({
    "edition-unknown": words(
        "没有这个版本", "an edition that is not there",
        "写自带的版本（领导版、团队版、伙伴版、简版、完整版），或方案 editions 里的名称", "write a shipped edition (leader, team, partner, brief, full) or a name under the plan's editions",
    ),
    "edition-place": words(
        "版本要隐去或改写的位置不存在", "a place to withhold or reword that the plan has not",
        "写章节、章节里的键或条目：预算、活动.成本、目标.g1", "write a section, a key in one or an entry: budget, activities.costs, goals.g1",
    ),
    "edition-mentions": words(
        "文字说到隐去的名称或金额", "a text that says a name or an amount that is withheld",
        "说到它的部分不写进这个版本；要写别的话，在这个版本的 instead 改写 里给那一处写一段", "what says it is left out of the edition; to say something else, give that place a text under the edition's instead", Severity.WARNING,
    ),
    "edition-name": words("版本名不能用在文件名里", "an edition's name that no file can have", "只用文字、数字、- 和 _", "use letters, digits, - and _"),
})  # fmt: skip
"""Rule → words."""
