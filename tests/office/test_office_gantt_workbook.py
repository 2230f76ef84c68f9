"""A date changed in the Gantt workbook moves what hangs on it when an office program counts again. Needs LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from conftest import need
from gantt_example import YEAR, milestone, row
from lxml import etree

from opsplan.blocks.brand import default_brand
from opsplan.writers.xlsx import write_gantt_xlsx

_M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = "xl/worksheets/sheet1.xml"


def changed(data: bytes, days: dict[date, date]) -> bytes:
    """The workbook with some typed-in dates replaced and no stored value of any formula."""
    serials = {
        str((old - date(1899, 12, 30)).days): str((new - date(1899, 12, 30)).days)
        for old, new in days.items()
    }
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[_SHEET])
    found = 0
    for cell in root.iter(f"{_M}c"):
        value = cell.find(f"{_M}v")
        if value is not None and cell.find(f"{_M}f") is not None:
            cell.remove(value)
        elif value is not None and cell.get("t") is None and value.text in serials:
            value.text = serials[value.text]
            found += 1
    assert found >= len(days)
    parts[_SHEET] = etree.tostring(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def counted(data: bytes, folder: Path) -> list[list[str]]:
    """The cells of the first sheet as LibreOffice shows them."""
    (folder / "gantt.xlsx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
               "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", str(folder)]  # fmt: skip
    subprocess.run([*command, str(folder / "gantt.xlsx")], check=True, capture_output=True, timeout=300)
    return list(csv.reader((folder / "gantt.csv").read_text(encoding="utf-8").splitlines()))


def test_a_changed_date_moves_the_count_the_head_and_the_milestone(tmp_path: Path) -> None:
    need(bool(shutil.which("soffice")), "LibreOffice")
    rows = (
        row("阶段", (1, 6), (4, 14), kind="phase"),
        row("任务", (1, 6), (1, 12)),
        milestone("里程碑", (4, 14)),
    )
    gantt = replace(YEAR, rows=rows, workdays=(date(2027, 2, 20),))
    data = write_gantt_xlsx(gantt, default_brand("zh-CN"))
    moves = {date(2027, 1, 12): date(2027, 2, 20), date(2027, 4, 14): date(2027, 5, 19)}
    lines = counted(changed(data, moves), tmp_path)
    heads = lines[5]
    phase, task, mark = lines[6:9]
    assert task[heads.index("结束")] == "2027-02-20"
    # 6 January to 3 February, then 15–19 February after Spring Festival and Saturday the 20th, made up for.
    assert task[heads.index("工作日")] == str(21 + 5 + 1)
    assert phase[heads.index("开始")] == "2027-01-06"
    assert phase[heads.index("结束")] == "2027-05-19"
    # The first column is 1–3 January, each after it a week from its Monday.
    weeks = (date(2027, 5, 17) - date(2027, 1, 4)).days // 7
    assert mark.index("◆") == heads.index("完成") + 2 + weeks
    assert mark.count("◆") == 1
