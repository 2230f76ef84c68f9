"""The Gantt page in a real browser: it draws, obeys mouse and keyboard, prints, asks the network for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from chromium import PROGRAM, Page, chromium_page
from conftest import need
from gantt_example import YEAR, row

from opsplan.blocks.brand import Brand
from opsplan.blocks.gantt import Gantt, GanttRow
from opsplan.writers.html import write_gantt_html

NAMES = "[...document.querySelectorAll('.row .text')].map(cell => cell.textContent)"
HOSTILE = '</script><img src=http://x.invalid/ onerror="window.hurt=1"><b>\'&\0 😀 שלום'


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    need(PROGRAM is not None, "Chromium")
    with chromium_page(tmp_path_factory.mktemp("profile")) as page:
        yield page


@pytest.fixture
def show(browser: Page, tmp_path: Path) -> Iterator[Any]:
    """Open a chart; afterwards nothing may have been complained of, and nothing asked for but the file."""
    file = tmp_path / "gantt.html"

    def opened(gantt: Gantt, **window: int) -> Page:
        file.write_bytes(write_gantt_html(gantt, Brand()))
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


def hidden_after(page: Page, element: str) -> bool:
    return bool(page.run(f"document.querySelector({element!r}).hidden"))


def tasks(count: int) -> tuple[GanttRow, ...]:
    return tuple(
        GanttRow(
            f"r{i}", f"Task {i}", "task", YEAR.start + timedelta(i % 300), YEAR.start + timedelta(i % 300 + 5)
        )
        for i in range(count)
    )


def test_every_row_has_its_name_owner_and_bar(show: Any) -> None:
    page = show(YEAR, height=1200)
    assert page.run(NAMES) == [row.name for row in YEAR.rows]
    assert page.run("document.title") == YEAR.title
    assert page.run("document.querySelectorAll('.row .bar, .row .bracket, .row .diamond').length") == len(
        YEAR.rows
    )
    assert page.run("document.querySelectorAll('.links .link').length") == len(YEAR.links)
    assert page.run("document.querySelector('.flag').textContent") == "今天 3/1"
    assert "国庆（预测）" in page.run("document.querySelector('.foot').textContent")


def test_a_bar_stands_where_its_days_are(show: Any) -> None:
    page = show(replace(YEAR, rows=(row("Half", (7, 2), (12, 31)),), links=()))
    left, right, axis = page.run(
        "(() => { const bar = document.querySelector('.row .bar').getBoundingClientRect();"
        " const time = document.querySelector('.row .time').getBoundingClientRect();"
        " return [bar.left - time.left, bar.right - time.left, time.width - 8]; })()"
    )
    assert left / axis == pytest.approx(182 / 365, abs=0.002)
    assert right / axis == pytest.approx(1, abs=0.002)


def test_the_window_needs_no_sideways_scrolling_at_first_at_any_width(show: Any) -> None:
    page = show(YEAR)
    for width in (1440, 800, 420):
        page.resize(width, 900)
        page.settle()
        assert page.run(
            "(() => { const box = document.querySelector('.scroller');"
            " return box.scrollWidth <= box.clientWidth && document.body.scrollWidth <= innerWidth; })()"
        ), width


def test_zoom_changes_the_units_and_the_width(show: Any) -> None:
    page = show(YEAR)
    width = "document.querySelector('.canvas').offsetWidth"
    fitting = page.run(width)
    press_button(page, "日")
    assert page.run(width) > 365 * 20
    assert page.run("document.querySelectorAll('.lower .head-cell').length") > 30
    press_button(page, "周")
    assert fitting < page.run(width) < 365 * 20
    weekly = page.run(width)
    page.press("+")
    assert page.run(width) > weekly
    page.press("-")
    assert page.run(width) == pytest.approx(weekly, abs=2)
    press_button(page, "适应宽度")
    assert page.run(width) == fitting


def test_filters_and_search_keep_what_matches_and_its_head(show: Any) -> None:
    page = show(YEAR, height=1200)
    choose(page, "负责人", "沈嘉")
    assert page.run(NAMES) == ["起势期", "质保登记码 30 店试点", "质保登记码全国铺开"]
    choose(page, "阶段", "打底期")
    assert page.run(NAMES) == []
    assert not hidden_after(page, ".nothing")
    press_button(page, "清除筛选")
    assert len(page.run(NAMES)) == len(YEAR.rows)
    page.press("/")
    page.write("双 11 当")
    assert page.run(NAMES) == ["冲刺期", "双 11 当天"]
    assert page.run("document.querySelector('[role=status]').textContent") == "显示 2 / 24 行"
    page.press("Escape")
    assert len(page.run(NAMES)) == len(YEAR.rows)


def test_status_and_tag_filters(show: Any) -> None:
    late = replace(row("Late one", (1, 4), (1, 8)), status="late", tags=("a",))
    done = replace(row("Done one", (1, 4), (1, 8)), status="done", tags=("b",))
    page = show(replace(YEAR, rows=(late, done), links=(), lang="en"))
    press_button(page, "Late 1")
    assert page.run(NAMES) == ["Late one"]
    press_button(page, "Late 1")
    choose(page, "Tag", "b")
    assert page.run(NAMES) == ["Done one"]


def test_the_keyboard_walks_collapses_and_tells_details(show: Any) -> None:
    page = show(YEAR, height=1200)
    focused = "document.activeElement.querySelector('.text')?.textContent"
    page.run("document.querySelector('.row').focus()")
    page.press("Enter")
    assert "会员等级与积分方案" not in page.run(NAMES)
    assert page.run("document.activeElement.getAttribute('aria-expanded')") == "false"
    page.press("ArrowDown")
    assert page.run(focused) == "起势期"
    page.press("ArrowUp")
    page.press("ArrowRight")
    assert "会员等级与积分方案" in page.run(NAMES)
    page.press("ArrowDown")
    assert page.run(focused) == "会员等级与积分方案"
    assert "赵一鸣" in page.run("document.querySelector('.details').textContent")
    page.press("Escape")
    assert hidden_after(page, ".details")
    page.press("ArrowLeft")
    assert page.run(focused) == "打底期"
    page.press("End")
    assert page.run(focused) == "年度评审会"
    page.press("+")
    assert page.run(focused) == "年度评审会"


def test_pointing_at_a_row_tells_what_is_known(show: Any) -> None:
    page = show(YEAR)
    box = page.run("(({x, y}) => [x, y])(document.querySelectorAll('.row .bar')[0].getBoundingClientRect())")
    page.move(box[0] + 2, box[1] + 2)
    said = page.run("document.querySelector('.details').textContent")
    assert "会员等级与积分方案" in said
    assert "2027年1月27日–2月16日" in said
    page.move(5, 5)
    assert hidden_after(page, ".details")


def test_switches_hide_links_baselines_and_the_critical_path(show: Any) -> None:
    rows = tuple(
        replace(one, baseline=(one.start, one.start)) if one.kind == "task" else one for one in YEAR.rows
    )
    page = show(replace(YEAR, rows=rows), height=1200)
    for label, marks in (("依赖关系", ".link"), ("原计划", ".row .baseline"), ("关键路径", ".row .critical")):
        assert page.run(f"document.querySelectorAll({marks!r}).length") > 0
        press_button(page, label)
        assert page.run(f"document.querySelectorAll({marks!r}).length") == 0


def test_hostile_text_is_only_text(show: Any) -> None:
    head = replace(row(HOSTILE, (1, 4), (3, 31), kind="phase"), owner=HOSTILE, tags=(HOSTILE,), status="late")
    task = replace(
        row(HOSTILE, (1, 4), (1, 9)), details=((HOSTILE, HOSTILE),), code=HOSTILE, id="t", tags=("x",)
    )
    off = replace(YEAR.days_off[0], name=HOSTILE)
    page = show(
        replace(YEAR, title=HOSTILE, rows=(head, task), links=(), days_off=(off,), legend=(("c1", HOSTILE),))
    )
    page.move(700, 250)
    page.run("document.querySelectorAll('.row')[1].focus()")
    page.press("ArrowUp")
    page.press("ArrowDown")
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert page.run("document.querySelectorAll('img, b:not(.bar b)').length") == 0
    assert page.run("typeof window.hurt") == "undefined"
    assert page.run(NAMES + "[0]") == HOSTILE


def test_the_policy_stops_what_is_not_ours(browser: Page, tmp_path: Path) -> None:
    file = tmp_path / "gantt.html"
    extra = b"<script>window.hurt = 1</script><img src=http://x.invalid/a.png onerror='window.hurt = 2'>"
    file.write_bytes(write_gantt_html(YEAR, Brand()).replace(b"</body>", extra + b"</body>"))
    browser.problems.clear()
    browser.open(file)
    assert browser.run("typeof window.hurt") == "undefined"
    assert len(browser.problems) >= 2


def test_thousands_of_rows_are_made_only_in_sight(show: Any) -> None:
    page = show(replace(YEAR, rows=tasks(5000), links=(), lang="en"))
    assert 20 < page.run("document.querySelectorAll('.row').length") < 80
    page.run("document.querySelector('.scroller').scrollTop = 1e9")
    page.settle()
    assert page.run(NAMES)[-1] == "Task 4999"
    assert page.run("document.querySelectorAll('.row').length") < 80
    page.press("/")
    page.write("task 4321")
    assert page.run(NAMES) == ["Task 4321"]


def test_paper_has_every_row_on_landscape_pages_without_controls(show: Any, tmp_path: Path) -> None:
    page = show(replace(YEAR, rows=tasks(90), links=(), lang="en"))
    pdf = page.pdf()
    assert pdf.startswith(b"%PDF")
    assert b"/MediaBox [0 0 841" in pdf
    assert page.run("document.querySelector('.paper')") is None
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    assert page.run("document.querySelectorAll('.paper tbody tr').length") == 90
    page.call("Emulation.setEmulatedMedia", media="print")
    try:
        assert page.run("getComputedStyle(document.querySelector('.page-head')).display") == "none"
        assert (
            page.run("getComputedStyle(document.querySelector('.paper thead')).display")
            == "table-header-group"
        )
    finally:
        page.call("Emulation.setEmulatedMedia", media="")
    page.run("window.dispatchEvent(new Event('afterprint'))")


def test_names_for_screen_readers(show: Any) -> None:
    page = show(YEAR, height=1200)
    tree = page.call("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in tree if not node.get("ignored")}
    assert {"treegrid", "row", "gridcell", "columnheader", "toolbar", "searchbox"} <= roles
    cells = [node["name"]["value"] for node in tree if node["role"]["value"] == "gridcell"]
    assert any("2027年1月27日–2月16日" in cell for cell in cells)
    buttons = [node["name"]["value"] for node in tree if node["role"]["value"] == "button"]
    assert "放大" in buttons
    assert "" not in buttons


@pytest.mark.parametrize("end", [date(2027, 1, 1), date(2036, 12, 31), date(2126, 12, 31)])
def test_any_span_is_drawn(show: Any, end: date) -> None:
    page = show(replace(YEAR, end=end, lang="en"))
    assert page.run("document.querySelectorAll('.lower .head-cell span').length") > 0
    for unit in page.run("[...document.querySelectorAll('.segments button')].map(one => one.textContent)"):
        press_button(page, unit)
        assert page.run("[...document.querySelectorAll('.head-cell span')].some(one => one.textContent)"), (
            unit
        )
