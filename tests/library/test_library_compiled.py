"""Templates compiled once: what is kept changes nothing but the time, and nothing foreign is run."""

from __future__ import annotations

import hashlib
import marshal
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from library_plans import PERIOD, context_of

from opsplan.blocks.nodes import Document
from opsplan.errors import TemplateError
from opsplan.library import compiled
from opsplan.library.compose import compose_document
from opsplan.library.environment import sandbox
from opsplan.library.limits import LimitedEnvironment
from opsplan.library.manifest import read_manifest

PLAN = PERIOD + "goals: [{name: Sales, baseline: 1, target: 2, due: 2027-06-30, owner: Ann}]\nlanguage: en\n"
TEXT = "# Goals\n\n{% for goal in plan.goals %}\n{{ goal.name }} {{ 'of' ~ lang }}\n{% endfor %}\n"
posix = pytest.mark.skipif(os.name != "posix", reason="owners and permissions are those of POSIX")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for what is kept; what is kept lies in the one folder in it."""
    monkeypatch.setenv("OPSPLAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def template(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "template.yaml").write_text("name: own\nextends: base\n", encoding="utf-8")
    (folder / "document.md.j2").write_text(TEXT, encoding="utf-8")
    return folder


def document(folder: Path) -> Document:
    ctx = context_of(PLAN)
    return compose_document(
        ctx.plan, ctx.schedule, template=read_manifest(folder), lang=ctx.lang, today=TODAY
    )


def kept(cache: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in cache.glob("*/*")}


def foreign(data: bytes) -> bytes:
    """A kept file of the same origin with other code in it."""
    code = compile("raise SystemExit('foreign code was run')", "x", "exec")
    made = marshal.dumps((code, 0))
    size = hashlib.sha256().digest_size
    return data[:size] + hashlib.sha256(made).digest() + made


def test_a_document_is_the_same_with_and_without_what_is_kept(
    cache: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = document(template)
    files = kept(cache)
    assert files
    assert document(template) == first
    assert kept(cache) == files
    monkeypatch.setenv("OPSPLAN_CACHE", "off")
    assert document(template) == first


def test_what_is_kept_is_used(cache: Path, template: Path) -> None:
    """Else all that is ignored below would be ignored in any case."""
    document(template)
    for path in cache.glob("*/*"):
        path.write_bytes(foreign(path.read_bytes()))
    with pytest.raises(SystemExit, match="foreign"):
        document(template)


def test_a_changed_template_is_compiled_again_in_the_same_file(cache: Path, template: Path) -> None:
    first, files = document(template), kept(cache)
    (template / "document.md.j2").write_text(TEXT.replace("Goals", "Other"), encoding="utf-8")
    assert document(template) != first
    assert kept(cache).keys() == files.keys()
    assert kept(cache) != files


def test_off_keeps_nothing(cache: Path, template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPSPLAN_CACHE", "off")
    document(template)
    assert not cache.exists()


def test_the_folder_is_for_its_user_alone_and_lies_among_the_users_caches(
    tmp_path: Path, template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPSPLAN_CACHE")
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "caches"))
    monkeypatch.setattr(sys, "platform", "linux")
    document(template)
    (folder,) = (tmp_path / "caches" / "opsplan").iterdir()
    assert folder.name.startswith("templates-")
    if os.name == "posix":
        assert folder.stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_without_a_home_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPSPLAN_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "nowhere"))
    assert compiled.compiled_templates() is None


@pytest.mark.parametrize("damage", [b"", b"x", b"\x00" * 200])
def test_what_is_damaged_is_ignored_and_written_anew(cache: Path, template: Path, damage: bytes) -> None:
    first, files = document(template), kept(cache)
    for path in cache.glob("*/*"):
        path.write_bytes(damage)
    assert document(template) == first
    assert kept(cache) == files


def test_a_byte_changed_anywhere_is_seen(cache: Path, template: Path) -> None:
    first = document(template)
    for path in cache.glob("*/*"):
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 1
        path.write_bytes(data)
    assert document(template) == first


@posix
@pytest.mark.parametrize("where", ["folder", "files"])
def test_what_others_may_write_is_ignored(cache: Path, template: Path, where: str) -> None:
    first = document(template)
    for path in cache.glob("*/*"):
        path.write_bytes(foreign(path.read_bytes()))
        (path.parent if where == "folder" else path).chmod(0o777)
    assert document(template) == first


@posix
@pytest.mark.skipif(os.name == "posix" and os.getuid() != 0, reason="only root gives files away")
@pytest.mark.parametrize("where", ["folder", "files"])
def test_what_another_user_wrote_is_ignored(cache: Path, template: Path, where: str) -> None:
    first = document(template)
    for path in cache.glob("*/*"):
        path.write_bytes(foreign(path.read_bytes()))
        os.chown(path.parent if where == "folder" else path, 12345, 12345)
    assert document(template) == first


@posix
@pytest.mark.parametrize("where", ["folder", "files"])
def test_links_are_not_followed(cache: Path, template: Path, tmp_path: Path, where: str) -> None:
    first = document(template)
    (folder,) = cache.iterdir()
    for path in folder.iterdir():
        path.write_bytes(foreign(path.read_bytes()))
    away = tmp_path / "away"
    folder.rename(away)
    if where == "folder":
        folder.symlink_to(away)
    else:
        folder.mkdir(0o700)
        for path in away.iterdir():
            (folder / path.name).symlink_to(path)
    assert document(template) == first


def test_a_folder_that_cannot_be_made_does_no_harm(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("OPSPLAN_CACHE", str(tmp_path / "file" / "cache"))
    assert document(template) == document(template)


def test_a_template_that_means_harm_is_refused_the_second_time_too(cache: Path, template: Path) -> None:
    for text, said in (
        ("{{ ''.__class__ }}", "sandbox"),
        ("{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}", "too much"),
        (f"{{% for a in range(9999) %}}{'x' * 9999}{{% endfor %}}", "too much"),
        (f"{'x' * 9999}{{% include 'own/document.md.j2' %}}", "nested too deep"),
        ("{{ 'x' * 99999999 }}", "too much"),
        ("{{ 'x' | center(99999999) }}", "too much"),
        ("{{ nobody }}", "unknown name"),
    ):
        (template / "document.md.j2").write_text(text, encoding="utf-8")
        errors = []
        for _ in range(2):
            with pytest.raises(TemplateError) as caught:
                document(template)
            errors.append(str(caught.value))
        assert errors[0] == errors[1]
        assert said in errors[0], (text, errors[0])
    assert kept(cache)


def test_kept_code_counts_the_text_of_files_as_compiled_code_does(cache: Path, template: Path) -> None:
    """So that many short files that are included again and again end."""
    (template / "part.md.j2").write_text("x" * 1000, encoding="utf-8")
    source = "{% for a in range(9) %}{% include 'own/part.md.j2' %}{% endfor %}"
    (template / "document.md.j2").write_text(source, encoding="utf-8")
    from opsplan.library.environment import file_loader

    left = []
    for _ in range(2):
        loader = file_loader((read_manifest(template),))
        environment: LimitedEnvironment = sandbox(context_of(PLAN), {}, str, loader=loader)  # type: ignore[arg-type]
        environment.get_template("own/document.md.j2").render()
        left.append((environment.budget.rounds, environment.budget.characters))
    assert left[0] == left[1]


def test_a_value_that_changes_is_never_kept(cache: Path, template: Path) -> None:
    """A filter may work out a constant while a template is compiled: prose would then be named only the first time."""
    source = "{{ 'said **so**' | prose }}\n"
    (template / "document.md.j2").write_text(source, encoding="utf-8")
    first = document(template)
    assert document(template) == first
    assert "so" in repr(first)


def test_processes_at_the_same_time_make_the_same(cache: Path, template: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    code = "from opsplan.cli.main import main; main()"

    def rendered(number: int) -> bytes:
        out = tmp_path / f"{number}.md"
        arguments = ("--date", "2027-03-01", "--template", str(template), "-o", str(out))
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPSPLAN_LANG": "en"}
        done = subprocess.run(
            [sys.executable, "-c", code, "render", "plan.yaml", *arguments], cwd=tmp_path, env=environment, capture_output=True, check=False
        )  # fmt: skip
        assert out.exists(), done.stderr.decode()
        return out.read_bytes()

    with ThreadPoolExecutor(2) as pool:
        assert len(set(pool.map(rendered, range(4)))) == 1
    assert kept(cache)
