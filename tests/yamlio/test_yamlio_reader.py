"""What is read from a sound file: texts as written, places, aliases, merge keys, encodings."""

import pytest
from yamlio_cases import places

from opsplan.yamlio import Limits, MappingNode, Node, ScalarNode, SequenceNode, YamlFile, read_yaml


def plain_data(node: Node | None) -> object:
    if isinstance(node, ScalarNode):
        return None if node.is_null else node.text
    if isinstance(node, SequenceNode):
        return [plain_data(item) for item in node.items]
    assert isinstance(node, MappingNode)
    return {key.text: plain_data(value) for key, value in node.entries}


def read(text: str) -> object:
    result = read_yaml(text.encode())
    assert result.findings == ()
    return plain_data(result.root)


def value_at(result: YamlFile, key: str) -> Node:
    assert result.root is not None
    return next(value for name, value in result.root.entries if name.text == key)


@pytest.mark.parametrize(
    "text",
    [
        "1.10",
        "007",
        "9:30",
        "19:30-21:00",
        "NO",
        "on",
        "true",
        "1e3",
        "0x1F",
        "1_000",
        "2027-13-01",
        ".inf",
        "30%",
        "=",
        "x: y"[:1],
    ],
)
def test_plain_values_keep_their_text(text: str) -> None:
    assert read(f"a: {text}\nb: [{text}]\n") == {"a": text, "b": [text]}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_null_is_the_only_type(text: str) -> None:
    assert read(f"a: {text}\nb: '{text}'\nc: !!str {text}\n") == {"a": None, "b": text, "c": text}


def test_core_tags_change_nothing() -> None:
    assert read(
        "a: !!int 007\nb: !!float 1.10\nc: !!map {d: !!bool NO}\ne: !!seq [!!timestamp 2027-01-01]\n"
    ) == {
        "a": "007",
        "b": "1.10",
        "c": {"d": "NO"},
        "e": ["2027-01-01"],
    }


def test_blocks_quotes_and_folded_texts() -> None:
    text = "a: |\n  一\n   二\nb: >-\n  一\n  二\nc: 'it''s'\nd: \"\\u4e00\\n\"\ne: one\n  two\n"
    assert read(text) == {"a": "一\n 二\n", "b": "一 二", "c": "it's", "d": "一\n", "e": "one two"}


@pytest.mark.parametrize(
    "prefix", ["", "\ufeff", "%YAML 1.1\n---\n", "%YAML 1.2\n---\n", "# 说明\n\n", "---\n"]
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_what_may_stand_before_a_plan(prefix: str, line_break: str) -> None:
    text = (prefix + "标题: 方案\n目标:\n- 涨粉\n...\n").replace("\n", line_break)
    result = read_yaml(text.encode())
    assert plain_data(result.root) == {"标题": "方案", "目标": ["涨粉"]}
    assert result.root is not None
    assert (result.root.line, result.root.column) == (1 + prefix.count("\n"), 1)


def test_places_count_characters_from_one() -> None:
    result = read_yaml(
        '\ufeff标题: 😀方案 # 注释\r\n目标: [涨粉, "拉 新"]\r\n周期:\r\n  开始: x\r\n'.encode()
    )
    title, goals, period = (value_at(result, key) for key in ("标题", "目标", "周期"))
    assert isinstance(title, ScalarNode)
    assert (title.line, title.column, title.end_line, title.end_column) == (1, 5, 1, 8)
    assert isinstance(goals, SequenceNode)
    assert (goals.line, goals.column, goals.flow) == (2, 5, True)
    assert [(item.line, item.column) for item in goals.items] == [(2, 6), (2, 10)]
    assert isinstance(period, MappingNode)
    assert (period.line, period.column, period.flow) == (4, 3, False)


def test_places_are_those_of_the_content_not_of_anchor_and_tag() -> None:
    result = read_yaml(
        b"a: &x   !!str one\nb: &y\n  c: 1\nd: !!map &z # note\n\n  e: 1\nf: &w\ng: [&v h, &u]\n"
    )
    assert result.findings == ()
    assert [(node.line, node.column) for node in (value_at(result, key) for key in "abd")] == [
        (1, 15),
        (3, 3),
        (6, 3),
    ]
    items = value_at(result, "g")
    assert isinstance(items, SequenceNode)
    assert (items.items[0].line, items.items[0].column) == (8, 8)


def test_aliases_stand_for_the_node_itself() -> None:
    result = read_yaml(b"a: &x [1, 2]\nb: *x\nc: &k key\n*k : 3\n")
    assert plain_data(result.root) == {"a": ["1", "2"], "b": ["1", "2"], "c": "key", "key": "3"}
    assert value_at(result, "a") is value_at(result, "b")
    assert result.root is not None
    assert (result.root.entries[3][0].line, result.root.entries[3][0].column) == (4, 1)


def test_an_anchor_may_be_given_again() -> None:
    assert read("a: &x 1\nb: *x\nc: &x 2\nd: *x\n") == {"a": "1", "b": "1", "c": "2", "d": "2"}


def test_merge_keys() -> None:
    text = "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc:\n  <<: *a\n  y: 5\nd:\n  k: 0\n  <<: [*a, *b]\ne: {'<<': 1}\nf: {<<: {q: 1}}\n"
    data = read(text)
    assert isinstance(data, dict)
    assert data["c"] == {"x": "1", "y": "5"}
    assert list(data["d"].items()) == [("k", "0"), ("x", "1"), ("y", "2"), ("z", "4")]
    assert data["e"] == {"<<": "1"}
    assert data["f"] == {"q": "1"}


def test_merged_entries_keep_the_place_of_their_anchor() -> None:
    result = read_yaml(b"a: &a\n  x: 1\nb:\n  <<: *a\n")
    merged = value_at(result, "b")
    assert isinstance(merged, MappingNode)
    assert (merged.entries[0][0].line, merged.entries[0][0].column) == (2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "a: 说明：正文，“引号”\n",
        "a: [说明：正文, “引号”, http://example.com, 19:30]\n",
        "a: {时间: 19:30, 链接: http://example.com, 说明: 前：后}\n",
        "a: {b, c}\n",
        "a: |\n  标题：x\n  \t制表符\n  “未完\n",
        "a: >\n  　　首行缩进\n  　　两格\n",
        "summary: 第一行\n  第二行：还是正文\n",
        "19:30: x\n{a: 1}: y\n"[:9],
        "a: 'tab\there'\nb: x\ty\n",
        "a: [1, 2,]\nb: {c: 1,}\n",
    ],
)
def test_what_only_looks_wrong_is_accepted(text: str) -> None:
    assert read_yaml(text.encode()).findings == ()


