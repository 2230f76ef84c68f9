"""Rules about the market and about work: segments, competitors, channels, phases, tasks, team, community."""

from __future__ import annotations

from opsplan.checks.rule import Rule
from opsplan.checks.rules import (
    chn_no_metric,
    cmpt_no_implication,
    cmpt_no_self,
    cmpt_none,
    cmpt_stale,
    com_monetise,
    com_roles,
    com_rules,
    com_seed,
    com_sop,
    dur_covers_days_off,
    ms_no_owner,
    per_incomplete,
    phs_empty,
    phs_gap,
    phs_no_goal,
    phs_outside,
    phs_overlap,
    seg_no_channel,
    seg_no_size,
    seg_no_strategy,
    seg_none,
    seg_share_sum,
    seg_stacked,
    seg_undefined,
    str_no_channel_plan,
    team_raci_c_inflation,
    team_raci_multi_a,
    team_raci_no_a,
    tsk_no_buffer,
    tsk_no_deliverable,
    tsk_offday_start,
    tsk_too_long,
)

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        seg_none, seg_no_strategy, seg_no_size, seg_no_channel, seg_undefined, seg_stacked, seg_share_sum,
        per_incomplete, cmpt_none, cmpt_no_self, cmpt_no_implication, cmpt_stale, chn_no_metric,
        str_no_channel_plan, phs_no_goal, phs_outside, phs_gap, phs_overlap, phs_empty, tsk_no_deliverable,
        tsk_too_long, tsk_offday_start, tsk_no_buffer, ms_no_owner, team_raci_no_a, team_raci_multi_a,
        team_raci_c_inflation, com_roles, com_rules, com_seed, com_sop, com_monetise, dur_covers_days_off,
    )
)  # fmt: skip
