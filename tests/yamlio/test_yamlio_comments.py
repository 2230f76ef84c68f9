"""Comments are told from the same characters inside a text."""

from __future__ import annotations

import re

from opsplan.yamlio.comments import Comment, find_comments
from opsplan.yamlio.reader import read_yaml

START = re.compile("# x")

TEXT = """\
# x: top
---
a: |  # x: on the line of a block's sign
  text # x: no
b: >-
  # x: no

 # x: after the block
c: &name "q # x: no
  # x: no"   # x: after quotes
d: a# x no
e: [f, "g # x: no", {h: 'i '' # x: no'}]  # x: after brackets # x: the same comment
  # x: above

  # another comment
j: *name
# x: below all
"""


def comments(text: str) -> tuple[Comment, ...]:
    yaml = read_yaml(text.encode())
    assert yaml.root is not None
    return find_comments(yaml.text, yaml.root, START)


def test_only_comments_are_found_with_their_places_and_the_line_they_speak_of() -> None:
    found = [(c.text[5:], tuple(c.position), c.target, c.alone, c.first) for c in comments(TEXT)]
    assert found == [
        ("top", (1, 1), 3, True, True),
        ("on the line of a block's sign", (3, 7), 3, False, False),
        ("after the block", (8, 2), 9, True, False),
        ("after quotes", (10, 14), 10, False, False),
        ("after brackets # x: the same comment", (12, 43), 12, False, False),
        ("above", (13, 3), 16, True, False),
        ("below all", (17, 1), 0, True, False),
    ]


def test_lines_end_where_the_parser_ends_them() -> None:
    assert [tuple(c.position) for c in comments("a: 1\r\nb: 2  # x\r\n# x\rc: 3 # x\n")] == [
        (2, 7),
        (3, 1),
        (4, 6),
    ]


def test_a_comment_behind_many_texts_is_found() -> None:
    text = "".join(f"k{n}: 'v # x'  # x: {n}\n" for n in range(2000))
    assert [c.text for c in comments(text)] == [f"# x: {n}" for n in range(2000)]
