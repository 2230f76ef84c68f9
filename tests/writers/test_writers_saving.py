"""Saving: all or none, whatever goes wrong at whichever step."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

import pytest

from opsplan.errors import OutputError
from opsplan.writers import saving
from opsplan.writers.files import Output, write_outputs
from opsplan.writers.locking import only_writer

NAMES = ("plan.docx", "plan.pptx", "plan-gantt.svg")
POSIX = pytest.mark.skipif(os.name != "posix", reason="links and signals of POSIX")


def outputs(folder: Path, text: str, names: tuple[str, ...] = NAMES) -> list[Output]:
    return [Output("x", folder / name, f"{text} {name}".encode() * 1000) for name in names]


def found(folder: Path) -> dict[str, str]:
    """The files below a folder, hidden ones too, by the word they begin with."""
    return {
        str(path.relative_to(folder)): path.read_bytes()[:3].decode() if path.is_file() else "folder"
        for path in folder.rglob("*")
    }


def all_of(word: str) -> dict[str, str]:
    return dict.fromkeys(NAMES, word)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    write_outputs(outputs(tmp_path, "old"))
    return tmp_path


def test_all_files_are_replaced_and_nothing_else_is_left(old: Path) -> None:
    assert found(old) == all_of("old")
    write_outputs(outputs(old, "new"))
    assert found(old) == all_of("new")


class Faulty:
    """The ``os`` that saving sees: its nth call of a kind fails."""

    def __init__(self, call: str, number: int, error: BaseException) -> None:
        self._call, self._left, self._error = call, number, error
        self.failed = False

    def __getattr__(self, name: str) -> object:
        real = getattr(os, name)
        if name != self._call:
            return real

        def called(*arguments: object, **named: object) -> object:
            self._left -= 1
            if self._left == 0:
                self.failed = True
                raise self._error
            return real(*arguments, **named)

        return called


def each_fault() -> Iterator[tuple[str, int, BaseException]]:
    for call in ("open", "fsync", "replace"):
        for number in (1, 2, 3):
            yield call, number, OSError(28, "No space left on device")
            yield call, number, KeyboardInterrupt()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize(("call", "number", "error"), list(each_fault()))
def test_a_fault_at_any_step_leaves_all_files_as_they_were(
    call: str, number: int, error: BaseException, there: bool, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    if there:
        write_outputs(outputs(folder, "old"))
    faulty = Faulty(call, number, error)
    with (
        patch.object(saving, "os", faulty),
        pytest.raises((OutputError, KeyboardInterrupt)) as raised,
    ):
        write_outputs(outputs(folder, "new"))
    assert faulty.failed
    assert folder.exists() == there
    assert found(folder) == (all_of("old") if there else {})
    if isinstance(raised.value, OutputError) and raised.value.help:
        assert NAMES[number - 1] in raised.value.text.en
        assert "the disk is full" in raised.value.text.en
        assert "磁盘满了" in raised.value.text.zh
        assert "make room" in raised.value.help.en
        assert raised.value.help.zh.endswith("原有的文件没有动")


KILLED = """
import os, signal, sys
from pathlib import Path
from opsplan.writers.files import Output, write_outputs
import opsplan.writers.locking, fcntl

