"""A company's Word or PowerPoint file, opened without trusting anything in it: what comes out is a package that
python-docx or python-pptx can load."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from opsplan.diagnostics import Bilingual
from opsplan.errors import ReferenceFileError
from opsplan.records import dataclass
from opsplan.writers.ooxml.relations import clean_relations, folder_of
from opsplan.writers.ooxml.xml import NAMESPACES

_OLE = b"\xd0\xcf\x11\xe0"
"""Begins files of before 2007 and such as are protected by a password."""
_MOST_BYTES, _MOST_PARTS = 100 * 1024 * 1024, 2000
_TYPES = "[Content_Types].xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_STRICT = "{http://purl.oclc.org/ooxml/"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of Office file. ``program`` is who writes it; ``suffixes`` are its own, of templates, of both with macros
    and of files before 2007. ``main`` and ``template`` are content types, ``prefixes`` those that the main part has to
    declare, ``kept`` the last words of the types of relationships that are kept."""

    program: str
    suffix: str
    template_suffix: str
    macro_suffixes: tuple[str, str]
    old_suffix: str
    main: str
    template: str
    kept: frozenset[str]
    prefixes: tuple[str, ...] = ()


_LOOK = frozenset({
    "officeDocument", "theme", "themeOverride", "font", "image", "hyperlink", "chart", "chartUserShapes", "chartStyle",
    "chartColorStyle", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
})  # fmt: skip
"""What a look needs in any program: no macros, comments, custom XML, attached templates or data sources."""

WORD = FileKind(
    "Word", ".docx", ".dotx", (".docm", ".dotm"), ".doc", f"{_OFFICE}wordprocessingml.document.main+xml",
    f"{_OFFICE}wordprocessingml.template.main+xml",
    _LOOK | {"styles", "numbering", "settings", "fontTable", "header", "footer"},
    ("a", "c", "mc", "r", "w", "wp", "wpg", "wps"),
)  # fmt: skip
POWERPOINT = FileKind(
    "PowerPoint", ".pptx", ".potx", (".pptm", ".potm"), ".ppt", f"{_OFFICE}presentationml.presentation.main+xml",
    f"{_OFFICE}presentationml.template.main+xml",
    _LOOK | {
        "slide", "slideLayout", "slideMaster", "notesSlide", "notesMaster", "handoutMaster", "presProps", "tableStyles",
        "package", "chartEx", "hdphoto", "media", "video", "audio",
    },
)  # fmt: skip
"""``package`` is the workbook of a chart; nothing of these runs when the file is opened."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A company's file. ``name`` is what the user calls it; ``data`` a package without macros, external
    relationships and missing parts."""

    name: str
    data: bytes


