"""The calendar's page in a real browser: views, filters, keyboard, details, print; no request, no complaint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from chromium import PROGRAM, Page, chromium_page
from conftest import need
from writers.calendar_example import CALENDAR, HOSTILE, MAIL, TEA, hostile_calendar

from opsplan.blocks.brand import Brand
from opsplan.blocks.content_calendar import ContentCalendar
from opsplan.writers.html import write_calendar_html

TITLES = "[...document.querySelectorAll('.view :is(.item, .bar) .text')].map(one => one.textContent)"
NAME = "document.querySelector('.page-name').textContent"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    need(PROGRAM is not None, "Chromium")
    with chromium_page(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def show(browser: Page, tmp_path: Path) -> Iterator[Any]:
    """Open a calendar; afterwards nothing may have been complained of, and nothing asked for but the file."""
    file = tmp_path / "calendar.html"

    def opened(calendar: ContentCalendar, **window: int) -> Page:
        file.write_bytes(write_calendar_html(calendar, Brand()))
        browser.problems.clear()
        browser.requests.clear()
        browser.open(file, **window)
        return browser

    yield opened
    assert browser.problems == []
    assert set(browser.requests) == {file.as_uri()}


def press_button(page: Page, text: str) -> None:
    page.run(f"[...document.querySelectorAll('button')].find(one => one.textContent === {text!r}).click()")
    page.settle()


def choose(page: Page, label: str, value: str) -> None:
    page.run(
        f"(() => {{ const list = document.querySelector('select[aria-label=\"{label}\"]');"
        f" list.value = {value!r}; list.dispatchEvent(new Event('change')); }})()"
    )
    page.settle()


def cell(page: Page, day: str) -> str:
    """All that stands in the cell of a day."""
    return str(page.run(f"document.querySelector('.day[aria-label*=\"{day}\"]').innerText"))


def test_the_month_of_today_is_shown_with_its_days(show: Any) -> None:
    page = show(CALENDAR)
    assert page.run("document.title") == CALENDAR.title
    assert page.run(NAME) == "2027年2月"
    assert page.run("document.querySelectorAll('.day:not(.outside)').length") == 28
    assert page.run(
        "[...document.querySelectorAll('.weekdays div')].map(one => one.textContent).join('')"
    ).startswith("周一周二")
    assert page.run("document.querySelector('[aria-current=date]').textContent") == "3"
    assert cell(page, "2月6日").split() == ["6", "春节", "休", "19:30", "直播"]
    assert "班" in cell(page, "2月20日")
    assert "初五" in cell(page, "2月7日")
    assert "验收" in cell(page, "2月26日")


def test_the_arrows_turn_to_the_months_of_the_calendar_and_no_further(show: Any) -> None:
    page = show(CALENDAR)
    page.press("ArrowLeft")
    assert page.run(NAME) == "2027年1月"
    assert sorted(page.run(TITLES)) == sorted(["年货怎么挑", "来信", "空档 头条", "年货节"])
    page.press("ArrowLeft")
    assert page.run(NAME) == "2027年1月"
    press_button(page, "›")
    press_button(page, "›")
    assert page.run(NAME) == "2027年3月"
    assert page.run("document.querySelector('button[aria-label=下一页]').disabled")
    page.press("t")
    assert page.run(NAME) == "2027年2月"


def test_an_activity_lies_over_its_days_in_both_months(show: Any) -> None:
    page = show(CALENDAR)
    span = "(() => { const box = document.querySelector('.bar').getBoundingClientRect(); const day = document.querySelector('.day').getBoundingClientRect().width; return Math.round(box.width / day); })()"
    assert page.run(span) == 2
    page.press("ArrowLeft")
    assert page.run(span) == 3


def test_filters_and_search_keep_what_matches(show: Any) -> None:
    page = show(CALENDAR)
    choose(page, "渠道", "服务号")
    assert page.run(NAME) == "2027年1月"
    assert page.run(TITLES) == ["年货怎么挑", "空档 头条"]
    press_button(page, "空档")
    assert page.run(TITLES) == ["年货怎么挑"]
    choose(page, "负责人", "邱棠")
    assert "没有符合条件的内容" in page.run("document.querySelector('.view').textContent")
    press_button(page, "清除筛选")
    page.press("/")
    page.write("会员")
    assert page.run("document.querySelector('[role=status]').textContent") == "显示 1 / 7 条"
    page.press("Escape")
    page.press("Escape")
    press_button(page, "已发 1")
    page.press("2")
    assert page.run(TITLES) == ["来信"]
    press_button(page, "已发 1")
    choose(page, "类型", "milestone")
    assert page.run(TITLES) == ["验收"]


def test_the_list_is_sorted_by_the_column_that_is_clicked(show: Any) -> None:
    page = show(CALENDAR)
    page.press("2")
    titles = page.run(TITLES)
    assert len(titles) == 7
    press_button(page, "标题")
    assert page.run("document.querySelector('th.title').getAttribute('aria-sort')") == "ascending"
    ascending = page.run(TITLES)
    press_button(page, "标题")
    assert page.run(TITLES) == ascending[::-1]
    assert sorted(ascending) == sorted(titles)
    assert "1/29–2/2" in page.run("document.querySelector('.list').textContent")


def test_the_quarter_says_what_it_is_about_and_shows_its_weeks(show: Any) -> None:
    page = show(CALENDAR)
    page.press("3")
    assert page.run(NAME) == "2027 Q1"
    about = page.run("document.querySelector('.matrix .current').textContent")
    for said in ("团圆", "推文", "拉新", "春节", "2 条内容，1 个空档"):
        assert said in about
    assert page.run("document.querySelectorAll('.strip th.week').length") == 14
    assert page.run(
        "[...document.querySelectorAll('.strip tbody th')].map(one => one.textContent)"
    ) == ["活动", "服务号头条", "短信", "里程碑", "提醒"]  # fmt: skip
    assert page.run("document.querySelectorAll('.strip .bar').length") == 2


def test_a_click_tells_all_and_links_safely_and_escape_goes_back(show: Any) -> None:
    page = show(CALENDAR)
    page.press("ArrowLeft")
    page.run(
        "(() => { const one = document.querySelector('.item.entry[data-item=\"0\"]'); one.focus(); one.click(); })()"
    )
    page.settle()
    said = page.run("document.querySelector('.details').innerText")
    for value in ("年货怎么挑", "2027年1月14日 20:00", "叶拓", "第一行\n第二行"):
        assert value in said
    link = page.run("(({href, rel, target}) => [href, rel, target])(document.querySelector('.details a'))")
    assert link == [TEA.link, "noopener noreferrer", "_blank"]
    assert page.run("document.querySelector('.details').contains(document.activeElement)")
    page.press("Escape")
    assert page.run("document.querySelector('.details').hidden")
    assert page.run("document.activeElement.dataset.item") == "0"


def test_pointing_shows_a_card_without_a_click(show: Any) -> None:
    page = show(CALENDAR)
    x, y = page.run("(({x, y}) => [x, y])(document.querySelector('.item.milestone').getBoundingClientRect())")
    page.move(x + 8, y + 8)
    assert "叶拓" in page.run("document.querySelector('.details').innerText")
    page.move(5, 5)
    assert page.run("document.querySelector('.details').hidden")


def test_a_long_day_opens(show: Any) -> None:
    many = tuple(replace(MAIL, key=f"m{number}", title=f"第 {number} 条") for number in range(20))
    page = show(replace(CALENDAR, items=many, today=MAIL.day), height=700)
    few = len(page.run(TITLES))
    assert 2 < few < 20
    press_button(page, f"还有 {20 - few} 条")
    assert len(page.run(TITLES)) == 20
    press_button(page, "收起")
    assert len(page.run(TITLES)) == few


def test_everything_can_be_reached_without_a_mouse(show: Any) -> None:
    page = show(CALENDAR)
    assert page.run(
        "[...document.querySelectorAll('button, select, input')].every(one =>"
        " one.tabIndex === 0 && (one.textContent || one.getAttribute('aria-label')))"
    )
    assert page.run("document.querySelectorAll('.view [role=row] [role=cell]').length") > 28


def test_the_window_needs_no_sideways_scrolling(show: Any) -> None:
    page = show(CALENDAR)
    for width in (1400, 1000, 420):
        page.resize(width, 700)
        page.settle()
        assert page.run("document.body.scrollWidth <= innerWidth"), width


def test_hostile_text_is_only_shown(show: Any) -> None:
    page = show(hostile_calendar(), width=1000, height=700)
    for key in ("1", "ArrowLeft", "2", "3"):
        page.press(key)
        assert HOSTILE in page.run("document.querySelector('.view').textContent")
    page.press("2")
    page.run("document.querySelector('.item').click()")
    assert page.run(
        "document.querySelectorAll('img, .details a, .view b:not(.number, .week b), script').length"
    ) == page.run("document.scripts.length")
    assert page.run("window.hurt") is None
    assert page.run("document.body.scrollWidth <= innerWidth")


def test_paper_has_a_month_a_page_and_is_gone_afterwards(show: Any) -> None:
    page = show(CALENDAR)
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run(
        "[...document.querySelectorAll('.paper-page h1')].map(one => one.textContent)"
    ) == ["2027年1月", "2027年2月"]  # fmt: skip
    page.run("dispatchEvent(new Event('afterprint'))")
    assert page.run("document.querySelector('.paper')") is None
    assert page.pdf().count(b"/Type /Page\n") == 2
    page.press("2")
    page.run("dispatchEvent(new Event('beforeprint'))")
    assert page.run("document.querySelectorAll('.paper .list tbody tr').length") == 7
    page.run("dispatchEvent(new Event('afterprint'))")


def test_a_calendar_of_one_day_in_english(show: Any) -> None:
    one = replace(CALENDAR, lang="en", start=TEA.day, end=TEA.day, items=(TEA,), quarters=(), today=None)
    page = show(one)
    assert page.run(NAME) == "January 2027"
    assert page.run("document.querySelector('.weekdays').innerText").split() == [
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
    ]
    page.press("3")
    assert page.run(NAME) == "2027 Q1"
    page.press("ArrowRight")
    assert page.run(NAME) == "2027 Q1"


def test_ten_years_and_thousands_of_entries_are_drawn(show: Any) -> None:
    items = tuple(
        replace(TEA, key=f"k{number}", title=f"No. {number}", day=day, last=day)
        for number in range(4000)
        for day in (CALENDAR.start + timedelta(number % 3650),)
    )
    page = show(replace(CALENDAR, items=items, end=CALENDAR.start + timedelta(3649), today=None))
    page.press("2")
    assert page.run("document.querySelectorAll('.list tbody tr').length") == 4000
    page.press("3")
    assert page.run("document.querySelectorAll('.matrix tbody tr').length") == 40


def test_a_busy_month_is_one_page_too(show: Any) -> None:
    items = tuple(
        replace(TEA, key=f"k{number}", title=f"第 {number} 篇内容：好茶配好故事", day=day, last=day)
        for number in range(31 * 6)
        for day in (CALENDAR.start + timedelta(number // 6),)
    )
    page = show(replace(CALENDAR, items=items, end=CALENDAR.start + timedelta(30), today=None))
    assert page.pdf().count(b"/Type /Page\n") == 1
