"""Everything that a finding can be called, with what is known of it: the findings of the spec, the rules about
deliverables and the plan-quality rules."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from opsplan.blocks import codes as deck_codes
from opsplan.branding import codes as brand_codes
from opsplan.checks import codes as settings_codes
from opsplan.checks import registry
from opsplan.checks.rule import Rule
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model import codes as model_codes
from opsplan.model.nearest import nearest_names
from opsplan.records import dataclass
from opsplan.redacting import codes as edition_codes
from opsplan.reporting import (
    words_brand,
    words_editions,
    words_model,
    words_reference,
    words_schedule,
    words_settings,
    words_yaml,
)
from opsplan.schedule import codes as schedule_codes
from opsplan.verifying import rules as deliverables
from opsplan.verifying.rule import DeliverableRule
from opsplan.writers import codes as writer_codes
from opsplan.writers.pdf import codes as pdf_codes
from opsplan.yamlio import codes as yaml_codes

_FILE = Bilingual("文件（YAML）", "The file (YAML)")
_SETTINGS = Bilingual("规则的设置", "Settings of the rules")
_VALUES = Bilingual("键和值", "Keys and values")
_SCHEDULE = Bilingual("日期与排期", "Dates and the schedule")
_EDITIONS = Bilingual("读者版本", "Editions")
_BRAND = Bilingual("品牌文件", "The brand file")
_DECK = Bilingual("演示文稿", "The deck")
_PDF = Bilingual("PDF", "PDF")
_REFERENCE = Bilingual("参考文档（--reference）", "Reference documents (--reference)")
_DELIVERABLES = Bilingual("生成的文件（opsplan verify）", "Deliverables (opsplan verify)")
_QUALITY = Bilingual("方案质量", "Plan quality")

_CODES: tuple[tuple[Bilingual, Mapping[str, str]], ...] = (
    (_FILE, {"file-unreadable": "OPS100", **yaml_codes.CODES}),
    (_SETTINGS, settings_codes.CODES),
    (_VALUES, model_codes.CODES),
    (_SCHEDULE, schedule_codes.CODES),
    (_EDITIONS, edition_codes.CODES),
    (_BRAND, brand_codes.CODES),
    (_DECK, deck_codes.CODES),
    (_PDF, pdf_codes.CODES),
    (_REFERENCE, writer_codes.CODES),
)
_WORDS = {
    **words_yaml.WORDS,
    **words_model.WORDS,
    **words_schedule.WORDS,
    **words_settings.WORDS,
    **words_brand.WORDS,
    **words_editions.WORDS,
    **words_reference.WORDS,
}


@dataclass(frozen=True, slots=True)
class Known:
    """One kind of finding. ``rule`` is there for plan-quality rules and those about deliverables; ``help`` says what
    to write elsewhere."""

    name: str
    code: str
    severity: Severity
    group: Bilingual
    title: Bilingual
    help: Bilingual | None = None
    rule: Rule | DeliverableRule | None = None


@cache
def known() -> Mapping[str, Known]:
    """Every kind of finding by name: group by group, in each by code."""
    found: dict[str, Known] = {}
    for group, codes in _CODES:
        spec = [_of_spec(name, code, group) for name, code in codes.items() if name not in found]
        found.update({each.name: each for each in sorted(spec, key=lambda each: each.code)})
    rules = sorted(registry.RULES.values(), key=lambda rule: rule.code)
    for group, members in ((_DELIVERABLES, deliverables.RULES.values()), (_QUALITY, rules)):
        found.update({rule.name: _of_rule(rule, group) for rule in members})
    return MappingProxyType(found)


def _of_rule(rule: Rule | DeliverableRule, group: Bilingual) -> Known:
    return Known(rule.name, rule.code, rule.severity, group, rule.title, rule=rule)


def _of_spec(name: str, code: str, group: Bilingual) -> Known:
    words = _WORDS.get(name)
    if words is None:
        return Known(name, code, Severity.ERROR, group, group)
    return Known(name, code, words.severity, group, words.title, words.help)


def look_up(asked: str) -> Known | None:
    """The kind of finding of a name or an ``OPS…`` code; capitals and a missing ``OPS`` count for nothing."""
    wanted = asked.strip().lower().replace("_", "-")
    for each in known().values():
        if wanted in (each.name, each.code.lower(), each.code.lower().removeprefix("ops")):
            return each
    return None


def suggestions(asked: str) -> tuple[str, ...]:
    """Up to three names or codes like one that does not exist."""
    every = known().values()
    if asked.strip().lower().startswith("ops"):
        return nearest_names(asked, [each.code for each in every])
    inside = tuple(each.name for each in every if len(asked) > 2 and asked.lower() in each.name)
    return nearest_names(asked, [each.name for each in every]) or inside[:3]
