"""Rules about the planning of content: what the calendar lacks, is late for, or has too much of."""

from __future__ import annotations

from opsplan.checks.rule import Rule
from opsplan.checks.rules import (
    cnt_draft_late,
    cnt_festival_empty,
    cnt_mix,
    cnt_off_slot,
    cnt_segment_twice,
    cnt_slot_gap,
)

RULES: tuple[Rule, ...] = tuple(
    module.RULE
    for module in (
        cnt_segment_twice, cnt_slot_gap, cnt_off_slot, cnt_mix, cnt_festival_empty, cnt_draft_late,
    )
)  # fmt: skip
