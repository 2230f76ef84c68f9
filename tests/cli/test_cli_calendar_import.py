"""``opsplan calendar import``: what a team wrote into the workbook comes back into the plan, and nothing else changes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import need, plan_paths
from workbooks import CellValue, filled, listed, without_rows

from opsplan.cli.main import cli, main
from opsplan.importing.calendar_rows import CalendarRows, calendar_rows
from opsplan.importing.workbook import read_workbook

PLAN = """\
opsplan: 1
title: 春节季
period: {start: 2027-01-01, end: 2027-03-31}
team: [{id: lin, name: 林夏}, {id: qiu, name: 邱棠, role: 编辑}]
strategy: {channels: [{id: wx, name: 服务号}, {id: sph, name: 视频号}]}
goals:
  - {id: g1, name: 月活, baseline: 10, target: 20, due: 2027-03-31, owner: lin, source: 后台}
dates: {上线: 2027-02-20}
content:
  columns: [{name: 头条, channel: wx}, {name: 快拍, channel: sph}]
  slots: [{column: 头条, weekday: 周四, time: "20:00", from: 2027-02-11, to: 2027-02-12}]
  entries:
    # 第一条
    - {date: 上线-15d, time: "20:00", column: 头条, title: 年货清单, owner: lin, status: draft, target: 1.2万}  # 要配图
    - date: 2027-02-09
      channel: sph
      title: "开工第一泡"
      owner: 市场部

    - {date: 2027-02-12, channel: wx, title: 元宵茶会, goal: g1, status: 选题}
risks:
  - {name: 断供, probability: 2, impact: 3}
