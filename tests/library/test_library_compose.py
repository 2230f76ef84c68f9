"""Whole documents and decks: order, nothing empty, extra sections in their places, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import TODAY
from library_plans import PERIOD, context_of, example, values

from opsplan.blocks.deck import DeckSource
from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Block, CaptionList, Document, Heading, Landscape, Table, Toc
from opsplan.diagnostics import Lang
from opsplan.errors import TemplateError
from opsplan.library.compose import compose_document
from opsplan.library.compose_deck import compose_deck
from opsplan.library.context import Context
from opsplan.library.locate import find_template

GOAL = "goals: [{name: Sales, baseline: 1, target: 2, due: 2027-06-30, owner: Ann}]\nlanguage: en\n"


def document(ctx: Context, template: str | None = None) -> Document:
    chosen = find_template(template, ctx.plan.kind)
    return compose_document(
        ctx.plan, ctx.schedule, template=chosen, lang=ctx.lang, today=TODAY, plan_text=b"x"
    )


def deck(ctx: Context, template: str | None = None) -> DeckSource:
    chosen = find_template(template, ctx.plan.kind)
    return compose_deck(ctx.plan, ctx.schedule, template=chosen, lang=ctx.lang, today=TODAY)


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Landscape):
            yield from flat(block.blocks)
        else:
            yield block


def headings(made: Document, level: int) -> list[str]:
    return [plain(b.text) for b in flat(made.blocks) if isinstance(b, Heading) and b.level == level]


def test_a_full_plan_has_every_chapter_in_order() -> None:
    assert headings(document(example("zh")), 1) == [
        "摘要", "背景与现状", "目标", "目标受众", "竞品分析", "运营策略", "货盘", "会员体系", "阶段与日程", "团队与分工", "活动",
        "内容", "社群", "指标体系", "预算与收益", "监测", "资源保障", "合规", "风险", "复盘", "审批",
        "目标追溯矩阵", "指标字典", "分阶段甘特图", "任务总表", "活动执行细案", "内容排期表", "预算明细表", "风险应对表", "术语",
    ]  # fmt: skip


def test_a_short_plan_leaves_no_trace_of_what_it_lacks() -> None:
    assert headings(document(context_of(PERIOD + GOAL)), 1) == ["Goals"]


@pytest.mark.parametrize("name", ["zh", "en", "minimal"])
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_no_heading_stands_over_nothing(name: str, lang: Lang) -> None:
    blocks = tuple(flat(document(example(name, lang=lang)).blocks))
    for block, below in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, Heading):
            assert below is not None, plain(block.text)
            assert not isinstance(below, Heading) or below.level > block.level, plain(block.text)


@pytest.mark.parametrize("name", ["zh", "en", "minimal"])
def test_anchors_are_unique_and_the_same_every_time(name: str) -> None:
    first, again = document(example(name)), document(example(name))
    anchors = [one.anchor for one in values((first.front, first.blocks)) if isinstance(one, Heading)]
    assert all(anchors)
    assert len(anchors) == len(set(anchors))
    assert first == again


def test_front_matter_stands_before_the_body() -> None:
    made = document(example("zh"))
    kinds = [block.name if isinstance(block, Table) else type(block) for block in made.front]
    assert kinds == [Toc, CaptionList, CaptionList, Heading, "revisions"]
    assert made.cover is not None
    assert made.meta.plan_text == b"x"
    assert not any(isinstance(block, Toc) for block in made.blocks)


@pytest.mark.parametrize(
    ("version", "lang", "said"),
    [
        ("1.2", "zh-CN", "V1.2"),
        ("v1.2", "zh-CN", "v1.2"),
        ("1.2", "en", "Version 1.2"),
        ("Rev B", "en", "Rev B"),
    ],
)
def test_the_version_on_a_cover_is_marked_once(version: str, lang: Lang, said: str) -> None:
    made = deck(context_of(f"{PERIOD}{GOAL}version: '{version}'\n", lang))
    assert plain(made.cover.stamp) == said


EXTRA = (
    PERIOD
    + GOAL
    + """
