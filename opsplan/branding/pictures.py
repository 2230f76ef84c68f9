"""A brand's logo: a PNG or JPEG below the brand file's folder, checked and made small enough for a cover."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path, PurePath
from typing import Literal

from opsplan.blocks.brand import Logo
from opsplan.diagnostics import Bilingual
from opsplan.errors import reason

POINTS_PER_CM = 28.3465
_DEFAULT_HEIGHT = 1.0
"""Centimetres."""
_WIDEST = 227.0
"""Points: 8 cm."""
_MOST_BYTES = 5_000_000
_MOST_PIXELS = 40_000_000
_PIXELS_PER_POINT = 4.5
"""324 dpi in print."""


class PictureError(Exception):
    """A picture that cannot be used; ``text`` says why, ``help`` what would be right."""

    def __init__(self, zh: str, en: str, help_zh: str, help_en: str) -> None:
        super().__init__(en)
        self.text = Bilingual(zh, en)
        self.help = Bilingual(help_zh, help_en)


def read_logo(folder: Path, name: str, height: float | None, alt: str) -> Logo:
    """The logo in a file below ``folder``, ``height`` centimetres high. Raises PictureError."""
    data = _bytes_below(folder, name)
    kind, size, data = _picture(data, (height or _DEFAULT_HEIGHT) * POINTS_PER_CM)
    wanted = (height or _DEFAULT_HEIGHT) * POINTS_PER_CM
    width = wanted * size[0] / size[1]
    shrink = min(1.0, _WIDEST / width)
    return Logo(data, kind, width * shrink, wanted * shrink, alt)


def _bytes_below(folder: Path, name: str) -> bytes:
    """The bytes of a file that lies below the folder, links followed. Raises PictureError."""
    path = PurePath(name)
    inside = PictureError(
        f"{name} 不在品牌文件的文件夹里", f"{name} is not in the brand file's folder",
        "把图片放到品牌文件旁边或它下面的文件夹里，写相对路径", "put the picture beside the brand file or in a folder there, and write the path from there",
    )  # fmt: skip
    if path.is_absolute() or ".." in path.parts or "\x00" in name or "\\" in name:
        raise inside
    try:
        found = (folder / path).resolve()
        if not found.is_relative_to(folder.resolve()):
            raise inside
        if found.exists() and not found.is_file():
            raise PictureError(
                f"{name} 不是普通文件", f"{name} is no ordinary file",
                "写一张 PNG 或 JPEG 图片的路径", "write the path of a PNG or JPEG picture",
            )  # fmt: skip
        with found.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise PictureError(
                f"{name} 超过 {_MOST_BYTES // 1_000_000} MB", f"{name} is larger than {_MOST_BYTES // 1_000_000} MB",
                "标志有几百像素高就够清楚", "a few hundred pixels of height are sharp enough for a logo",
            )  # fmt: skip
        return data
    except OSError as error:
        why = reason(error)
        raise PictureError(
            f"读不了 {name}：{why.zh}", f"cannot read {name}: {why.en}",
            "检查文件名；路径从品牌文件所在的文件夹算起", "check the name; the path is from the brand file's folder",
        ) from error  # fmt: skip


def _picture(data: bytes, height: float) -> tuple[Literal["png", "jpeg"], tuple[int, int], bytes]:
    """Format, pixels and bytes of a picture, scaled down where it has far more pixels than print shows."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            width, tall = image.size
            if width * tall > _MOST_PIXELS or not width or not tall:
                raise _no_picture("像素太多", "it has too many pixels")
            image.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _no_picture("不是 PNG 或 JPEG 图片", "it is no PNG or JPEG picture") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _no_picture("图片已损坏", "the picture is damaged") from error
    kind: Literal["png", "jpeg"] = "png" if image.format == "PNG" else "jpeg"
    most = round(height * _PIXELS_PER_POINT)
    if tall <= 2 * most:
        return kind, (width, tall), data
    small = image.resize((max(1, round(width * most / tall)), most), Image.Resampling.LANCZOS)
    stream = BytesIO()
    if kind == "png":
        small.save(stream, "PNG", optimize=True)
    else:
        small.convert("RGB").save(stream, "JPEG", quality=92)
    return kind, (width, tall), stream.getvalue()


def _no_picture(zh: str, en: str) -> PictureError:
    return PictureError(f"这张标志用不了：{zh}", f"this logo cannot be used: {en}", "用 PNG 或 JPEG 图片", "use a PNG or JPEG picture")  # fmt: skip
