"""A company's Word file, opened without trusting anything in it: what comes out is a package that python-docx can load."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE
from lxml import etree

from opsplan.diagnostics import Bilingual
from opsplan.errors import ReferenceFileError
from opsplan.writers.docx.reference.relations import clean_relations, folder_of
from opsplan.writers.ooxml.xml import NAMESPACES

_OLE = b"\xd0\xcf\x11\xe0"
"""Begins files of before 2007 and such as are protected by a password."""
_MOST_BYTES, _MOST_PARTS = 100 * 1024 * 1024, 2000
_TYPES = "[Content_Types].xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_PREFIXES = ("a", "c", "mc", "r", "w", "wp", "wpg", "wps")
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"

_SAVE = Bilingual("在 Word 里另存为 .docx", "save it as .docx in Word")
_AGAIN = Bilingual("在 Word 里打开并另存一次", "open it in Word and save it again")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference document. ``name`` is what the user calls it; ``data`` a package without macros, external
    relationships and missing parts."""

    name: str
    data: bytes


def read_reference(name: str, data: bytes) -> Reference:
    """The reference in the bytes of a ``.docx`` or ``.dotx``. Raises ReferenceFileError."""
    parts = _unzipped(name, data)
    _refuse_unsafe_xml(name, parts)
    main = _main_part(name, parts)
    if etree.fromstring(parts[main]).tag == _STRICT:
        raise _refused(
            name, "是“Strict Open XML”格式", "it is in the Strict Open XML format",
            Bilingual("另存为“Word 文档 (*.docx)”，不是“Strict Open XML”", "save it as Word Document (*.docx), not Strict Open XML"),
        )  # fmt: skip
    parts[main] = _with_prefixes(parts[main])
    names = frozenset(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for part in sorted(parts):
            content = parts[part]
            if part.endswith(".rels"):
                content = clean_relations(content, folder_of(part), names)
            package.writestr(part, content)
    return Reference(name, out.getvalue())


def _unzipped(name: str, data: bytes) -> dict[str, bytes]:
    if data.startswith(_OLE):
        raise _refused(
            name, "有密码保护，或是 2007 年以前的 .doc", "it is protected by a password, or a .doc of before 2007",
            Bilingual("去掉密码，另存为 .docx", "take the password off and save it as .docx"),
        )  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            names = [entry.filename for entry in entries]
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise _refused(
                    name, "解压后过大（上限 100 MB、2000 个部件）", "it unpacks to too much (limits: 100 MB, 2000 parts)", _AGAIN,
                )  # fmt: skip
            if any(_strange(each) for each in names) or len({each.lower() for each in names}) < len(names):
                raise _refused(
                    name,
                    "压缩包里有不该有的路径或重名部件",
                    "its zip holds paths or repeated names that no Word file has",
                    _AGAIN,
                )
            return {entry.filename: package.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise _refused(
            name, "不是 Word 文件，或已损坏", "it is not a Word file, or damaged", _SAVE
        ) from error


def _strange(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") or "\0" in name


def _refuse_unsafe_xml(name: str, parts: dict[str, bytes]) -> None:
    """Every part is well-formed and declares no entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for part, content in parts.items():
        if not part.endswith((".xml", ".rels")):
            continue
        try:
            tree = etree.fromstring(content, parser).getroottree()
        except etree.XMLSyntaxError as error:
            raise _refused(
                name, f"部件 {part} 不是完整的 XML", f"its part {part} is no whole XML", _AGAIN
            ) from error
        if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
            raise _refused(
                name, f"部件 {part} 带有 DTD", f"its part {part} has a DTD, which no Word file has", _AGAIN
            )


def _main_part(name: str, parts: dict[str, bytes]) -> str:
    """The name of the document's part, whose content type becomes that of a document."""
    if _TYPES not in parts:
        raise _refused(name, "不是 Word 文件（.docx、.dotx）", "it is no Word file (.docx, .dotx)", _SAVE)
    types = etree.fromstring(parts[_TYPES])
    kinds = [(each, each.get("ContentType", "")) for each in types.iter(f"{_TYPE}Override")]
    macros = any("macroEnabled" in kind for _, kind in kinds)
    if macros or any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise _refused(
            name, "带有宏（.docm、.dotm）", "it has macros (.docm, .dotm)",
            Bilingual("另存为不带宏的 .docx", "save it as .docx, without macros"),
        )  # fmt: skip
    for override, kind in kinds:
        main = override.get("PartName", "").lstrip("/")
        if kind in (CONTENT_TYPE.WML_DOCUMENT_MAIN, _TEMPLATE) and main in parts:
            override.set("ContentType", CONTENT_TYPE.WML_DOCUMENT_MAIN)
            parts[_TYPES] = etree.tostring(types, encoding="UTF-8", standalone=True)
            _relate_main(parts, main)
            return main
    raise _refused(name, "不是 Word 文件（.docx、.dotx）", "it is no Word file (.docx, .dotx)", _SAVE)


def _with_prefixes(document: bytes) -> bytes:
    """The document with the prefixes declared that drawings name in ``mc:Choice``."""
    old = etree.fromstring(document)
    declared: dict[str | None, str] = {**old.nsmap, **{prefix: NAMESPACES[prefix] for prefix in _PREFIXES}}
    new = etree.Element(old.tag, dict(old.attrib), nsmap=declared)
    new.extend(list(old))
    return etree.tostring(new, encoding="UTF-8", standalone=True)


def _relate_main(parts: dict[str, bytes], main: str) -> None:
    """The package's own relationships: the document and nothing else. Properties come from the plan."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    relations = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    etree.SubElement(
        relations, f"{{{namespace}}}Relationship", Id="rId1", Type=kind, Target=posixpath.normpath(main)
    )
    parts["_rels/.rels"] = etree.tostring(relations, encoding="UTF-8", standalone=True)


def _refused(name: str, zh: str, en: str, help: Bilingual) -> ReferenceFileError:
    return ReferenceFileError(
        Bilingual(f"参考文档 {name}：{zh}", f"reference document {name}: {en}"), help, name
    )
