"""Rules about content, money and risks."""

from __future__ import annotations

from opsplan.checks.rule import Rule
from opsplan.checks.rules import (
    ben_assumption,
    ben_ltv_cac,
    ben_none,
    ben_roi_implausible,
    ben_roi_neg,
    bud_activity_no_cost,
    bud_contingency_range,
    bud_double,
    bud_item_no_amount,
    bud_no_contingency,
    bud_none,
    bud_over_cap,
    bud_total,
    cal_holiday_work,
    cnt_clash,
    cnt_gap,
    cnt_lead,
    cnt_no_cta,
    cnt_no_purpose,
    cnt_required,
    cnt_too_close,
    rsk_accept_high,
    rsk_no_owner,
    rsk_no_score,
    rsk_no_trigger,
    rsk_outcome_only,
    rsk_same_owner,
    rsk_too_few,
)

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        cnt_required, cnt_no_cta, cnt_no_purpose, cnt_lead, cnt_clash, cnt_too_close, cnt_gap,
        cal_holiday_work,
        bud_none, bud_total, bud_no_contingency, bud_contingency_range, bud_activity_no_cost, bud_over_cap,
        bud_double, bud_item_no_amount, ben_none, ben_roi_neg, ben_roi_implausible, ben_assumption, ben_ltv_cac,
        rsk_too_few, rsk_no_owner, rsk_no_score, rsk_no_trigger, rsk_accept_high, rsk_outcome_only, rsk_same_owner,
    )
)  # fmt: skip
