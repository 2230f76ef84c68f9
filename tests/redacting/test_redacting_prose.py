"""What is left of a text when a part of it may not be told: whole sentences, items, rows and paragraphs, and none that hangs in the air."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsplan.redacting.prose import left_of
from opsplan.redacting.sentences import sentences


def tells(text: str) -> bool:
    return "SECRET" in text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Nothing to hide.", "Nothing to hide."),
        ("SECRET", ""),
        ("We ask for SECRET. Target: 6,000 kettles.", "Target: 6,000 kettles."),
        ("预算 SECRET 万元。目标 6 万。", "目标 6 万。"),
        ("预算 SECRET，分三期；首期一半。完。", "完。"),
        ("Approx. SECRET goes to Dr. Lee, e.g. in May. Then we start.", "Then we start."),
        ("“先付 SECRET。再说。”他同意。五月开始。", "五月开始。"),
    ],
)  # fmt: skip
def test_a_sentence_goes_as_a_whole(text: str, left: str) -> None:
    assert left_of(text, tells) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("预算 SECRET。其中一半给渠道。目标 6 万。", "目标 6 万。"),
        ("We ask for SECRET. Half of it is for media. The launch is in May.", "The launch is in May."),
        ("It costs SECRET. This is much. However, it pays. We start in May.", "We start in May."),
    ],
)
def test_a_sentence_that_leans_on_one_that_went_goes_too(text: str, left: str) -> None:
    assert left_of(text, tells) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("双 11 投放（预算 SECRET 元）", "双 11 投放"),
        ("Two films (SECRET) and a fair (May).", "Two films and a fair (May)."),
    ],
)
def test_words_in_brackets_go_alone(text: str, left: str) -> None:
    assert left_of(text, tells) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("- a\n- SECRET\n- c\n", "- a\n- c\n"),
        ("1. SECRET\n2. b\n3. c\n", "1. b\n2. c\n"),
        ("- a\n  - SECRET\n- SECRET\n  - b\n- c:\n  - SECRET\n", "- a"),
        ("- One. SECRET is here. Two goes on.\n- c", "- One. Two goes on.\n- c"),
        ("We do:\n\n- SECRET\n\nThe end.", "The end."),
    ],
)
def test_an_item_goes_with_what_is_in_it_and_what_only_led_to_it(text: str, left: str) -> None:
    assert left_of(text, tells) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("| a | b |\n| - | - |\n| 1 | SECRET |\n| 2 | 3 |\n", "| a | b |\n| - | - |\n| 2 | 3 |\n"),
        ("| a | SECRET |\n| - | - |\n| 1 | 2 |\n\nEnd.", "End."),
        ("一览：\n\n| a | b |\n| - | - |\n| 1 | SECRET |\n\n完。", "完。"),
        ("# One\n\nSECRET\n\n# Two\n\ntext\n", "# Two\n\ntext\n"),
        ("# SECRET\n\ntext\n\n## Inner\n\nmore\n\n# Two\n\ntext\n", "# Two\n\ntext\n"),
        ("Text[^1].\n\n[^1]: SECRET\n", "Text."),
        ("> SECRET\n\n```\nSECRET\n```\n\nText.\n\n---\n\nSECRET", "Text."),
        ("开头。\n\n**预算** SECRET\n万元，不含税。\n\n结尾。\n", "开头。\n\n结尾。\n"),
    ],
)
def test_no_heading_lead_or_table_stays_empty(text: str, left: str) -> None:
    assert left_of(text, tells) == left


PIECES = st.sampled_from(
    ["SECRET", "预算", "。", "；", "（", "）", "“", "”", " a", ". ", ".", "\n", "\n\n", "- ", "1. ", "# ", "> ", "| ", "|\n| - |\n", "**", "`", "```\n", "  ", "[^1]", "[^1]: ", "：", "---\n"]
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_that_may_not_be_told_is_left_of_any_text(text: str) -> None:
    assert not tells(left_of(text, tells))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=30).map("".join))
def test_sentences_are_the_whole_text(text: str) -> None:
    assert "".join(sentences(text)) == text
