"""What the people and the rhythm of a community are called, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from opsplan.diagnostics import Bilingual
from opsplan.patterns import lazy_pattern

ROLES: tuple[tuple[Bilingual, re.Pattern[str]], ...] = (
    (
        Bilingual("群主", "an owner"),
        lazy_pattern(
            r"群主|社长|会长|版主|主理人|发起人|\b(owner|host|founder|lead|manager)\b", re.IGNORECASE
        ),
    ),
    (
        Bilingual("意见领袖", "an opinion leader"),
        lazy_pattern(
            r"意见领袖|KO[LC]|达人|专家|大咖|\b(opinion leaders?|champions?|ambassadors?|advocates?|influencers?|experts?|mentors?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Bilingual("管理员", "a moderator"),
        lazy_pattern(
            r"管理员|群管|助理|小助手|助手|值班|\b(moderators?|admins?|administrators?|assistants?)\b",
            re.IGNORECASE,
        ),
    ),
)
"""The three roles that keep a community going, and how each may be called."""

_RARE = lazy_pattern(
    r"[每逢隔双半][一两二三1-3]?\s*个?(月|季度?|年)(?!\s*([4-9四五六七八九十]|1\d))|[一两1-3]\s*个(月|季度)|不定期|随机"
    r"|\b(monthly|quarterly|yearly|annual(ly)?|irregular(ly)?|(every|per|a|each) (other |two |three )?(month|quarter|year))\b",
    re.IGNORECASE,
)


def missing_roles(names: Sequence[str]) -> tuple[Bilingual, ...]:
    """The roles that none of the names is."""
    return tuple(words for words, called in ROLES if not any(called.search(name) for name in names))


def is_rare(cadence: str) -> bool:
    """True for what comes less than weekly, or at no fixed time: ``每月一次``, ``quarterly``, ``不定期``."""
    return bool(_RARE.search(cadence))