def test_a_gbk_file_is_called_so_at_its_first_bad_byte() -> None:
    result = read_yaml("opsplan: 1\ntitle: 方案\n".encode("gbk"))
    assert places(result) == ("yaml-not-utf8 2:8",)
    assert "GBK" in result.findings[0].message.zh
    assert "byte 19 " in result.findings[0].message.en


def test_a_damaged_byte_in_utf8_is_not_called_gbk() -> None:
    result = read_yaml("标题: 方".encode() + b"\xff" + "案\n".encode())
    assert places(result) == ("yaml-not-utf8 1:6",)
    assert "GBK" not in result.findings[0].message.zh


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"PK\x03\x04\x14\x00", "Office"), (b"%PDF-1.7\n", "PDF"), (b"\x89PNG\r\n\x1a\n", "PNG")],
)
def test_a_file_of_another_kind_is_called_so(data: bytes, kind: str) -> None:
    result = read_yaml(data)
    assert places(result) == ("yaml-not-text 1:1",)
    assert kind in result.findings[0].message.zh


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_named(encoding: str) -> None:
    result = read_yaml("opsplan: 1\ntitle: plan\n".encode(encoding))
    assert places(result) == ("yaml-utf16 1:1",)
    assert encoding[:6].upper() in result.findings[0].message.zh


@pytest.mark.parametrize("data", [b"", b"\n\n", "\ufeff".encode(), b"# only\n# comments\n", b"---\n"])
def test_an_empty_file(data: bytes) -> None:
    assert places(read_yaml(data)) == ("yaml-empty 1:1",)


def test_a_file_that_is_too_large_is_not_parsed() -> None:
    result = read_yaml(b"[" * 20_000_000)
    assert places(result) == ("yaml-too-large 1:1",)
    assert "20,000,000" in result.findings[0].message.en
    assert result.text == ""


def test_limits_are_exact() -> None:
    flat = b"a: [1, 2, 3]\n"  # the mapping itself is not counted: it is the file
    assert places(read_yaml(flat, limits=Limits(max_nodes=5))) == ()
    assert places(read_yaml(flat, limits=Limits(max_nodes=4))) == ("yaml-too-many-nodes 1:1",)
    deep = b"a: [[x]]\n"
    assert places(read_yaml(deep, limits=Limits(max_depth=3))) == ()
    assert places(read_yaml(deep, limits=Limits(max_depth=2))) == ("yaml-too-deep 1:5",)


def test_aliases_count_as_what_they_stand_for() -> None:
    text = b"a: &a [[x]]\nb: [*a]\n"
    assert places(read_yaml(text, limits=Limits(max_nodes=9, max_depth=4))) == ()
    assert places(read_yaml(text, limits=Limits(max_nodes=8))) == ("yaml-too-many-nodes 1:1",)
    assert places(read_yaml(text, limits=Limits(max_depth=3))) == ("yaml-too-deep 2:5",)
    many = read_yaml(b"a: &a 1\nb: [*a, *a, *a]\n", limits=Limits(max_aliases=2))
    assert places(many) == ("yaml-alias-bomb 2:13",)
    assert "the limit is 2)" in many.findings[0].message.en


def test_findings_beyond_the_limit_are_left_out() -> None:
    text = b"a: 1\n" * 50
    assert len(read_yaml(text).findings) == 49
    assert len(read_yaml(text, limits=Limits(max_findings=10)).findings) == 10