strategy: {differentiation: [Fast]}
sections:
  - {title: Last, body: c}
  - {title: Behind strategy, body: a, after: 策略}
  - {title: Behind that, body: b, after: Behind strategy}
  - {title: Behind what is not there, body: d, after: budget, deck: true, grid: {rows: [r], columns: [c], cells: [[x]]}}
"""
)


def test_extra_sections_stand_where_they_say_and_else_at_the_end() -> None:
    made = document(context_of(EXTRA))
    names = [plain(block.text) for block in flat(made.blocks) if isinstance(block, Heading)]
    order = ["Strategy", "Behind strategy", "Behind that", "Behind what is not there", "Last"]
    assert [name for name in names if name in order] == order


def test_an_extra_section_reaches_the_deck_only_when_it_says_so() -> None:
    slides = deck(context_of(EXTRA)).slides
    assert [slide.topic for slide in slides if slide.topic.startswith("Behind")] == [
        "Behind what is not there"
    ]
    assert "Last" not in {slide.topic for slide in slides}


TABLE = "\n\n      | 产地 | 吨 |\n      | --- | --- |\n      | 浙西 | 6 |\n      | 闽东 | 14 |"


@pytest.mark.parametrize(
    ("title", "body", "said", "shown"),
    [
        ("产地安排", f"全年锁量 20 吨，**其余**现购。{TABLE}", "全年锁量 20 吨，其余现购", 1),
        ("产地安排", f"全年锁量 20 吨，其余现购。价格三年不变。{TABLE}", "全年锁量 20 吨，其余现购", 2),
        ("产地安排", f"说明。{TABLE}", "产地安排共列 2 项", 2),
        ("产地安排", "- 浙西\n      - 闽东", "产地安排共列 2 项", 1),
        ("全年锁量 20 吨，其余现购", "按月到货，价格三年不变。", "全年锁量 20 吨，其余现购", 1),
    ],
)
def test_the_title_of_an_extra_slide_is_a_sentence(title: str, body: str, said: str, shown: int) -> None:
    text = f"{PERIOD}{GOAL}sections:\n  - title: {title}\n    deck: true\n    body: |\n      {body}\n"
    slide = next(each for each in deck(context_of(text, "zh-CN")).slides if plain(each.title) == said)
    assert len(slide.blocks) == shown
    assert slide.topic in (title, "")


@pytest.mark.parametrize("name", ["zh", "en", "minimal"])
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
def test_every_slide_says_something_and_shows_it(name: str, lang: Lang) -> None:
    made = deck(example(name, lang=lang))
    assert made.slides
    for slide in made.slides:
        assert plain(slide.title).strip()
        assert slide.blocks or slide.layout in ("agenda", "section")
        assert not plain(slide.title).endswith("。")
    assert plain(made.closing[0]) or made.slides[-1].layout == "decisions"


def test_a_deck_of_small_sections_has_an_agenda_but_no_dividers() -> None:
    full, short = deck(example("zh")), deck(example("minimal"))
    assert [slide.layout for slide in full.slides].count("agenda") == 1
    assert not any(slide.layout == "section" for slide in full.slides)
    assert not any(slide.layout in ("section", "agenda") for slide in short.slides)
    assert 4 <= len(short.slides) <= 8


def test_a_long_deck_of_long_sections_is_divided(tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text(
        "name: long\ntitle_zh: 长\ntitle_en: Long\nextends: base\n", encoding="utf-8"
    )
    slides = "\n\n".join(f"## Says {{number}}.{n}\n\nBecause" for n in range(3))
    divider = "## Part {number}\n\n```slide\nlayout: section\n```"
    sections = [f"# Part {{number}}\n\n{divider}\n\n{slides}".replace("{number}", str(n)) for n in range(6)]
    (tmp_path / "deck.md.j2").write_text("\n\n".join(sections), encoding="utf-8")
    made = deck(example("minimal"), str(tmp_path))
    assert [slide.layout for slide in made.slides].count("section") == 6


def test_the_notes_tell_more_than_the_slide() -> None:
    assert sum(bool(slide.notes) for slide in deck(example("zh")).slides) >= 5


ACTIVITY = (
    PERIOD
    + GOAL
    + """
