"""No bytes make the reader raise, crash the process, or take long; places always fit the text."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from opsplan.yamlio import MappingNode, Node, ScalarNode, SequenceNode, YamlFile, events, read_yaml

MEGABYTE = 1_000_000
SAMPLE = """\
# 会员日方案
规范版本: 1
标题: "社区面包店：会员日"
周期: {开始: 2027-03-01, 结束: 2027-04-09}
基准: &base
  负责人: 周敏
  频次: 每周
目标:
  - {名称: 会员日销售额, 基线: 1.8万, 目标值: 3万, 说明: '它说''好'''}
阶段:
  - 名称: 筹备
    <<: *base
    任务: [{名称: 定主推品, 开始: 会员日-14d, 工期: 3}, 海报]
摘要: |
  **一件事**：让进过门店的人留在线上。

  - 打法：五个支柱
"""

CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
from opsplan.yamlio import read_yaml
for text in ("[" * 200_000, "{" * 200_000, "- " * 200_000, "? " * 200_000, "a: " + "[" * 200_000 + "]" * 200_000,
             "\\n".join(" " * depth + "a:" for depth in range(3000))):
    print(*(found.rule for found in read_yaml(text.encode()).findings))
"""


def test_deep_nesting_ends_in_a_finding_within_500_megabytes() -> None:
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["yaml-too-deep"] * 6
    assert time.monotonic() - started < 20


BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
CHAIN = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 500))
MERGES = "a: &a {" + ", ".join(f"k{n}: 1" for n in range(3000)) + "}\nb: {<<: [" + "*a, " * 3000 + "]}\n"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        pytest.param(BOMB, "yaml-alias-bomb", id="laughs"),
        pytest.param(CHAIN, "yaml-too-deep", id="aliases of aliases"),
        pytest.param(MERGES, "yaml-alias-bomb", id="merges"),
        pytest.param("a: [" + "a," * 1_500_000 + "]", "yaml-too-many-nodes", id="flat"),
        pytest.param("k: 1\n" * 100_000, "yaml-duplicate-key", id="repeated keys"),
        pytest.param("%TAG !a! x\n" * 100_000, "yaml-directive", id="directives"),
        pytest.param("a: 1\n" + "标题：x\n" * 100_000, "yaml-full-width-colon", id="wide colons"),
        pytest.param("标题：x\n" * 100_000 + "a: 1", "yaml-full-width-colon", id="wide colons first"),
        pytest.param("a: b\n" + "  c\n" * 200_000 + "  d: e", "yaml-colon-in-text", id="long text"),
        pytest.param('a: "' + "x\n" * MEGABYTE, "yaml-unclosed-quote", id="open quote"),
        pytest.param("a: {" + "b: “c, " * 50_000 + "}", "yaml-full-width-quote", id="cut quotes"),
        pytest.param("\t" * MEGABYTE + "a: 1", "yaml-tab", id="tabs"),
    ],
)
def test_large_and_wrong_is_refused_quickly(text: str, rule: str) -> None:
    started = time.process_time()
    findings = read_yaml(text.encode()).findings
    assert rule in {found.rule for found in findings}
    assert time.process_time() - started < 8  # far above what it takes, far below anything quadratic


def nodes_of(result: YamlFile) -> list[Node]:
    found: list[Node] = []
    pending: list[Node] = [result.root] if result.root else []
    while pending:
        node = pending.pop()
        found.append(node)
        if isinstance(node, SequenceNode):
            pending.extend(node.items)
        elif isinstance(node, MappingNode):
            pending.extend(part for entry in node.entries for part in entry)
    return found


def check_sound(result: YamlFile) -> None:
    """Findings and nodes lie in the text, and plain texts stand where their place says."""
    lines = re.split("\r\n|[\n\r\x85\u2028\u2029]", result.text)
    assert result.root is not None or result.findings
    for found in result.findings:
        assert found.position is not None
        line, column = found.position
        assert 1 <= line <= len(lines) or not result.text
        assert column >= 1
        assert not found.message.zh.isascii()
    for node in nodes_of(result):
        # A value that is not there may lie one line behind a last line without a break.
        assert 1 <= node.line <= len(lines) + (isinstance(node, ScalarNode) and not node.text)
        if isinstance(node, ScalarNode) and node.plain and node.text:
            words = (
                node.text if node.line == node.end_line else re.split("[ \n\x85\u2028\u2029]", node.text)[0]
            )
            assert lines[node.line - 1][node.column - 1 :].startswith(words)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    check_sound(read_yaml(data))


MARKS = "[]{},:：，“”\"'&*!|>%@`?-#\\ \t\n\u3000<~ax1\ufeff\x85\u2028\r"


@given(st.text(st.sampled_from(MARKS), max_size=80))
def test_any_punctuation(text: str) -> None:
    check_sound(read_yaml(text.encode()))


edits = st.lists(
    st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 6), st.text(st.sampled_from(MARKS), max_size=4)),
    max_size=4,
)


def edited(changes: list[tuple[int, int, str]]) -> bytes:
    text = SAMPLE
    for start, length, insert in changes:
        text = text[:start] + insert + text[start + length :]
    return text.encode()


@given(edits)
def test_a_plan_with_slips(changes: list[tuple[int, int, str]]) -> None:
    check_sound(read_yaml(edited(changes)))


@given(edits)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_plan_with_slips_in_the_python_parser(
    monkeypatch: pytest.MonkeyPatch, changes: list[tuple[int, int, str]]
) -> None:
    # PyYAML's own reader gives a byte order mark inside the text no column of its own.
    assume(not any("\ufeff" in insert for _, _, insert in changes))
    with monkeypatch.context() as patch:
        patch.setattr(events, "CParser", None)
        check_sound(read_yaml(edited(changes)))


def test_sample_plans_are_sound() -> None:
    plans = sorted((Path(__file__).parents[2] / "plans").rglob("*.yaml"))
    for data in [SAMPLE.encode(), *(plan.read_bytes() for plan in plans)]:
        result = read_yaml(data)
        assert result.findings == ()
        check_sound(result)


@pytest.mark.parametrize(
    "text",
    [
        'a: "\\ud800"',
        'a: "\\U00110000"',
        'a: "\\UFFFFFFFF"',
        "a: !%ED%A0%80 x",
        "a: !<%FF> x",
        "a: !%zz x",
        "!",
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_texts_that_break_the_parsers_themselves(
    text: str, pure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pure:
        monkeypatch.setattr(events, "CParser", None)
    result = read_yaml(text.encode())
    assert len(result.findings) == 1
    check_sound(result)
