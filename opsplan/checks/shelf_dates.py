"""Rules about marketing dates: festivals on their days, in their quarters, and fit for what is planned."""

from __future__ import annotations

from opsplan.checks.rule import Rule
from opsplan.checks.rules import cal_lead_late, cal_lunar_date, cal_quarter_mismatch, cal_taboo

RULES: tuple[Rule, ...] = tuple(
    module.RULE for module in (cal_quarter_mismatch, cal_lunar_date, cal_taboo, cal_lead_late)
)