steps = int(sys.argv[1])
def hear(event, arguments):
    global steps
    if event in ("open", "os.rename", "os.link", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.chown", "os.listdir"):
        steps -= 1
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)
folder = Path(sys.argv[2])
outputs = [Output("x", folder / name, b"new " * 9000) for name in sys.argv[3:]]
sys.addaudithook(hear)
write_outputs(outputs)
"""


@POSIX
def test_a_process_killed_at_any_step_leaves_whole_files_and_the_next_one_clears_up(old: Path) -> None:
    ends: Counter[str] = Counter()
    for step in range(1, 60):
        write_outputs(outputs(old, "old"))
        killed = subprocess.run([sys.executable, "-c", KILLED, str(step), str(old), *NAMES], check=False)
        left = {name: (old / name).read_bytes() for name in NAMES}
        whole = {f"old {name}".encode() * 1000: "old" for name in NAMES} | {b"new " * 9000: "new"}
        ends["-".join(whole[data] for data in left.values())] += 1  # a half file has no name here
        write_outputs(outputs(old, "old"))
        assert found(old) == all_of("old"), step
        if killed.returncode == 0:
            break
        assert killed.returncode == -signal.SIGKILL
    assert step > 15
    assert set(ends) == {"old-old-old", "new-old-old", "new-new-old", "new-new-new"}
    assert killed.returncode == 0


@POSIX
def test_two_runs_at_once_do_not_mix(old: Path) -> None:
    failures: list[BaseException] = []

    def keep_writing(word: str) -> None:
        try:
            for _ in range(15):
                write_outputs(outputs(old, word))
        except BaseException as error:
            failures.append(error)

    writers = [threading.Thread(target=keep_writing, args=(word,)) for word in ("one", "two")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        with only_writer(old) as alone:  # nobody is half-way now
            assert alone
            assert len(set(found(old).values())) == 1
    assert not failures
    assert found(old) in (all_of("one"), all_of("two"))


@POSIX
def test_who_waits_too_long_for_another_run_is_told_so(old: Path) -> None:
    with (
        patch("opsplan.writers.locking._PATIENCE", 0.0),
        only_writer(old),
        pytest.raises(OutputError, match="another opsplan keeps writing") as raised,
    ):
        write_outputs(outputs(old, "new"))
    assert raised.value.help is not None
    assert "wait until it is done" in raised.value.help.en
    assert found(old) == all_of("old")


@POSIX
def test_a_link_is_followed(tmp_path: Path) -> None:
    there, here = tmp_path / "there", tmp_path / "here"
    there.mkdir()
    here.mkdir()
    (here / "plan.docx").symlink_to("../there/plan.docx")
    (here / "plan.pptx").symlink_to("../there/new.pptx")
    (there / "plan.docx").write_bytes(b"old")
    write_outputs(outputs(here, "new"))
    assert found(there) == {"plan.docx": "new", "new.pptx": "new"}
    assert found(here) == all_of("new")
    assert (here / "plan.docx").is_symlink()


def fifo(path: Path) -> None:
    os.mkfifo(path)


REFUSED: Mapping[str, tuple[object, str]] = {
    "pipe": (fifo, "it is a device or a pipe"),
    "loop": (lambda path: path.symlink_to(path), "the link leads back to itself"),
    "nowhere": (lambda path: path.symlink_to("no/where"), "there is no such file or folder"),
    "folder": (lambda path: path.mkdir(), "it is a folder, not a file"),
    "read-only": (lambda path: (path.write_bytes(b"old"), path.chmod(0o444)), "the file is read-only"),
}


@POSIX
@pytest.mark.parametrize("name", list(REFUSED))
def test_what_must_not_be_replaced_stays_and_so_do_the_others(name: str, old: Path) -> None:
    make, why = REFUSED[name]
    target = old / "plan.pptx"
    target.unlink()
    assert callable(make)
    make(target)
    before = target.lstat().st_ino
    with pytest.raises(OutputError, match=f"cannot write .*plan.pptx: {why}"):
        write_outputs(outputs(old, "new"))
    assert target.lstat().st_ino == before
    assert (old / "plan.docx").read_bytes().startswith(b"old")
    assert not (old / saving.UNFINISHED).exists()


@pytest.mark.parametrize("mark", ["~$an.docx", "~$plan.docx", ".~lock.plan.docx#"])
def test_a_file_that_an_office_program_holds_is_named(mark: str, old: Path) -> None:
    (old / mark).touch()
    faulty = Faulty("replace", 1, PermissionError(13, "Access is denied"))
    with patch.object(saving, "os", faulty), pytest.raises(OutputError) as raised:
        write_outputs(outputs(old, "new"))
    assert raised.value.help is not None
    assert "close it and run again" in raised.value.help.en
    assert "关掉再运行一次" in raised.value.help.zh


def test_without_second_names_files_are_saved_all_the_same(old: Path) -> None:
    class Plain(Faulty):
        def __getattr__(self, name: str) -> object:
            if name == "link":
                return self._none
            return getattr(os, name)

        def _none(self, *arguments: object) -> None:
            raise PermissionError(1, "Operation not permitted")

    with patch.object(saving, "os", Plain("link", 0, OSError())):
        write_outputs(outputs(old, "new"))
        write_outputs([Output("x", old / "first.yaml", b"new")], overwrite=False)
    assert found(old) == all_of("new") | {"first.yaml": "new"}


def test_a_file_that_came_meanwhile_is_not_overwritten(old: Path) -> None:
    link = os.link

    class Late(Faulty):
        def __getattr__(self, name: str) -> object:
            if name == "link":
                (old / "first.yaml").write_bytes(b"own")
                return link
            return getattr(os, name)

    for _ in range(2):
        with (
            patch.object(saving, "os", Late("link", 0, OSError())),
            pytest.raises(OutputError, match="it is there already"),
        ):
            write_outputs([Output("x", old / "first.yaml", b"new")], overwrite=False)
        assert found(old) == all_of("old") | {"first.yaml": "own"}


@POSIX
def test_permissions_stay_and_new_files_have_the_usual_ones(old: Path) -> None:
    (old / "plan.docx").chmod(0o640)
    (old / "plan.pptx").unlink()
    mask = os.umask(0o027)
    try:
        write_outputs(outputs(old, "new"))
    finally:
        os.umask(mask)
    modes = {name: stat.S_IMODE((old / name).stat().st_mode) for name in NAMES[:2]}
    assert modes == {"plan.docx": 0o640, "plan.pptx": 0o640}
