"""What long runs of the fuzzers found, kept small, and a short run of them: nothing a plan holds ends in an exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT, TODAY
from fuzzing.fuzz_plans import everything, hostile
from fuzzing.hostile_values import DATES, LENGTHS, NUMBERS, TEXTS
from hypothesis import given, settings
from hypothesis import strategies as st

from opsplan.blocks.markdown import parse_markdown
from opsplan.blocks.nodes import Block, ListBlock, Paragraph
from opsplan.diagnostics import Report
from opsplan.pipeline import check
from opsplan.pipeline.rendering import RenderOptions, render

CORPUS = sorted((Path(__file__).parent / "corpus").iterdir())
SMALL = sorted((ROOT / "tests" / "checks" / "corpus").glob("*.yaml"))
ANYTHING = st.characters(codec="utf-8")


def looked_at(text: bytes) -> Report:
    report = check(text, "plan.yaml", today=TODAY).report
    for found in report:
        assert found.message.en
        assert not found.message.zh.isascii()
        assert found.position is None or min(found.position) >= 1
    return report


@pytest.mark.parametrize("file", CORPUS, ids=lambda file: file.stem)
def test_what_was_found_once_is_told(file: Path) -> None:
    report = looked_at(file.read_bytes())
    assert len(tuple(report)) > 0


@pytest.mark.parametrize("seed", range(12))
def test_hostile_values_anywhere_break_nothing(seed: int) -> None:
    chance = random.Random(seed)
    text = hostile(chance.choice(SMALL).read_text(encoding="utf-8"), chance)
    everything(text.encode("utf-8", "surrogatepass"), chance, slow=False)


EXPRESSIONS = st.one_of(
    st.sampled_from((*NUMBERS, *DATES, *LENGTHS, *TEXTS)),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(("2027-03-01", "period.end", "周期.开始", "go", "春节", "9999-12-31", "0001-01-01", "")),
        st.sampled_from(("+", "-", "±", " + ", "")), st.integers(0, 10**7), st.sampled_from(("d", "wd", "w", "mo", "天", "个工作日", "h", "")),
    ),
    st.text(ANYTHING, max_size=30),
)  # fmt: skip


@given(st.lists(EXPRESSIONS, min_size=4, max_size=4))
@settings(max_examples=25)
def test_any_date_expressions_are_scheduled_or_told(said: list[str]) -> None:
    def quoted(text: str) -> str:
        return "'" + " ".join(text.split()).replace("'", "''").replace("\x00", "") + "'"

    go, start, end, when = map(quoted, said)
    plan = f"""{MINIMAL}dates: {{go: {go}}}
phases:
  - {{name: A, end: {end}, tasks: [{{name: t, start: {start}, duration: {when}}}, {{id: u, name: u, end: {end}, duration: 3}}, {{name: v, after: u, milestone: {when}}}]}}
activities:
  - {{name: act, date: {start}, schedule: [{{name: step, when: {when}}}]}}
content:
  entries: [{{date: {start}, title: x, draft_due: {when}}}]
"""
    looked_at(plan.encode("utf-8", "surrogatepass"))


MARKS = st.text(
    st.sampled_from("*_~`[]()!#>-+|:\\<&^ \n\t1.a字，“”​\u202e\ufdd0\ufdd1\ufdd2\ufdd3"), max_size=120
)


@given(st.one_of(MARKS, st.text(ANYTHING, max_size=200)))
def test_any_markdown_is_read_and_links_nowhere_but_to_the_web(text: str) -> None:
    stack: list[Block] = list(parse_markdown(text))
    while stack:
        block = stack.pop()
        if isinstance(block, ListBlock):
            stack.extend(inner for item in block.items for inner in item.blocks)
        if isinstance(block, Paragraph):
            assert all(
                run.link.lower().startswith(("http://", "https://", "mailto:", "#"))
                for run in block.text
                if run.link
            )


def test_marks_of_templates_in_a_plan_mean_nothing() -> None:
    data = (Path(__file__).parent / "corpus" / "forged-marks.bin").read_bytes()
    made = render(check(data, "plan.yaml", today=TODAY), RenderOptions(("md", "docx", "pptx"), TODAY)).files
    assert "x y z" in made["md"].decode()
