"""``opsplan render --each``: one plan for each row of a table, and nothing written while a row is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from conftest import MINIMAL
from hypothesis import given, settings
from hypothesis import strategies as st

from opsplan.cli.main import cli
from opsplan.pipeline import check
from opsplan.yamlio.nodes import MappingNode, Node, ScalarNode, SequenceNode

PLAN = """\
opsplan: 1
title: "{{ store }} opening"
language: en
each:
  file: "{{ number }}-{{ store }}"
  columns:
    number: {example: "0017"}
    store: {example: Oak Street}
    opening: {type: date, example: 2027-03-12}
    orders: {type: number, example: 1200}
    note: {required: false}
period: {start: "{{ opening }}", end: 2027-04-30}
summary: "{{ store }} opens on {{ opening }} for {{ orders * 2 }} orders.{{ note }}"
goals:
  - {id: g1, name: Orders, baseline: 10, target: "{{ orders }}", due: 2027-04-30, owner: Ann, source: Shop orders, basis: Pilot}
"""
HEAD = "number,store,opening,orders\n"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", "en")
    monkeypatch.chdir(tmp_path)
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--date", "2027-03-01"])


def render(table: str, *arguments: str) -> Result:
    return run("render", "plan.yaml", "--each", table, "-o", "out", "--to", "md", *arguments)


def written(table: str) -> dict[str, str]:
    """The sentence of every file that is made of the rows."""
    result = render(table)
    assert result.exit_code == 0, result.stderr
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted(Path("out").iterdir())}
    return {
        name: next(line for line in text.splitlines() if " opens on " in line) for name, text in found.items()
    }


def test_without_a_table_the_examples_stand_for_it() -> None:
    result = run("render", "plan.yaml", "--to", "md", "-o", "-")
    assert result.exit_code == 0, result.stderr
    assert "Oak Street opens on 2027-03-12 for 2400 orders." in result.stdout
    assert run("check", "plan.yaml").exit_code == 0


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_as_programs_write_it(mark: str, encoding: str) -> None:
    text = HEAD.replace(",", mark) + mark.join(('"徐汇店"', "a", "2027/3/5", '"1,300"'))
    text = text.replace('"徐汇店"' + mark + "a", "0021" + mark + '"徐汇店"') + "\r\n\r\n"
    Path("s.csv").write_text(text, encoding=encoding, newline="")
    assert written("s.csv") == {"0021-徐汇店.md": "徐汇店 opens on 2027-03-05 for 2600 orders."}


def test_a_workbook_gives_days_and_numbers_as_it_shows_them() -> None:
    with xlsxwriter.Workbook("s.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["number", "store", "opening", "orders", "note", "unused"])
        sheet.write_row(1, 0, ["0021", "Elm"])
        sheet.write_datetime(1, 2, date(2027, 3, 5), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_row(1, 3, [12.5, " Hurry!", 7])
    assert written("s.xlsx") == {"0021-Elm.md": "Elm opens on 2027-03-05 for 25 orders.Hurry!"}


def test_what_a_cell_holds_is_text_and_nothing_else() -> None:
    cells = ("{{ 7 * 7 }}", "x: {a: 1}", '"Elm"', "null", "../../etc")
    rows = "".join(
        '{},"{}",2027-03-05,1300\n'.format(n, cell.replace('"', '""')) for n, cell in enumerate(cells)
    )
    Path("s.csv").write_text(HEAD + rows, encoding="utf-8")
    found = written("s.csv")
    assert sorted(found) == [
        "0-{{ 7 - 7 }}.md",
        "1-x- {a- 1}.md",
        "2--Elm-.md",
        "3-null.md",
        "4-..-..-etc.md",
    ]
    shown = [text.replace("\\", "").partition(" opens on ")[0] for _, text in sorted(found.items())]
    assert shown == list(cells)


def test_every_wrong_row_is_told_before_anything_is_written() -> None:
    Path("s.csv").write_text(
        HEAD + "1,Oak,2027-13-12,1\n2,,2027-03-12,x\n\n3,Elm,2027-03-12,900\n3,ELM,2027-03-12,900\n",
        encoding="utf-8",
    )
    result = render("s.csv")
    assert result.exit_code == 1
    places = [line for line in result.stderr.splitlines() if line.startswith("s.csv")]
    assert places == [
        "s.csv:2: error: opening: '2027-13-12' is not a date",
        "s.csv:3: error: store is empty",
        "s.csv:3: error: orders: 'x' is not a number",
        "s.csv:6: error: its files would be called as those of line 5: 3-ELM",
        "s.csv: 3 rows with errors; nothing was written",
    ]
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("number,stores,opening,orders\n1,a,2027-03-01,2\n", "s.csv:1: error: there is no column 'store'\n    help: did you mean stores"),
        (HEAD, "s.csv:1: error: there is no row below the headings"),
        ("", "s.csv: it is empty"),
        ("number,number\n", "s.csv: the heading 'number' stands there twice"),
        (HEAD + '1,"Oak,2027-03-01,2\n', "s.csv: line 2 cannot be read: a quote is not closed"),
        ("PK", "s.csv: it is damaged"),
    ],
)  # fmt: skip
def test_a_table_that_does_not_fit_is_refused(table: str, said: str) -> None:
    Path("s.csv").write_text(table, encoding="utf-8")
    result = render("s.csv")
    assert result.exit_code == 1
    assert said in (result.stderr or str(result.exception))
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("{{ note }}", "{{ nota }}", "plan.yaml:13:10: error[each-unknown] each has no column 'nota'"),
        ("{{ note }}", "{{ note", "plan.yaml:13:10: error[each-tag] a tag is not right"),
        ("{{ note }}", "{{ 'x' * 10 ** 9 }}", "plan.yaml:13:10: error[each-tag] a tag works out too much"),
        ("{{ note }}", "{{ ''.__class__ }}", "plan.yaml:13:10: error[each-"),
        ("{{ number }}-", "{{ numbr }}-", "plan.yaml:5:9: error[each-unknown] each has no column 'numbr'"),
        ("example: 1200", "example: many", "plan.yaml:10:37: error[each-value] 'many' is not a number"),
        ("{example: Oak Street}", "{}", "error[each-example] the required column 'store' has no example"),
        ("type: date", "type: day", "plan.yaml:9:21: error[value-unknown]"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_tags_and_columns_is_found_without_a_table(
    before: str, after: str, said: str
) -> None:
    assert before in PLAN
    Path("plan.yaml").write_text(PLAN.replace(before, after), encoding="utf-8")
    result = run("check", "plan.yaml")
    assert result.exit_code == 1
    assert said in result.stdout
    Path("s.csv").write_text(HEAD + "1,Oak,2027-03-12,1\n", encoding="utf-8")
    assert render("s.csv").exit_code == 1
    assert not Path("out").exists()


def test_tags_are_words_in_a_plan_that_speaks_of_no_table() -> None:
    Path("plan.yaml").write_text(
        MINIMAL.replace("title: Plan", 'title: "{{ store }} opening"'), encoding="utf-8"
    )
    assert "# {{ store }} opening" in run("render", "plan.yaml", "--to", "md", "-o", "-").stdout
    Path("s.csv").write_text(HEAD + "1,Oak,2027-03-12,1\n", encoding="utf-8")
    result = render("s.csv")
    assert result.exit_code == 2
    assert "plan.yaml has no each" in result.stderr


def test_a_finding_names_its_row_and_is_not_told_of_every_row() -> None:
    rows = "".join(f"{n},Shop {n},2027-03-12,{5 if n == 3 else 900}\n" for n in range(9))
    Path("s.csv").write_text(HEAD + rows, encoding="utf-8")
    result = render("s.csv", "--jobs", "2", "--lang", "en")
    told = [line for line in result.stderr.splitlines() if "[goal-direction]" in line]
    assert len(told) == 1
    assert told[0].endswith("(10 → 5) (s.csv:5)")
    assert "9 plans: 9 rendered" in result.stderr
    assert [line.split("/")[1] for line in result.stdout.splitlines()] == [
        f"{n}-Shop {n}.md" for n in range(9)
    ]


def test_a_deliverable_holds_the_plan_of_its_row_alone() -> None:
    Path("s.csv").write_text(HEAD + "1,Oak,2027-03-12,900\n2,Secret,2027-03-12,900\n", encoding="utf-8")
    assert render("s.csv", "--to", "docx", "--verify").exit_code == 0
    plan = CliRunner().invoke(cli, ["extract", "out/1-Oak.docx", "-o", "-"]).stdout
    assert "title: Oak opening" in plan
    assert not [word for word in ("each", "{{", "Secret", "example") if word in plan]
    assert not check(plan.encode(), "back.yaml", today=date(2027, 3, 1)).report.blocking


def shape(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return "text"
    if isinstance(node, SequenceNode):
        return [shape(item) for item in node.items]
    return [(key.text, shape(value)) for key, value in node.entries]


@given(st.text(max_size=40), st.text(max_size=40))
@settings(max_examples=60)
def test_no_value_makes_structure(store: str, note: str) -> None:
    from opsplan.pipeline.each import filled_plan
    from opsplan.yamlio.reader import read_yaml

    root = read_yaml(PLAN.encode()).root
    assert root is not None
    row = {"store": store, "note": note, "number": "1", "opening": "2027-03-12", "orders": 5}
    filled = filled_plan(root, "plan.yaml", row)
    assert filled.findings == ()
    assert shape(filled.root) == shape(root)
    title = {key.text: value for key, value in filled.root.entries}["title"]
    assert isinstance(title, ScalarNode)
    assert title.text == f"{store} opening"
    assert isinstance(filled.root, MappingNode)
