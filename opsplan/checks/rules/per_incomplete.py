"""A persona without pains, scenario and channels is a census entry."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks.english import listed
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten

_WANTED = (
    ("pains", Bilingual("痛点", "pains")),
    ("scenario", Bilingual("场景", "scenario")),
    ("channels", Bilingual("触点", "channels")),
)


def check(subject: Subject) -> Iterator[Hit]:
    """Personas without pains, a scenario or channels; one finding for each persona."""
    for persona in subject.plan.audience.personas if subject.plan.audience else ():
        missing = [(field, words) for field, words in _WANTED if not getattr(persona, field)]
        if missing:
            zh, en = "、".join(words.zh for _, words in missing), listed([words.en for _, words in missing])
            name = shorten(persona.name)
            yield Hit(
                (*persona.loc, missing[0][0]),
                Bilingual(f"画像“{name}”没有写{zh}", f"persona '{name}' lacks {en}"),
                Bilingual(
                    "痛点写 pains，使用场景写 scenario，在哪里遇到我们写 channels",
                    "write what hurts as pains, when it happens as scenario, and where they meet us as channels",
                ),
            )


RULE = Rule(
    "per-incomplete", "OPS767", Severity.INFO,
    Bilingual("画像缺痛点、场景或触点", "a persona without pains, scenario or channels"),
    Bilingual("年龄和城市写不出内容；痛点、场景和触点才告诉我们说什么、什么时候说、在哪里说。", "Age and city write no message; pains, scenario and channels tell what to say, when and where."),
    "audience:\n  personas: [{name: 李珊, age: 28–35 岁, city: 杭州}]\n",
    "audience:\n  personas: [{name: 李珊, age: 28–35 岁, city: 杭州, pains: 怕延期, scenario: 交房后三个月跑建材市场, channels: 视频号}]\n",
    check,
)  # fmt: skip
