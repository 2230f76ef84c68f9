"""PowerPoint files with tags that are wrong: everything is told in one run, with its slide and shape."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import filled_decks
import pytest
import tagged_decks as decks
from pptx.util import Pt

from opsplan.errors import ReferenceFileError


def test_every_wrong_tag_is_told_in_one_run_with_its_slide_and_shape(tmp_path: Path) -> None:
    made = decks.deck()
    on = decks.slide(made, "封面页")
    decks.box(on, "{{ plan.titel }}", name="左")
    decks.box(on, "{{ view('risk') }}", name="右")
    decks.table(decks.slide(made, "目标页"), ("{{ plan.goals[0].nmae }}", "x"))
    error = filled_decks.problem(tmp_path, made)
    lines = error.text.en.splitlines()
    assert lines[0] == "3 tags to mend"
    assert (
        "slide 1 '封面页', shape '左', '{{ plan.titel }}': the template uses an unknown name 'titel' (did you mean title"
        in lines[1]
    )
    assert "shape '右'" in lines[2]
    assert "slide 2 '目标页', shape 'Table 2'" in lines[3]
    assert "第 2 页“目标页”，形状“Table 2”" in error.text.zh
    assert error.file.endswith("公司.pptx")


@pytest.mark.parametrize(
    ("paragraphs", "words"),
    [
        (("{{ plan.title",), "{{ has no partner"),
        (("完成度 }}",), "}} has no partner"),
        (("{{ a b }}",), "syntax"),
        (("{% for g in plan.goals %}",), "no endfor in the same text box"),
        (("{% endif %}",), "no if in the same text box"),
        (("{%p for g in plan.goals %}", "{{ g.name }}", "{%p endif %}"), "endif has no partner"),
        (("{%tr for g in plan.goals %}", "{%tr endfor %}"), "only works in a table"),
        (("{% include 'x' %}",), "cannot be used"),
        (("{%slide endfor %}",), "no for in an earlier slide"),
        (("{{ ''.__class__ }}",), "__class__"),
        (("{{ 1/0 }}",), "division"),
        (("前 {{ view('risks') }}",), "alone in its box"),
        (("{{ view('risks') }}", "后"), "alone in its box"),
        (("{{ view('risks', colour='red') }}",), "colour"),
    ],
)
def test_a_wrong_tag_is_told(tmp_path: Path, paragraphs: tuple[str, ...], words: str) -> None:
    made = decks.deck()
    decks.box(decks.slide(made, "题"), *paragraphs, name="框")
    error = filled_decks.problem(tmp_path, made)
    assert words in error.text.en
    assert "slide 1 '题', shape '框'" in error.text.en


@pytest.mark.parametrize("where", ["table", "notes"])
def test_a_view_stands_on_the_slide_itself(tmp_path: Path, where: str) -> None:
    made = decks.deck()
    on = decks.slide(made, "题", notes="{{ view('risks') }}" if where == "notes" else "")
    if where == "table":
        decks.table(on, ("{{ view('risks') }}", "x"))
    assert "only text can stand here" in filled_decks.problem(tmp_path, made).text.en


def test_decks_that_ask_for_nothing_or_leave_nothing_are_refused(tmp_path: Path) -> None:
    made = decks.deck()
    decks.slide(made, "没有标签")
    help = filled_decks.problem(tmp_path, made).help
    assert help is not None
    assert "--reference" in help.zh
    only = decks.deck()
    decks.slide(only, "题", notes="{%slide if plan.budget %}")
    assert "no slide is left" in filled_decks.problem(tmp_path, only).text.en


def test_files_that_are_not_to_be_trusted_are_refused(tmp_path: Path) -> None:
    for data, words in (
        (b"text", "not a PowerPoint file"),
        (b"\xd0\xcf\x11\xe0", "password"),
        (_with_macros(), "macros"),
    ):
        with pytest.raises(ReferenceFileError) as caught:
            filled_decks.filled(tmp_path, data)
        assert words in caught.value.text.en


def _with_macros() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in filled_decks.parts(decks.saved(filled_decks.with_goals())).items():
            target.writestr(name, content)
        target.writestr("ppt/vbaProject.bin", b"x")
    return out.getvalue()


def test_embedded_objects_are_left_out_and_told(tmp_path: Path) -> None:
    made = decks.deck()
    on = decks.slide(made, "{{ plan.title }}")
    on.shapes.add_ole_object(io.BytesIO(b"anything"), "Package", Pt(10), Pt(10))
    data, found = filled_decks.filled(tmp_path, made)
    assert any(each.startswith("template-dropped") for each in found)
    assert not any("embeddings" in name for name in filled_decks.parts(data))


@pytest.mark.parametrize(
    "part", ["ppt/slideLayouts/slideLayout6.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/theme/theme1.xml", "ppt/slides/slide2.xml"]
)  # fmt: skip
def test_a_file_that_lacks_a_part_is_refused_or_filled_without_it(tmp_path: Path, part: str) -> None:
    parts = filled_decks.parts(decks.saved(filled_decks.with_goals()))
    del parts[part]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content)
    if part.startswith("ppt/slides/"):
        assert len(list(decks.opened(filled_decks.filled(tmp_path, out.getvalue())[0]).slides)) == 2
        return
    with pytest.raises(ReferenceFileError) as caught:
        filled_decks.filled(tmp_path, out.getvalue())
    assert caught.value.file.endswith("公司.pptx")


def test_a_box_too_small_for_a_view_is_told(tmp_path: Path) -> None:
    made = decks.deck()
    decks.box(decks.slide(made, "题"), "{{ view('goals') }}", at=(10, 100, 50, 20), name="小")
    assert (
        "slide 1 '题', shape '小', '{{ view(…) }}': the box is too small"
        in filled_decks.problem(tmp_path, made).text.en
    )
