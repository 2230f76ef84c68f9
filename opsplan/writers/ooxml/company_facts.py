"""What a company's Word or PowerPoint file has, and what of it will be used: for ``opsplan brand check`` and ``init``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from opsplan.diagnostics import Bilingual, Finding
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A value that has a word in each language, and a code for machines."""

    code: str
    words: Bilingual


Value = str | int | float | Term


@dataclass(frozen=True, slots=True)
class FactTable:
    """Rows of facts. ``key`` and the first of each pair of ``head`` are for machines, the others for readers."""

    key: str
    title: Bilingual
    head: tuple[tuple[str, Bilingual], ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """What a brand file can begin with. ``accent``, the one for dark slides and ``phases`` are ``RRGGBB``; fonts are pairs of Latin and East Asian
    ones, for headings and for text, empty where the file names none; ``layouts`` by use."""

    accent: str = ""
    phases: tuple[str, ...] = ()
    dark: str = ""
    """The accent on dark slides, where slides are dark."""
    heading: tuple[str, str] = ("", "")
    body: tuple[str, str] = ("", "")
    layouts: Mapping[str, str] = field(default_factory=dict)
    logo: tuple[str, bytes] | None = None
    """The suffix of a picture's file, and the picture."""


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """A company's file in tables, what it lacks, and a start for a brand."""

    file: str
    tables: tuple[FactTable, ...]
    findings: tuple[Finding, ...]
    start: Start
