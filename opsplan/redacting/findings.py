"""What is wrong with the editions of a plan, and where an edition still names what it withholds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from opsplan.diagnostics import Bilingual, Finding, Loc, Position, Severity
from opsplan.model.codes import CODES as MODEL_CODES
from opsplan.model.edition_settings import editions_of
from opsplan.model.editions import Edition, names_of_edition
from opsplan.model.nearest import nearest_names
from opsplan.model.problems import shorten
from opsplan.model.read import PlanFile
from opsplan.model.source import Source
from opsplan.patterns import lazy_pattern
from opsplan.redacting.codes import CODES
from opsplan.redacting.leaving_out import Omission
from opsplan.redacting.places import find_place
from opsplan.redacting.redact import OWN_WORDS
from opsplan.redacting.tree import leaves
from opsplan.yamlio.nodes import ScalarNode
from opsplan.yamlio.source import SourceLines

_NAME = lazy_pattern(r"[\w-]{1,30}")


def edition_findings(read: PlanFile) -> Iterator[Finding]:
    """Names that no file can have, editions given twice, and places that the plan cannot have."""
    known = editions_of(read.plan.editions)
    for name, settings in read.plan.editions.items():
        at: Loc = ("editions", name)
        if not _NAME.fullmatch(name.strip()):
            yield _finding(
                read.source, "edition-name", at,
                Bilingual(f"版本名“{shorten(name)}”不能用在文件名里", f"the edition's name '{shorten(name)}' cannot be part of a file's name"),
                Bilingual("只用文字、数字、- 和 _，不超过 30 个字", "use letters, digits, - and _, 30 at most"),
            )  # fmt: skip
        winner = next((one.written_as for one in known.values() if name in names_of_edition(one)), name)
        if winner != name:
            yield read.source.finding(
                "key-twice", at, Bilingual(f"“{name}”和“{winner}”是同一个版本", f"'{name}' and '{winner}' are the same edition"),
                Bilingual("只留一个", "keep one of them"), key=True, code=MODEL_CODES["key-twice"],
            )  # fmt: skip
        for number, text in enumerate(settings.withhold):
            if text.strip() not in OWN_WORDS:
                yield from _place(read.source, (*at, "withhold", number), text, replaced=False)
        for place in settings.instead:
            yield from _place(read.source, (*at, "instead", place), place, replaced=True)


def _place(source: Source, at: Loc, text: str, *, replaced: bool) -> Iterator[Finding]:
    found = find_place(source.root, text)
    if found.wrong is not None:
        yield _finding(source, "edition-place", at, *found.wrong)
    elif found.required and not replaced:
        yield _finding(
            source, "edition-place", at,
            Bilingual(f"“{text}”是必填的，不能隐去", f"a plan cannot do without '{text}'"),
            Bilingual("用 改写 换成这个版本的文字，或隐去整个条目", "give another text with instead, or withhold the whole entry"),
        )  # fmt: skip
    elif replaced and not any(isinstance(source.node(loc), ScalarNode) for loc in found.locs):
        yield _finding(
            source, "edition-place", at,
            Bilingual(f"方案里“{text}”没有可以改写的文字", f"there is no text at '{text}' to put another in the place of"),
            Bilingual("先在方案里写上这一项，再为这个版本改写", "write it in the plan first, then its other text for this edition"),
        )  # fmt: skip


def unknown_edition(read: PlanFile, asked: str) -> Finding:
    """The finding about a plan that has no edition of the name that was asked for."""
    names = [each for one in editions_of(read.plan.editions).values() for each in names_of_edition(one)]
    near = nearest_names(asked, names)
    guess = Bilingual(f"是不是 {near[0]}？", f"did you mean {near[0]}? ") if near else Bilingual("", "")
    return _finding(
        read.source, "edition-unknown", ("editions",) if read.plan.editions else (),
        Bilingual(f"没有叫“{shorten(asked)}”的版本", f"there is no edition '{shorten(asked)}'"),
        Bilingual(f"{guess.zh}可选：{'、'.join(names)}；自己的版本写在 editions 读者版本 里", f"{guess.en}Editions: {', '.join(names)}; your own go under editions"),
    )  # fmt: skip


def mentions(
    omissions: Iterable[Omission], kept: Source, whole: Source, text: str, edition: Edition
) -> Iterator[Finding]:
    """What each text said that is withheld, and what became of it; ``text`` is the plan's file. Places are named as in the
    ``whole`` plan, where entries that are withheld count."""
    lines = SourceLines(text)
    locs = {id(node): loc for loc, node in leaves(whole.root)} if omissions else {}
    for one in omissions:
        loc = locs.get(id(one.node)) if one.became != "own" else None
        place, first = kept.path(one.loc) if loc is None else whole.path(loc), one.said[0]
        done, zh = _BECAME[one.became], edition.zh or edition.name
        said_zh = "、".join(f"“{shorten(said.text)}”（{said.path}）" for said in one.said)
        said_en = ", ".join(f"'{shorten(said.text)}' ({said.path})" for said in one.said)
        yield Finding(
            "edition-mentions", CODES["edition-mentions"], Severity.WARNING,
            Bilingual(
                f"{zh}隐去了{said_zh}，{done.zh}",
                f"the edition {edition.name} withholds {said_en}, {done.en}",
            ),
            Bilingual(f"要在这里写别的话，写在 editions: {edition.name}: instead 的 {place} 里", f"to say something else here, give {place} another text under editions: {edition.name}: instead"),
            whole.file, _where(one.node, first.text, lines), place,
        )  # fmt: skip


_BECAME = {
    "shorter": Bilingual(
        "这段文字里说到它的部分没有写进这个版本", "so what says it is left out of this text"
    ),
    "neutral": Bilingual("所以这里换成了不说明内容的字样", "so neutral words stand here instead"),
    "gone": Bilingual("说到它的这段文字没有写进这个版本", "so this text, which says it, is left out"),
    "entry": Bilingual("说到它的这一条没有写进这个版本", "so this entry, which says it, is left out"),
    "own": Bilingual("这个版本自己的话却写着它", "yet the edition's own words say it"),
}


def _where(node: ScalarNode, said: str, lines: SourceLines) -> Position:
    """Where in the lines of a text something stands; its beginning where that cannot be told."""
    for number in range(node.line, node.end_line + 1):
        column = lines.line(number).find(said, node.column - 1 if number == node.line else 0)
        if column >= 0:
            return Position(number, column + 1)
    return Position(node.line, node.column)


def _finding(source: Source, rule: str, loc: Loc, message: Bilingual, help: Bilingual) -> Finding:
    return source.finding(rule, loc, message, help, key=loc[-2:-1] == ("instead",), code=CODES[rule])
