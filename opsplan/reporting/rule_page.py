"""The page of a rule: what it finds, why, what fails it and what to write or do instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from opsplan.checks.rule import Rule
from opsplan.diagnostics import LANGS, Bilingual, Lang
from opsplan.reporting.known import Known
from opsplan.verifying.rule import DeliverableRule

WHY = Bilingual("为什么", "Why")
EXAMPLE = Bilingual("会被指出的写法", "Example")
INSTEAD = Bilingual("应当这样写", "Instead")
SETTINGS = Bilingual("设置", "Settings")
KINDS = Bilingual("适用的方案类型", "Kinds of plan")
ACCEPT = Bilingual("只忽略一处", "Accept one place")
RUNS_IN = Bilingual("在哪里运行", "Runs in")
LOOKS_AT = Bilingual("看文件里的什么", "What is looked at")
FILE_EXAMPLE = Bilingual("会被指出的文件", "Example")
FILE_INSTEAD = Bilingual("应当怎样做", "What to do")
TURN_OFF = Bilingual("不用这条规则", "Turn the rule off")
_COMMANDS = ("opsplan verify", "opsplan render --verify")
_REASON = Bilingual("理由", "reason")
_GROUP = Bilingual("类别", "Group")
_SEVERITY = Bilingual("级别", "Severity")
_EVERY = Bilingual("所有", "all")


def page_text(known: Known, lang: Lang) -> str:
    """The page for a terminal, in one language."""
    return "\n".join(_text(known, lang))


def page_markdown(known: Known) -> str:
    """The page for the web, in both languages, Chinese first."""
    out = [f"# {known.name} ({known.code}, {known.severity.word})"]
    for lang in LANGS:
        out.append(f"**{known.title.get(lang)}**")
        if known.rule:
            out.append(known.rule.why.get(lang))
        elif known.help:
            out.append(f"{INSTEAD.get(lang)}{_colon(lang)}{known.help.get(lang)}")
    if known.rule:
        out += _of_plan(known.rule) if isinstance(known.rule, Rule) else _of_deliverables(known.rule)
        if known.rule.settings:
            lines = "\n".join(_settings(known.rule, lambda title: f"{title.zh} · {title.en}"))
            out.append(f"## {_both(SETTINGS)}\n\n```toml\n{lines}\n```")
        head, line = _silence(known.rule, "en")
        out.append(f"{_both(head)}: `{line}`")
    return "\n\n".join(out) + "\n"


def _of_plan(rule: Rule) -> Iterator[str]:
    yield f"## {_both(EXAMPLE)}\n\n```yaml\n{rule.example.rstrip()}\n```"
    yield f"## {_both(INSTEAD)}\n\n```yaml\n{rule.instead.rstrip()}\n```"
    kinds = ", ".join(f"`{kind}`" for kind in sorted(rule.kinds))
    yield f"## {_both(KINDS)}\n\n{kinds or _both(_EVERY)}"


def _of_deliverables(rule: DeliverableRule) -> Iterator[str]:
    yield f"## {_both(RUNS_IN)}\n\n{', '.join(f'`{command}`' for command in _COMMANDS)}"
    for head, words in _told(rule):
        yield f"## {_both(head)}\n\n{words.zh}\n\n{words.en}"


def _told(rule: DeliverableRule) -> tuple[tuple[Bilingual, Bilingual], ...]:
    return (LOOKS_AT, rule.looks_at), (FILE_EXAMPLE, rule.example), (FILE_INSTEAD, rule.instead)


def _text(known: Known, lang: Lang) -> Iterator[str]:
    colon, rule = _colon(lang), known.rule
    yield f"{known.name} ({known.code})"
    yield known.title.get(lang)
    yield ""
    yield f"{_SEVERITY.get(lang)}{colon}{known.severity.word}"
    yield f"{_GROUP.get(lang)}{colon}{known.group.get(lang)}"
    if rule is None:
        if known.help:
            yield f"{INSTEAD.get(lang)}{colon}{known.help.get(lang)}"
        return
    comma = "、" if lang == "zh-CN" else ", "
    blocks: list[tuple[Bilingual, list[str]]] = []
    if isinstance(rule, Rule):
        yield f"{KINDS.get(lang)}{colon}{comma.join(sorted(rule.kinds)) or _EVERY.get(lang)}"
        blocks += [(EXAMPLE, rule.example.splitlines()), (INSTEAD, rule.instead.splitlines())]
    else:
        yield f"{RUNS_IN.get(lang)}{colon}{comma.join(_COMMANDS)}"
        blocks += [(head, [words.get(lang)]) for head, words in _told(rule)]
    yield from ("", f"{WHY.get(lang)}{colon}{rule.why.get(lang)}")
    if rule.settings:
        blocks.append((SETTINGS, ["# opsplan.toml", *_settings(rule, lambda title: title.get(lang))]))
    head, line = _silence(rule, lang)
    blocks.append((head, [line]))
    for head, lines in blocks:
        yield from ("", f"{head.get(lang)}{colon}".rstrip(), "")
        yield from (f"    {line}".rstrip() for line in lines)


def _settings(rule: Rule | DeliverableRule, words: Callable[[Bilingual], str]) -> list[str]:
    """The settings with their defaults, as they are written in ``opsplan.toml``."""
    return [
        f"[check.rules.{rule.name}]",
        *(f"{one.name} = {one.default:g}  # {words(one.title)}" for one in rule.settings),
    ]


def _silence(rule: Rule | DeliverableRule, lang: Lang) -> tuple[Bilingual, str]:
    """How a finding is accepted: by a comment in the plan, or in ``opsplan.toml`` where it is about no line of a plan."""
    if isinstance(rule, Rule) or rule.in_plan:
        return ACCEPT, f"# opsplan: ignore[{rule.name}] {_REASON.get(lang)}"
    return TURN_OFF, f'check.ignore = ["{rule.name}"]'


def _colon(lang: Lang) -> str:
    return "：" if lang == "zh-CN" else ": "


def _both(words: Bilingual) -> str:
    return f"{words.zh} · {words.en}"
