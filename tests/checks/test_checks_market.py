"""The borders of the rules about segments, personas, competitors and channels."""

from __future__ import annotations

import pytest
from plan_parts import Check, found, segments


@pytest.mark.parametrize(
    ("kind", "spoken"),
    [
        ("用户运营", True),
        ("launch", True),
        ("private-domain", True),
        ("活动运营", False),
        ("大促", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("rule", ["seg-none", "cmpt-none"])
def test_events_name_their_audience_in_each_activity(
    rule: str, kind: str, spoken: bool, check_text: Check
) -> None:
    assert bool(found(check_text, f"kind: {kind}\n" if kind else "", rule)) is spoken


@pytest.mark.parametrize(
    ("rest", "places"),
    [
        ("", ["audience.segments[s].channels"]),
        ("strategy: {channels: [{name: 企微, audience: s}]}\n", []),
        ("strategy: {channels: [{name: 企微, audience: 新客、老客}]}\n", []),
        ("strategy: {channels: [{name: 企微, audience: 全部会员}]}\n", ["audience.segments[s].channels"]),
        ("content: {entries: [{title: x, channel: 企微, segment: s}]}\n", []),
        ("content: {entries: [{title: x, segment: s}]}\n", ["audience.segments[s].channels"]),
    ],
)
def test_a_segment_is_reached_by_what_points_at_it(rest: str, places: list[str], check_text: Check) -> None:
    assert found(check_text, segments("{id: s, name: 老客, strategy: x}") + rest, "seg-no-channel") == places


@pytest.mark.parametrize(
    ("criteria", "spoken"),
    [
        ("", True),
        ("较高消费", True),
        ("较高消费，近 90 天 2 次以上", False),
        ("经常来的人，三个月内来过五次", False),
        ("在册导购与店长", False),
        ("Loyal buyers", True),
        ("Loyal buyers with 3 orders a year", False),
        ("Uses our payroll", False),
    ],
)
def test_criteria_can_be_computed(criteria: str, spoken: bool, check_text: Check) -> None:
    text = segments(f"{{name: s, criteria: '{criteria}'}}" if criteria else "{name: s}")
    assert bool(found(check_text, text, "seg-undefined")) is spoken


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        (("注册用户", "活跃用户", "付费用户"), True),
        (("Registered users", "Active users"), True),
        (("活跃用户", "活跃商家"), False),
        (("注册用户", "活跃用户", "沉睡老客"), False),
        (("Unregistered visitors", "Prepaid buyers"), False),
    ],
)
def test_a_stack_is_all_levels_and_more_than_one(
    names: tuple[str, ...], spoken: bool, check_text: Check
) -> None:
    text = segments(*(f"{{name: {name}}}" for name in names))
    assert bool(found(check_text, text, "seg-stacked")) is spoken


@pytest.mark.parametrize(
    ("shares", "spoken"), [(("60%", "40%"), False), (("60%", "40.1%"), True), (("60", "30"), False)]
)
@pytest.mark.parametrize("section", ["personas", "segments"])
def test_shares_are_a_whole_at_most(
    section: str, shares: tuple[str, str], spoken: bool, check_text: Check
) -> None:
    text = f"audience: {{{section}: [{{name: a, share: {shares[0]}}}, {{name: b, share: {shares[1]}}}]}}\n"
    assert bool(found(check_text, text, "seg-share-sum")) is spoken


def test_segments_of_two_models_may_overlap(check_text: Check) -> None:
    text = segments("{name: a, model: RFM, share: 70%}", "{name: b, model: 生命周期, share: 70%}")
    assert found(check_text, text, "seg-share-sum") == []


def test_a_share_says_the_size_too(check_text: Check) -> None:
    assert found(check_text, segments("{name: a, share: 70%}", "{name: b}"), "seg-no-size") == [
        "audience.segments[1].size"
    ]


@pytest.mark.parametrize(
    ("competitors", "places"),
    [
        ("{items: [{name: A, strengths: x}]}", []),
        ("{items: [{name: A, scores: {x: 1}}]}", ["competitors.ours"]),
        ("{items: [{name: A, scores: {x: 1}}], ours: {name: we}}", ["competitors.ours"]),
        ("{items: [{name: A, scores: {x: 1, y: 2}}], ours: {scores: {x: 3}}}", ["competitors.ours"]),
        ("{items: [{name: A, scores: {x: 1, y: 2}}], ours: {scores: {x: 3}, facts: {y: z}}}", []),
    ],
)
def test_a_matrix_has_our_column(competitors: str, places: list[str], check_text: Check) -> None:
    assert found(check_text, f"competitors: {competitors}\n", "cmpt-no-self") == places


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("competitors: {items: [{name: A, response: x}, {name: B}]}\n", True),
        ("competitors: {items: [{name: A, response: x}, {name: B, response: y}]}\n", False),
        ("competitors: {items: [{name: A}], conclusion: x}\n", False),
        ("competitors: {items: [{name: A}]}\nstrategy: {differentiation: x}\n", False),
        ("competitors: {conclusion: x}\n", False),
    ],
)
def test_something_follows_from_the_comparison(text: str, spoken: bool, check_text: Check) -> None:
    assert bool(found(check_text, text, "cmpt-no-implication")) is spoken


@pytest.mark.parametrize(("as_of", "spoken"), [("2026-03-01", False), ("2026-02-28", True)])
def test_data_on_competitors_is_a_year_old_at_most(as_of: str, spoken: bool, check_text: Check) -> None:
    text = f"competitors: {{items: [{{name: A, as_of: {as_of}}}]}}\n"
    assert bool(found(check_text, text, "cmpt-stale")) is spoken


@pytest.mark.parametrize(
    ("rest", "spoken"),
    [
        ("", True),
        ("content: {entries: [{title: x, date: 2027-03-05, channel: 短信、邮件}]}\n", False),
        ("content: {slots: [{channel: 邮件, weekday: 周四}]}\n", False),
        ("activities: [{name: a, date: 2027-04-05, promotion: [{start: -7d, channel: 邮件}]}]\n", False),
        ("content: {entries: [{title: x, channel: 邮件}]}\n", True),
    ],
)
def test_a_channel_has_a_time(rest: str, spoken: bool, check_text: Check) -> None:
    text = f"strategy: {{channels: [{{name: 邮件, owner: a, metric: x}}]}}\n{rest}"
    assert bool(found(check_text, text, "str-no-channel-plan")) is spoken
