"""From a rendered template to blocks: views are evaluated, prose is read, directives become marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import Any, Literal

from opsplan.blocks.deck import SLIDE_KINDS, SlideKind
from opsplan.blocks.inline import run
from opsplan.blocks.markdown import DEEPEST, Hooks, parse_markdown, parse_template
from opsplan.blocks.markdown_inline import without_marks
from opsplan.blocks.nodes import Block, Callout, CaptionList, Columns, Heading, Landscape, PageBreak, Toc
from opsplan.diagnostics import Bilingual
from opsplan.errors import TemplateError
from opsplan.library.context import Context, Options, ViewError
from opsplan.library.environment import PLACE, Ink
from opsplan.library.extra import ExtraSections
from opsplan.library.limits import Budget, LimitReached
from opsplan.library.marks import Marker, Notes, SlideOptions
from opsplan.library.references import named
from opsplan.library.views import view_blocks
from opsplan.library.views.tables import number_option, one_of
from opsplan.model.nearest import did_you_mean, nearest_names
from opsplan.patterns import lazy_pattern
from opsplan.records import dataclass

CONTAINERS = ("landscape", "note", "columns", "column", "notes")
_SLIDE_OPTIONS = ("layout", "topic", "source", "optional")
_MOST_VIEWS = 5_000
_SECONDS = 300.0
"""Processor time for the views of a document or deck."""
_ESCAPED = lazy_pattern(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class _Column:
    blocks: tuple[Block, ...]


@dataclass(slots=True)
class Reading:
    """One reading of one rendered template."""

    ctx: Context
    ink: Ink
    extra: ExtraSections = field(init=False)
    budget: Budget = field(init=False, default_factory=lambda: Budget(seconds=_SECONDS))
    views: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.extra = ExtraSections(self.ctx)

    def blocks(self, text: str) -> tuple[Any, ...]:
        """Blocks and marks in order. Raises TemplateError."""
        return parse_template(
            text, Hooks(self._fence, self._directive, self._container, CONTAINERS, self.ink.paths)
        )

    def _fence(self, info: str, content: str, level: int) -> tuple[Any, ...] | None:
        words, _, place = info.partition(PLACE)
        kind, _, name = _ESCAPED.sub(r"\1", words).strip().partition(" ")
        if kind == "prose" and name.isdigit() and int(name) < len(self.ink.prose):
            text, path = self.ink.prose[int(name)]
            return parse_markdown(text, level=min(level, DEEPEST - 1), src=path)
        if not place:
            return None
        file, _, line = place.rpartition(":")
        try:
            if kind == "slide":
                options = _options(content)
                _known_of_slide(options)
                rank = number_option(options, "optional") or 0
                return (SlideOptions(options, _slide_kind(str(options.get("layout", ""))), rank),)
            if kind != "view":
                return None
            view = name.strip()
            return tuple(named(self._view(view, _options(content)), view))
        except ViewError as error:
            raise TemplateError(error.text, file, int(line), error.help) from error

    def _view(self, name: str, options: Options) -> tuple[Block, ...]:
        """What a view shows. ``whole: yes`` asks in a deck, whose tables leave columns and long texts out, for what a
        document would show: for notes."""
        whole = one_of(options, "whole", ("no", "yes")) == "yes"
        own = {key: value for key, value in options.items() if key != "whole"}
        self.views += 1
        if self.views > _MOST_VIEWS:
            raise ViewError(
                Bilingual(f"视图多于 {_MOST_VIEWS} 个", f"there are more than {_MOST_VIEWS} views")
            )
        try:
            self.budget.look()
        except LimitReached as error:
            raise ViewError(error.said) from error
        return view_blocks(replace(self.ctx, deck=False) if whole else self.ctx, name, own)

    def _directive(self, name: str, argument: str, level: int) -> tuple[Any, ...] | None:
        if name == "appendices":
            self.extra.everything = True
        if name == "sections":
            return self.extra.take(argument, level)
        return _DIRECTIVES[name](self.ctx) if name in _DIRECTIVES else None

    def _container(self, name: str, argument: str, inside: tuple[Any, ...]) -> tuple[Any, ...]:
        if name == "column":
            return (_Column(inside),)
        if name == "columns":
            return _columns(argument, tuple(part.blocks for part in inside if isinstance(part, _Column)))
        if name == "notes":
            return (Notes(inside),) if inside else ()
        inside = without_empty_headings(inside)
        if not inside:
            return ()
        return (Landscape(inside),) if name == "landscape" else (Callout(inside),)


def _columns(argument: str, columns: tuple[tuple[Block, ...], ...]) -> tuple[Block, ...]:
    """The columns that hold something, with the weights that ``::: columns 5 7`` gives them."""
    numbers = [float(word) for word in argument.split() if word.isdigit()]
    weights = numbers if len(numbers) == len(columns) else [1.0] * len(columns)
    filled = [(column, weight) for column, weight in zip(columns, weights, strict=True) if column]
    if len(filled) < 2:
        return filled[0][0] if filled else ()
    return (Columns(tuple(column for column, _ in filled), tuple(weight for _, weight in filled)),)


_DIRECTIVES: dict[str, Callable[[Context], tuple[Any, ...]]] = {
    "toc": lambda ctx: (Toc(run(ctx.t("目 录", "Contents")), levels=3),),
    "figures": lambda ctx: (CaptionList("figure", run(ctx.t("图目录", "Figures"))),),
    "tables": lambda ctx: (CaptionList("table", run(ctx.t("表目录", "Tables"))),),
    "appendices": lambda ctx: (Marker("appendices"),),
    "pagebreak": lambda ctx: (PageBreak(),),
    "body": lambda ctx: (Marker("body"),),
    "closing": lambda ctx: (Marker("closing"),),
}


def _options(content: str) -> Options:
    """``key: value`` lines. Marks and escapes of printed values are taken out. Raises ViewError for another line."""
    out: dict[str, str] = {}
    for line in content.splitlines():
        written = _ESCAPED.sub(r"\1", without_marks(line)).strip()
        key, found, value = written.partition(":")
        if written and not found:
            raise ViewError(
                Bilingual(f"选项“{written}”没有冒号", f"the option '{written}' has no colon"),
                Bilingual("写成 选项: 值，如 columns: name, owner", "write option: value, such as columns: name, owner"),
            )  # fmt: skip
        if value.strip():
            out[key.strip()] = value.strip()
    return out


def _known_of_slide(options: Options) -> None:
    """Raises ViewError for an option that a slide does not have."""
    for name in options:
        if name not in _SLIDE_OPTIONS:
            raise ViewError(
                Bilingual(f"slide 没有选项“{name}”", f"a slide has no option '{name}'"),
                Bilingual(f"可用：{'、'.join(_SLIDE_OPTIONS)}", f"options: {', '.join(_SLIDE_OPTIONS)}"),
            )


def _slide_kind(name: str) -> SlideKind | Literal[""]:
    """The kind of slide of that name. Raises ViewError with the nearest name, or else with all of them."""
    found = next((kind for kind in SLIDE_KINDS if kind == name), None)
    if found or not name:
        return found or ""
    near = did_you_mean(nearest_names(name, SLIDE_KINDS))
    raise ViewError(
        Bilingual(f"没有叫“{name}”的幻灯片版式", f"there is no slide layout '{name}'"),
        near or Bilingual(f"可用的版式：{'、'.join(SLIDE_KINDS)}", f"layouts: {', '.join(SLIDE_KINDS)}"),
    )


def _is_content(block: Any) -> bool:
    """True for what a reader would miss: anything but headings and page breaks."""
    return not isinstance(block, Heading | PageBreak | Marker | Notes | SlideOptions)


def without_empty_headings(blocks: tuple[Any, ...]) -> tuple[Any, ...]:
    """The blocks without headings that have nothing below them before the next of the same or a higher level."""
    out: list[Any] = []
    filled = [False] * (DEEPEST + 2)  # content seen below a heading of this level, read backwards
    for block in reversed(blocks):
        if isinstance(block, Heading):
            if not filled[block.level]:
                continue
            for level in range(block.level, DEEPEST + 2):
                filled[level] = False
            for level in range(block.level):
                filled[level] = True
        elif _is_content(block):
            inner = getattr(block, "blocks", None)
            if inner and isinstance(
                inner[0], Heading
            ):  # what has a heading of its own is not below its neighbour's
                filled = [level < inner[0].level for level in range(DEEPEST + 2)]
            elif inner != ():
                filled = [True] * (DEEPEST + 2)
        out.append(block)
    return tuple(reversed(out))
