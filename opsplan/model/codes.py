"""The stable number of every finding the model can give. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType({
    # keys
    "key-unknown": "OPS201",
    "key-twice": "OPS202",
    "key-missing": "OPS203",
    "entry-wanted": "OPS204",
    "list-wanted": "OPS205",
    "item-empty": "OPS207",
    # values
    "value-type": "OPS210",
    "value-quantity": "OPS211",
    "value-share": "OPS212",
    "value-money": "OPS213",
    "value-date": "OPS214",
    "value-duration": "OPS215",
    "value-time": "OPS216",
    "value-length": "OPS217",
    "value-weekday": "OPS218",
    "value-month": "OPS219",
    "value-boolean": "OPS220",
    "value-range": "OPS221",
    "value-id": "OPS222",
    "value-unknown": "OPS223",
    "text-unprintable": "OPS224",
    "rsk-strategy-enum": "OPS225",
    "rsk-no-score": "OPS226",
    "value-quarter": "OPS227",
    "value-color": "OPS228",
    "value-font": "OPS229",
    # the plan as a whole
    "spec-version": "OPS230",
    "meta-required": "OPS231",
    "meta-period": "OPS232",
    "plan-empty": "OPS233",
    "meta-language": "OPS234",
    # refs and ids
    "ref-unknown": "OPS240",
    "ref-ambiguous": "OPS241",
    "id-duplicate": "OPS242",
    "tsk-dup-id": "OPS243",
    "team-role-undefined": "OPS244",
    # values that contradict one another
    "goal-metric-conflict": "OPS250",
    "bud-currency": "OPS251",
    # too much, and what misleads
    "text-too-long": "OPS290",
    "text-too-much": "OPS291",
    "text-table-too-large": "OPS292",
    "tsk-too-many": "OPS293",
    "text-turning": "OPS294",
    # a plan for each row of a table
    "each-unknown": "OPS280",
    "each-tag": "OPS281",
    "each-value": "OPS282",
    "each-example": "OPS283",
})  # fmt: skip
"""Rule → code."""
