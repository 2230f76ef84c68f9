"""Why the parser stopped, in words a plan's writer can act on.

The parser reports what it tripped over, often a line below the slip. Each function here recognises
one slip from the kind of problem and from the source lines; the first one that does gives the finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from opsplan.diagnostics import Finding, Position
from opsplan.yamlio import problems_brackets as brackets
from opsplan.yamlio import problems_layout as layout
from opsplan.yamlio import problems_text as text
from opsplan.yamlio.messages import finding
from opsplan.yamlio.parser_words import Kind
from opsplan.yamlio.trouble import Trouble

Advice = Callable[[Trouble], Finding | None]

_COLON: tuple[Advice, ...] = (
    layout.tab,
    layout.wide_margin,
    text.quote_closed_late,
    text.wide_quote,
    layout.spoilt_key_above,
    layout.missing_colon_above,
    layout.deeper_than_a_value,
    text.colon_in_text,
)
_BLOCK: tuple[Advice, ...] = (
    layout.tab,
    layout.wide_margin,
    text.quote_closed_late,
    text.text_after_quote,
    brackets.stray,
    text.special_start_of_value,
    layout.no_key,
    layout.list_among_keys,
    layout.misaligned,
)
_FLOW: tuple[Advice, ...] = (
    brackets.stray,
    text.quote_closed_late,
    text.text_after_quote,
    brackets.unclosed,
    text.wide_comma,
    text.wide_quote,
    text.colon_in_flow_text,
    brackets.missing_comma,
)

ADVICE: Mapping[Kind, tuple[Advice, ...]] = MappingProxyType(
    {
        Kind.COLON: _COLON,
        Kind.NO_COLON: (layout.tab, layout.wide_margin, layout.spoilt_key_here, layout.missing_colon_here),
        Kind.TIGHT_COLON: (text.tight_colon_here,),
        Kind.BAD_START: (layout.tab, text.quote_closed_late, text.special_start_here),
        Kind.TAB: (layout.tab,),
        Kind.OPEN_QUOTE: (text.unclosed_quote,),
        Kind.FLOW: _FLOW,
        Kind.NO_CONTENT: (brackets.unclosed, brackets.stray, brackets.extra_comma, text.special_start_here),
        Kind.BLOCK: _BLOCK,
        Kind.AFTER_END: (
            layout.tab,
            layout.second_document,
            text.quote_closed_late,
            text.text_after_quote,
            brackets.stray,
            layout.left_of_the_root,
        ),
        Kind.DASH: (layout.tab, brackets.unclosed, layout.list_on_key_line, text.special_start_here),
        Kind.ESCAPE: (text.bad_escape,),
        Kind.BLOCK_HEADER: (text.special_start_of_context,),
        Kind.ANCHOR: (
            text.quote_closed_late,
            text.special_start_of_context,
        ),
        Kind.TAG: (text.tag,),
        Kind.DIRECTIVE: (layout.directive,),
        Kind.OTHER: (),
    }
)
"""What to try for each kind of problem, in order."""


def explain(trouble: Trouble) -> Finding:
    """The one finding for what stopped the parser."""
    return next(_recognised(trouble), None) or _unexplained(trouble)


def _recognised(trouble: Trouble) -> Iterator[Finding]:
    for advice in ADVICE[trouble.kind]:
        found = advice(trouble)
        if found is not None:
            yield found


def _unexplained(trouble: Trouble) -> Finding:
    source, place = trouble.source, trouble.place
    if source.at_end(place):
        # The end of the file says little to a reader: show the last line that holds something.
        last = source.previous(len(source) + 1)
        place = Position(last, len(source.margin(last)) + 1) if last else Position(1, 1)
    return finding("yaml-syntax", place, text=source.after(place))
