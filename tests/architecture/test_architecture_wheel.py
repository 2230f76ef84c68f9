"""What is installed is whole: the wheel, also the one made from the sdist, renders from an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT

COMMANDS = (
    ("render", "-", "-o", ".", "--brand", "almanac"),
    ("gantt", "-", "--format", "html,xlsx", "-o", "."),
    ("new", "webinar", "--no-input", "-o", "webinar.yaml"),
    ("check", "webinar.yaml"),
    ("calendar", "webinar.yaml", "--format", "xlsx", "-o", "."),
    ("templates", "list"),
    ("schema",),
    ("explain", "goal-no-baseline"),
    ("dates", "2027"),
    ("brand", "list"),
)
"""What needs files that lie in the package: templates, words, brands, pages, calendars."""


def build(source: Path, folder: Path, *form: str) -> Path:
    """The wheel, made from the sdist unless a form is asked for, as a packager would. Uses the build backend of this environment."""
    command = [sys.executable, "-m", "build", "--no-isolation", *form, "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, tmp_path_factory.mktemp("dist"))


def known_to_git(*folders: str) -> list[str]:
    """The files of the checkout by their names, as git knows them."""
    command = ["git", "-c", "core.quotepath=off", "ls-files", *folders]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert listed
    return listed


def test_the_sdist_holds_what_git_knows(wheel: Path) -> None:
    """From it the tests pass and the pages can be made, as from a checkout."""
    with tarfile.open(next(wheel.parent.glob("*.tar.gz"))) as package:
        inside = {name.partition("/")[2] for name in package.getnames()}
    assert inside - set(known_to_git()) == {"PKG-INFO"}
    assert set(known_to_git()) - inside == set()


def test_a_wheel_built_elsewhere_is_the_same_to_the_byte(wheel: Path, tmp_path: Path) -> None:
    """In another folder, at another time, with other permissions, and without an sdist in between."""
    there = tmp_path / "another place"
    for name in known_to_git("opsplan", "templates", "pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        (there / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, there / name)
        os.utime(there / name, (1_700_000_000, 1_700_000_000))
        (there / name).chmod(0o600)
    assert build(there, tmp_path / "dist", "--wheel").read_bytes() == wheel.read_bytes()


def test_the_wheel_holds_the_templates_that_git_knows(wheel: Path) -> None:
    listed = known_to_git("templates")
    with zipfile.ZipFile(wheel) as package:
        inside = {
            name.removeprefix("opsplan/")
            for name in package.namelist()
            if name.startswith("opsplan/templates/")
        }
    assert inside == set(listed)


def test_the_wheel_renders_in_an_environment_of_its_own(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "env"
    venv.create(home, with_pip=False, system_site_packages=False, symlinks=True)
    python = home / "bin" / "python"
    site = next((home / "lib").glob("python*/site-packages"))
    with zipfile.ZipFile(wheel) as package:
        package.extractall(site)
    # The dependencies are those of this environment, without the checkout that is installed in it.
    others = [path for path in sys.path if path.endswith("site-packages")]
    (site / "others.pth").write_text("\n".join(others) + "\n", encoding="utf-8")
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    script = "import opsplan, sys; sys.exit(0 if 'empty' not in opsplan.__file__ and 'env' in opsplan.__file__ else 3)"
    subprocess.run([str(python), "-c", script], cwd=empty, env=environment, check=True)
    for arguments in COMMANDS:
        command = [str(python), "-m", "opsplan.cli.main", *arguments]
        done = subprocess.run(
            command, cwd=empty, env=environment, input=MINIMAL.encode(), capture_output=True, check=False
        )
        assert done.returncode == 0, (arguments, done.stderr.decode())
    assert sorted(path.name for path in empty.iterdir()) == [
        "plan-gantt.html", "plan-gantt.svg", "plan-gantt.xlsx", "plan.docx", "plan.pptx", "webinar-calendar.xlsx", "webinar.yaml",
    ]  # fmt: skip


def test_the_wheel_holds_the_parts_of_the_gantt_page(wheel: Path) -> None:
    page = "opsplan/writers/html/page/"
    parts = {path.name for path in (ROOT / page).iterdir()}
    assert {"gantt.css", "start.js"} <= parts
    with zipfile.ZipFile(wheel) as package:
        assert {name.removeprefix(page) for name in package.namelist() if name.startswith(page)} == parts
