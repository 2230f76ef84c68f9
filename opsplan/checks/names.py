"""The names that settings and comments call rules by: a name, a code, or the beginning of either."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from opsplan.blocks.codes import CODES as DECK_CODES
from opsplan.checks.codes import CODES
from opsplan.diagnostics import Bilingual
from opsplan.model.codes import CODES as MODEL_CODES
from opsplan.model.nearest import nearest_names
from opsplan.model.problems import shorten
from opsplan.schedule.codes import CODES as SCHEDULE_CODES
from opsplan.verifying.codes import CODES as DELIVERABLE_CODES
from opsplan.yamlio.codes import CODES as YAML_CODES

RENDERED: frozenset[str] = frozenset((*DECK_CODES, *DELIVERABLE_CODES))
"""Rules about what is rendered and about deliverables, which ``check`` alone does not run."""
OWN: frozenset[str] = frozenset(CODES)
"""Rules about the settings themselves, which no ``select`` turns off."""
_OPS = "OPS"


@cache
def known_rules() -> Mapping[str, str]:
    """Every rule that can be named → its code. Rules about plans are only loaded when a name is asked for."""
    from opsplan.checks.registry import CODES as RULE_CODES

    tables = (YAML_CODES, MODEL_CODES, SCHEDULE_CODES, DECK_CODES, DELIVERABLE_CODES, RULE_CODES, CODES)
    return MappingProxyType({name: code for table in tables for name, code in table.items()})


@lru_cache(maxsize=1024)
def rules_called(text: str) -> frozenset[str]:
    """The rules that a name, a code, or the beginning of either (``goal-``, ``OPS61``) stands for; none if unknown."""
    rules, name = known_rules(), text.strip()
    if name in rules:
        return frozenset({name})
    if name.endswith("-"):
        return frozenset(rule for rule in rules if rule.startswith(name))
    code = name.upper()
    if code.startswith(_OPS) and code.isascii():
        return frozenset(rule for rule, own in rules.items() if own.startswith(code))
    return frozenset()


def unknown_rule(text: str) -> tuple[Bilingual, Bilingual]:
    """What is wrong with a name that no rule has, and which is near to it."""
    name = text.strip()
    beginnings = sorted({f"{rule.partition('-')[0]}-" for rule in known_rules()})
    near = nearest_names(
        name, beginnings if name.endswith("-") or f"{name}-" in beginnings else known_rules()
    )
    advice = (
        Bilingual(f"是不是 {'、'.join(near)}？", f"did you mean {', '.join(near)}?")
        if near
        else Bilingual(
            "写规则名（goal-no-owner）、编号（OPS614），或它们的开头（goal-、OPS61）；opsplan rules 列出所有规则",
            "write a rule's name (goal-no-owner), its code (OPS614), or how they begin (goal-, OPS61); opsplan rules lists them",
        )
    )
    return Bilingual(f"没有规则“{shorten(name)}”", f"there is no rule '{shorten(name)}'"), advice
