"""What the parsers' English sentences mean: the one place that knows their wording.

libyaml and PyYAML's Python parser word the same problem differently; both are here.
"""

from __future__ import annotations

from enum import Enum, auto


class Kind(Enum):
    """A kind of problem, whichever parser found it."""

    COLON = auto()
    """``: `` where no key can be."""
    NO_COLON = auto()
    """A line that should be a key."""
    TIGHT_COLON = auto()
    """A colon without a space, before a bracket."""
    BAD_START = auto()
    """A character no plain text can begin with."""
    TAB = auto()
    OPEN_QUOTE = auto()
    """The file ended within quotes."""
    FLOW = auto()
    """Neither a comma nor the closing bracket."""
    NO_CONTENT = auto()
    """Nothing where a value should be."""
    BLOCK = auto()
    """Something that does not belong to the block it stands in."""
    AFTER_END = auto()
    """Something behind the end of the document."""
    DASH = auto()
    """``- `` or ``? `` where no block can begin."""
    ESCAPE = auto()
    BLOCK_HEADER = auto()
    """Text behind ``|`` or ``>``."""
    ANCHOR = auto()
    """``&`` or ``*`` without a name."""
    TAG = auto()
    DIRECTIVE = auto()
    OTHER = auto()


_IN_CONTEXT = (
    ("directive", Kind.DIRECTIVE),
    ("%YAML", Kind.DIRECTIVE),
    ("%TAG", Kind.DIRECTIVE),
    ("scanning a tag", Kind.TAG),
    ("parsing a tag", Kind.TAG),
    ("scanning an anchor", Kind.ANCHOR),
    ("scanning an alias", Kind.ANCHOR),
)
_IN_PROBLEM = (
    ("mapping values are not allowed", Kind.COLON),
    ("could not find expected ':'", Kind.NO_COLON),
    ("found unexpected ':'", Kind.TIGHT_COLON),
    ("cannot start any token", Kind.BAD_START),
    ("tab character", Kind.TAB),
    ("end of stream", Kind.OPEN_QUOTE),
    ("unexpected document indicator", Kind.OPEN_QUOTE),
    ("unexpected document separator", Kind.OPEN_QUOTE),
    ("expected ',' or", Kind.FLOW),
    ("node content", Kind.NO_CONTENT),
    ("expected key", Kind.BLOCK),
    ("expected '-' indicator", Kind.BLOCK),
    ("expected <block end>", Kind.BLOCK),
    ("expected <document start>", Kind.AFTER_END),
    ("expected '<document start>'", Kind.AFTER_END),
    ("sequence entries are not allowed", Kind.DASH),
    ("mapping keys are not allowed", Kind.DASH),
    ("escape", Kind.ESCAPE),
    ("hexdecimal", Kind.ESCAPE),
    ("hexadecimal", Kind.ESCAPE),
    ("indentation indicator", Kind.BLOCK_HEADER),
    ("comment or line break", Kind.BLOCK_HEADER),
    ("comment or a line break", Kind.BLOCK_HEADER),
    ("undefined tag handle", Kind.TAG),
    ("directive", Kind.DIRECTIVE),
    ("incompatible YAML", Kind.DIRECTIVE),
)


def kind_of(problem: str, context: str) -> Kind:
    """The kind of a problem, from the parser's problem and context sentences."""
    for words, kind in _IN_CONTEXT:
        if words in context:
            return kind
    for words, kind in _IN_PROBLEM:
        if words in problem:
            return kind
    return Kind.OTHER
