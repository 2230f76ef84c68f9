"""Templates: found, described, kept inside their folders, and clear about what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import TODAY
from library_plans import PERIOD, context_of

from opsplan.blocks.inline import plain
from opsplan.blocks.nodes import Document, Heading, Paragraph, Table
from opsplan.errors import TemplateError, TemplateNotFound
from opsplan.library.compose import compose_document
from opsplan.library.compose_deck import compose_deck
from opsplan.library.locate import find_template, shelf
from opsplan.model.choices import KIND

PLAN = PERIOD + "goals: [{name: Sales, baseline: 1, target: 2, due: 2027-06-30, owner: Ann}]\nlanguage: en\n"


def template(folder: Path, document: str, manifest: str = "name: mine\nextends: base\n") -> Path:
    (folder / "template.yaml").write_text(manifest, encoding="utf-8")
    (folder / "document.md.j2").write_text(document, encoding="utf-8")
    return folder


def document(folder: Path, text: str, plan: str = PLAN) -> Document:
    ctx = context_of(plan)
    chosen = find_template(str(template(folder, text)))
    return compose_document(ctx.plan, ctx.schedule, template=chosen, lang=ctx.lang, today=TODAY)


def wrong(folder: Path, text: str) -> TemplateError:
    with pytest.raises(TemplateError) as caught:
        document(folder, text)
    return caught.value


def test_the_shelf_has_a_template_for_every_kind() -> None:
    names = {one.name for one in shelf()}
    assert {"base", "event", "launch"} <= names
    for kind in KIND.values:
        assert find_template(None, kind).name in names
    assert find_template(None, "event").name == "event"
    assert find_template(None, "launch").name == "launch"
    assert find_template(None, None).name == "base"


@pytest.mark.parametrize("one", shelf(), ids=lambda one: one.name)
def test_every_template_is_described_in_both_languages(one: object) -> None:
    for text in (one.title, one.description):  # type: ignore[attr-defined]
        assert text.zh
        assert text.en
        assert text.zh != text.en


def test_a_template_that_is_nowhere_is_told_with_those_that_are() -> None:
    with pytest.raises(TemplateNotFound) as caught:
        find_template("bsae")
    assert caught.value.help is not None
    assert "base" in caught.value.help.en
    assert f"{shelf()[0].folder.parent}, {Path.cwd()}" in caught.value.help.en


def test_a_folder_that_a_plan_names_is_looked_for_beside_the_plan_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("plans", "here"):
        folder = tmp_path / place / "mine"
        folder.mkdir(parents=True)
        template(folder, "", f"name: {place}\n")
    monkeypatch.chdir(tmp_path / "here")
    assert find_template("mine", beside=tmp_path / "plans").name == "plans"
    assert find_template("mine", beside=tmp_path).name == "here"
    assert find_template("mine").name == "here"


def test_a_template_that_cannot_be_read_is_told_with_its_place(tmp_path: Path) -> None:
    folder = template(tmp_path, "")
    (folder / "document.md.j2").write_bytes("# a\n# 目标\n".encode("gbk"))
    ctx = context_of(PLAN)
    with pytest.raises(TemplateError) as caught:
        compose_document(
            ctx.plan, ctx.schedule, template=find_template(str(folder)), lang=ctx.lang, today=TODAY
        )
    assert "UTF-8" in caught.value.text.en
    assert (Path(caught.value.file).name, caught.value.line) == ("document.md.j2", 2)


def test_a_manifest_with_an_unknown_key_is_refused_at_its_line(tmp_path: Path) -> None:
    template(tmp_path, "", "name: mine\nextend: base\n")
    with pytest.raises(TemplateError) as caught:
        find_template(str(tmp_path))
    assert (Path(caught.value.file).name, caught.value.line) == ("template.yaml", 2)
    assert "extend" in caught.value.text.zh


def test_a_manifest_that_is_no_yaml_is_refused_at_its_line(tmp_path: Path) -> None:
    template(tmp_path, "", "name: mine\nkinds: [event\n")
    with pytest.raises(TemplateError) as caught:
        find_template(str(tmp_path))
    assert caught.value.line >= 2


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        find_template(str(tmp_path))


def test_a_template_of_one_s_own_replaces_one_block_of_the_base(tmp_path: Path) -> None:
    made = document(
        tmp_path,
        '{% extends "base/document.md.j2" %}\n{% block goals %}\n# Mine\n\n{{ plan.goals[0].name }}\n{% endblock %}\n',
    )
    headings = [plain(block.text) for block in made.blocks if isinstance(block, Heading)]
    assert "Mine" in headings
    assert "Goals" not in headings


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# a\n\n{{ plan.titel }}\n", 3, ("titel", "title")),
        ("# a\n{{ plann.title }}\n", 2, ("plann", "plan")),
        ("# a\n\n```view gaols\n```\n", 3, ("gaols", "goals")),
        ("# a\n{% if has('gaols') %}x{% endif %}\n", 2, ("no view", "goals")),
        ("# a\n\n\n```view goals\ncolour: red\n```\n", 4, ("colour",)),
        ("# a\n\n```view goals\nlimit 3\n```\n", 3, ("limit 3", "no colon")),
        ("# a\n\n{% if plan.title %}\n", 3, ("",)),
        ("# a\n{{ plan.title | nofilter }}\n", 2, ("nofilter",)),
        ('{% include "base/nothing.md.j2" %}\n', 0, ("base/nothing.md.j2",)),
        ("# a\n{{ 1 // 0 }}\n", 2, ("",)),
        ("# a\n\n{{ message.gaols }}\n", 3, ("gaols", "goals")),
        ("# a\n{% for i in range(10 ** 12) %}{% endfor %}\n", 2, ("",)),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_line_and_the_nearest_names(
    tmp_path: Path, text: str, line: int, words: tuple[str, ...]
) -> None:
    error = wrong(tmp_path, text)
    if line:
        assert (Path(error.file).name, error.line) == ("document.md.j2", line)
    said = error.text.en + (error.help.en if error.help else "")
    assert all(word in said for word in words), said
    assert error.text.zh != error.text.en


@pytest.mark.parametrize(
    "text",
    ["{{ plan.__class__ }}", "{{ plan.model_dump() }}", "{{ plan._entry }}", "{{ plan._ctx }}", "{{ plan.path }}",
     "{{ plan.goals.append(1) }}", "{{ ''.__class__.__mro__ }}", "{{ plan.title._stored }}", "{{ plan.loc }}",
     "{{ self.__init__.__globals__ }}", "{{ t.__globals__ }}", "{{ message._ctx }}"],
)  # fmt: skip
def test_the_sandbox_hides_all_but_the_plan_s_fields(tmp_path: Path, text: str) -> None:
    wrong(tmp_path, text)


@pytest.mark.parametrize(
    "path",
    ["../secret.md.j2", "/etc/passwd", "base/../../secret.md.j2", "mine/../secret.md.j2", "base\\..\\x"],
)
def test_templates_cannot_leave_their_folders(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.md.j2").write_text("secret", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    error = wrong(tmp_path / "mine", f'{{% include "{path}" %}}\n'.replace("\\", "\\\\"))
    assert "secret" not in error.text.en.replace(path, "")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.md.j2").write_text("secret", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "link.md.j2").symlink_to(tmp_path / "secret.md.j2")
    wrong(tmp_path / "mine", '{% include "mine/link.md.j2" %}\n')


HOSTILE = "# x *y* [[toc]] `z` <b> | {{ x }} {% y %} ```view goals ::: note \\ & _u_ 1. 🎉 שלום"


def test_text_of_a_plan_is_printed_as_it_is_and_knows_its_path(tmp_path: Path) -> None:
    plan = PLAN + "title: '" + HOSTILE.replace("'", "''") + "'\n"
    made = document(
        tmp_path,
        "[[body]]\n\n# {{ plan.title }}\n\nBefore **{{ plan.title }}** after\n\n| a |\n| - |\n| {{ plan.title }} |\n",
        plan.replace("title: T\n", "", 1),
    )
    heading, paragraph, table = made.blocks
    assert isinstance(heading, Heading)
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert plain(heading.text) == HOSTILE
    assert [(run.text, run.bold, run.src) for run in paragraph.text] == [
        ("Before ", False, ""), (HOSTILE, True, "title"), (" after", False, ""),
    ]  # fmt: skip
    assert plain(table.rows[0].cells[0].text) == HOSTILE


def test_prose_of_a_plan_opens_no_view_and_no_container(tmp_path: Path) -> None:
    plan = (
        PLAN
        + "summary: |\n  a\n\n  ```view goals\n  ```\n\n  ::: landscape\n\n  [[toc]]\n\n  {{ plan.title }}\n"
    )
    made = document(tmp_path, "[[body]]\n\n# S\n\n{{ plan.summary | prose }}\n\nend\n", plan)
    assert not any(isinstance(block, Table) for block in made.blocks)
    texts = [plain(block.text) for block in made.blocks if isinstance(block, Paragraph)]
    assert texts == ["a", "::: landscape", "[[toc]]", "{{ plan.title }}", "end"]
    assert made.blocks[1].src == "summary"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("layout: summry", "did you mean summary?"),
        ("layout: zzz", "layouts: section, agenda"),
        ("layuot: summary", "options: layout, topic"),
    ],
)
def test_a_layout_or_option_of_a_slide_that_does_not_exist_is_told_with_its_line(
    tmp_path: Path, line: str, says: str
) -> None:
    text = f"## Says\n\n```slide\ntopic: T\n{line}\n```\n\nBecause\n"
    (tmp_path / "template.yaml").write_text("name: mine\nextends: base\n", encoding="utf-8")
    (tmp_path / "deck.md.j2").write_text(text, encoding="utf-8")
    ctx = context_of(PLAN)
    with pytest.raises(TemplateError) as caught:
        compose_deck(
            ctx.plan, ctx.schedule, template=find_template(str(tmp_path)), lang=ctx.lang, today=TODAY
        )
    assert (Path(caught.value.file).name, caught.value.line) == ("deck.md.j2", 3)
    assert any(word in caught.value.text.zh for word in line.split(": "))
    assert caught.value.help is not None
    assert caught.value.help.en.startswith(says)
