"""Patterns of modules are compiled when they are used, not when their module is imported."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from conftest import ROOT

from opsplan.patterns import lazy_pattern


def _compiled_at_import(node: ast.AST) -> Iterator[int]:
    """The lines of ``re.compile`` outside functions."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.Call) and ast.unparse(child.func) == "re.compile":
            yield child.lineno
        yield from _compiled_at_import(child)


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    files = sorted((ROOT / "opsplan").rglob("*.py"))
    assert len(files) > 500
    found = [
        f"{file.relative_to(ROOT)}:{line}: write lazy_pattern(…)"
        for file in files
        for line in _compiled_at_import(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_a_pattern_compiled_at_import_would_be_found() -> None:
    assert list(_compiled_at_import(ast.parse("import re\nA = {'a': re.compile('a')}\n"))) == [2]


def test_a_lazy_pattern_is_compiled_once_and_answers_like_a_compiled_one() -> None:
    words = lazy_pattern("[a-z]+", re.IGNORECASE)
    found = words.search("1 Word")
    assert found is not None
    assert found[0] == "Word"
    assert words.findall("a B") == ["a", "B"]
    assert (words.pattern, words.flags & re.IGNORECASE) == ("[a-z]+", re.IGNORECASE)
    assert words.search is words.search  # the compiled pattern's own method, no longer looked up
    assert lazy_pattern(rb"\d").sub(b"#", b"a1") == b"a#"


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("text")
