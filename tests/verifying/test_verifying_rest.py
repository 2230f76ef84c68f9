"""A chart of a budget with many categories draws the smallest as one; what it says of them follows from the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from opsplan.pipeline import Checked, RenderOptions, render, verify_files

DAY = date(2027, 3, 1)
AMOUNTS = (9100, 5300, 4700, 2900, 1700, 1300, 700, 310)
PLAN = """\
opsplan: 1
title: Fair
language: en
period: {start: 2027-03-01, end: 2027-06-30}
budget:
  currency: USD
  items:
""" + "".join(
    f"    - {{category: Kind {letter}, name: Thing {letter}, amount: {amount}}}\n"
    for letter, amount in zip("abcdefgh", AMOUNTS, strict=True)
)


def test_the_smallest_categories_drawn_as_one_agree_with_the_plan(
    check_text: Callable[[str], Checked],
) -> None:
    checked = check_text(PLAN)
    files = render(checked, RenderOptions(("docx", "pptx"), DAY)).files
    report = verify_files(checked, [(f"plan.{name}", data) for name, data in files.items()]).report
    assert [each.message.en for each in report if each.rule == "deliverable-differs"] == []


def test_another_sum_of_the_smallest_is_found(check_text: Callable[[str], Checked]) -> None:
    files = render(check_text(PLAN), RenderOptions(("pptx",), DAY)).files
    less = check_text(PLAN.replace("amount: 310", "amount: 290"))
    report = verify_files(less, [("plan.pptx", files["pptx"])]).report
    assert any("Other" in each.message.en for each in report if each.rule == "deliverable-differs")
