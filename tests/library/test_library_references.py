"""Cross references and footnotes of a plan's text: where they lead, what they say, and what leads nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY
from library_plans import PERIOD, context_of, values

from opsplan.blocks.inline import Run, plain
from opsplan.blocks.nodes import Document, Heading
from opsplan.errors import TemplateError
from opsplan.library.compose import compose_document
from opsplan.library.compose_deck import compose_deck
from opsplan.library.locate import find_template
from opsplan.library.references import lost_references, targets_of

GOALS = "goals: [{id: g1, name: 月活, baseline: 1, target: 2, due: 2027-06-30, owner: Ann}]\n"


def document(prose: str, template: Path | None = None) -> Document:
    ctx = context_of(PERIOD + GOALS + "summary: |\n" + "".join(f"  {line}\n" for line in prose.splitlines()))
    chosen = find_template(str(template) if template else None, ctx.plan.kind)
    return compose_document(ctx.plan, ctx.schedule, template=chosen, lang=ctx.lang, today=TODAY)


def references(made: Document) -> list[Run]:
    return [run for run in values(made.blocks) if isinstance(run, Run) and run.target]


@pytest.mark.parametrize("name", ["goals", "目标", "table-goals", "目标总表"])
def test_a_plan_refers_to_a_table_by_key_by_name_and_by_its_caption(name: str) -> None:
    found = references(document(f"目标见[[ref {name}]]。"))
    assert [(run.target, run.text) for run in found] == [("table-goals", "“目标总表”")]


def test_a_chapter_is_referred_to_by_its_anchor_and_by_its_heading() -> None:
    found = references(document("见[[ref sec-goals]]、[[引用 摘要]]。"))
    assert {run.target for run in found} == {"sec-goals", "sec-summary"}


def test_a_reference_in_vain_is_a_finding_and_stays_readable() -> None:
    made = document("见[[ref 没有的表]]。")
    assert [(one.rule, one.path) for one in lost_references(made)] == [("doc-ref-unknown", "summary")]
    assert "见“没有的表”。" in [plain(one.text) for one in values(made.blocks) if hasattr(one, "style")]
    assert not list(lost_references(document("见[[ref goals]]。")))


def test_code_and_escapes_are_no_references() -> None:
    assert references(document("`[[ref goals]]` 与 \\[[ref goals]]")) == []


def test_anchors_are_names_that_hold_and_differ() -> None:
    made = document("# 同名\n\n文\n\n# 同名\n\n文")
    anchors = [one.anchor for one in values((*made.front, *made.blocks)) if isinstance(one, Heading)]
    assert {"sec-summary", "sec-goals", "sec-同名", "sec-同名-2"} <= set(anchors)
    assert len(anchors) == len(set(anchors))
    assert all(len(anchor) <= 40 for anchor in anchors)


def test_a_template_refers_only_to_what_can_be_there(tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text("name: mine\nextends: base\n", encoding="utf-8")
    text = tmp_path / "document.md.j2"
    text.write_text("# A\n\n见 [[ref goals]]、[[ref risks]]\n\n```view goals\n```\n", encoding="utf-8")
    made = document("文", tmp_path)
    assert [run.target for run in references(made)] == ["table-goals"]
    assert not list(lost_references(made))
    text.write_text("# A\n\n见 [[ref gaols]]\n", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        document("文", tmp_path)
    assert (caught.value.file, caught.value.line) == (str(text), 3)
    assert "goals" in (caught.value.help or caught.value.text).en


def test_footnotes_of_prose_stand_where_their_marks_are() -> None:
    made = document("增长 12%[^1]，份额 8%[^b]。\n\n[^1]: 行业年报\n[^b]: 财务\n\n    *口径*")
    notes = [plain(run.note) for run in values(made.blocks) if isinstance(run, Run) and run.note]
    assert sorted(notes) == ["行业年报", "财务\n口径"]
    assert "行业年报" not in " ".join(plain(one.text) for one in values(made.blocks) if hasattr(one, "style"))


def test_a_slide_says_below_what_a_footnote_says() -> None:
    ctx = context_of(
        PERIOD
        + GOALS
        + "sections: [{title: 附, deck: true, body: '见[[ref goals]][^1]\n\n\n  [^1]: 年报'}]\n"
    )
    chosen = find_template(None, ctx.plan.kind)
    made = compose_deck(ctx.plan, ctx.schedule, template=chosen, lang=ctx.lang, today=TODAY)
    slide = next(slide for slide in made.slides if plain(slide.title) == "附")
    assert plain(slide.source) == "年报"
    assert [plain(block.text) for block in slide.blocks if hasattr(block, "style")] == ["见“目标”"]


def test_targets_are_in_the_order_of_the_document() -> None:
    made = document("文")
    assert list(targets_of(made.blocks).words)[:3] == ["sec-summary", "sec-goals", "sec-goals-at-a-glance"]


@pytest.mark.parametrize(("more", "led"), [("", False), (", reminders: [{when: -1d, to: everyone}]", True)])
def test_activities_without_details_refer_to_no_appendix(more: str, led: bool) -> None:
    plan = f"{PERIOD}activities: [{{name: A, date: 2027-05-05{more}}}, {{name: B, date: 2027-05-06}}]\n"
    ctx = context_of(plan)
    made = compose_document(ctx.plan, ctx.schedule, template=find_template("base"), lang="en", today=TODAY)
    assert any(run.target == "sec-activity-work" for run in references(made)) is led
