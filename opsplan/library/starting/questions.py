"""The questions of a template: what it asks before it writes a plan, as ``template.yaml`` says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from types import MappingProxyType
from typing import Literal, cast, get_args

from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError
from opsplan.library.starting.answer_patterns import AnswerPattern, PatternError
from opsplan.library.unshowable import unshowable
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.schedule.lengths import parse_offset
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

Kind = Literal["text", "date", "number", "choice", "yes-no"]
EVENT = "date"
"""The question whose answer is the day of the event: ``--date`` answers it."""
_KINDS: tuple[str, ...] = get_args(Kind)
_KEYS = (
    "id", "type", "ask_zh", "ask_en", "help_zh", "help_en", "default", "default_zh", "default_en", "choices", "pattern",
    "least", "most", "lead",
)  # fmt: skip
_CHOICE_KEYS = ("value", "zh", "en")
_NAME = lazy_pattern("[a-z][a-z0-9_]*")
_RESERVED = frozenset({"today", "lang", "t", "range"})
_NOTHING = Bilingual("", "")
_MOST = 60
"""Questions of a template, and choices of a question."""
_LONGEST_LEAD = MappingProxyType({"wd": 780, "d": 1100, "w": 156, "mo": 36})


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from: what the starter gets, and what is shown."""

    value: str
    label: Bilingual


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. ``default`` is used when nothing is answered: a text, for a date also an expression on ``today`` or
    an earlier answer (``today+30wd``, ``date-8w``). ``lead`` is how long before a date its work has to begin."""

    id: str
    kind: Kind
    ask: Bilingual
    default: Bilingual
    help: Bilingual = _NOTHING
    options: tuple[Option, ...] = ()
    pattern: str = ""
    least: str = ""
    most: str = ""
    lead: str = ""


def read_questions(node: Node, path: str) -> tuple[Question, ...]:
    """The questions in their order. Raises TemplateError that points at the manifest's line."""
    if not isinstance(node, SequenceNode):
        raise _wrong(path, node, "questions 要写成列表", "questions is a list")
    if len(node.items) > _MOST:
        raise _wrong(path, node, f"问题多于 {_MOST} 个", f"there are more than {_MOST} questions")
    questions: list[Question] = []
    for item in node.items:
        question = _question(item, path)
        if any(question.id == each.id for each in questions):
            raise _wrong(
                path, item, f"有两个问题叫“{question.id}”", f"two questions are called '{question.id}'"
            )
        questions.append(question)
    return tuple(questions)


def _question(node: Node, path: str) -> Question:
    if not isinstance(node, MappingNode):
        raise _wrong(
            path, node, "一个问题要写 id 和 ask_zh、ask_en", "a question has an id, ask_zh and ask_en"
        )
    parts = dict(_entries(node, path, _KEYS))
    texts = _texts(parts, path)
    name, kind = texts.get("id", ""), texts.get("type", "text")
    if not _NAME.fullmatch(name) or name in _RESERVED:
        raise _wrong(
            path, parts.get("id", node), f"问题的 id“{name}”不能用：写小写字母、数字和下划线，如 event_name", f"the id '{name}' of a question cannot be used: lower-case letters, digits and _, such as event_name"
        )  # fmt: skip
    if kind not in _KINDS:
        raise _wrong(
            path, parts["type"], f"没有“{kind}”这种问题；可选：{'、'.join(_KINDS)}", f"there is no type '{kind}'; types: {', '.join(_KINDS)}"
        )  # fmt: skip
    options = tuple(_options(parts.get("choices"), path))
    question = Question(
        name, cast(Kind, kind), _both(texts, "ask") or Bilingual(name, name), _both(texts, "default") or _NOTHING,
        _both(texts, "help") or _NOTHING, options, texts.get("pattern", ""), texts.get("least", ""),
        texts.get("most", ""), texts.get("lead", ""),
    )  # fmt: skip
    if not question.default.zh or not question.default.en:
        raise _wrong(
            path, node, f"问题“{name}”没有 default：没有人回答时也要能写出方案", f"question '{name}' has no default: a plan must come out when nobody answers"
        )  # fmt: skip
    if kind == "choice" and question.default.en not in {each.value for each in options}:
        raise _wrong(
            path, parts.get("default", node), f"问题“{name}”的 default 不在 choices 里", f"the default of question '{name}' is not one of its choices"
        )  # fmt: skip
    for key, words in _unfit(question):
        raise _wrong(path, parts[key], words.zh, words.en)
    return question


