"""Findings about the file and its YAML, in words. What to write instead comes from the reader's own messages."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Bilingual
from opsplan.reporting.words import Words
from opsplan.yamlio.messages import WORDINGS

_TITLES: Mapping[str, tuple[str, str]] = {
    "yaml-too-large": ("文件太大", "a file that is too large"),
    "yaml-not-utf8": ("文件不是 UTF-8 编码", "a file that is not UTF-8"),
    "yaml-utf16": ("文件是 UTF-16 或 UTF-32 编码", "a file in UTF-16 or UTF-32"),
    "yaml-control-character": ("YAML 不允许的控制字符", "a control character that YAML does not allow"),
    "yaml-empty": ("文件是空的", "an empty file"),
    "yaml-not-a-mapping": ("文件最外层不是“键: 值”", "a file whose top level is not 'key: value'"),
    "yaml-several-documents": ("一个文件里不止一份方案", "more than one document in a file"),
    "yaml-directive": ("以 % 开头的行", "a line that begins with %"),
    "yaml-not-text": ("不是文本文件", "a file that is not text"),
    "yaml-tab": ("缩进里有制表符", "a tab used for indentation"),
    "yaml-full-width-colon": ("全角冒号", "a full-width colon"),
    "yaml-full-width-comma": ("全角逗号", "a full-width comma"),
    "yaml-full-width-quote": ("中文引号把文字断开了", "Chinese quotes that do not hold the text together"),
    "yaml-missing-space": ("冒号后面缺空格", "no space after a colon"),
    "yaml-missing-colon": (
        "既不是“键: 值”，也不是列表项",
        "a line that is neither 'key: value' nor a list item",
    ),
    "yaml-missing-comma": ("括号里缺逗号", "a comma missing inside brackets"),
    "yaml-extra-comma": ("多余的逗号", "a comma too many"),
    "yaml-colon-in-text": ("没加引号的文字里有“: ”", "a text without quotes that holds ': '"),
    "yaml-special-start": (
        "没加引号的文字以特殊符号开头",
        "a text without quotes that begins with a special mark",
    ),
    "yaml-unclosed-quote": ("引号没有配对", "a quote that is not closed"),
    "yaml-text-after-quote": ("右引号后面还有文字", "text after the closing quote"),
    "yaml-bad-escape": ("不认识的转义", "an unknown escape"),
    "yaml-unclosed-bracket": ("括号没有闭合", "a bracket that is not closed"),
    "yaml-stray-bracket": ("不配对的括号", "a bracket that matches none"),
    "yaml-indentation": ("缩进不对", "wrong indentation"),
    "yaml-list-and-keys": ("同一层既有列表项又有键", "list items and keys at one level"),
    "yaml-list-on-key-line": ("列表项写在了键的同一行", "a list that begins on the line of its key"),
    "yaml-wide-space": ("缩进里有全角空格", "a full-width space used for indentation"),
    "yaml-syntax": ("YAML 语法错误", "YAML that cannot be read"),
    "yaml-duplicate-key": ("重复的键", "a key given twice"),
    "yaml-empty-key": ("没有键名", "a key without a name"),
    "yaml-key-not-text": ("键不是文字", "a key that is not text"),
    "yaml-merge": ("<< 后面不是别名", "<< without an alias"),
    "yaml-tag": ("不支持的 YAML 标签", "a YAML tag that is not supported"),
    "yaml-undefined-alias": ("没有定义的别名", "an alias that is not defined"),
    "yaml-alias-cycle": ("别名引用了自己", "an alias inside what it refers to"),
    "yaml-alias-bomb": ("别名太多", "too many aliases"),
    "yaml-too-many-nodes": ("内容太多", "too much in one file"),
    "yaml-too-deep": ("嵌套太深", "nested too deeply"),
}


class _Open(dict[str, str]):
    """Stands for the words of a message that only a plan can fill in."""

    def __missing__(self, key: str) -> str:
        return "…"


def _words(rule: str, title: tuple[str, str]) -> Words:
    help = WORDINGS[rule].help
    filled = (text.format_map(_Open()).replace("……", "…") for text in help)
    return Words(Bilingual(*title), Bilingual(*filled))


WORDS: Mapping[str, Words] = MappingProxyType({rule: _words(rule, title) for rule, title in _TITLES.items()})
"""Rule → words."""
