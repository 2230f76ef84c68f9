"""Slides of every kind in a real office program: none is lost, and no text needs more lines than we gave it. Needs LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

from conftest import need
from slide_samples import KINDS, SIZES

from opsplan.blocks.brand import default_brand
from opsplan.blocks.deck import Deck, DeckSource, Slide, SlideSource, TextBox
from opsplan.blocks.deck_layout import layout_deck
from opsplan.blocks.deck_layout.text import count_lines, para
from opsplan.blocks.inline import run
from opsplan.blocks.nodes import Cover, Meta
from opsplan.thresholds import UNCHANGED
from opsplan.verifying.package import Package
from opsplan.verifying.slide_checks import check_slides
from opsplan.writers.pptx import write_pptx

BRAND = default_brand("zh-CN")
TEXTS = (
    "服务号粉丝年内从 12 万增至 30 万，上半年先到 20 万；门店导购每天推荐扫码，按到店人数结算",
    "旧房焕新公开课直播（含 286 家门店同步），3 月 18 日 19:30 开始，“七天装好”是今年唯一的承诺",
    "Paying clinics to rise from 0 to 140 by 30 September, at a cost of £168,300 and a return of 47.1%",
    "CRM 标签覆盖率 ≥ 85%，SOP v2.0 上线；NPS 42→55，LTV/CAC 从 2.1 提到 3.4",
)
SHAPES = tuple((size, bold, width) for size in (12.0, 14.0, 16.0, 20.0) for bold in (False, True) for width in (158.4, 276.0, 423.0))  # fmt: skip
_WORD = re.compile(r'yMin="([\d.]+)" xMax="[\d.]+" yMax')


def printed(deck: Deck, folder: Path) -> tuple[str, ...]:
    """The words of each page with their places, as LibreOffice prints them."""
    need(bool(shutil.which("soffice") and shutil.which("pdftotext")), "LibreOffice with pdftotext")
    (folder / "deck.pptx").write_bytes(write_pptx(deck, BRAND))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*command, "--outdir", str(folder), str(folder / "deck.pptx")], check=True, capture_output=True, timeout=300
    )  # fmt: skip
    words = subprocess.run(
        ["pdftotext", "-bbox", str(folder / "deck.pdf"), "-"], check=True, capture_output=True, text=True
    )
    return tuple(words.stdout.split("<page ")[1:])


def every_kind(*sizes: str) -> Deck:
    slides = [
        SlideSource(
            run(f"{kind} 的一页：{size}"), build(SIZES[size][0][:900], SIZES[size][1]), kind, "题", kind
        )
        for kind, build in KINDS.items()
        for size in sizes
    ]
    return layout_deck(DeckSource(Meta("方案"), Cover(run("每一种")), tuple(slides)), BRAND)[0]


def test_slides_of_every_kind_hold_their_text_in_the_file() -> None:
    deck = every_kind(*SIZES)
    assert len(deck.slides) > 60
    assert list(check_slides(Package(write_pptx(deck, BRAND)), "deck.pptx", UNCHANGED)) == []


def test_every_slide_is_a_page(tmp_path: Path) -> None:
    deck = every_kind("typical")
    assert len(printed(deck, tmp_path)) == len(deck.slides)


def test_no_text_needs_more_lines_than_were_measured(tmp_path: Path) -> None:
    cases = [(para(run(text), size, bold=bold), width) for text in TEXTS for size, bold, width in SHAPES]
    slides = tuple(
        Slide("blank", str(number), (TextBox(48, 60, width, 460, (paragraph,)),))
        for number, (paragraph, width) in enumerate(cases)
    )
    pages = printed(Deck(Meta("行数"), slides), tmp_path)
    seen = 0
    for (paragraph, width), page in zip(cases, pages, strict=True):
        tops = sorted(float(found[1]) for found in _WORD.finditer(page))
        lines = 1 + sum(below - above > paragraph.size / 2 for above, below in pairwise(tops))
        assert lines <= count_lines(paragraph, width), (paragraph, width)
        seen += lines
    assert seen > 2 * len(cases)
