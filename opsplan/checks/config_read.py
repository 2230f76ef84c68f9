"""The layers of the configuration, read from a file, from a plan and from options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath
from types import MappingProxyType

from opsplan.checks.codes import CODES
from opsplan.checks.config import Layer, Selector
from opsplan.checks.names import rules_called, unknown_rule
from opsplan.diagnostics import Bilingual, Finding, Loc, Position, Severity
from opsplan.model.check_settings import CheckSettings, SettingsFile
from opsplan.model.keys import KeyWalk
from opsplan.model.nearest import nearest_names
from opsplan.model.problems import shorten
from opsplan.model.source import Source
from opsplan.model.specs import names_of
from opsplan.model.validation import validate_as
from opsplan.patterns import lazy_pattern
from opsplan.thresholds import Setting
from opsplan.verifying.codes import CODES as DELIVERABLE_CODES
from opsplan.yamlio.nodes import MappingNode

PYPROJECT = "pyproject.toml"
_OUR_TABLE = lazy_pattern(r"^[ \t]*\[+[ \t]*tool[ \t]*\.[ \t]*opsplan\b", re.MULTILINE)


def is_settings_file(name: str, text: bytes) -> bool:
    """True for a file that holds settings: any but a ``pyproject.toml`` without ``[tool.opsplan]``."""
    return PurePath(name).name != PYPROJECT or bool(_OUR_TABLE.search(text.decode("utf-8", "replace")))


def file_layer(name: str, text: bytes) -> tuple[Layer, tuple[Finding, ...]]:
    """What a settings file says, and what is wrong with it. Never raises for what a user wrote.

    Its findings never stop a plan from being rendered.
    """
    from opsplan.checks.toml_nodes import TomlError, read_toml

    try:
        root = read_toml(text.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return Layer(), (_not_toml(name, Position(1, 1)),)
    except TomlError as error:
        return Layer(), (_not_toml(name, error.position),)
    if PurePath(name).name == PYPROJECT:
        root = _table(_table(root, "tool"), "opsplan")
    source = Source(name, root, SettingsFile)
    walk = KeyWalk(source)
    data = walk.entry(root, SettingsFile, (), "")
    settings, wrong, _ = validate_as(SettingsFile, data, source, {}, walk.refused)
    layer, unknown = plan_layer(settings.check, source)
    found = (_misplaced(finding) for finding in (*walk.findings, *wrong))
    return layer, (*(replace(finding, blocking=False, fix=None) for finding in found), *unknown)


def plan_layer(settings: CheckSettings | None, source: Source) -> tuple[Layer, tuple[Finding, ...]]:
    """What the ``check`` block of a plan or of a settings file says, and which of its names nothing has."""
    if settings is None:
        return Layer(), ()
    reader = _Reader(settings, source)
    layer = Layer(
        tuple(reader.listed("select", settings.select)), tuple(reader.listed("ignore", settings.ignore)),
        tuple(reader.graded()), MappingProxyType(dict(reader.thresholds())),
    )  # fmt: skip
    return layer, tuple(reader.findings)


def option_layer(select: Sequence[str], ignore: Sequence[str]) -> Layer:
    """What ``--select`` and ``--ignore`` say; names that nothing has stand for no rule."""
    chosen = tuple(Selector(text, rules_called(text), "--select") for text in select)
    return Layer(chosen, tuple(Selector(text, rules_called(text), "--ignore") for text in ignore))


def _table(node: MappingNode, name: str) -> MappingNode:
    for key, value in node.entries:
        if key.text == name and isinstance(value, MappingNode):
            return value
    return MappingNode((), False, node.line, node.column)


def _not_toml(name: str, position: Position) -> Finding:
    return Finding(
        "config-syntax", CODES["config-syntax"], Severity.ERROR,
        Bilingual("这里读不懂：不是 TOML", "this cannot be read: it is not TOML"),
        Bilingual('写成 [check] 和 ignore = ["goal-no-owner"]；文字要用引号', 'write [check] and ignore = ["goal-no-owner"]; texts are in quotes'),
        name, position,
    )  # fmt: skip


def _misplaced(finding: Finding) -> Finding:
    """A key of ``[check]`` that stands outside it is told where it belongs."""
    if finding.rule != "key-unknown" or "." in finding.path:
        return finding
    near = nearest_names(finding.path, names_of(CheckSettings))
    if not near:
        return finding
    return replace(
        finding, help=Bilingual(f"{near[0]} 写在 [check] 下面", f"{near[0]} belongs under [check]")
    )


class _Reader:
    """Reads one ``check`` block; ``findings`` gathers the names that nothing has."""

    def __init__(self, settings: CheckSettings, source: Source) -> None:
        self.findings: list[Finding] = []
        self._settings = settings
        self._source = source

    def listed(self, name: str, texts: Sequence[str]) -> Iterator[Selector]:
        """The words of ``select`` or ``ignore``."""
        for index, text in enumerate(texts):
            yield from self._selector(text, (name, index))

    def graded(self) -> Iterator[tuple[Selector, str]]:
        """The words of ``severity``, each with its level."""
        for text, level in self._settings.severity.items():
            for selector in self._selector(text, ("severity", text), key=True):
                yield selector, level

    def thresholds(self) -> Iterator[tuple[tuple[str, str], float]]:
        """Rule and setting → number."""
        for text, values in self._settings.rules.items():
            called = rules_called(text)
            if len(called) != 1:
                self._say(
                    "config-unknown-rule",
                    ("rules", text),
                    *(_one_rule(text) if called else unknown_rule(text)),
                )
                continue
            (name,) = called
            known = _settings_of(name)
            for setting, value in values.items():
                if any(setting == each.name for each in known):
                    yield (name, setting), value
                else:
                    self._say(
                        "config-unknown-setting",
                        ("rules", text, setting),
                        *_unknown_setting(name, known, setting),
                    )

    def _selector(self, text: str, loc: Loc, *, key: bool = False) -> Iterator[Selector]:
        rules = rules_called(text)
        if not rules:
            self._say("config-unknown-rule", loc, *unknown_rule(text), key=key)
            return
        loc = (*self._settings.loc, *loc)
        yield Selector(
            text, rules, self._source.file, self._source.position(loc, key=key), self._source.path(loc)
        )

    def _say(self, rule: str, loc: Loc, message: Bilingual, help: Bilingual, *, key: bool = True) -> None:
        self.findings.append(self._source.finding(
            rule, (*self._settings.loc, *loc), message, help, blocking=False, key=key, code=CODES[rule],
        ))  # fmt: skip


def _settings_of(rule: str) -> tuple[Setting, ...]:
    """The settings of a rule about plans or about deliverables, which are only loaded when one is named."""
    if rule in DELIVERABLE_CODES:
        from opsplan.verifying.rules import RULES as DELIVERABLE_RULES

        return DELIVERABLE_RULES[rule].settings
    from opsplan.checks.registry import RULES

    return RULES[rule].settings if rule in RULES else ()


def _one_rule(text: str) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(
            f"“{shorten(text)}”不是一条规则，而是几条", f"'{shorten(text)}' is not one rule but several"
        ),
        Bilingual("阈值要写在一条规则下面", "thresholds are given for one rule"),
    )


def _unknown_setting(name: str, known: Sequence[Setting], setting: str) -> tuple[Bilingual, Bilingual]:
    shown = shorten(setting)
    message = Bilingual(f"规则 {name} 没有设置“{shown}”", f"the rule {name} has no setting '{shown}'")
    if setting in ("severity", "级别"):
        return message, Bilingual(
            f"级别写在 severity（级别）下面：{name}: warning", f"levels go under severity: {name}: warning"
        )
    near = nearest_names(setting, [each.name for each in known])
    if near:
        return message, Bilingual(f"是不是 {near[0]}？", f"did you mean {near[0]}?")
    if not known:
        return message, Bilingual("这条规则没有可以设置的数字", "this rule has no number to set")
    listed = ", ".join(f"{each.name} ({each.default:g})" for each in known)
    return message, Bilingual(f"可以设置（括号里是默认值）：{listed}", f"it has (with the default): {listed}")
