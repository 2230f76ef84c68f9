"""What becomes of findings: some are turned off, some accepted in the plan, some get another severity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from opsplan.checks.codes import CODES
from opsplan.checks.config import Config, Selector
from opsplan.checks.ignores import Ignores, not_ignored, unused
from opsplan.checks.names import RENDERED
from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Settled:
    """The findings that are left, and the ignores that accepted some or tried to."""

    findings: tuple[Finding, ...]
    used: frozenset[Selector]


@dataclass(frozen=True, slots=True)
class Policy:
    """The configuration of a run with the ignores of its plan."""

    config: Config = field(default_factory=Config)
    ignores: Ignores = field(default_factory=Ignores)

    def settle(self, findings: Iterable[Finding]) -> Settled:
        """What is left of the findings. Errors of the spec stay as they are; who tried to change that is told."""
        kept: list[Finding] = []
        about: dict[Finding, None] = {}
        used: set[Selector] = set()
        for finding in findings:
            accepting = self.ignores.of(finding)
            if finding.blocking:
                kept.append(finding)
                about.update(dict.fromkeys(not_ignored(selector, finding) for selector in accepting))
                lowered = self.config.lowered(finding.rule)
                if lowered:
                    about[_not_lowered(lowered, finding)] = None
                used.update(accepting)
            elif finding.rule not in self.config.off:
                used.update(accepting)
                if not accepting:
                    kept.append(self._graded(finding))
        kept.extend(self._graded(finding) for finding in about if finding.rule not in self.config.off)
        return Settled(tuple(kept), frozenset(used))

    def unused(self, used: frozenset[Selector]) -> tuple[Finding, ...]:
        """The ignores that accepted nothing, but for rules that are turned off or only run on what is rendered."""
        silent = self.config.off.keys() | RENDERED
        idle = (unused(each) for each in self.ignores if each not in used and each.rules - silent)
        return self.settle(idle).findings

    def _graded(self, finding: Finding) -> Finding:
        level = self.config.levels.get(finding.rule)
        return replace(finding, severity=level[0]) if level else finding


def _not_lowered(selector: Selector, finding: Finding) -> Finding:
    return Finding(
        "config-blocking", CODES["config-blocking"], Severity.WARNING,
        Bilingual(f"{finding.rule} 是规范的错误，不能忽略，也不能降低级别", f"{finding.rule} is an error of the plan spec and can be neither ignored nor lowered"),
        Bilingual(f"改正它，并从设置里删去“{selector.text}”" if selector.text == finding.rule else "改正它", f"mend it, and take '{selector.text}' out of the settings" if selector.text == finding.rule else "mend it"),
        selector.file, selector.position, selector.path,
    )  # fmt: skip
