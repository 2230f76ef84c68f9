"""From a file's nodes to a plan: keys, values, refs and contradictions, all findings in one run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from opsplan.diagnostics import Finding, Lang
from opsplan.model.consistency import check_consistency
from opsplan.model.keys import KeyWalk
from opsplan.model.plan import Plan
from opsplan.model.refs import check_refs
from opsplan.model.source import Source
from opsplan.model.validation import validate
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as far as it could be read. With blocking ``findings`` the plan lacks what was wrong.

    ``sound`` is false when the period itself had to be invented; dates are then not worth checking.
    """

    plan: Plan
    source: Source
    findings: tuple[Finding, ...]
    sound: bool = True


def read_plan(root: MappingNode, file: str) -> PlanFile:
    """The plan in a YAML tree. Never raises for what a user wrote."""
    source = Source(file, root, Plan)
    walk = KeyWalk(source)
    data = walk.entry(root, Plan, (), "")
    plan, wrong, own_period = validate(data, source)
    findings = [*walk.findings, *wrong]
    broken = frozenset(_names(root)) if findings else frozenset()
    findings.extend(check_refs(plan, source, broken))
    findings.extend(check_consistency(plan, source))
    return PlanFile(plan, source, tuple(findings), own_period)


def plan_language(root: MappingNode | None) -> Lang:
    """The language a plan says it is in, before it is validated."""
    for key, value in root.entries if root else ():
        if key.text in ("language", "语言") and isinstance(value, ScalarNode):
            return (
                "en"
                if value.text.strip().lower().startswith("en") or value.text.strip() == "英文"
                else "zh-CN"
            )
    return "zh-CN"


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
