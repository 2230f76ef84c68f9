"""The schemas in the YAML language server that editors run: completion, hover and errors in both languages."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, need, plan_paths
from language_server import PROGRAM, Server, language_server

from opsplan.model.plan import Plan
from opsplan.model.specs import fields_of


@dataclass(frozen=True, slots=True)
class Words:
    """How a plan of one language says what the tests ask for."""

    lang: str
    head: str
    kind: str
    goals: str
    owner: str
    date: str
    period: str
    title_of_kind: str


CHINESE = Words(
    "zh-CN", "规范版本: 1\n标题: 方案\n", "类型", "目标", "负责人", "日期",
    "周期: {开始: 2027-01-01, 结束: 2027-12-31}\n", "类型（kind）",
)  # fmt: skip
ENGLISH = Words(
    "en", "opsplan: 1\ntitle: Plan\n", "kind", "goals", "owner", "date",
    "period: {start: 2027-01-01, end: 2027-12-31}\n", "kind (类型)",
)  # fmt: skip
PLACE = re.compile(r"\$\{\d+:((?:\\.|[^}\\])*)\}")
CHINESE_TEXT = re.compile("[\u4e00-\u9fff]")
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
        path = tmp_path / f"plan-{len(list(tmp_path.iterdir()))}.yaml"
        path.write_text(f"# yaml-language-server: $schema=plan.schema.json\n{text}", encoding="utf-8")
        return server.open(path)

    return opening


def at(server: Server, method: str, uri: str, line: int, character: int) -> Any:
    place = {"line": line, "character": character}
    return server.ask(f"textDocument/{method}", textDocument={"uri": uri}, position=place)


def described(words: Words, key: str) -> str:
    """What the schema says of a key of a plan."""
    schema = json.loads((ROOT / "docs" / f"plan.schema.{words.lang}.json").read_text(encoding="utf-8"))
    spec = fields_of(Plan)[key]
    description: str = schema["properties"][spec.zh if words is CHINESE else spec.name]["description"]
    return description


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
def test_the_values_of_a_key_are_offered_in_both_languages_with_what_they_mean(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, f"{words.head}{words.kind}: \n")
    items = at(server, "completion", uri, 3, len(words.kind) + 2)["items"]
    offered = {item["label"]: item["documentation"] for item in items}
    assert {"launch", "上市", "event", "活动运营"} <= set(offered)
    own, other = ("上市", "launch") if words is CHINESE else ("launch", "上市")
    assert offered[own] == ("新品上市" if words is CHINESE else "A product launch")
    assert offered[other] == f"= {own}"
    assert items[0]["label"] == ("产品运营" if words is CHINESE else "product")


@LANGUAGES
def test_a_key_is_offered_with_its_description_and_goes_on_as_its_value_does(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, f"{words.head}{words.goals[0]}\n")
    items = {item["label"]: item for item in at(server, "completion", uri, 3, 1)["items"]}
    assert items[words.goals]["documentation"] == described(words, "goals")
    assert items[words.goals]["insertText"] == f"{words.goals}:\n  - "
    assert items[words.kind]["insertText"] == f"{words.kind}: "


@pytest.mark.parametrize(
    ("lang", "way"),
    [
        ("zh-CN", "目标"), ("zh-CN", "活动"), ("zh-CN", "风险"), ("zh-CN", "团队"),
        ("zh-CN", "阶段/任务"), ("zh-CN", "预算/明细"), ("zh-CN", "内容/内容排期"),
        ("en", "goals"), ("en", "phases/tasks"), ("en", "budget/items"), ("en", "content/entries"),
    ],
)  # fmt: skip
def test_a_new_entry_of_a_list_can_begin_as_an_example(
    server: Server, opened: Callable[[str, str], str], lang: str, way: str
) -> None:
    words = CHINESE if lang == "zh-CN" else ENGLISH
    *outer, inner = way.split("/")
    lists = [key for key in outer if key in ("阶段", "phases")]
    text = words.head + "".join(f"{key}:\n  {'- ' if key in lists else ''}" for key in outer)
    indent = ("    " if lists else "  ") if outer else ""
    text += f"{inner}:\n{indent}  - "
    uri = opened(lang, f"{text}\n")
    line, column = text.count("\n") + 1, len(indent) + 4
    items = [
        item
        for item in at(server, "completion", uri, line, column)["items"]
        if item["label"] in ("示例", "example")
    ]
    assert len(items) == 1
    skeleton = PLACE.sub(lambda place: place[1], items[0]["insertText"]).replace("\n", f"\n{indent}  ")
    whole = f"{text}{skeleton}\n"
    problems = server.problems(opened(lang, whole))
    assert [each["message"] for each in problems if each["range"]["start"]["line"] >= line] == []


@LANGUAGES
def test_hovering_over_a_key_says_its_name_in_both_languages_and_what_it_is(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    other = ENGLISH if words is CHINESE else CHINESE
    for written in (words, other):
        uri = opened(words.lang, f"{written.head}{written.kind}: launch\n")
        hover = at(server, "hover", uri, 3, 1)["contents"]["value"].replace("\\", "")
        assert words.title_of_kind in hover
        assert described(words, "kind") in hover


@LANGUAGES
def test_hovering_over_a_list_of_texts_says_its_name_once(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    key = "编制" if words is CHINESE else "authors"
    for value in ("[A, B]", "A"):
        uri = opened(words.lang, f"{words.head}{key}: {value}\n")
        title, _, rest = at(server, "hover", uri, 3, 1)["contents"]["value"].partition("\n")
        assert title == ("#### 编制（authors）" if words is CHINESE else "#### authors (编制)")
        assert described(words, "authors") in rest


@LANGUAGES
def test_a_wrong_value_is_marked_where_it_stands_and_told_what_would_be_right(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, f"{words.head}{words.kind}: lunch\n{words.date}: 2027/3/1\n")
    found = {each["range"]["start"]["line"]: each for each in server.problems(uri)}
    start = len(words.kind) + 2
    assert found[3]["range"] == {
        "start": {"line": 3, "character": start},
        "end": {"line": 3, "character": start + len("lunch")},
    }
    assert ("上市" if words is CHINESE else "launch") in found[3]["message"]
    assert "2027-03-12" in found[4]["message"]
    assert all(bool(CHINESE_TEXT.search(found[line]["message"])) is (words is CHINESE) for line in (3, 4))


@LANGUAGES
def test_what_is_missing_is_named_in_the_language(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    uri = opened(words.lang, f"{words.head}{words.goals}:\n  - {{{words.owner}: A}}\n")
    messages = {each["message"] for each in server.problems(uri)}
    assert messages == (
        {"缺少“周期（period）”", "缺少“名称（name）”"}
        if words is CHINESE
        else {"'period (周期)' is missing", "'name (名称)' is missing"}
    )


@LANGUAGES
def test_a_plan_without_contents_is_told_which_there_are(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    (found,) = server.problems(opened(words.lang, f"{words.period}{words.head}"))
    assert words.goals in found["message"]


@LANGUAGES
def test_text_in_place_of_a_list_is_one_problem(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    (found,) = server.problems(opened(words.lang, f"{words.period}{words.head}{words.goals}: more\n"))
    assert ("列表" if words is CHINESE else "a list") in found["message"]


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.name)
@LANGUAGES
def test_an_example_has_no_problem_but_the_key_put_into_it(
    server: Server, opened: Callable[[str, str], str], words: Words, path: Path
) -> None:
    text = path.read_text(encoding="utf-8").rstrip("\n")
    uri = opened(words.lang, f"{text}\nzzz: 1\n")
    (found,) = server.problems(uri)
    assert words.goals in found["message"]
    assert found["range"]["start"] == {"line": text.count("\n") + 2, "character": 0}


@LANGUAGES
def test_text_in_place_of_an_entry_has_the_form_of_what_it_stands_for(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    days = (
        "日历: {休息日: [2027-02-05, 春节]}"
        if words is CHINESE
        else "calendar: {days_off: [2027-02-05, Easter]}"
    )
    found = server.problems(opened(words.lang, f"{words.head}{words.period}{days}\n{words.goals}: []\n"))
    assert ["2027-03-12" in each["message"] for each in found] == [True]
    assert found[0]["range"]["start"] == {"line": 4, "character": max(days.find("春节"), days.find("Easter"))}


@LANGUAGES
def test_the_page_on_editors_shows_what_an_editor_shows(
    server: Server, opened: Callable[[str, str], str], words: Words
) -> None:
    page = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
    block = "((?:(?!```).)*)```"
    shown = re.findall(
        rf"```yaml\n# yaml[^\n]*\n{block}\n\n```text\n{block}.*?```markdown\n{block}", page, re.DOTALL
    )
    text, problems, hover = next(each for each in shown if each[0].startswith(words.head.partition(":")[0]))
    found = sorted(
        (each["range"]["start"]["line"] + 1, each["range"]["start"]["character"] + 1, each["message"])
        for each in server.problems(opened(words.lang, text))
    )
    assert "".join(f"{line}:{column} {message}\n" for line, column, message in found) == problems
    wrong, right, key = ("上升", "提升", "方向") if words is CHINESE else ("rising", "up", "direction")
    mended = text.replace(wrong, right)
    line = next(number for number, each in enumerate(mended.splitlines()) if key in each)
    column = mended.splitlines()[line].index(key)
    said = at(server, "hover", opened(words.lang, mended), line + 1, column)["contents"]["value"]
    assert said.partition("\nSource:")[0].replace("\\", "") == hover
