"""The editions on the page are read as the page says, in both languages."""

from __future__ import annotations

import re

from conftest import ROOT, TODAY

from opsplan.model.edition_settings import editions_of
from opsplan.model.editions import SHIPPED, names_of_edition
from opsplan.pipeline import check

PAGE = (ROOT / "docs" / "editions.md").read_text(encoding="utf-8")
PLAN = """\
opsplan: 1
title: Plan
language: en
summary: All of it
period: {start: 2027-03-01, end: 2027-04-30}
goals: [{id: g-margin, name: Margin, baseline: 1, target: 2, due: period.end, owner: Ann}]
activities: [{name: Fair, date: 2027-03-10, costs: [{name: Stand, amount: 10}]}]
"""


def test_examples_withhold_and_reword_what_the_page_says() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 2
    for block, dealer in zip(blocks, ("经销商版", "dealer"), strict=True):
        whole = check((PLAN + block).encode(), "plan.yaml", today=TODAY)
        assert whole.renderable, [finding.message.en for finding in whole.report]
        assert whole.plan_file is not None
        known = editions_of(whole.plan_file.plan.editions)
        assert known[dealer].length == "standard"
        assert known["partner"].withhold == SHIPPED["partner"].withhold
        left = check((PLAN + block).encode(), "plan.yaml", today=TODAY, edition=dealer).plan_file
        assert left is not None
        assert not left.plan.goals
        assert not left.plan.activities[0].costs
        reworded = check((PLAN + block).encode(), "plan.yaml", today=TODAY, edition="partner").plan_file
        assert reworded is not None
        assert reworded.plan.summary != "All of it"


def test_the_page_names_every_edition_that_is_shipped() -> None:
    names = [name for edition in SHIPPED.values() for name in names_of_edition(edition)]
    assert len(names) == 2 * len(SHIPPED)
    assert [name for name in names if PAGE.count(name) < 2] == []
