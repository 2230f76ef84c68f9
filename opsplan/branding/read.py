"""Finding a brand by name or file, and reading it with the files it names; everything wrong with it in one run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from opsplan.blocks.brand import PHASE_COLORS, Logo
from opsplan.branding.branding import Branding, branding_of, named_brand, tokens_of, with_files
from opsplan.branding.codes import CODES
from opsplan.branding.contrast import contrast_findings
from opsplan.branding.pictures import PictureError, read_logo
from opsplan.branding.shipped import SHIPPED
from opsplan.diagnostics import Bilingual, Finding, Severity
from opsplan.errors import NETWORK, reason
from opsplan.model.brand_file import BrandFile, BrandLogo, read_brand_file
from opsplan.model.nearest import did_you_mean, nearest_names
from opsplan.model.problems import shorten
from opsplan.model.source import Source
from opsplan.records import dataclass

_SUFFIXES = (".yaml", ".yml")
_MOST_BYTES = 512_000


@dataclass(frozen=True, slots=True)
class BrandFound:
    """``branding`` is None where ``missing`` says why there is none (what, what would be right), and where the file is no
    YAML; ``findings`` are about the file."""

    branding: Branding | None = None
    findings: tuple[Finding, ...] = ()
    missing: tuple[Bilingual, Bilingual] | None = None


def find_brand(name: str, folder: Path) -> BrandFound:
    """The shipped brand of that name, else the brand file at that path from ``folder``. Never raises for what a user wrote."""
    if name.strip().lower() in SHIPPED:
        return BrandFound(named_brand(name.strip().lower()))
    path = Path(name)
    shown = path if path.is_absolute() else folder / path
    if path.suffix.lower() not in _SUFFIXES:
        return BrandFound(missing=_no_such_name(name))
    try:
        if shown.exists() and not shown.is_file():
            return BrandFound(
                missing=_unread(str(shown), Bilingual("不是普通文件", "it is no ordinary file"))
            )
        with shown.open("rb") as opened:
            text = opened.read(_MOST_BYTES + 1)
        if len(text) > _MOST_BYTES:
            return BrandFound(missing=_unread(str(shown), Bilingual("文件太大", "it is too large")))
    except (OSError, ValueError) as error:
        why = (
            reason(error)
            if isinstance(error, OSError)
            else Bilingual("不是文件名", "it is no name of a file")
        )
        return BrandFound(missing=_unread(str(shown), why))
    return read_brand(text, str(shown))


def read_brand(text: bytes, file: str) -> BrandFound:
    """The brand in the bytes of a file; the files that it names are looked for beside ``file``."""
    read = read_brand_file(text, file)
    if read.data is None or read.source is None:
        return BrandFound(None, read.findings)
    folder, data = Path(file).parent, read.data
    findings = [*read.findings, *_phases(data, read.source)]
    branding = branding_of(data, Path(file).stem)
    findings += _contrasts(branding, read.source)
    logos: list[Logo | None] = []
    for key, given in (("logo", data.logo), ("logo_on_dark", data.logo_on_dark)):
        logo, found = _logo(given, key, folder, branding.name, read.source)
        logos.append(logo)
        findings += found
    docx, pptx = (_reference(data, key, folder, read.source, findings) for key in ("docx", "pptx"))
    return BrandFound(with_files(branding, logos[0], logos[1], docx, pptx), tuple(findings))


def _no_such_name(name: str) -> tuple[Bilingual, Bilingual]:
    near = did_you_mean(nearest_names(name, SHIPPED))
    names = ", ".join(SHIPPED)
    return (
        Bilingual(f"没有“{shorten(name)}”这个品牌", f"there is no brand '{shorten(name)}'"),
        Bilingual(
            f"{near.zh if near else ''}内置品牌：{names}；自己的品牌写文件路径，如 brand.yaml",
            f"{near.en + ' ' if near else ''}shipped brands: {names}; for your own, write the path of its file, such as brand.yaml",
        ),
    )


def _unread(shown: str, why: Bilingual) -> tuple[Bilingual, Bilingual]:
    return (
        Bilingual(f"读不了品牌文件 {shown}：{why.zh}", f"cannot read the brand file {shown}: {why.en}"),
        Bilingual(
            f"检查路径；内置品牌只写名字：{', '.join(SHIPPED)}",
            f"check the path; shipped brands are given by name: {', '.join(SHIPPED)}",
        ),
    )


def _phases(data: BrandFile, source: Source) -> Iterator[Finding]:
    for section in ("colors", "dark_colors"):
        colors = getattr(data, section)
        if colors is not None and len(colors.phases) > len(PHASE_COLORS):
            yield source.finding(
                "brand-phases", (section, "phases"),
                Bilingual(f"阶段颜色写了 {len(colors.phases)} 种，只用前 {len(PHASE_COLORS)} 种", f"{len(colors.phases)} colours of phases are given, the first {len(PHASE_COLORS)} are used"),
                Bilingual("更多的阶段从第一种重新用起；删去多余的", "further phases begin again with the first; take the others out"),
                severity=Severity.WARNING, blocking=False, code=CODES["brand-phases"],
            )  # fmt: skip


def _contrasts(branding: Branding, source: Source) -> Iterator[Finding]:
    brand = branding.brand("zh-CN")
    data = branding.file
    yield from contrast_findings(brand, source, "colors", tokens_of(data.colors))
    if data.look == "dark" or data.dark_colors is not None:
        dark = replace(brand, look="dark").for_slides()
        section, given = "dark_colors", tokens_of(data.dark_colors)
        if not given:
            section, given = "colors", tokens_of(data.colors)
        yield from contrast_findings(dark, source, section, given)


def _logo(
    given: BrandLogo | None, key: str, folder: Path, name: str, source: Source
) -> tuple[Logo | None, tuple[Finding, ...]]:
    if given is None:
        return None, ()
    try:
        return read_logo(folder, given.file, given.height, given.alt or name), ()
    except PictureError as error:
        loc = (key, "file") if source.node((key, "file")) else (key,)
        return None, (source.finding("brand-logo", loc, error.text, error.help, code=CODES["brand-logo"]),)


def _reference(
    data: BrandFile, key: str, folder: Path, source: Source, findings: list[Finding]
) -> Path | None:
    given: str | None = getattr(data.reference, key) if data.reference else None
    if given is None:
        return None
    path = folder / given
    if path.suffix.lower() == f".{key}" and not given.startswith(NETWORK) and path.is_file():
        return path
    findings.append(
        source.finding(
            "brand-reference", ("reference", key),
            Bilingual(f"没有 {path} 这个 .{key} 文件", f"there is no .{key} file {path}"),
            Bilingual("检查文件名；路径从品牌文件所在的文件夹算起", "check the name; the path is from the brand file's folder"),
            code=CODES["brand-reference"],
        )
    )  # fmt: skip
    return None
