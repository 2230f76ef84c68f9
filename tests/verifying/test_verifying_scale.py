"""Numbers below a head that gives their unit are read with it."""

from __future__ import annotations

import pytest

from opsplan.verifying.powerpoint import with_scale


@pytest.mark.parametrize(
    ("text", "head", "read"),
    [
        ("129.6", "金额（万元）", "129.6 万"),
        ("−1,029.6", "金额（万元）", "−1,029.6 万"),
        ("32.7%", "占比", "32.7%"),
        ("129.6", "金额（元）", "129.6"),
        ("上限 420 万元", "金额（万元）", "上限 420 万元"),
    ],
)
def test_a_bare_number_takes_the_scale_of_its_head(text: str, head: str, read: str) -> None:
    assert with_scale(text, (head,)) == read
