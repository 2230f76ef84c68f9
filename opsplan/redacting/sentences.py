"""What is left of a paragraph when sentences go: whole sentences, and none that leans on one that went."""

from __future__ import annotations

import re
from collections.abc import Callable

from opsplan.patterns import lazy_pattern

_END = lazy_pattern(r"[。！？!?…]+[”’）」』】》\"')\]*_]*|(?<=[\w%)\]\"'”’*_])\.+[\"')\]”’*_]*(?=\s|$)")
_SHORT = lazy_pattern(
    r"(?:(?<![\w*])[A-Z]|\b(?i:e\.g|i\.e|vs|ca|cf|approx|est|incl|excl|max|min|no|nos|fig|vol|pp|mr|mrs|ms|dr|prof|st|jr|sr|inc|ltd|co|corp"
    r"|dept|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|mon|tue|tues|wed|thu|thur|fri|sat|sun|u\.s|u\.k))\.$"
)
"""Ends that are abbreviations."""
_PAIRS = (("（", "）"), ("(", ")"), ("“", "”"), ("「", "」"), ("《", "》"), ("【", "】"), ("[", "]"))
_LEANS = lazy_pattern(
    r"\W*(?:它|他|她|其|这|那(?!么)|该|此(?!外)|因此|因而|所以|于是|由此|据此|为此|对此|但|不过|然而|前者|后者|上述|以上|否则|相应|剩|余下|余额"
    r"|(?i:it|its|they|them|their|theirs|this|that|these|those|he|she|his|her|such|both|one of|of which|of these|of this|of that|of it"
    r"|which|but|however|so|therefore|thus|hence|otherwise|instead|the rest|the remain\w*|the former|the latter|half of it)\b)"
)
"""Beginnings that mean something in the sentence before."""
_BRACKETS = lazy_pattern(r"\s?（[^（）]*）|\s?\([^()]*\)")


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph with the gaps behind them: together they are the text. Nothing ends inside of
    brackets, quotation marks or emphasis."""
    found: list[str] = []
    begin = 0
    for end in _END.finditer(text):
        piece = text[begin : end.end()]
        if _open(piece) or (end[0].startswith(".") and _SHORT.search(piece)):
            continue
        after = end.end() + len(text[end.end() :]) - len(text[end.end() :].lstrip())
        found.append(text[begin:after])
        begin = after
    return [*found, text[begin:]] if begin < len(text) else found


def _open(piece: str) -> bool:
    uneven = any(piece.count(mark) % 2 for mark in ("**", "`", '"'))
    return uneven or any(piece.count(one) > piece.count(other) for one, other in _PAIRS)


def without(text: str, tells: Callable[[str], bool]) -> str:
    """The paragraph without what tells: words in brackets where no other tell, else the sentence, with those after it that
    begin with a word for it. Empty when nothing is left, or when what is left tells yet."""
    left: list[str] = []
    leaning = False
    for sentence in sentences(text):
        if leaning and _LEANS.match(sentence):
            continue
        kept = _unbracketed(sentence, tells)
        leaning = not kept
        if kept:
            left.append(kept)
    rest = "".join(left).strip()
    return "" if tells(rest) or not re.search(r"\w", rest) else rest


def _unbracketed(sentence: str, tells: Callable[[str], bool]) -> str:
    """The sentence, without the brackets that tell; empty when it tells without them too."""
    if not tells(sentence):
        return sentence
    rest = _BRACKETS.sub(lambda found: "" if tells(found[0]) else found[0], sentence)
    return "" if tells(rest) or not re.search(r"\w", rest) else rest
