"""The content calendar as a page: what it holds, what it must never hold, and that it is always the same."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from writers.calendar_example import CALENDAR, FAIR, HOSTILE, TEA, hostile_calendar

from opsplan.blocks.brand import Brand
from opsplan.blocks.calendar_item_facts import safe_link
from opsplan.blocks.content_calendar import ContentCalendar
from opsplan.writers.html import write_calendar_html


def parsed(calendar: ContentCalendar) -> html.HtmlElement:
    return html.document_fromstring(write_calendar_html(calendar, Brand()))


def data_of(calendar: ContentCalendar) -> dict[str, Any]:
    (block,) = parsed(calendar).xpath("//script[@type='application/json']")
    data: dict[str, Any] = json.loads(block.text)
    return data


def test_the_file_needs_nothing_else_and_lets_run_only_its_own() -> None:
    page = parsed(CALENDAR)
    assert page.xpath("//*[@src or @href or @style]") == []
    assert [element.tag for element in page.iter("link", "img", "iframe", "object", "embed", "form")] == []
    style, script = page.xpath("//style")[0].text, page.xpath("//script[not(@type)]")[0].text
    assert "url(" not in style
    assert (
        re.findall(
            r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|Function\(|fetch\(|import\(", script
        )
        == []
    )
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for name, text in (("script-src", script), ("style-src", style)):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"


def test_items_are_on_their_days_with_all_that_is_known() -> None:
    data = data_of(CALENDAR)
    tea = data["items"][0]
    day = (TEA.day - date(1970, 1, 1)).days
    assert (tea["day"], tea["last"], tea["clock"], tea["begins"]) == (day, day, "20:00", 1200)
    facts = {data["labels"][label]: value for label, value in tea["facts"]}
    assert facts == {
        "日期": "2027年1月14日 20:00", "类型": "内容", "渠道": "服务号", "栏目": "头条", "状态": "撰写", "负责人": "纪南乔",
        "形式": "推文", "节点": "春节", "审核人": "叶拓", "交稿": "2027年1月11日", "送审": "2027年1月12日", "目标": "成交额", "目标值": "3,200",
        "行动号召": "去会场", "链接": TEA.link, "备注": "第一行\n第二行",
    }  # fmt: skip
    assert tea["href"] == TEA.link


def test_a_day_says_only_what_there_is_to_say() -> None:
    days = data_of(CALENDAR)["days"]
    number = (date(2027, 2, 6) - date(1970, 1, 1)).days
    assert days[str(number)] == {"lunar": "初五", "festivals": ["春节"], "off": "春节", "estimated": True}
    assert days[str(number + 1)] == {"lunar": "初五"}
    assert days[str(number + 14)] == {"lunar": "初五", "worked": "春节", "estimated": True}


def test_years_not_announced_are_told_in_both_languages() -> None:
    assert ["2027 年法定节假日尚未公布" in note for note in data_of(CALENDAR)["notes"]] == [True]
    (note,) = data_of(replace(CALENDAR, lang="en"))["notes"]
    assert "2027 are not announced" in note
    assert data_of(replace(CALENDAR, estimated_years=()))["notes"] == []


def test_every_word_of_an_english_page_is_english() -> None:
    data = data_of(replace(CALENDAR, lang="en", items=(), days=(), quarters=(), title="Tea"))
    assert re.search("[\u4e00-\u9fff]", json.dumps(data, ensure_ascii=False)) is None
    assert set(data["words"]) == set(data_of(CALENDAR)["words"])


def test_hostile_text_stays_data() -> None:
    page = parsed(hostile_calendar())
    assert page.xpath("//img") == []
    assert len(page.xpath("//script")) == 2
    (block,) = page.xpath("//script[@type='application/json']")
    assert not set("<>&\u2028\u2029\0") & set(block.text)
    data = json.loads(block.text)
    assert {data["title"], data["items"][0]["title"], data["quarters"][0]["theme"], data["channels"][0]} == {
        HOSTILE
    }
    assert "href" not in data["items"][0]


@given(st.text(max_size=60))
@settings(max_examples=40)
def test_any_text_comes_back_whole(text: str) -> None:
    data = data_of(replace(CALENDAR, items=(replace(FAIR, title=text, note=text),)))
    assert data["items"][0].get("title", "") == text


def test_the_same_calendar_gives_the_same_bytes() -> None:
    assert write_calendar_html(CALENDAR, Brand()) == write_calendar_html(CALENDAR, Brand())


def test_two_thousand_entries_stay_small() -> None:
    items = tuple(
        replace(TEA, key=f"k{number}", day=day, last=day)
        for number in range(2000)
        for day in (CALENDAR.start + timedelta(number % 90),)
    )
    assert len(write_calendar_html(replace(CALENDAR, items=items), Brand())) < 2_500_000


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("mailto:ann@example.com", True),
        ("mailto:ann@example.com?bcc=all@x.com", False),
        ("https://a.com", True),
        ("data:text/html,x", False),
    ],
)
def test_only_addresses_of_the_web_and_mailboxes_are_linked(text: str, safe: bool) -> None:
    assert safe_link(text) == (text if safe else "")
