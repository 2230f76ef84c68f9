"""The schemas in the YAML language server that editors run: completion, hover and errors in both languages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, need, plan_paths
from language_server import PROGRAM, Server, language_server


@dataclass(frozen=True, slots=True)
class Words:
    """How a plan of one language says what the tests ask for."""

    lang: str
    head: str
    kind: str
    goals: str
    setting: str
    title_of_kind: str


CHINESE = Words("zh-CN", "规范版本: 1\n标题: 方案\n", "类型", "目标", "检查: {选择: [goal-]}", "类型（kind）")
ENGLISH = Words("en", "opsplan: 1\ntitle: Plan\n", "kind", "goals", "check: {select: [goal-]}", "kind (类型)")
LANGUAGES = pytest.mark.parametrize("words", [CHINESE, ENGLISH], ids=lambda words: words.lang)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    need(PROGRAM is not None, "yaml-language-server")
    with language_server() as running:
        yield running


@pytest.fixture
def opened(server: Server, tmp_path: Path) -> Callable[[str, str], str]:
    """Open a plan of a language in a folder with its schema, as docs/editors.md says."""

    def opening(lang: str, text: str) -> str:
        shutil.copy(ROOT / "docs" / f"plan.schema.{lang}.json", tmp_path / "plan.schema.json")
        path = tmp_path / "plan.yaml"
        path.write_text(f"# yaml-language-server: $schema=plan.schema.json\n{text}", encoding="utf-8")
        return server.open(path)

    return opening


def at(server: Server, method: str, uri: str, line: int, character: int) -> Any:
    place = {"line": line, "character": character}
    return server.ask(f"textDocument/{method}", textDocument={"uri": uri}, position=place)


def labels(completion: dict[str, Any]) -> set[str]:
    return {item["label"] for item in completion["items"]}


@LANGUAGES
def test_keys_of_the_language_are_offered_and_those_written_are_not(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, f"{words.head}{words.goals[0]}\n")
    offered = labels(at(server, "completion", uri, 3, 1))
    other = ENGLISH if words is CHINESE else CHINESE
    assert {words.kind, words.goals} <= offered
    assert not {other.kind, other.goals} & offered
    assert not {line.split(":")[0] for line in words.head.splitlines()} & offered


@LANGUAGES
def test_the_values_of_a_key_are_offered(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, f"{words.head}{words.kind}: \n")
    assert {"launch", "上市", "event", "活动运营"} <= labels(
        at(server, "completion", uri, 3, len(words.kind) + 2)
    )


@LANGUAGES
def test_hovering_over_a_key_says_its_name_in_both_languages_and_what_it_is(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, f"{words.head}{words.kind}: launch\n{words.setting}\n")
    assert words.title_of_kind in at(server, "hover", uri, 3, 1)["contents"]["value"]
    schema = json.loads((ROOT / "docs" / f"plan.schema.{words.lang}.json").read_text(encoding="utf-8"))
    key = words.setting.partition("{")[2].partition(":")[0]
    description = schema["$defs"]["CheckSettings"]["properties"][key]["description"]
    hover = at(server, "hover", uri, 4, words.setting.index(key))["contents"]["value"]
    assert description in hover.replace("\\", "")


@LANGUAGES
def test_a_wrong_value_is_marked_where_it_stands(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, f"{words.head}{words.kind}: lunch\n")
    (found,) = [each for each in server.problems(uri) if "Value is not accepted" in each["message"]]
    start = len(words.kind) + 2
    assert found["range"] == {
        "start": {"line": 3, "character": start},
        "end": {"line": 3, "character": start + len("lunch")},
    }
    assert '"launch"' in found["message"]
    assert '"上市"' in found["message"]


@LANGUAGES
def test_what_is_missing_is_named_in_the_language(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, words.head)
    missing = " ".join(each["message"] for each in server.problems(uri))
    other = ENGLISH if words is CHINESE else CHINESE
    assert f'"{words.goals}"' in missing
    assert f'"{other.goals}"' not in missing


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.name)
@LANGUAGES
def test_an_example_has_no_problem_but_the_key_put_into_it(
    server: Server, opened: Callable[[str, str], str], words: Words, path: Path
) -> None:
    text = path.read_text(encoding="utf-8").rstrip("\n")
    uri = opened(words.lang, f"{text}\nzzz: 1\n")
    (found,) = server.problems(uri)
    assert "zzz" in found["message"]
    assert found["range"]["start"] == {"line": text.count("\n") + 2, "character": 0}
