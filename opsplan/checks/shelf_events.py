"""The rules about activities, compliance and the look back."""

from __future__ import annotations

from opsplan.checks.rule import Rule
from opsplan.checks.rules import (
    act_no_metric,
    act_routinise,
    cmp_mass_event_permit,
    cmp_mlm,
    cmp_pii_consent,
    cmp_price_base,
    cmp_prize_cap,
    cmp_prize_disclosure,
    cmp_touch_frequency,
    evt_capacity,
    evt_funnel,
    evt_no_backup,
    evt_no_confirm,
    evt_no_list_proc,
    evt_no_longtail_followup,
    evt_no_recap_promo,
    evt_no_rehearsal,
    evt_no_reminder,
    evt_no_revisit,
    evt_no_rules,
    evt_no_target,
    evt_platform_lead,
    evt_promo_late,
    evt_ros_no_cue,
    evt_ros_no_owner,
    evt_ros_overrun,
    evt_rule_complex,
    evt_threshold_high,
    rev_late,
    rev_no_grai,
    rev_no_retro,
)

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        evt_no_target, evt_promo_late, evt_no_reminder, evt_no_confirm, evt_no_rules, evt_rule_complex,
        evt_threshold_high, evt_platform_lead, evt_no_list_proc, evt_no_revisit, evt_no_longtail_followup,
        evt_no_recap_promo, evt_no_backup, evt_capacity, evt_funnel, evt_no_rehearsal, evt_ros_overrun,
        evt_ros_no_owner, evt_ros_no_cue, act_no_metric, act_routinise,
        cmp_mass_event_permit, cmp_prize_cap, cmp_prize_disclosure, cmp_price_base, cmp_pii_consent,
        cmp_touch_frequency, cmp_mlm,
        rev_no_retro, rev_late, rev_no_grai,
    )
)  # fmt: skip