"""
TODAY = ("--date", "2027-01-04")


@pytest.fixture(autouse=True)
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "zh")


class Desk:
    """A plan, its workbook, and what people do with them."""

    def __init__(self, folder: Path, text: str = PLAN) -> None:
        self.plan = folder / "方案.yaml"
        self.book = folder / "日历.xlsx"
        self.plan.write_bytes(text.encode())
        self.export()

    def export(self) -> None:
        made = run("calendar", str(self.plan), "-o", str(self.book), *TODAY)
        assert self.book.exists(), made.output

    def rows(self) -> CalendarRows:
        return calendar_rows(read_workbook(self.book.read_bytes(), "x"), "x")

    def place(self, title: str | None, field: str) -> str:
        """The cell of the row with that title; of the first row below the list without one."""
        rows = self.rows().rows
        row = next(each for each in rows if title is None or each.values["title"] == title)
        letters = row.cells[field].partition("!")[2].rstrip("0123456789")
        return f"{letters}{rows[-1].number + 1 if title is None else row.number}"

    def gap(self, field: str) -> str:
        row = next(each for each in self.rows().rows if each.kind == "gap")
        return row.cells[field].partition("!")[2]

    def fill(self, cells: dict[str, CellValue]) -> None:
        self.book.write_bytes(filled(self.book.read_bytes(), cells))

    def take(self, *options: str) -> Result:
        return run("calendar", "import", str(self.plan), str(self.book), *TODAY, *options)

    @property
    def text(self) -> str:
        return self.plan.read_bytes().decode()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


@pytest.mark.parametrize("path", plan_paths(), ids=lambda path: path.stem)
def test_an_untouched_workbook_changes_nothing(path: Path, tmp_path: Path) -> None:
    desk = Desk(tmp_path, path.read_text(encoding="utf-8"))
    for lang in ("zh-CN", "en"):
        run("calendar", str(desk.plan), "-o", str(desk.book), "--lang", lang, *TODAY)
        before = desk.plan.read_bytes()
        result = desk.take("--write")
        assert result.exit_code == 0, result.output
        assert result.stdout == ""
        assert desk.plan.read_bytes() == before


def test_what_was_filled_in_is_listed_and_written_in_the_plans_own_words(desk: Desk) -> None:
    desk.fill({
        desk.place("年货清单", "status"): "已发", desk.place("年货清单", "owner"): "邱棠", desk.place("年货清单", "actual"): 13000.0,
        desk.place("年货清单", "link"): "https://example.org/?a=1", desk.place("开工第一泡", "title"): '开工"第一"泡', desk.place("开工第一泡", "until"): None,
        desk.place("开工第一泡", "time"): 0.375, desk.place("元宵茶会", "date"): "2027/2/13", desk.place("元宵茶会", "goal"): None,
    })  # fmt: skip
    told = desk.take()
    assert told.exit_code == 0, told.output
    assert desk.text == PLAN
    lines = [line.split() for line in told.stdout.splitlines()]
    assert lines[0] == ["单元格", "内容", "字段", "方案里", "表格里", "方案行号"]
    assert ["列表!K5", "年货清单", "状态", "撰写", "已发", "14"] in lines
    assert len(lines) == 9
    assert "改动 8 处" in told.stderr
    assert "--write" in told.stderr
    assert desk.take("--write").exit_code == 0
    assert desk.text == (
        PLAN.replace(
            "owner: lin, status: draft, target: 1.2万}",
            'owner: qiu, status: published, target: 1.2万, actual: 13000, link: "https://example.org/?a=1"}',
        )
        .replace(
            'title: "开工第一泡"\n      owner: 市场部',
            'title: "开工\\"第一\\"泡"\n      owner: 市场部\n      time: "09:00"',
        )
        .replace(
            "date: 2027-02-12, channel: wx, title: 元宵茶会, goal: g1,",
            "date: 2027-02-13, channel: wx, title: 元宵茶会,",
        )
    )
    assert "方案不用改" in desk.take().stderr


def test_new_rows_and_gaps_with_a_title_become_entries(desk: Desk) -> None:
    desk.fill({
        desk.gap("title"): "补上的一条", desk.gap("owner"): "林夏", desk.place(None, "date"): 46450.0, desk.place(None, "title"): "全新",
        desk.place(None, "column"): "快拍", desk.place(None, "channel"): "视频号", desk.place(None, "status"): "idea",
    })  # fmt: skip
    result = desk.take("--write")
    assert result.exit_code == 0, result.output
    assert "新增 2 条" in result.stderr
    assert desk.text == PLAN.replace(
        "      owner: 市场部\n",
        '      owner: 市场部\n    - date: 2027-02-11\n      time: "20:00"\n      column: 头条\n      title: 补上的一条\n      owner: lin\n',
    ).replace("risks:", "    - {date: 2027-03-04, column: 快拍, title: 全新, status: idea}\nrisks:")
    again = desk.take()
    assert "方案不用改" in again.stderr, again.output


def test_new_rows_stand_at_the_end_of_a_list_that_is_in_no_order(tmp_path: Path) -> None:
    desk = Desk(tmp_path, PLAN.replace("date: 上线-15d", "date: 2027-02-25"))
    desk.fill({desk.place(None, "date"): 46425.0, desk.place(None, "title"): "全新"})
    assert desk.take("--write").exit_code == 0
    assert desk.text.endswith(
        "    - {date: 2027-02-07, title: 全新}\nrisks:\n  - {name: 断供, probability: 2, impact: 3}\n"
    )


def test_a_row_that_is_gone_is_told_and_its_entry_stays(desk: Desk) -> None:
    row = next(each for each in desk.rows().rows if each.values["title"] == "开工第一泡")
    desk.book.write_bytes(without_rows(desk.book.read_bytes(), [row.number]))
    result = desk.take("--write")
    assert result.exit_code == 0
    assert "开工第一泡" in result.stderr
    assert desk.text == PLAN


def test_cells_that_mean_nothing_are_all_told_and_then_nothing_is_written(desk: Desk) -> None:
    wrong: dict[str, CellValue] = {
        desk.place("年货清单", "owner"): "林霞", desk.place("年货清单", "date"): "下周三", desk.place("开工第一泡", "status"): "弄好了",
        desk.place("开工第一泡", "title"): None, desk.place("元宵茶会", "goal"): "日活", desk.place("元宵茶会", "until"): 0.9,
    }  # fmt: skip
    undated = desk.place(None, "date")
    desk.fill({**wrong, desk.place("元宵茶会", "note"): "好", desk.place(None, "title"): "没有日期"})
    result = desk.take("--write")
    assert result.exit_code == 1
    assert desk.text == PLAN
    told = [
        line.partition("列表!")[2].partition(":")[0] for line in result.stderr.splitlines() if "列表!" in line
    ]
    assert sorted(told) == sorted((*wrong, undated))
    assert "林夏" in result.stderr
    assert "什么也没有写入" in result.stderr
    skipped = desk.take("--write", "--skip-bad")
    assert skipped.exit_code == 0
    assert desk.text == PLAN.replace("goal: g1, status: 选题}", "goal: g1, status: 选题, note: 好}")


def test_what_is_no_entry_is_not_taken_and_that_is_told(desk: Desk) -> None:
    desk.fill({desk.gap("note"): "谁来写？"})
    result = desk.take("--write")
    assert result.exit_code == 0
    assert "空档没有写标题" in result.stderr
    assert desk.text == PLAN


def test_the_patch_makes_what_write_makes(desk: Desk) -> None:
    need(shutil.which("patch") is not None, "patch")
    desk.fill({desk.place("年货清单", "status"): "已发", desk.gap("title"): "补上的一条"})
    copy = desk.plan.with_name("copy.yaml")
    copy.write_text(PLAN, encoding="utf-8")
    patch = desk.take("--diff").stdout_bytes
    assert desk.text == PLAN
    subprocess.run(["patch", "-s", str(copy)], input=patch, check=True, timeout=60)
    assert desk.take("--write").exit_code == 0
    assert copy.read_text(encoding="utf-8") == desk.text


def test_the_new_plan_can_go_elsewhere(desk: Desk, tmp_path: Path) -> None:
    desk.fill({desk.place("年货清单", "status"): "已发"})
    other = tmp_path / "new" / "方案2.yaml"
    assert desk.take("-o", str(other)).exit_code == 0
    assert "status: published" in other.read_text(encoding="utf-8")
    assert desk.text == PLAN
    refused = desk.take("-o", str(other))
    assert type(refused.exception).__name__ == "OutputError"
    shown = desk.take("-o", "-")
    assert shown.stdout_bytes == other.read_bytes()
    piped = run("calendar", "import", "-", str(desk.book), "--write", *TODAY, stdin=PLAN.encode())
    assert piped.stdout_bytes == other.read_bytes()


def test_entries_that_share_a_text_are_refused(desk: Desk) -> None:
    shared = PLAN.replace("owner: lin, status: draft", "owner: &who lin, status: draft").replace(
        "owner: 市场部", "owner: *who"
    )
    desk.plan.write_text(shared, encoding="utf-8")
    desk.export()
    desk.fill({desk.place("年货清单", "owner"): "邱棠"})
    assert "*" in str(desk.take("--write").exception)
    assert desk.text == shared


def test_a_sheet_saved_by_another_program_says_the_same(desk: Desk, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    need(soffice is not None, "LibreOffice")
    desk.fill(
        {
            desk.place("年货清单", "actual"): 0.28,
            desk.place("开工第一泡", "date"): "2027-02-10",
            desk.gap("title"): "补上的一条",
        }
    )
    before = desk.take("--diff").stdout_bytes
    out = tmp_path / "saved"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run([str(soffice), "--headless", profile, "--convert-to", "xlsx", "--outdir", str(out), str(desk.book)], check=True, capture_output=True, timeout=180)  # fmt: skip
    desk.book.write_bytes((out / desk.book.name).read_bytes())
    assert before
    assert desk.take("--diff").stdout_bytes == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import"], "PLAN"), (["import", "p.yaml"], "XLSX"), (["import", "a", "b", "--write", "--diff"], "--write"),
        (["import", "-", "-"], "标准输入"), (["import", "--help"], "opsplan calendar import"), (["--help"], "import PLAN XLSX"),
        (["./import"], "读不了"),
    ],
)  # fmt: skip
def test_calendar_and_its_import_each_have_their_usage(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["opsplan", "calendar", *arguments])
    with pytest.raises(SystemExit):
        main()
    shown = capsys.readouterr()
    assert said in shown.out + shown.err


def test_a_workbook_that_is_none_is_refused(desk: Desk) -> None:
    for data in (b"", b"a,b\n", listed(("Name",), ("x",))):
        desk.book.write_bytes(data)
        result = desk.take("--write")
        assert result.exit_code == 1
        assert type(result.exception).__name__ == "UserError"
    assert desk.text == PLAN
