"""Rules about the front matter, the background, goals, metrics and funnels."""

from __future__ import annotations

from opsplan.checks.rule import Rule
from opsplan.checks.rules import (
    bg_missing_4,
    bg_no_number,
    cal_unknown_festival,
    chn_near_miss,
    doc_empty_section,
    doc_section_missing,
    exp_no_hypothesis,
    fun_nonmono,
    fun_product,
    fun_stage_gap,
    goal_checkpoint_order,
    goal_checkpoint_target,
    goal_direction,
    goal_flat,
    goal_no_guardrail,
    goal_no_source,
    goal_none,
    goal_orphan,
    goal_pct_ambig,
    goal_stretch,
    goal_too_many,
    goal_unit,
    goal_vanity_only,
    met_baseline_inconsistent,
    met_no_alert,
    met_no_cadence,
    met_no_formula,
    met_rate_range,
    met_target_inconsistent,
    meta_approved_no_sign,
    meta_past_start,
    meta_placeholder,
    meta_required,
    meta_version_table,
    name_space,
    prob_no_action,
    yaml_comma_cut,
    yaml_comment_cut,
)

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        meta_past_start, meta_approved_no_sign, meta_placeholder, meta_required, meta_version_table, doc_section_missing,
        doc_empty_section, bg_missing_4, bg_no_number, prob_no_action, goal_none, goal_direction,
        goal_stretch, goal_flat, goal_too_many, goal_no_source, goal_orphan, goal_pct_ambig, goal_unit,
        goal_vanity_only, goal_no_guardrail, goal_checkpoint_order, goal_checkpoint_target, met_no_formula,
        met_rate_range, met_baseline_inconsistent, met_target_inconsistent, met_no_alert, met_no_cadence,
        fun_stage_gap, fun_nonmono, fun_product, exp_no_hypothesis, chn_near_miss, cal_unknown_festival,
        yaml_comma_cut, name_space, yaml_comment_cut,
    )
)  # fmt: skip
