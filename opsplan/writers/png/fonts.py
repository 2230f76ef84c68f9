"""Which installed font writes Chinese. Fontconfig knows on Linux; elsewhere the usual font files are looked for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

_PREFERRED = (
    "Microsoft YaHei", "微软雅黑", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "思源黑体",
    "Source Han Sans CN", "Hiragino Sans GB", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "DengXian", "SimHei", "Heiti SC",
    "STHeiti", "Noto Serif CJK SC", "SimSun",
)  # fmt: skip
"""Simplified Chinese forms, sans serif first."""

_FILES: Mapping[str, str] = MappingProxyType({
    "msyh.ttc": "Microsoft YaHei", "msyh.ttf": "Microsoft YaHei", "pingfang.ttc": "PingFang SC",
    "notosanscjk-regular.ttc": "Noto Sans CJK SC", "notosanscjksc-regular.otf": "Noto Sans CJK SC",
    "notosanssc-regular.otf": "Noto Sans SC", "notosanssc-regular.ttf": "Noto Sans SC",
    "sourcehansanssc-regular.otf": "Source Han Sans SC", "sourcehansanscn-regular.otf": "Source Han Sans CN",
    "sourcehansans-regular.ttc": "Source Han Sans SC", "hiragino sans gb.ttc": "Hiragino Sans GB",
    "wqy-microhei.ttc": "WenQuanYi Micro Hei", "wqy-zenhei.ttc": "WenQuanYi Zen Hei", "deng.ttf": "DengXian",
    "simhei.ttf": "SimHei", "stheiti light.ttc": "Heiti SC", "simsun.ttc": "SimSun",
})  # fmt: skip
"""File names in small letters → the family inside."""

_FONT_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})


def chinese_family() -> str | None:
    """The family to write Simplified Chinese with, or None when none is installed."""
    return preferred(_known_to_fontconfig()) or preferred(
        _FILES[file.name.lower()] for file in _font_files() if file.name.lower() in _FILES
    )


def any_font() -> bool:
    """True when there is any font at all."""
    return any(True for _ in _font_files())


def preferred(families: Iterable[str]) -> str | None:
    """The best of the families for a chart; one that is not known by name comes last, in the order of names."""
    names = sorted(set(families))
    return next((name for name in _PREFERRED if name in names), names[0] if names else None)


def _known_to_fontconfig() -> tuple[str, ...]:
    """Families that fontconfig says cover Simplified Chinese; none where there is no fontconfig."""
    command = shutil.which("fc-list")
    if command is None:
        return ()
    try:
        done = subprocess.run(
            [command, "--format", "%{family}\n", ":lang=zh-cn"], capture_output=True, timeout=20, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    lines = done.stdout.decode("utf-8", "replace").splitlines()
    return tuple(name.strip() for line in lines for name in line.split(",") if name.strip())


def _font_files() -> Iterable[Path]:
    """The font files in the folders where this system keeps them."""
    for folder in _folders():
        for where, _, names in os.walk(folder):
            for name in names:
                if Path(name).suffix.lower() in _FONT_SUFFIXES:
                    yield Path(where, name)


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return (
            Path(os.environ.get("WINDIR", "C:\\Windows")) / "Fonts",
            local / "Microsoft" / "Windows" / "Fonts",
        )
    if sys.platform == "darwin":
        return (
            home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"), Path("/System/Library/AssetsV2"),
        )  # fmt: skip
    return (
        home / ".local" / "share" / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts"),
    )  # fmt: skip
