"""Changing the entries of a list in a text: what is not changed stays, byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opsplan.errors import UserError
from opsplan.fixing.entries import EntryEdit, NewEntry, Written, edit_entries
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode
from opsplan.yamlio.reader import read_yaml

WAY = (("content", "内容"), ("entries", "内容排期"))
NAMES = {name: (name, zh) for name, zh in (("date", "日期"), ("title", "标题"), ("owner", "负责人"), ("note", "备注"), ("tags", "标签"))}  # fmt: skip
FLOW = """\
title: a  # first
content:
  entries:
    - {date: 2027-01-05, title: 'One', owner: lin}  # told
    # between
    - {标题: "Two", 日期: launch-7d, tags: [a, b]}
after: 1
"""
BLOCK = """\
content:
  entries:
  - title: One   # told
    owner: lin

  - date: 2027-01-05
    title: |
      Two
      lines

    # of the note
    note: old
    owner: mei
after: 1"""


def edit(text: str, *edits: tuple[int, Mapping[str, Written | None]], new: tuple[Mapping[str, Written], ...] = (), behind: int | None = None) -> str:  # fmt: skip
    return edit_entries(
        text, WAY, NAMES, [EntryEdit(*each) for each in edits], [NewEntry(each, behind) for each in new]
    )


def plain(node: Node | None) -> object:
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    assert isinstance(node, MappingNode)
    return {key.text: plain(value) for key, value in node.entries}


def read(text: str) -> object:
    found = read_yaml(text.encode())
    assert not [each for each in found.findings if each.blocking], found.findings
    return plain(found.root)


def test_nothing_to_change_changes_nothing() -> None:
    assert edit(FLOW) == FLOW
    assert edit(FLOW, (0, {})) == FLOW


def test_values_keep_their_quotes_and_comments() -> None:
    assert edit(
        FLOW, (0, {"title": "It's", "owner": "mei"}), (1, {"title": "2", "date": "2027-02-01"})
    ) == FLOW.replace("'One', owner: lin", "'It''s', owner: mei").replace(
        '"Two", 日期: launch-7d', '"2", 日期: 2027-02-01'
    )


def test_keys_are_added_behind_the_others_in_flow_and_block() -> None:
    assert 'owner: lin, note: "a, b"}  # told\n' in edit(FLOW, (0, {"note": "a, b"}))
    assert "tags: [a, b], owner: mei}\n" in edit(FLOW, (1, {"owner": "mei"}))
    assert "    owner: lin\n    note: hm\n\n  - date" in edit(BLOCK, (0, {"note": "hm"}))
    assert edit(BLOCK, (1, {"tags": ("x", "y")})).endswith("    owner: mei\n    tags: [x, y]\nafter: 1")


def test_keys_are_taken_away_with_their_line() -> None:
    assert "- {title: 'One', owner: lin}  # told" in edit(FLOW, (0, {"date": None}))
    assert "- {title: 'One'}  # told" in edit(FLOW, (0, {"date": None, "owner": None}))
    assert '- {标题: "Two"}\n' in edit(FLOW, (1, {"date": None, "tags": None}))
    assert edit(BLOCK, (1, {"owner": None})) == BLOCK.replace("    owner: mei\n", "")
    assert edit(BLOCK, (0, {"title": None, "note": "n"})) == BLOCK.replace("title: One   # told\n    owner: lin\n", "owner: lin\n    note: n\n")  # fmt: skip


def test_a_block_of_text_and_a_list_of_lines_are_replaced_whole() -> None:
    assert "    title: New\n\n    # of the note\n" in edit(BLOCK, (1, {"title": "New"}))
    listed = (
        "content:\n  entries:\n    - title: One\n      tags:\n      - a  # one\n      - b\n      note: x\n"
    )
    assert (
        edit(listed, (0, {"tags": ("c",)}))
        == "content:\n  entries:\n    - title: One\n      tags: [c]\n      note: x\n"
    )


def test_an_empty_value_is_filled() -> None:
    text = "content: {entries: [{title: a, owner: , note}]}"
    assert (
        edit(text, (0, {"owner": "lin", "note": "x"}))
        == "content: {entries: [{title: a, owner: lin, note: x}]}"
    )
    assert edit("content:\n  entries:\n    - title: a\n      owner:  # who\n", (0, {"owner": "lin"})).endswith("owner: lin  # who\n")  # fmt: skip


NEW = {"date": "2027-03-01", "title": "New, one", "owner": "lin"}


def test_entries_are_added_in_the_style_of_the_last() -> None:
    assert edit(FLOW, new=(NEW, NEW)).count('    - {date: 2027-03-01, title: "New, one", owner: lin}\n') == 2
    assert edit(BLOCK, new=(NEW,)).endswith(
        '    owner: mei\n  - date: 2027-03-01\n    title: "New, one"\n    owner: lin\nafter: 1'
    )


@pytest.mark.parametrize("behind", [0, 1, 2])
@pytest.mark.parametrize(
    "text", [FLOW, BLOCK, "content: {entries: [{title: One}, {title: Two}]}", "content:\n  entries: [\n    {title: One},\n    {title: Two},\n  ]\n"]
)  # fmt: skip
def test_an_entry_is_added_where_it_is_wanted_and_moves_no_byte(text: str, behind: int) -> None:
    made = edit(text, new=(NEW, {"title": "Last"}), behind=behind)
    found = re.findall(r"(?:title|标题): (?:['\"|]*\s*)(One|Two|New|Last)", made)
    assert found == [*["One", "Two"][:behind], "New", "Last", *["One", "Two"][behind:]]
    rest = iter(made)
    assert all(character in rest for character in text), "what was there stands there in its order"
    assert read(made)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: 1\n", 'a: 1\ncontent:\n  entries:\n    - {date: 2027-03-01, title: "New, one", owner: lin}\n'),
        ("a: 1", 'a: 1\ncontent:\n  entries:\n    - {date: 2027-03-01, title: "New, one", owner: lin}'),
        ("内容:\n    menus: []\nb: 1\n", '内容:\n    menus: []\n    entries:\n      - {date: 2027-03-01, title: "New, one", owner: lin}\nb: 1\n'),
        ("content:  # none\nb: 1\n", 'content:  # none\n  entries:\n    - {date: 2027-03-01, title: "New, one", owner: lin}\nb: 1\n'),
        ("content: {entries: []}\n", 'content: {entries: [{date: 2027-03-01, title: "New, one", owner: lin}]}\n'),
        ("content: {entries: }\n", 'content: {entries: [{date: 2027-03-01, title: "New, one", owner: lin}]}\n'),
        ("{a: 1}", '{a: 1, content: {entries: [{date: 2027-03-01, title: "New, one", owner: lin}]}}'),
        ("content:\n  entries: [\n    {title: x},\n  ]\n", 'content:\n  entries: [\n    {title: x},\n    {date: 2027-03-01, title: "New, one", owner: lin},\n  ]\n'),
    ],
)  # fmt: skip
def test_a_list_that_is_not_there_is_begun(text: str, whole: str) -> None:
    made = edit(text, new=(NEW,))
    assert made == whole
    read(made)


def test_line_breaks_of_the_file_are_kept() -> None:
    text = BLOCK.replace("\n", "\r\n")
    made = edit(text, (0, {"note": "n"}), (1, {"note": None}), new=(NEW,))
    assert "\n" not in made.replace("\r\n", "")
    assert made == edit(BLOCK, (0, {"note": "n"}), (1, {"note": None}), new=(NEW,)).replace("\n", "\r\n")


def test_an_alias_gets_a_value_of_its_own_and_a_merged_key_too() -> None:
    text = "x: &who lin\ny: &all {note: n}\ncontent:\n  entries:\n    - {title: a, owner: *who, <<: *all}\n"
    made = edit(text, (0, {"owner": "mei", "note": "mine"}))
    assert made == text.replace("owner: *who, <<: *all}", "owner: mei, <<: *all, note: mine}")


@pytest.mark.parametrize(
    "text",
    ["x: &e [{title: a}]\ncontent:\n  entries: *e\n", "content:\n  entries: {title: a}\n", "content: []\n"],
)
def test_what_is_no_list_of_entries_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        edit(text, (0, {"title": "b"}))
    with pytest.raises(UserError):
        edit(text, new=(NEW,))


def test_a_text_that_others_share_is_not_changed() -> None:
    with pytest.raises(UserError, match="anchor"):
        edit("content:\n  entries:\n    - {title: &t a}\n    - {title: *t}\n", (0, {"title": "b"}))


TEXTS = st.text("aZ 0:#-,'\"[]{}&*!|>%@`\\\n\t？：，\u3000全🎉", min_size=1, max_size=8) | st.sampled_from(["a\nb", "no", "~", "- x", "a: b", "#", "x # y", "{}", "[", "*a", "&a", "'", '"', "!t", "%", "@", "`", "\u3000全", "🎉", "\u200fעב"])  # fmt: skip
VALUES = TEXTS | st.lists(TEXTS, min_size=1, max_size=3).map(tuple)
CHANGES = st.dictionaries(st.sampled_from(sorted(set(NAMES) - {"title"})), st.none() | VALUES)


@given(st.sampled_from([FLOW, BLOCK, FLOW.replace("\n", "\r\n")]), CHANGES, CHANGES, st.lists(CHANGES.map(lambda each: {"title": "t"} | {name: value for name, value in each.items() if value}), max_size=2), st.integers(0, 2) | st.none())  # fmt: skip
def test_what_is_written_is_read_again(
    text: str,
    first: Mapping[str, Written | None],
    second: Mapping[str, Written | None],
    new: list[Mapping[str, Written]],
    behind: int | None,
) -> None:
    made = edit(text, (0, first), (1, second), new=tuple(new), behind=behind)
    before, after = read(text), read(made)
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    wanted = before["content"]["entries"]
    for entry, changes in zip(wanted, (first, second), strict=True):
        for name, value in changes.items():
            own = next((each for each in NAMES[name] if each in entry), name)
            entry.pop(own, None)
            if value is not None:
                entry[own] = list(value) if isinstance(value, tuple) else value
    at = len(wanted) if behind is None else behind
    wanted[at:at] = [
        {name: list(value) if isinstance(value, tuple) else value for name, value in each.items()}
        for each in new
    ]
    assert after == before
