"""What is installed is whole: the wheel, also the one made from the sdist, renders from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import MINIMAL, ROOT


def build(folder: Path) -> Path:
    """The wheel, made from the sdist, as a packager would. Uses the build backend of this environment."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("dist"))


def test_the_wheel_holds_the_templates_that_git_knows(wheel: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "templates"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert listed
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
    command = [str(python), "-m", "opsplan.cli.main", "render", "-", "-o", "."]
    done = subprocess.run(
        command, cwd=empty, env=environment, input=MINIMAL.encode(), capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert sorted(path.name for path in empty.iterdir()) == ["plan-gantt.svg", "plan.docx", "plan.pptx"]


def test_the_wheel_holds_the_parts_of_the_gantt_page(wheel: Path) -> None:
    page = "opsplan/writers/html/page/"
    parts = {path.name for path in (ROOT / page).iterdir()}
    assert {"gantt.css", "start.js"} <= parts
    with zipfile.ZipFile(wheel) as package:
        assert {name.removeprefix(page) for name in package.namelist() if name.startswith(page)} == parts
