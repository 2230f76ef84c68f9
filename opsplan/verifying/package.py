"""Opening an Office file: a zip of XML parts. Nothing in it is trusted."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from base64 import b64decode
from binascii import Error as Base64Error

from lxml import etree

from opsplan.diagnostics import Bilingual

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLAN = "{https://opsplan.dev/ns/plan/1}plan"
_OLE = b"\xd0\xcf\x11\xe0"
"""Begins files of before 2007 and such as are protected by a password."""
_LIMIT = 200 * 1024 * 1024
"""Bytes that the parts of one file may have together."""


class Unreadable(Exception):
    """A file that cannot be read as what its name says; ``why`` and ``help`` are for the user."""

    def __init__(self, why: Bilingual, help: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why
        self.help = help


class Package:
    """The parts of one file. Raises :class:`Unreadable` for what is no whole zip."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise Unreadable(
                Bilingual("文件有密码保护，或是 2007 年以前的格式", "it is protected by a password, or older than the 2007 formats"),
                Bilingual("去掉密码或另存为新格式，再核对", "take the password off, or save it in the new format, and verify again"),
            )  # fmt: skip
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            size = sum(info.file_size for info in self._zip.infolist())
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _broken() from error
        if size > _LIMIT:
            raise Unreadable(
                Bilingual("解压后超过 200 MB", "it unpacks to more than 200 MB"),
                Bilingual("请确认这是 opsplan 生成的文件", "make sure that opsplan made this file"),
            )
        self.names = frozenset(self._zip.namelist())
        self._parsed: dict[str, etree._Element] = {}

    def read(self, name: str) -> bytes:
        """The bytes of a part. Raises :class:`Unreadable` when it is missing or damaged."""
        try:
            return self._zip.read(name)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise _broken(name) from error

    def xml(self, name: str) -> etree._Element:
        """The root of a part. Raises :class:`Unreadable` when it is missing or no XML."""
        if name not in self._parsed:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            try:
                self._parsed[name] = etree.fromstring(self.read(name), parser)
            except etree.XMLSyntaxError as error:
                raise _broken(name) from error
        return self._parsed[name]

    def targets(self, name: str) -> dict[str, str]:
        """The parts that a part points to, by relationship id; addresses outside the file are left out."""
        folder, _, own = name.rpartition("/")
        rels = f"{folder}/_rels/{own}.rels".lstrip("/")
        if rels not in self.names:
            return {}
        return {
            each.get("Id", ""): posixpath.normpath(posixpath.join(folder, each.get("Target", "").lstrip("/")))
            if not each.get("Target", "").startswith("/")
            else each.get("Target", "").lstrip("/")
            for each in self.xml(rels).iter(f"{_RELATIONS}Relationship")
            if each.get("TargetMode") != "External"
        }

    def plan(self) -> bytes | None:
        """The plan that lies in the file; None when there is none."""
        name, root = self._plan_item()
        if root is None:
            return None
        try:
            return b64decode(root.text or "", validate=True)
        except (Base64Error, ValueError) as error:
            raise _broken(name) from error

    def is_filled(self) -> bool:
        """True for a company's own file with tags: what it says without a mark is the company's."""
        root = self._plan_item()[1]
        return root is not None and root.get("filled") == "1"

    def _plan_item(self) -> tuple[str, etree._Element | None]:
        for name in sorted(self.names):
            if name.startswith("customXml/item") and "Props" not in name:
                root = self.xml(name)
                if root.tag == _PLAN:
                    return name, root
        return "", None


def _broken(part: str = "") -> Unreadable:
    return Unreadable(
        Bilingual(
            f"文件已损坏{f'（{part}）' if part else ''}", f"it is damaged{f' ({part})' if part else ''}"
        ),
        Bilingual("重新生成一次：opsplan render", "make it again with opsplan render"),
    )
