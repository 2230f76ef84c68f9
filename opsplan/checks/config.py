"""What is configured: which rules speak, how bad their findings are, what they measure by.

Several layers say so: the team's file, then the plan, then the command line. For each rule the last layer that
speaks of it decides; within a layer, the word that names fewer rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from types import MappingProxyType

from opsplan.checks.names import OWN, known_rules
from opsplan.diagnostics import Position, Severity
from opsplan.records import dataclass
from opsplan.thresholds import UNCHANGED, Thresholds

OFF = "off"
_LEVELS: Mapping[str, Severity | None] = MappingProxyType(
    {"error": Severity.ERROR, "warning": Severity.WARNING, "info": Severity.INFO, OFF: None}
)


@dataclass(frozen=True, slots=True)
class Selector:
    """A word of the settings that stands for rules, and where it was written."""

    text: str
    rules: frozenset[str]
    file: str = ""
    position: Position | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says. Without ``select``, nothing is turned off by not being named.

    ``severity`` holds the words ``error``, ``warning``, ``info`` and ``off``; ``settings`` is by rule and setting.
    """

    select: tuple[Selector, ...] = ()
    ignore: tuple[Selector, ...] = ()
    severity: tuple[tuple[Selector, str], ...] = ()
    settings: Thresholds = field(default_factory=lambda: UNCHANGED)


@dataclass(frozen=True, slots=True)
class Config:
    """All layers as one.

    ``off`` are the rules that do not speak, each with the word that says so (None: it was not selected);
    ``levels`` the severities that differ from the rules' own, each with its word.
    """

    off: Mapping[str, Selector | None] = field(default_factory=lambda: MappingProxyType({}))
    levels: Mapping[str, tuple[Severity, Selector]] = field(default_factory=lambda: MappingProxyType({}))
    settings: Thresholds = field(default_factory=lambda: UNCHANGED)

    def lowered(self, rule: str) -> Selector | None:
        """The word that would have an error of this rule silent or less than an error; None without one."""
        level, said = self.levels.get(rule, (Severity.ERROR, None))
        return self.off.get(rule) or (said if level < Severity.ERROR else None)


def config_of(layers: Iterable[Layer]) -> Config:
    """The layers as one, the later winning over the earlier."""
    off: dict[str, Selector | None] = {}
    levels: dict[str, tuple[Severity, Selector]] = {}
    settings: dict[tuple[str, str], float] = {}
    for layer in layers:
        settings.update(layer.settings)
        if layer.select or layer.ignore or layer.severity:
            for rule in known_rules():
                _lay(rule, layer, off, levels)
    return Config(MappingProxyType(off), MappingProxyType(levels), MappingProxyType(settings))


def _lay(
    rule: str, layer: Layer, off: dict[str, Selector | None], levels: dict[str, tuple[Severity, Selector]]
) -> None:
    """Let one layer speak of one rule."""
    chosen, ignored = _nearest(rule, layer.select), _nearest(rule, layer.ignore)
    graded = _nearest(rule, tuple(selector for selector, _ in layer.severity))
    level = next((_LEVELS[word] for selector, word in layer.severity if selector is graded), None)
    silent = graded if graded and level is None else None
    ignored = min(
        (each for each in (ignored, silent) if each), key=lambda each: len(each.rules), default=None
    )
    if graded and level is not None:
        levels[rule] = (level, graded)
    if layer.select and chosen is None and rule not in OWN:
        off[rule] = ignored
        return
    wanted = chosen or (graded if level is not None else None)
    if ignored and (wanted is None or len(ignored.rules) <= len(wanted.rules)):
        off[rule] = ignored
    elif wanted:
        off.pop(rule, None)


def _nearest(rule: str, selectors: tuple[Selector, ...]) -> Selector | None:
    """Of the words that stand for the rule, the one that stands for the fewest; the last of equals."""
    fitting = [selector for selector in reversed(selectors) if rule in selector.rules]
    return min(fitting, key=lambda selector: len(selector.rules), default=None)
