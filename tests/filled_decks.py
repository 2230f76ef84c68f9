"""Decks with tags filled with a small plan, and what tests look at in them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pptx.presentation import Presentation as Deck
from tagged_decks import (
    TITLE_AND_BODY,
    box,
    chart,
    deck,
    group,
    picture,
    saved,
    slide,
)

from opsplan.errors import TemplateError
from opsplan.pipeline import RenderOptions, check, render

PLANS = Path(__file__).parents[1] / "plans"
TODAY = date(2026, 11, 22)
PLAN = """\
opsplan: 1
title: 茶馆 <月活> & {{ 7*7 }} {% x %}
period: {start: 2027-01-01, end: 2027-12-31}
summary: "第一段。\\n\\n- 要点 **甲**\\n- 要点乙"
team: [{id: lin, name: 林知夏}]
goals:
  - {id: g1, name: 月活, baseline: 22.4万, target: 36万, unit: 人, owner: lin, due: 2027-12-31}
  - {id: g2, name: "收入\\n(含税)", baseline: 1万, target: 2万, unit: 元, owner: lin, due: 2027-12-31}
  - {id: g3, name: 复购率, baseline: 20%, target: 30%, owner: lin, due: 2027-12-31}
risks:
  - {id: r1, name: 上线延期, probability: 3, impact: 4, owner: lin, trigger: 延期一周, contingency: 砍功能}
"""


def filled(tmp_path: Path, made: Deck | bytes, plan: str = PLAN) -> tuple[bytes, list[str]]:
    file = tmp_path / "公司.pptx"
    file.write_bytes(made if isinstance(made, bytes) else saved(made))
    checked = check(plan.encode(), "plan.yaml", today=TODAY)
    assert checked.renderable, [finding.message.en for finding in checked.report]
    rendered = render(checked, RenderOptions(("pptx",), TODAY, template=str(file)))
    own = [finding for finding in rendered.report if finding.file == str(file)]
    return rendered.files["pptx"], [f"{finding.rule}: {finding.message.en}" for finding in own]


def problem(tmp_path: Path, made: Deck) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        filled(tmp_path, made)
    return caught.value


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        return {name: found.read(name) for name in found.namelist()}


def with_goals() -> Deck:
    """A slide for every goal, with a chart, a picture, a group, a link back and notes."""
    made = deck()
    first = slide(made, "{{ plan.title }}", layout=TITLE_AND_BODY)
    first.placeholders[1].text_frame.text = "{{ plan.summary | prose }}"
    on = slide(
        made,
        "{{ g.name }}",
        notes="{%slide for g in plan.goals %}\n{{ g.name }}：{{ g.due }}\n{%slide endfor %}",
    )
    box(on, ("从 ", "{{ g.base", "line }}", " 到 {{ g.target }}"), name="数字")
    chart(on, "{{ g.name }}")
    picture(on)
    group(on, "{{ g.owner }}")
    on.shapes.title.click_action.target_slide = first
    slide(made, "没有预算", notes="{%slide if not plan.budget %}")
    slide(made, "预算", notes="{%slide if plan.budget %}")
    return made
