"""How a risk says what happens, why it happens, and why it is borne, in both languages."""

from __future__ import annotations

import re

from opsplan.patterns import lazy_pattern

_OUTCOME = lazy_pattern(
    r"延期|延误|推迟|滞后|不足|不够|偏低|过低|下降|下滑|下跌|失败|不达标|未达|达不到|完不成|流失|取关|亏损|超支|超预算|投诉|差评|断货|缺货|冷场"
    r"|\b(delays?|delayed|late|miss(es|ed)?|fails?|failure|low|lower|drops?|falls?|shortfall|overruns?|churn|losses|complaints?|out of stock|too few)\b",
    re.IGNORECASE,
)
_CAUSE = lazy_pattern(
    r"因|由于|导致|造成|使得?|引发|引起|影响|若|如果|一旦|[，,；;。.：:、]\s*\S"
    r"|\b(because|since|due|owing|as|when|if|after|by|so|from|with|and|cause[sd]?|leads?|lead to|makes?)\b",
    re.IGNORECASE,
)
_REASON = lazy_pattern(
    r"因|由于|鉴于|考虑到|高于|低于|大于|小于|不划算|不值|得不偿失|代价|成本|可承受|承受得起|可控|无法|没有替代|只能|仍可"
    r"|\b(because|since|as|outweighs?|costs?|cheaper|dearer|affordable|bearable|tolerable|cannot|no alternative|not worth|more than|less than)\b",
    re.IGNORECASE,
)
_CJK = lazy_pattern(r"[\u4e00-\u9fff]")
_FEW_CHARACTERS, _FEW_WORDS = 16, 6
"""A longer sentence names its cause, if only as its subject: 'Port delays push the container past August'."""


def names_outcome_only(text: str) -> bool:
    """True for a few words that say what goes wrong and not why: ``报名不足``, ``Launch is late``."""
    few = len(text) <= _FEW_CHARACTERS if _CJK.search(text) else len(text.split()) <= _FEW_WORDS
    return few and bool(_OUTCOME.search(text)) and not _CAUSE.search(text.strip())


def gives_reason(text: str) -> bool:
    """True for a text that says why a risk is borne."""
    return bool(_REASON.search(text))
