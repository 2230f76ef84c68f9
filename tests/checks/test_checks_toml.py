"""The place of every key and value of a TOML text."""

from __future__ import annotations

import pytest
from conftest import ROOT

from opsplan.checks.toml_nodes import TomlError, read_toml
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode

TEXT = """\
# [no] "table"
title = 'it' # [no]
[check] # x
ignore = [ # one
  "goal-no-owner", # "tsk-"
  'tsk-',
]
severity.tsk-overload = "off"
rules = {tsk-too-long = {days = 15}, "b c" = {x = [1, [2]]}}
text = \"\"\"a
[no] = \\"\\"\\" \"\"\"
[check.more."a.b"]
when = 1979-05-27 07:32:00
[[many]]
n = true
[[many]]
n = 2.50
"""


def scalars(node: Node, way: str = "") -> dict[str, tuple[str, tuple[int, int]]]:
    if isinstance(node, ScalarNode):
        return {way: (node.text, (node.line, node.column))}
    parts = (
        [(key.text, value) for key, value in node.entries]
        if isinstance(node, MappingNode)
        else list(enumerate(node.items))
    )
    return {name: value for step, part in parts for name, value in scalars(part, f"{way}/{step}").items()}


def test_every_value_has_its_place() -> None:
    assert scalars(read_toml(TEXT)) == {
        "/title": ("it", (2, 9)),
        "/check/ignore/0": ("goal-no-owner", (5, 3)),
        "/check/ignore/1": ("tsk-", (6, 3)),
        "/check/severity/tsk-overload": ("off", (8, 25)),
        "/check/rules/tsk-too-long/days": ("15", (9, 33)),
        "/check/rules/b c/x/0": ("1", (9, 52)),
        "/check/rules/b c/x/1/0": ("2", (9, 56)),
        "/check/text": ('a\n[no] = """ ', (10, 8)),
        "/check/more/a.b/when": ("1979-05-27 07:32:00", (13, 8)),
        "/many/0/n": ("true", (15, 5)),
        "/many/1/n": ("2.5", (17, 5)),
    }


def test_every_key_of_a_real_file_is_where_it_is_said_to_be() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines, stack, count = text.split("\n"), [read_toml(text)], 0
    while stack:
        for key, value in stack.pop().entries:
            assert lines[key.line - 1][key.column - 1 :].lstrip('"').startswith(key.text)
            count += 1
            if isinstance(value, MappingNode):
                stack.append(value)
    assert count > 50


@pytest.mark.parametrize(
    ("text", "place"), [("a = 1\nb = oops\n", (2, 5)), ("a = [1,\n", (2, 1)), (f"a = {'[' * 5000}", (1, 1)), ("a = 1\na = 2\n", (2, 6))]
)  # fmt: skip
def test_what_is_no_toml_is_refused_with_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(TomlError) as caught:
        read_toml(text)
    assert caught.value.position == place
