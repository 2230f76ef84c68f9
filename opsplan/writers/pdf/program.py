"""LibreOffice: where it is, and running it so that it always ends."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from opsplan.diagnostics import Bilingual
from opsplan.errors import ProgramError

VARIABLE = "OPSPLAN_SOFFICE"
"""The environment variable that names LibreOffice's program where it is found nowhere else."""
_NAMES = ("soffice", "libreoffice")
_SAID = 300
"""Characters of LibreOffice's own last words that are passed on."""


def find_office() -> str:
    """The path of LibreOffice's program: as ``OPSPLAN_SOFFICE`` says, else in PATH, else where installers put it.

    Raises ProgramError, which says where it looked and how to install it.
    """
    named = os.environ.get(VARIABLE)
    if named:
        found = shutil.which(named)
        if found is None:
            raise ProgramError(
                Bilingual(f"{VARIABLE} 所写的 {named} 不是可以运行的程序", f"{VARIABLE} says {named}, which is no program that can be run"),
                Bilingual("写成 soffice 的完整路径，或去掉这个变量", "give the whole path of soffice, or unset the variable"),
            )  # fmt: skip
        return found
    for candidate in (*_NAMES, *map(str, _places())):
        found = shutil.which(candidate)
        if found is not None:
            return found
    looked = ", ".join(("PATH", *map(str, _places())))
    raise ProgramError(
        Bilingual("做 PDF 要用 LibreOffice，这台机器上没有找到", "a PDF is made by LibreOffice, which was not found on this machine"),
        Bilingual(
            f"{_INSTALL[_system()].zh}；已经装了就把 soffice 的路径写进环境变量 {VARIABLE}；也可以用 Word 打开 .docx 另存为 PDF。找过：{looked}",
            f"{_INSTALL[_system()].en}; if it is installed, name the path of soffice in the environment variable {VARIABLE}; or open the .docx in Word and save it as PDF. Looked in: {looked}",
        ),
    )  # fmt: skip


_INSTALL: Mapping[str, Bilingual] = {
    "win32": Bilingual("从 libreoffice.org 下载安装", "install it from libreoffice.org"),
    "darwin": Bilingual("从 libreoffice.org 下载安装，或 brew install --cask libreoffice", "install it from libreoffice.org, or brew install --cask libreoffice"),
    "linux": Bilingual("安装：sudo apt install libreoffice-writer libreoffice-impress（或发行版的同名软件包）", "install it: sudo apt install libreoffice-writer libreoffice-impress (or the like)"),
}  # fmt: skip


def _system() -> str:
    return sys.platform if sys.platform in ("win32", "darwin") else "linux"


def _places() -> tuple[Path, ...]:
    """Where the installers of each system put it, when not in PATH."""
    if _system() == "win32":
        folders = (os.environ.get(name) for name in ("PROGRAMFILES", "PROGRAMFILES(X86)"))
        return tuple(Path(folder, "LibreOffice", "program", "soffice.com") for folder in folders if folder)
    if _system() == "darwin":
        bundle = Path("Applications", "LibreOffice.app", "Contents", "MacOS", "soffice")
        return (Path("/", bundle), Path.home() / bundle)
    newest = sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
    return (*newest, Path("/usr/lib/libreoffice/program/soffice"), Path("/snap/bin/libreoffice"))


def run_office(arguments: Sequence[str], folder: Path, limit: float) -> None:
    """Run a command in ``folder`` until it ends; after ``limit`` seconds it is killed with all it started.

    Raises ProgramError when it cannot be started, fails or is killed.
    """
    log = folder / "messages.txt"
    with log.open("wb") as messages, _started(arguments, folder, messages.fileno()) as process:
        try:
            code = process.wait(limit)
        except subprocess.TimeoutExpired as error:
            raise ProgramError(
                Bilingual(f"LibreOffice 在 {limit:.0f} 秒内没有做完 PDF，已经停止", f"LibreOffice did not finish the PDF in {limit:.0f} seconds and was stopped"),
                Bilingual("用 --timeout 给它更多时间，或在 Word 里打开 .docx 另存为 PDF", "give it more time with --timeout, or open the .docx in Word and save it as PDF"),
            ) from error  # fmt: skip
    if code:
        raise failed(log, code)


def failed(log: Path, code: int = 0) -> ProgramError:
    """The error for a run that made no PDF, with LibreOffice's own last words."""
    words = log.read_bytes().decode("utf-8", "replace").strip().splitlines()
    said = words[-1][:_SAID] if words else ""
    zh, en = (f"，退出码 {code}", f" and ended with code {code}") if code else ("", "")
    return ProgramError(
        Bilingual(f"LibreOffice 没有做出 PDF{zh}{f'：{said}' if said else ''}", f"LibreOffice made no PDF{en}{f': {said}' if said else ''}"),
        Bilingual("用 --to docx,pptx 生成文件，在 Word 或 LibreOffice 里打开，另存为 PDF", "make the files with --to docx,pptx, open them in Word or LibreOffice, and save them as PDF"),
    )  # fmt: skip


@contextlib.contextmanager
def _started(arguments: Sequence[str], folder: Path, messages: int) -> Iterator[subprocess.Popen[bytes]]:
    """The process in a group of its own; whatever happens, it does not outlive this block."""
    local = ("LANG", "LANGUAGE", "LC_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(local)}
    environment |= {"TZ": "UTC", "LC_ALL": "C.UTF-8"}  # where it runs changes line heights and stand-in fonts
    try:
        process = subprocess.Popen(
            arguments, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=messages, stderr=messages,
            start_new_session=os.name == "posix",
        )  # fmt: skip
    except OSError as error:
        raise ProgramError(
            Bilingual(f"{arguments[0]} 启动不了：{error.strerror}", f"{arguments[0]} cannot be started: {error.strerror}"),
            Bilingual(f"重新安装 LibreOffice，或用环境变量 {VARIABLE} 指定另一个", f"install LibreOffice again, or name another with the environment variable {VARIABLE}"),
        ) from error  # fmt: skip
    try:
        yield process
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
