"""The gallery has the pictures of every template that starts plans, small ones, and no others."""

from __future__ import annotations

import re

from conftest import ROOT
from PIL import Image

from opsplan.library.locate import shelf
from opsplan.library.starting.starter import starter_languages

_FOLDER = ROOT / "docs" / "images" / "gallery"
_LARGEST = 60_000


def test_every_template_has_its_pictures_and_there_are_no_others() -> None:
    names = {each.name for each in shelf() if starter_languages(each)}
    assert "webinar" in names
    wanted = {f"{name}-{kind}.png" for name in names for kind in ("word", "slide", "gantt")}
    assert {path.name for path in _FOLDER.iterdir()} == wanted, "run: python docs/gallery.py"
    page = (ROOT / "docs" / "gallery.md").read_text("utf-8")
    assert set(re.findall(r"images/gallery/([\w-]+\.png)", page)) == wanted


def test_pictures_are_small_and_show_something() -> None:
    for path in _FOLDER.iterdir():
        assert path.stat().st_size < _LARGEST, path.name
        with Image.open(path) as image:
            assert image.mode == "P"
            assert image.width >= 400
            assert len(image.getcolors() or ()) > 8, f"{path.name} is all but empty"
