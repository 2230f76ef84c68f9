"""A new plan from a template: questions, answers, quoting, keys in both languages, lead times."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from opsplan.errors import TemplateError, UserError
from opsplan.library.manifest import Template, read_manifest
from opsplan.library.starting.answers import AnswerError
from opsplan.library.starting.key_language import with_keys
from opsplan.pipeline.starting import Started, desk_for, start
from opsplan.yamlio.nodes import ScalarNode
from opsplan.yamlio.reader import read_yaml

TODAY = date(2026, 11, 22)
MANIFEST = """\
name: class
extends: event
title_zh: 公开课
title_en: Open class
questions:
  - {id: brand, ask_zh: 公司, ask_en: Company, default_zh: 衡准, default_en: Plumb}
  - {id: date, type: date, ask_zh: 哪一天, ask_en: Which day, default: today+30wd, least: today, lead: 20wd}
  - {id: place, type: choice, ask_zh: 平台, ask_en: Platform, default: own, choices: [{value: own, zh: 自有, en: Own}, {value: video, zh: 视频号, en: Channels}]}
  - {id: year, type: number, ask_zh: 年, ask_en: Year, default: today.year+1, least: 2020, most: 2100}
  - {id: prizes, type: yes-no, ask_zh: 抽奖吗, ask_en: Prizes, default: "no"}
"""
STARTER = """\
# {{ brand }}
opsplan: 1
title: {{ brand }}公开课
kind: event
period: {start: {{ date | shift("-20wd") }}, end: {{ date | shift("+30d") }}}
dates: {live: {{ date }}, status: 2027-01-01}
organization: "{{ brand }} {{ year }}"
summary: |
  {{ brand }}
  # 不是注释