kind: event
audience: {segments: [{name: All, criteria: any}]}
strategy: {differentiation: [Fast]}
activities:
  - {name: Open day, date: 2027-05-05, owner: Ann, process: [{time: '09:00', duration: 1h, step: Welcome}]}
"""
)


ORDERED = """
kind: KIND
background: {summary: x}
audience: {segments: [{name: All, criteria: any}]}
competitors: {conclusion: x}
strategy: {differentiation: [Fast]}
products: [{name: Tea, price: 9}]
membership: {tiers: [{name: Gold, upgrade: x}]}
content: {columns: [{name: Tips, cadence: weekly}]}
community: {purpose: x}
activities: [{name: Open day, date: 2027-05-05, owner: Ann}]
phases: [{name: One, start: 2027-01-04, end: 2027-03-31}]
"""


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        ("product", "Background,Goals,Audience,Competitors,Strategy,Products,Membership,Phases and schedule,Activities,Content,Community"),
        ("user", "Background,Goals,Audience,Membership,Competitors"), ("content", "Background,Goals,Audience,Content,Competitors"),
        ("community", "Background,Goals,Audience,Community,Competitors"),
        ("private-domain", "Background,Goals,Audience,Strategy,Membership,Community,Competitors"),
        ("commercial", "Background,Audience,Competitors,Goals,Products,Strategy"), ("channel", "Background,Goals,Strategy,Products,Audience"),
        ("event", "Background,Goals,Activities,Audience"), ("promotion", "Background,Goals,Products,Phases and schedule,Activities,Audience"),
        ("launch", "Background,Audience,Competitors,Strategy,Goals,Products"),
    ],
)  # fmt: skip
def test_chapters_stand_in_the_order_of_the_kind_of_plan(kind: str, first: str) -> None:
    found = headings(document(context_of(PERIOD + GOAL + ORDERED.replace("KIND", kind))), 1)
    wanted = first.split(",")
    assert found[: len(wanted) + 1] == ["Summary", *wanted]
    assert len(found) == len(set(found)) == 12


def test_a_template_may_give_an_order_of_its_own(tmp_path: Path) -> None:
    own = '{% extends "base/document.md.j2" %}{% set lead = ["community", "goals"] %}{% block goals %}{{ super() }}{% endblock %}'
    (tmp_path / "document.md.j2").write_text(own, encoding="utf-8")
    (tmp_path / "template.yaml").write_text("name: own\nextends: base\n", encoding="utf-8")
    ctx = context_of(PERIOD + GOAL + ORDERED.replace("KIND", "product"))
    assert headings(document(ctx, str(tmp_path)), 1)[1:4] == ["Community", "Goals", "Background"]
    (tmp_path / "document.md.j2").write_text(own.replace('"goals"', '"gaols"'), encoding="utf-8")
    with pytest.raises(TemplateError):
        document(ctx, str(tmp_path))


def test_an_event_begins_with_its_activity_and_a_launch_with_its_market() -> None:
    assert headings(document(context_of(ACTIVITY)), 1) == ["Goals", "Activities", "Audience", "Strategy"]
    assert headings(document(context_of(ACTIVITY.replace("kind: event", "kind: launch"))), 1) == [
        "Audience", "Strategy", "Goals", "Activities",
    ]  # fmt: skip
    titles = [plain(slide.title) for slide in deck(context_of(ACTIVITY)).slides]
    assert any(title.startswith("Open day runs in ") for title in titles)


EVERYTHING = """
version: 1.0
date: 2027-01-05
status: draft
kind: product
organization: Panda
owner: Ann
authors: [Bob]
approvers: [Eve]
"""


def test_a_cover_has_seven_lines_at_most_and_no_empty_one() -> None:
    full = document(context_of(PERIOD + GOAL + EVERYTHING)).cover
    bare = document(context_of(PERIOD + GOAL)).cover
    assert full
    assert bare
    lines = [(plain(label), plain(text)) for label, text in full.facts]
    assert lines[:2] == [("Version", "1.0, Draft"), ("Date", "5 Jan 2027")]
    assert len(lines) == 7
    assert [plain(label) for label, _ in bare.facts] == ["Period"]