def _unfit(question: Question) -> Iterator[tuple[str, Bilingual]]:
    """The keys of a question whose values say nothing, with what is wrong with them."""
    if question.pattern:
        try:
            AnswerPattern(question.pattern)
        except PatternError as error:
            yield "pattern", Bilingual(f"pattern 用不了：{error}", f"this pattern cannot be used: {error}")
    for key, text in (("least", question.least), ("most", question.most)):
        if question.kind == "number" and text and not _is_number(text):
            yield key, Bilingual(f"{key} 要写数", f"{key} is a number")
    lead = parse_offset(question.lead)
    if question.lead and (lead is None or abs(lead.amount) > _LONGEST_LEAD[lead.unit]):
        yield (
            "lead",
            Bilingual(
                "lead 写成 15wd、4w 或 2mo，不超过三年",
                "write lead as 15wd, 4w or 2mo, three years at the most",
            ),
        )


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False


def _texts(parts: Mapping[str, Node], path: str) -> dict[str, str]:
    """The texts among the values. Raises TemplateError for one that a terminal must not be given."""
    texts = {}
    for key, value in parts.items():
        if isinstance(value, ScalarNode):
            if wrong := unshowable(value.text):
                raise _wrong(path, value, wrong.zh, wrong.en)
            texts[key] = value.text
    return texts


def _options(node: Node | None, path: str) -> Iterator[Option]:
    items = node.items if isinstance(node, SequenceNode) else ()
    if len(items) > _MOST:
        raise _wrong(path, items[0], f"选项多于 {_MOST} 个", f"there are more than {_MOST} choices")
    for item in items:
        if isinstance(item, ScalarNode):
            text = _texts({"value": item}, path)["value"]
            yield Option(text, Bilingual(text, text))
            continue
        parts = dict(_entries(item, path, _CHOICE_KEYS))
        texts = _texts(parts, path)
        value = texts.get("value", "")
        yield Option(value, Bilingual(texts.get("zh", value), texts.get("en", value)))


def _entries(node: Node, path: str, keys: tuple[str, ...]) -> Iterator[tuple[str, Node]]:
    if not isinstance(node, MappingNode):
        raise _wrong(path, node, f"要写 {'、'.join(keys)}", f"expected {', '.join(keys)}")
    for key, value in node.entries:
        if key.text not in keys:
            raise _wrong(
                path, key, f"问题里没有“{key.text}”这个键；可用：{'、'.join(keys)}", f"a question has no key '{key.text}'; keys: {', '.join(keys)}"
            )  # fmt: skip
        yield key.text, value


def _both(texts: Mapping[str, str], key: str) -> Bilingual | None:
    one = texts.get(key, "")
    zh, en = texts.get(f"{key}_zh", one), texts.get(f"{key}_en", one)
    return Bilingual(zh or en, en or zh) if zh or en else None


def _wrong(path: str, node: Node, zh: str, en: str) -> TemplateError:
    return TemplateError(Bilingual(zh, en), path, node.line)


YES: Mapping[str, bool] = MappingProxyType({
    **dict.fromkeys(("yes", "y", "true", "1", "是", "要", "对"), True), **dict.fromkeys(("no", "n", "false", "0", "否", "不", "不要"), False),
})  # fmt: skip
"""The words for yes and no."""
