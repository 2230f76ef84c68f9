"""Whatever is wrong with a plan, mending it never makes it worse, and mending twice is mending once."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from opsplan.diagnostics import Report
from opsplan.fixing.difference import unified
from opsplan.fixing.mend import Mended, Reading, Stage, mend
from opsplan.pipeline import check
from opsplan.pipeline.mending import reading_of

PLAN = """\
# 全年方案 2027/3/1
opsplan: 1
title: 'Plan'
language: en
period: {start: 2027-03-01, end: 2027-04-30}   # both
dates:
  launch: &launch 2027-04-01
  early: launch-7d
team: [{id: lin, name: Lin Yi, role: Ops}, {id: wang, name: 王, role: 设计}]
goals:
- {编号: g1, 名称: Sales, 基线: "1,000", 目标值: 2000, 截止: 2027-04-30, 负责人: lin, 方向: up}
- &goal {id: g2, name: Rate, baseline: 1.5%, target: 2.5%, due: launch+2wd, owner: wang}
- {<<: *goal, id: g3, name: Other}
phases:
  - name: 预热
    start: period.start
    end: *launch
    goals: [g1, g2]
    tasks:
      - {id: t-1, name: Draw, owner: lin, start: 2027-03-02, duration: 3d}
      - {id: t-2, name: Print, owner: wang, after: [t-1+1wd], duration: 2wd}
risks: [{name: Late, probability: 2, impact: 3, response: mitigate, owner: lin}]
budget: {items: [{name: x, unit_price: 300, quantity: 286, amount: "85,800"}, {name: y, amount: ¥20}]}
"""
CHARS = ("/", ".", "年", "１", "，", "：", " ", "-", "x", "G", "。", "'", "*launch", "\t", "0", "#", "|")


def reading(data: bytes) -> Reading:
    return reading_of(check(data, "plan.yaml", today=date(2027, 3, 1)))


def mended(data: bytes) -> Mended:
    return mend(data, "plan.yaml", reading(data), reading)


def damaged(text: str, place: int, kind: int, char: str) -> str:
    """The text with one slip at a place: a letter left out, swapped, doubled, replaced, in capitals; a date in another form."""
    at = place % (len(text) - 12)
    slips = (
        lambda: text[:at] + text[at + 1 :],
        lambda: text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        lambda: text[:at] + char + text[at:],
        lambda: text[:at] + char + text[at + 1 :],
        lambda: text[:at] + text[at : at + 5].swapcase() + text[at + 5 :],
        lambda: text[:at] + text[at:].replace("-0", "/", 2),
        lambda: text[:at] + text[at:].replace("2027-", "2027.", 1),
    )
    return slips[kind % len(slips)]()


def blocking(report: Report) -> int:
    return sum(found.blocking for found in report)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    slips=st.lists(
        st.tuples(st.integers(0, 2000), st.integers(0, 6), st.sampled_from(CHARS)), min_size=1, max_size=6
    ),
    ends=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
@example(slips=[], ends="\r\n", mark=b"\xef\xbb\xbf")
def test_a_plan_is_never_worse_after_mending(
    slips: list[tuple[int, int, str]], ends: str, mark: bytes
) -> None:
    text = PLAN
    for slip in slips:
        text = damaged(text, *slip)
    data = mark + text.replace("\n", ends).encode()
    before, result = reading(data), mended(data)
    after = reading(result.data)
    assert after.report == result.report
    assert after.stage >= before.stage
    if before.stage is Stage.SCHEDULE:
        assert blocking(after.report) <= blocking(before.report)
    if not any(found.blocking for found in result.mended):
        assert len(after.report) <= len(before.report)
    assert bool(result.mended) == (result.data != data)
    assert mended(result.data).data == result.data
    lines, told = data.split(b"\n"), {found.position.line for found in result.mended if found.position}
    changed = {
        n for n, pair in enumerate(zip(lines, result.data.split(b"\n"), strict=True), 1) if pair[0] != pair[1]
    }
    assert changed == told
    assert (unified(data, result.data, "plan.yaml") != b"") == bool(changed)