def open_file(name: str, data: bytes, kind: FileKind) -> Reference:
    """The reference in the bytes of a file of ``kind``. Raises ReferenceFileError."""
    parts = _unzipped(name, data, kind)
    _refuse_unsafe_xml(name, parts, kind)
    main = _main_part(name, parts, kind)
    if str(etree.fromstring(parts[main]).tag).startswith(_STRICT):
        raise _refused(
            name, "是“Strict Open XML”格式", "it is in the Strict Open XML format",
            Bilingual(f"另存为普通的 {kind.suffix}，不是“Strict Open XML”", f"save it as an ordinary {kind.suffix}, not as Strict Open XML"),
        )  # fmt: skip
    parts[main] = _with_prefixes(parts[main], kind.prefixes)
    names = frozenset(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for part in sorted(parts):
            content = parts[part]
            if part.endswith(".rels"):
                content = clean_relations(content, folder_of(part), names, kind.kept)
            package.writestr(part, content)
    return Reference(name, out.getvalue())


def _unzipped(name: str, data: bytes, kind: FileKind) -> dict[str, bytes]:
    if data.startswith(_OLE):
        raise _refused(
            name, f"有密码保护，或是 2007 年以前的 {kind.old_suffix}", f"it is protected by a password, or a {kind.old_suffix} of before 2007",
            Bilingual(f"去掉密码，另存为 {kind.suffix}", f"take the password off and save it as {kind.suffix}"),
        )  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            names = [entry.filename for entry in entries]
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise _refused(
                    name, "解压后过大（上限 100 MB、2000 个部件）", "it unpacks to too much (limits: 100 MB, 2000 parts)", _again(kind),
                )  # fmt: skip
            if any(_strange(each) for each in names) or len({each.lower() for each in names}) < len(names):
                raise _refused(
                    name, "压缩包里有不该有的路径或重名部件",
                    f"its zip holds paths or repeated names that no {kind.program} file has", _again(kind),
                )  # fmt: skip
            return {entry.filename: package.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise _refused(
            name,
            f"不是 {kind.program} 文件，或已损坏",
            f"it is not a {kind.program} file, or damaged",
            _save(kind),
        ) from error


def _strange(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/") or "\0" in name


def _refuse_unsafe_xml(name: str, parts: dict[str, bytes], kind: FileKind) -> None:
    """Every part is well-formed and declares no entities."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for part, content in parts.items():
        if not part.endswith((".xml", ".rels")):
            continue
        try:
            tree = etree.fromstring(content, parser).getroottree()
        except etree.XMLSyntaxError as error:
            raise _refused(
                name, f"部件 {part} 不是完整的 XML", f"its part {part} is no whole XML", _again(kind)
            ) from error
        if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
            raise _refused(
                name, f"部件 {part} 带有 DTD", f"its part {part} has a DTD, which no {kind.program} file has", _again(kind),
            )  # fmt: skip


def _main_part(name: str, parts: dict[str, bytes], kind: FileKind) -> str:
    """The name of the main part, whose content type becomes that of a file that is no template."""
    program = kind.program
    other = _refused(
        name, f"不是 {program} 文件（{kind.suffix}、{kind.template_suffix}）",
        f"it is no {program} file ({kind.suffix}, {kind.template_suffix})", _save(kind),
    )  # fmt: skip
    if _TYPES not in parts:
        raise other
    types = etree.fromstring(parts[_TYPES])
    said = [(each, each.get("ContentType", "")) for each in types.iter(f"{_TYPE}Override")]
    macros = any("macroEnabled" in content for _, content in said)
    if macros or any(part.lower().endswith("vbaproject.bin") for part in parts):
        with_macros = kind.macro_suffixes
        raise _refused(
            name, f"带有宏（{'、'.join(with_macros)}）", f"it has macros ({', '.join(with_macros)})",
            Bilingual(f"另存为不带宏的 {kind.suffix}", f"save it as {kind.suffix}, without macros"),
        )  # fmt: skip
    for override, content in said:
        main = override.get("PartName", "").lstrip("/")
        if content in (kind.main, kind.template) and main in parts:
            override.set("ContentType", kind.main)
            parts[_TYPES] = etree.tostring(types, encoding="UTF-8", standalone=True)
            _relate_main(parts, main)
            return main
    raise other


def _with_prefixes(document: bytes, prefixes: tuple[str, ...]) -> bytes:
    """The document with the prefixes declared that drawings name in ``mc:Choice``."""
    old = etree.fromstring(document)
    declared: dict[str | None, str] = {**old.nsmap, **{prefix: NAMESPACES[prefix] for prefix in prefixes}}
    new = etree.Element(old.tag, dict(old.attrib), nsmap=declared)
    new.extend(list(old))
    return etree.tostring(new, encoding="UTF-8", standalone=True)


def _relate_main(parts: dict[str, bytes], main: str) -> None:
    """The package's own relationships: the document and nothing else. Properties come from the plan."""
    namespace = _RELATIONS
    relations = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    etree.SubElement(
        relations, f"{{{namespace}}}Relationship", Id="rId1", Type=kind, Target=posixpath.normpath(main)
    )
    parts["_rels/.rels"] = etree.tostring(relations, encoding="UTF-8", standalone=True)


def _save(kind: FileKind) -> Bilingual:
    return Bilingual(
        f"在 {kind.program} 里另存为 {kind.suffix}", f"save it as {kind.suffix} in {kind.program}"
    )


def _again(kind: FileKind) -> Bilingual:
    return Bilingual(f"在 {kind.program} 里打开并另存一次", f"open it in {kind.program} and save it again")


def _refused(name: str, zh: str, en: str, help: Bilingual) -> ReferenceFileError:
    return ReferenceFileError(Bilingual(f"{name}：{zh}", f"{name}: {en}"), help, name)
