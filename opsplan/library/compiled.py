"""Templates compiled once: the code that Jinja2 makes of a template's file is kept in the user's cache folder.

Compiling the shipped templates takes longer than filling them with a plan of 60 tasks. What is kept is only code that
this program made of a source with that text; what is damaged, of another version, or could have been written by somebody
else is ignored, and so is a folder that cannot be used: the template is then compiled as if nothing were kept.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
import tempfile
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, compiler
from jinja2.bccache import Bucket, BytecodeCache, bc_magic

from opsplan import __version__
from opsplan.library import limits

VARIABLE = "OPSPLAN_CACHE"
"""Names the folder for what is kept, or is ``off``."""
OFF = "off"
_CACHES = MappingProxyType({"win32": "AppData/Local", "darwin": "Library/Caches"})
_PRIVATE = 0o700
_DIGEST = hashlib.sha256().digest_size


def compiled_templates() -> CompiledTemplates | None:
    """What is kept for this user; None when nothing is to be kept, or there is no place for it."""
    given = os.environ.get(VARIABLE, "")
    if given == OFF:
        return None
    folder = Path(given) if given else _caches()
    return CompiledTemplates(folder / f"templates-{__version__}") if folder else None


def _caches() -> Path | None:
    """Our folder among the user's caches; None without a home folder."""
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    if given and sys.platform != "darwin":
        return Path(given, "opsplan")
    home = Path(os.path.expanduser("~"))
    return home / _CACHES.get(sys.platform, ".cache") / "opsplan" if home.is_dir() else None


class _Named(Bucket):
    """A template's code on its way, with the template's name and where the characters of its text are noted."""

    def __init__(self, environment: Environment, key: str, checksum: str, name: str) -> None:
        super().__init__(environment, key, checksum)
        self.name = name
        self.texts = environment.texts if isinstance(environment, limits.LimitedEnvironment) else {}


class CompiledTemplates(BytecodeCache):
    """The code of templates in a folder, a file each: two digests, of what it was made of and of itself, then the code and
    how many characters of text the template has, which a :class:`limits.LimitedEnvironment` counts when it compiles."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is kept of a template's source; its ``code`` is None when there is none."""
        origin = _origin(environment, name, filename, source)
        bucket = _Named(environment, self.get_cache_key(name, filename), origin, name)
        data = self._read(bucket.key)
        made_of, digest, made = data[:_DIGEST], data[_DIGEST : 2 * _DIGEST], data[2 * _DIGEST :]
        if made_of.hex() == origin and digest == hashlib.sha256(made).digest():
            bucket.code, bucket.texts[name] = marshal.loads(made)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep the code of a template that was compiled."""
        if isinstance(bucket, _Named):
            made = marshal.dumps((bucket.code, bucket.texts.get(bucket.name, 0)))
            self._write(bucket.key, bytes.fromhex(bucket.checksum) + hashlib.sha256(made).digest() + made)

    def _read(self, key: str) -> bytes:
        """The bytes of a file that only this user can have written; none when there is no such file."""
        try:
            if not _is_own(os.lstat(self._folder)):
                return b""
            with open(self._folder / key, "rb", opener=_not_through_a_link) as file:
                return file.read() if _is_own(os.fstat(file.fileno())) else b""
        except OSError:
            return b""

    def _write(self, key: str, data: bytes) -> None:
        """At once or not at all: another process may read or write the same template."""
        try:
            self._folder.mkdir(_PRIVATE, parents=True, exist_ok=True)
            if not _is_own(os.lstat(self._folder)):
                return
            number, name = tempfile.mkstemp(dir=self._folder)
            try:
                with open(number, "wb") as file:
                    file.write(data)
                os.replace(name, self._folder / key)
            except OSError:
                os.unlink(name)
        except OSError:
            return


def _origin(environment: Environment, name: str, filename: str | None, source: str) -> str:
    """The digest of all that the code of a template follows from: the source, what is set, and the versions of what
    compiles it, which are known by their files."""
    compilers = [os.stat(module.__file__ or "") for module in (compiler, limits)]
    versions = [(each.st_mtime_ns, each.st_size) for each in compilers]
    options = (
        environment.trim_blocks, environment.lstrip_blocks, environment.keep_trailing_newline, environment.autoescape,
        environment.undefined.__qualname__, sorted(environment.extensions),
    )  # fmt: skip
    made_of = (source, name, filename, options, __version__, MAGIC_NUMBER, bc_magic, versions)
    return hashlib.sha256(repr(made_of).encode("utf-8", "surrogatepass")).hexdigest()


def _is_own(status: os.stat_result) -> bool:
    """True for what this user owns and nobody else may write. Windows keeps a user's own folders from others by itself."""
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _not_through_a_link(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
