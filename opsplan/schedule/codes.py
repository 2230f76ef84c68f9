"""The stable number of every finding the schedule can give. A number is never used for another rule."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.model import codes as model_codes

CODES: Mapping[str, str] = MappingProxyType({
    # date expressions and named dates
    "date-unknown-name": "OPS301",
    "date-offset-unit": "OPS302",
    "date-cycle": "OPS303",
    "date-out-of-range": "OPS304",
    "date-name": "OPS305",
    "date-inverted": "OPS306",
    "date-missing": "OPS307",
    "date-clash": "OPS308",
    # the calendar
    "cal-unknown-country": "OPS310",
    "cal-no-workday": "OPS311",
    "cal-unofficial": "OPS312",
    "cal-file-name": "OPS313",
    "cal-file-twice": "OPS314",
    "cal-outside-year": "OPS315",
    "cal-day-twice": "OPS316",
    # predecessors
    "tsk-dep-missing": "OPS320",
    "tsk-dep-cycle": "OPS321",
    "tsk-dep-order": "OPS322",
    "tsk-lag": "OPS323",
    "ref-ambiguous": model_codes.CODES["ref-ambiguous"],
    # tasks and phases
    "tsk-no-dates": "OPS330",
    "tsk-date-inverted": "OPS331",
    "tsk-dates-clash": "OPS332",
    "tsk-zero-duration": "OPS333",
    "tsk-milestone-length": "OPS334",
    "tsk-parent-duration": "OPS335",
    "tsk-outside": "OPS336",
    "tsk-outside-parent": "OPS337",
    "phs-color": "OPS338",
    "tsk-parent-milestone": "OPS339",
    # activities
    "act-no-date": "OPS340",
    "act-no-time": "OPS341",
    "act-outside": "OPS342",
})  # fmt: skip
"""Rule → code."""
