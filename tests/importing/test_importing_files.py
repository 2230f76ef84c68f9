"""Files of other programs, odd ones and hostile ones."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conftest import TODAY

from opsplan.errors import UserError
from opsplan.importing import Imported, import_project
from opsplan.pipeline import Checked, check

OPEN = '<?xml version="1.0" encoding="UTF-8"?><Project xmlns="http://schemas.microsoft.com/project">'
CALENDAR = """<CalendarUID>1</CalendarUID><Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar>
<WeekDays><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking></WeekDay><WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>
{}</Calendar></Calendars>"""


def task(uid: int, name: str, start: str, end: str, extra: str = "", level: int = 2) -> str:
    return (
        f"<Task><UID>{uid}</UID><ID>{uid}</ID><Name>{name}</Name><OutlineLevel>{level}</OutlineLevel>"
        f"<Start>{start}</Start><Finish>{end}</Finish>{extra}</Task>"
    )


def link(before: int, kind: int = 1, lag: int = 0, form: int = 7) -> str:
    return (
        f"<PredecessorLink><PredecessorUID>{before}</PredecessorUID><Type>{kind}</Type><LinkLag>{lag}</LinkLag>"
        f"<LagFormat>{form}</LagFormat></PredecessorLink>"
    )


def file(tasks: str, head: str = "<Title>T</Title>", rest: str = "") -> bytes:
    return f"{OPEN}{head}<Tasks>{tasks}</Tasks>{rest}</Project>".encode()


def imported(data: bytes, **options: Any) -> tuple[Imported, Checked]:
    found = import_project(data, "my plan.xml", today=TODAY, **options)
    after = check(found.text.encode(), "plan.yaml", today=TODAY)
    assert [f.message.en for f in after.report if f.blocking] == [], found.text
    return found, after


def spans(found: Checked) -> dict[str, tuple[date | None, date | None]]:
    assert found.schedule is not None
    return {each.task.name: (each.start, each.end) for each in found.schedule.tasks}


PHASE = task(1, "One", "2026-09-01T08:00:00", "2026-09-30T17:00:00", "<Summary>1</Summary>", 1)


def test_links_and_lags_of_every_form_become_predecessors() -> None:
    tasks = (
        task(2, "A", "2026-09-01T08:00:00", "2026-09-03T17:00:00"),
        task(3, "B", "2026-09-04T08:00:00", "2026-09-08T17:00:00", link(2)),
        task(4, "C", "2026-09-03T08:00:00", "2026-09-04T17:00:00", link(2, 3, 9600)),
        task(5, "D", "2026-09-11T08:00:00", "2026-09-11T17:00:00", link(2, 1, 100800, 10)),
        task(6, "E", "2026-09-07T08:00:00", "2026-09-07T17:00:00", link(2, 1, 2400, 5)),
    )
    found, after = imported(file(PHASE + "".join(tasks)), country="US")
    lines = {
        line.split("name: ")[1].split(",")[0]: line for line in found.text.splitlines() if "- {id: t" in line
    }
    assert "after: t1, duration: 2wd" in lines["B"]  # 7 September is Labor Day, which the file does not know
    assert "after: {task: t1, type: SS, lag: 2wd}, duration: 2wd" in lines["C"]
    assert "after: t1+1w, duration: 1wd" in lines["D"]
    assert "start: 2026-09-07" in lines["E"]
    assert spans(after)["E"] == (date(2026, 9, 7), date(2026, 9, 7))
    assert any("rounded" in note.en for note in found.notes)


def test_a_plain_calendar_gets_the_official_days_off_and_says_so() -> None:
    tasks = task(2, "国庆值班", "2026-09-30T08:00:00", "2026-10-08T17:00:00") + task(
        3, "复盘", "2026-10-09T08:00:00", "2026-10-09T17:00:00", link(2)
    )
    found, after = imported(file(PHASE + tasks, CALENDAR.format("")))
    assert found.lang == "zh-CN"
    assert "日历" not in found.text
    assert spans(after)["国庆值班"] == (date(2026, 9, 30), date(2026, 10, 8))
    assert any("CN" in note.en and "2026" in note.en for note in found.notes)


def test_days_that_differ_from_the_official_ones_are_written() -> None:
    def exception(first: str, last: str, name: str, works: int) -> str:
        return (
            f"<Exception><TimePeriod><FromDate>{first}T00:00:00</FromDate><ToDate>{last}T23:59:00</ToDate></TimePeriod>"
            f"<Name>{name}</Name><Type>1</Type><DayWorking>{works}</DayWorking></Exception>"
        )

    listed = "<Exceptions>" + "".join((
        exception("2026-09-20", "2026-09-20", "调休", 1), exception("2026-09-25", "2026-09-27", "中秋", 0), exception("2026-09-17", "2026-09-18", "团建", 0),
    )) + "</Exceptions>"  # fmt: skip
    tasks = task(2, "甲", "2026-09-14T08:00:00", "2026-09-21T17:00:00")
    found, after = imported(file(PHASE + tasks, CALENDAR.format(listed)))
    assert "日历: {休息日: [{开始: 2026-09-17, 结束: 2026-09-18, 名称: 团建}]}" in found.text
    assert "工期: 5wd" in found.text
    assert spans(after)["甲"] == (date(2026, 9, 14), date(2026, 9, 21))


def test_files_before_2007_keep_exceptions_among_the_weekdays() -> None:
    day = (
        "<WeekDays><WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2026-09-10T00:00:00</FromDate>"
        "<ToDate>2026-09-10T23:59:00</ToDate></TimePeriod></WeekDay></WeekDays>"
    )
    found, _ = imported(
        file(PHASE + task(2, "A", "2026-09-09T08:00:00", "2026-09-11T17:00:00"), CALENDAR.format(day))
    )
    assert "days_off: [" in found.text
    assert "2026-09-10" in found.text


def test_odd_rows() -> None:
    tasks = "".join((
        '<Task><UID>0</UID><Name>Whole</Name><OutlineLevel>0</OutlineLevel></Task>', PHASE,
        task(2, "Midnight", "2026-09-07T00:00:00", "2026-09-10T00:00:00"),
        task(3, "Gone", "2026-09-07T08:00:00", "2026-09-08T17:00:00", "<Active>0</Active>"),
        "<Task><UID>4</UID><IsNull>1</IsNull></Task>",
        task(5, "Point", "2026-09-10T17:00:00", "2026-09-10T17:00:00", "<Milestone>1</Milestone>" + link(2) + link(3) + link(5) + link(99)),
        task(6, "Deep", "2026-09-11T08:00:00", "2026-09-11T17:00:00", "", 9),
        task(7, "Alone", "2026-09-14T08:00:00", "2026-09-14T17:00:00", "", 1),
        task(7, "Twice", "2026-09-14T08:00:00", "2026-09-14T17:00:00", "", 1),
        task(8, "", "broken", "2026-99-01", "", 1),
        task(9, "Inverted", "2026-09-16T08:00:00", "2026-09-14T17:00:00", "<PercentComplete>250</PercentComplete>", 1),
    ))  # fmt: skip
    found, after = imported(file(tasks), country="US")
    there = spans(after)
    assert there["Midnight"] == (date(2026, 9, 7), date(2026, 9, 9))
    assert there["Point"] == (date(2026, 9, 10), date(2026, 9, 10))
    assert {"Alone", "(unnamed)", "Inverted"} <= set(there)
    assert not {"Gone", "Twice", "Whole"} & set(there)
    assert after.schedule is not None
    assert [phase.phase.name for phase in after.schedule.phases] == ["One", "Tasks"]
    assert any("inactive" in note.en for note in found.notes)


def test_loops_and_links_to_parents_are_left_out_and_told() -> None:
    tasks = (
        PHASE.replace("</Task>", link(3) + "</Task>"),
        task(2, "A", "2026-09-01T08:00:00", "2026-09-02T17:00:00", link(3) + link(1)),
        task(3, "B", "2026-09-03T08:00:00", "2026-09-04T17:00:00", link(2)),
    )
    found, after = imported(file("".join(tasks)), country="US")
    assert spans(after)["A"] == (date(2026, 9, 1), date(2026, 9, 2))
    assert any("wait for one another" in note.en for note in found.notes)


def test_links_of_phases_go_to_their_tasks() -> None:
    tasks = (
        PHASE, task(2, "A", "2026-09-01T08:00:00", "2026-09-02T17:00:00"),
        task(3, "Two", "2026-09-03T08:00:00", "2026-09-04T17:00:00", "<Summary>1</Summary>" + link(1), 1),
        task(4, "B", "2026-09-03T08:00:00", "2026-09-04T17:00:00"),
    )  # fmt: skip
    found, _ = imported(file("".join(tasks)), country="US")
    assert "name: B, after: t1, duration: 2wd" in found.text


def test_a_summary_of_the_whole_project_is_no_phase() -> None:
    tasks = (
        task(1, "Whole", "2026-09-01T08:00:00", "2026-09-04T17:00:00", "<Summary>1</Summary>", 1),
        task(2, "Part", "2026-09-01T08:00:00", "2026-09-04T17:00:00", "<Summary>1</Summary>", 2),
        task(3, "A", "2026-09-01T08:00:00", "2026-09-04T17:00:00", "", 3),
    )
    found, after = imported(file("".join(tasks), ""), country="US")
    assert found.text.startswith("opsplan: 1\ntitle: Whole\n")
    assert after.schedule is not None
    assert [phase.phase.name for phase in after.schedule.phases] == ["Part"]


def test_people_units_and_days_off() -> None:
    rest = (
        "<Resources><Resource><UID>1</UID><Name>张三</Name><Type>1</Type><MaxUnits>0.5</MaxUnits></Resource>"
        "<Resource><UID>2</UID><Name>李四、王五</Name><Type>1</Type></Resource><Resource><UID>3</UID><Name>纸</Name><Type>0</Type></Resource></Resources>"
        "<Assignments><Assignment><TaskUID>2</TaskUID><ResourceUID>1</ResourceUID><Units>0.25</Units></Assignment>"
        "<Assignment><TaskUID>2</TaskUID><ResourceUID>2</ResourceUID><Units>1</Units></Assignment>"
        "<Assignment><TaskUID>2</TaskUID><ResourceUID>-65535</ResourceUID></Assignment></Assignments>"
    )
    found, _ = imported(file(PHASE + task(2, "甲", "2026-09-01T08:00:00", "2026-09-02T17:00:00"), rest=rest))
    assert "- {姓名: 张三, 投入: 50%}" in found.text
    assert "负责人: 张三, 参与人: [r1], 投入: 25%" in found.text
    assert any("成本" in note.zh for note in found.notes)


HOSTILE = (
    "=SUM(A1)", "- x", "# x", "a: b", "a：b", "{{ x }}", "[1, 2]", "'q'", '"', "null", "2027", "yes", "&amp;anchor", "*x", "!tag", "%x", "@x", "`x`", "|", "&gt;",
    "a\\nb", "t2", "t1+2wd", "period.start", "大家", "\U0001f600", "x" * 500, "结尾：", "end,", "? x", "~", "\u202eabc", "\u2028",
)  # fmt: skip


def test_hostile_names_come_back_as_they_were() -> None:
    rows = "".join(
        task(
            n + 2,
            name,
            "2026-09-01T08:00:00",
            "2026-09-02T17:00:00",
            f"<Notes>{name}</Notes>" + (link(n + 1, 3, 4800) if n else ""),
        )
        for n, name in enumerate(HOSTILE)
    )
    _, after = imported(file(PHASE + rows, f"<Title>{HOSTILE[3]}</Title>"))
    assert after.plan_file is not None
    names = [each.name for each in after.plan_file.plan.phases[0].tasks]
    plain = [name.replace("&amp;", "&").replace("&gt;", ">").replace("\u2028", "") for name in HOSTILE]
    assert names == [name or "（未命名）" for name in plain]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"opsplan: 1\n", "not well-formed XML"),
        (b"<Project><Tasks></Project>", "x.xml:1:"),
        (b"<html><body/></html>", "its root is html"),
        (b"PK\x03\x04rest", "zip"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "binary"),
        (OPEN.encode() + b"</Project>", "no tasks"),
        (b'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a SYSTEM "file:///etc/passwd">]><Project><Title>&a;</Title></Project>', "DOCTYPE"),
        (b'<!DOCTYPE Project SYSTEM "http://127.0.0.1:9/x.dtd"><Project/>', "DOCTYPE"),
        (b'<?xml version="1.0" encoding="klingon"?><Project/>', "x.xml"),
        (b"\xff\xfe\x00", "XML"),
        (b"<a>" * 300, "XML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_project_is_refused_with_words_that_help(data: bytes, says: str) -> None:
    with pytest.raises(UserError) as refused:
        import_project(data, "x.xml", today=TODAY)
    assert says in refused.value.text.en
    assert refused.value.text.zh != refused.value.text.en
    assert refused.value.help is not None


def test_entities_are_never_expanded() -> None:
    bomb = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 9))
    data = f'<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY b0 "ha">{bomb}]><Project><Title>&b8;</Title></Project>'
    with pytest.raises(UserError):
        import_project(data.encode(), "x.xml", today=TODAY)


def test_a_huge_file_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("opsplan.importing.xml_read.MAX_BYTES", 100)
    with pytest.raises(UserError, match="more than"):
        import_project(file(PHASE), "x.xml", today=TODAY)
