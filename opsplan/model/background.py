"""The section ``background`` 背景: situation, problems, SWOT and cases."""

from __future__ import annotations

from typing import ClassVar

from opsplan.model.base import Id, Many, Prose, Section, Text, Words, key


class Problem(Section):
    """A problem of today that goals and pillars can answer."""

    shorthand: ClassVar[str] = "text"
    id: Id | None = key("编号")
    text: Text = key("内容", required=True)


class StatusQuo(Section):
    """What is done today in an area, and what is wrong with it."""

    area: Text = key("领域", required=True)
    current: Words = key("现有工作", default=())
    problems: Many[Problem] = key("问题", default=())


class Swot(Section):
    """Strengths, weaknesses, opportunities and threats."""

    strengths: Words = key("优势", default=())
    weaknesses: Words = key("劣势", default=())
    opportunities: Words = key("机会", default=())
    threats: Words = key("威胁", default=())


class Case(Section):
    """What another company did, with facts and the lesson."""

    name: Text = key("名称", required=True)
    facts: Words = key("要点", "事实", default=())
    lesson: Text | None = key("启示")
    source: Text | None = key("来源")


class Background(Section):
    """Why there is a plan at all."""

    summary: Prose | None = key("概述")
    market: Prose | None = key("市场环境")
    product: Prose | None = key("产品特点")
    customers: Prose | None = key("目标客户")
    stage: Prose | None = key("产品阶段")
    status_quo: Many[StatusQuo] = key("现状", default=())
    swot: Swot | None = key("SWOT")
    cases: Many[Case] = key("案例", default=())
