"""Findings about brands, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Severity
from opsplan.reporting.words import Words, words

WORDS: Mapping[str, Words] = MappingProxyType({
    "brand-missing": words(
        "方案写的品牌不存在，或读不了", "the plan's brand is not there, or cannot be read",
        "写内置品牌的名字（opsplan brand list 列出），或品牌文件的路径，相对于方案", "write the name of a shipped brand (opsplan brand list), or the path of a brand file from the plan's folder",
    ),
    "brand-logo": words("标志图片用不了", "a logo that cannot be used", "用品牌文件旁边的 PNG 或 JPEG，5 MB 以内", "use a PNG or JPEG beside the brand file, up to 5 MB"),
    "brand-reference": words("参考文件不存在", "a reference file that is not there", "检查文件名和后缀；路径从品牌文件所在的文件夹算起", "check its name and suffix; the path is from the brand file's folder"),
    "brand-phases": words("阶段颜色多于六种", "more than six colours of phases", "只用前六种，删去多余的", "the first six are used; take the others out", Severity.WARNING),
    "brand-contrast": words("文字与底色的对比度不够", "text that is hard to read on its ground", "改成提示的颜色，或更深、更浅的", "use the colour that is suggested, or one still darker or lighter", Severity.WARNING),
})  # fmt: skip
"""Rule → words."""
