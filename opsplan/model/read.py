"""From a file's nodes to a plan: keys, values, refs and contradictions, all findings in one run."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.diagnostics import Bilingual, Finding, Lang, Severity
from opsplan.model.consistency import check_consistency
from opsplan.model.keys import KeyWalk
from opsplan.model.plan import Plan
from opsplan.model.refs import check_refs
from opsplan.model.source import Source
from opsplan.model.text_limits import check_texts
from opsplan.model.validation import validate
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

_LANGUAGE = ("language", "语言")
_CHINESE = lazy_pattern("[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as far as it could be read. With blocking ``findings`` the plan lacks what was wrong.

    ``sound`` is false when the period itself had to be invented; dates are then not worth checking. ``refused`` are
    the places of the plan whose value is reported and left out, also where only the key was misspelt.
    """

    plan: Plan
    source: Source
    findings: tuple[Finding, ...]
    sound: bool = True
    refused: frozenset[str] = frozenset()


def read_plan(root: MappingNode, file: str) -> PlanFile:
    """The plan in a YAML tree. Never raises for what a user wrote."""
    source = Source(file, root, Plan)
    walk = KeyWalk(source)
    data = walk.entry(root, Plan, (), "")
    plan, wrong, own_period = validate(data, source, walk.refused)
    findings = [*walk.findings, *wrong]
    broken = frozenset(_names(root)) if findings else frozenset()
    findings.extend(check_refs(plan, source, broken))
    findings.extend(check_consistency(plan, source))
    findings.extend(check_texts(plan, source))
    findings.extend(_no_language(root, source))
    refused = frozenset(source.path(loc) for loc in walk.refused)
    return PlanFile(plan, source, tuple(findings), own_period, refused)


def plan_language(root: MappingNode) -> Lang:
    """The language to speak to a plan's writer, before the plan is validated.

    That which the plan names; without one, Chinese, but English for a plan without a Chinese character.
    """
    for key, value in root.entries:
        if key.text in _LANGUAGE and isinstance(value, ScalarNode):
            text = value.text.strip().lower()
            return "en" if text.startswith("en") or text == "英文" else "zh-CN"
    return "zh-CN" if _has_chinese(root) else "en"


def _no_language(root: MappingNode, source: Source) -> Iterator[Finding]:
    """A note on a plan in English that does not name its language: its deliverables get Chinese headings."""
    if any(key.text in _LANGUAGE for key, _ in root.entries) or _has_chinese(root):
        return
    yield source.finding(
        "meta-language", (),
        Bilingual("没有写 language 语言，标题、标签和日期会用中文", "no language is given, so headings, labels and dates will be Chinese"),
        Bilingual("写上 language: en 或 language: zh-CN", "write language: en, or language: zh-CN if that is meant"),
        severity=Severity.INFO, blocking=False,
    )  # fmt: skip


def _has_chinese(root: MappingNode) -> bool:
    stack: list[Node] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, ScalarNode):
            if _CHINESE.search(node.text):
                return True
        elif isinstance(node, SequenceNode):
            stack.extend(node.items)
        else:
            stack.extend(each for entry in node.entries for each in entry)
    return False


def _names(root: Node) -> Iterator[str]:
    """Every id and name in the file, also those of entries that could not be read."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, SequenceNode):
            stack.extend(node.items)
        elif isinstance(node, MappingNode):
            for key, value in node.entries:
                if isinstance(value, ScalarNode):
                    if key.text in ("id", "编号", "name", "名称", "姓名"):
                        yield value.text
                else:
                    stack.append(value)