team: [{name: {{ brand }}, role: x}]
activities:
  - name: a   # 示例：活动名
    form: {{ "livestream" if place == "video" else "salon" }}
    date: live
{% if prizes %}
    rules: {how: x}
{% endif %}
"""


@pytest.fixture
def template(tmp_path: Path) -> Template:
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "template.yaml").write_text(MANIFEST, encoding="utf-8")
    (folder / "plan.yaml.j2").write_text(STARTER, encoding="utf-8")
    return read_manifest(folder)


def started(template: Template, **given: str) -> Started:
    return start(template, given, desk_for(TODAY, "zh-CN"))


def value(text: str, key: str) -> str:
    root = read_yaml(text.encode()).root
    assert root is not None
    node = next(node for name, node in root.entries if name.text == key)
    assert isinstance(node, ScalarNode)
    return node.text


def test_defaults_make_a_plan(template: Template) -> None:
    text = started(template).text
    assert "周期: {开始: 2026-12-04, 结束: 2027-02-03}\n" in text
    assert "关键日期: {live: 2027-01-04, status: 2027-01-01}\n" in text
    assert "类型: 活动运营\n" in text
    assert "  - 名称: a   # 示例：活动名\n    形式: 沙龙\n" in text
    assert "  # 不是注释\n" in text
    assert "rules" not in text


def test_answers_are_read_as_asked(template: Template) -> None:
    text = started(template, date="下周四", place="2", prizes="是", year="2,030").text
    assert "live: 2026-11-26" in text
    assert "形式: 直播" in text
    assert "规则: {参与方式: x}" in text
    assert "单位: 衡准 2030\n" in text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    brand=st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=40
    )
)
def test_an_answer_never_becomes_anything_but_text(template: Template, brand: str) -> None:
    words = " ".join(brand.split())
    if not words:
        return
    text = started(template, brand=brand).text
    read = read_yaml(text.encode())
    assert read.root is not None, text
    assert not read.findings, text
    assert value(text, "标题") == f"{words}公开课"
    assert value(text, "单位") == f"{words} 2027"
    assert [key.text for key, _ in read.root.entries] == [
        "opsplan", "标题", "类型", "周期", "关键日期", "单位", "摘要", "团队", "活动",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "zh"),
    [
        ({"date": "哪天"}, "看不出“哪天”是哪一天"),
        ({"date": "2026-01-01"}, "2026-01-01 不在范围内（today：2026-11-22）"),
        ({"place": "月球"}, "没有“月球”这个选项"),
        ({"year": "明年"}, "“明年”不是数"),
        ({"year": "1999"}, "1999 不在 2020 到 2100 之间"),
        ({"prizes": "maybe"}, "“maybe”不是“是”或“否”"),
        ({"brand": "  "}, "不能留空"),
    ],
)
def test_an_answer_that_will_not_do_says_what_would(
    template: Template, given: dict[str, str], zh: str
) -> None:
    with pytest.raises(AnswerError) as caught:
        started(template, **given)
    assert caught.value.text.zh == zh


def test_an_answer_to_no_question_names_the_questions(template: Template) -> None:
    with pytest.raises(UserError) as caught:
        started(template, brnad="x")
    assert caught.value.help is not None
    assert "did you mean brand?" in caught.value.help.en


def test_a_day_too_near_is_told_with_the_first_that_would_do(template: Template) -> None:
    assert started(template).late == ()
    late = started(template, date="2026-12-10").late[0]
    assert (str(late.begin), str(late.earliest)) == ("2026-11-12", "2026-12-19")


@pytest.mark.parametrize(
    ("starter", "line", "zh"),
    [
        ("a: {{ brnd }}\n", 1, "模板用了没有的名字“brnd”"),
        ("a: 1\nb: {{ date | shift('soon') }}\n", 2, "模板执行出错"),
        ("a: 1\n{% for x in range(9) %}\n", 2, "模板写法有误"),
        ("a: {{ brand.__class__ }}\n", 1, ""),
        ("{% include '../../etc/passwd' %}\n", 0, "找不到模板文件"),
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", 1, "模板用得太多"),
    ],
)  # fmt: skip
def test_a_wrong_starter_is_told_with_its_line(template: Template, starter: str, line: int, zh: str) -> None:
    (template.folder / "plan.yaml.j2").write_text(starter, encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        started(template)
    assert caught.value.text.zh.startswith(zh)
    assert not line or caught.value.line == line


@pytest.mark.parametrize(
    ("questions", "line", "zh"),
    [
        ("questions: {a: 1}\n", 2, "questions 要写成列表"),
        ("questions:\n  - {id: A b}\n", 3, "问题的 id“A b”不能用"),
        ("questions:\n  - {id: a, type: colour, default: x}\n", 3, "没有“colour”这种问题"),
        ("questions:\n  - {id: a, ask_zh: x}\n", 3, "问题“a”没有 default"),
        ("questions:\n  - {id: a, defalt: x}\n", 3, "问题里没有“defalt”这个键"),
        ("questions:\n  - {id: a, default: x}\n  - {id: a, default: x}\n", 4, "有两个问题叫“a”"),
        (
            "questions:\n  - {id: a, type: choice, default: x, choices: [y]}\n",
            3,
            "问题“a”的 default 不在 choices 里",
        ),
    ],
)
def test_a_wrong_question_is_told_with_its_line(tmp_path: Path, questions: str, line: int, zh: str) -> None:
    (tmp_path / "template.yaml").write_text(f"name: x\n{questions}", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        read_manifest(tmp_path)
    assert (caught.value.line, caught.value.text.zh[: len(zh)]) == (line, zh)


def test_keys_and_words_go_to_the_other_language_and_back() -> None:
    english = "opsplan: 1\nkind: event\nstatus: draft   # kind: draft\ngoals:\n  - {id: g1, name: kind, direction: down, due: period.end}\nteam: [{name: status, role: kind}]\n"
    chinese = with_keys(english, "zh-CN")
    assert chinese == (
        "opsplan: 1\n类型: 活动运营\n状态: 草稿   # kind: draft\n目标:\n  - {编号: g1, 名称: kind, 方向: 降低, 截止: period.end}\n团队: [{姓名: status, 角色: kind}]\n"
    )
    assert with_keys(chinese, "en") == english
