"""The page of a rule: what it finds, why, a plan that fails and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from opsplan.checks.rule import Rule
from opsplan.diagnostics import LANGS, Bilingual, Lang
from opsplan.reporting.known import Known

WHY = Bilingual("为什么", "Why")
EXAMPLE = Bilingual("会被指出的写法", "Example")
INSTEAD = Bilingual("应当这样写", "Instead")
SETTINGS = Bilingual("设置", "Settings")
KINDS = Bilingual("适用的方案类型", "Kinds of plan")
ACCEPT = Bilingual("只忽略一处", "Accept one place")
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
        out.append(f"## {_both(EXAMPLE)}\n\n```yaml\n{known.rule.example.rstrip()}\n```")
        out.append(f"## {_both(INSTEAD)}\n\n```yaml\n{known.rule.instead.rstrip()}\n```")
        kinds = ", ".join(f"`{kind}`" for kind in sorted(known.rule.kinds))
        out.append(f"## {_both(KINDS)}\n\n{kinds or _both(_EVERY)}")
        if known.rule.settings:
            lines = "\n".join(_settings(known.rule, lambda title: f"{title.zh} · {title.en}"))
            out.append(f"## {_both(SETTINGS)}\n\n```toml\n{lines}\n```")
        out.append(f"{_both(ACCEPT)}: `{_comment(known, 'en')}`")
    return "\n\n".join(out) + "\n"


def _text(known: Known, lang: Lang) -> Iterator[str]:
    colon = _colon(lang)
    yield f"{known.name} ({known.code})"
    yield known.title.get(lang)
    yield ""
    yield f"{_SEVERITY.get(lang)}{colon}{known.severity.word}"
    yield f"{_GROUP.get(lang)}{colon}{known.group.get(lang)}"
    if known.rule is None:
        if known.help:
            yield f"{INSTEAD.get(lang)}{colon}{known.help.get(lang)}"
        return
    rule = known.rule
    kinds = ("、" if lang == "zh-CN" else ", ").join(sorted(rule.kinds))
    yield f"{KINDS.get(lang)}{colon}{kinds or _EVERY.get(lang)}"
    yield from ("", f"{WHY.get(lang)}{colon}{rule.why.get(lang)}")
    blocks = [(EXAMPLE, rule.example.rstrip().splitlines()), (INSTEAD, rule.instead.rstrip().splitlines())]
    if rule.settings:
        blocks.append((SETTINGS, ["# opsplan.toml", *_settings(rule, lambda title: title.get(lang))]))
    blocks.append((ACCEPT, [_comment(known, lang)]))
    for head, lines in blocks:
        yield from ("", f"{head.get(lang)}{colon}".rstrip(), "")
        yield from (f"    {line}".rstrip() for line in lines)


def _settings(rule: Rule, words: Callable[[Bilingual], str]) -> list[str]:
    """The settings with their defaults, as they are written in ``opsplan.toml``."""
    return [
        f"[check.rules.{rule.name}]",
        *(f"{one.name} = {one.default:g}  # {words(one.title)}" for one in rule.settings),
    ]


def _comment(known: Known, lang: Lang) -> str:
    return f"# opsplan: ignore[{known.name}] {_REASON.get(lang)}"


def _colon(lang: Lang) -> str:
    return "：" if lang == "zh-CN" else ": "


def _both(words: Bilingual) -> str:
    return f"{words.zh} · {words.en}"
