"""The festivals in the table of quarters."""

from __future__ import annotations

from library_plans import PERIOD, context_of, table

from opsplan.blocks.inline import plain

QUARTERS = """\
content:
  quarters:
    - {quarter: 2027Q1, theme: 开年, festivals: []}
    - {quarter: 2027Q2, theme: 年中, festivals: [店庆]}
    - {quarter: 2027Q3, theme: 团圆}
    - {quarter: 2027Q4, theme: 收官}
  marketing_dates: {exclude: [双12], extra: [{name: 会员日, date: 2027-09-09}]}
"""


def festivals(text: str, *, deck: bool = False) -> list[str]:
    last = table(context_of(PERIOD + text, deck=deck), "quarters").rows[-1]
    return [plain(cell.text) for cell in last.cells]


def test_a_quarter_that_leaves_its_festivals_out_shows_the_marketing_dates_that_matter() -> None:
    assert festivals(QUARTERS) == [
        "节日",
        "—",
        "店庆",
        "七夕节、开学季、会员日、中秋节",
        "国庆节、双11、圣诞节",
    ]


def test_a_plan_that_says_which_marketing_dates_it_uses_gets_those_only() -> None:
    text = QUARTERS.replace("exclude: [双12]", "include: [中秋, 重阳, Boxing Day]")
    assert festivals(text)[3:] == ["会员日、中秋节", "重阳节、节礼日"]


def test_a_slide_shows_those_that_matter_most() -> None:
    text = QUARTERS.replace(", festivals: [店庆]", "")
    assert festivals(text)[2] == "劳动节、母亲节、520、端午节、618"
    assert festivals(text, deck=True)[2:4] == ["劳动节、母亲节、520、618", "七夕节、开学季、会员日、中秋节"]
