"""The values of a plan as JSON Schema: the form of each, examples, and what to say of another form.

The patterns take all that the readers of :mod:`opsplan.model.numbers` and :mod:`opsplan.model.times` take, and
little more. They are written for any dialect of regular expressions: without flags, so that both cases are
spelled out, and with full-width digits, which the readers take too (digits of other
scripts are not provided for).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from opsplan.diagnostics import Bilingual, Lang
from opsplan.model import base, brand_values, check_settings, goals, numbers, plan, times
from opsplan.records import dataclass

TEXT_TYPES = ("string", "number")
"""What a text looks like to a YAML parser: ``1.10`` is a text of a plan too. So is ``true``, but where a schema
names the type boolean, editors offer true and false."""

_STRING, _SCALAR, _WHOLE = ("string",), ("string", "number"), ("string", "integer")


@dataclass(frozen=True, slots=True)
class ValueKind:
    """A form of values. ``wrong`` says what is wanted; ``more`` are further keywords of the schema."""

    name: str
    types: tuple[str, ...]
    pattern: str
    zh: tuple[Any, ...]
    en: tuple[Any, ...]
    wrong: Bilingual
    more: tuple[tuple[str, Any], ...] = ()

    def schema(self, lang: Lang, *, tags: bool) -> dict[str, Any]:
        """The schema of one value; with ``tags`` it may be a column's, as a plan with ``each`` has it.

        A value with a tag has to look like nothing else: what it is is known with the row. ``opsplan check`` refuses
        one in a plan without ``each``.
        """
        out: dict[str, Any] = {"type": list(self.types) if len(self.types) > 1 else self.types[0]}
        if self.pattern:
            out["pattern"] = f"{self.pattern}|{_TAG}" if tags and "string" in self.types else self.pattern
        out |= dict(self.more)
        out["examples"] = list(self.zh if lang == "zh-CN" else self.en)
        return out | {"errorMessage": self.wrong.get(lang)}


def any_case(word: str) -> str:
    """A pattern for a word in upper, lower or mixed case."""
    return "".join(f"[{c.lower()}{c.upper()}]" if c.isascii() and c.isalpha() else re.escape(c) for c in word)


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words; of two that begin alike the longer one is tried first."""
    return f"({'|'.join(any_case(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


_TAG = r"\{\{.*\}\}"
_D = "[0-9０-９]"
_SCALE = _one_of(filter(None, numbers._SCALES))
_PLAIN = rf"({_D}+(,{_D}{{3}})+(\.{_D}+)?|{_D}*\.?{_D}+)\s*{_SCALE}?"
_NUMBER = rf"[-+−]?\s*{_PLAIN}"
_QUANTITY = rf"^\s*{_NUMBER}\s*[%％]?\s*$"
_SHARE = rf"^\s*\+?\s*{_PLAIN}\s*[%％]?\s*$"
_SIGN = _one_of(numbers.CURRENCY_SIGNS)
_AMOUNT = rf"\s*{_SIGN}?\s*{_NUMBER}\s*{_SIGN}?\s*"
_PERCENT = rf"\s*\+?\s*{_PLAIN}\s*[%％]\s*"
_HEX = "[0-9A-Fa-f]"
_BYTE = r"\s*[0-9]{1,3}\s*"
_COLOR = rf"^\s*(#?({_HEX}{{6}}|{_HEX}{{3}})|[rR][gG][bB]\({_BYTE}[, ]{_BYTE}[, ]{_BYTE}\))\s*$"
_CLOCK = rf"{_D}{{1,2}}[:：]{_D}{{2}}"
_HOURS = rf"{_D}+(\.{_D}+)?\s*{_one_of(('h', '小时', 'hour', 'hours'))}"
_MINUTES = rf"{_D}+\s*{_one_of(('min', '分钟', '分', 'm', 'minute', 'minutes'))}?"


def _range(low: float, high: float) -> tuple[tuple[str, Any], ...]:
    return (("minimum", low), ("maximum", high))


def _size(
    name: str, unit: str, limits: tuple[float, float], examples: tuple[float, ...], wrong: Bilingual
) -> ValueKind:
    pattern = rf"^\s*[0-9]{{1,3}}(\.[0-9]{{1,3}})?\s*{unit}?\s*$"
    return ValueKind(name, _SCALAR, pattern, examples, examples, wrong, _range(*limits))


WHOLE = {
    "scores": ValueKind(
        "score", ("integer", "string"), r"^\s*[1-5]\s*$", (3, 4, 5), (3, 4, 5),
        Bilingual("这里要写 1 到 5 的整数", "a whole number from 1 to 5 is wanted here"), _range(1, 5),
    ),
    "nth": ValueKind(
        "nth", ("integer", "string"), r"^\s*[1-4]\s*$", (1, 2), (1, 2),
        Bilingual("这里要写 1 到 4 的整数", "a whole number from 1 to 4 is wanted here"), _range(1, 4),
    ),
    "year": ValueKind(
        "year", ("integer", "string"), rf"^\s*{_D}{{4}}\s*$", (2027, 2028), (2027, 2028),
        Bilingual("这里要写年份，如 2027", "a year is wanted here, such as 2027"), _range(1900, 2199),
    ),
    "toc_levels": ValueKind(
        "toc-levels", ("integer", "string"), r"^\s*[1-4]\s*$", (2, 3), (2, 3),
        Bilingual("这里要写 1 到 4 的整数", "a whole number from 1 to 4 is wanted here"), _range(1, 4),
    ),
}  # fmt: skip
"""The keys that hold a whole number, and its form."""

PERSON = ValueKind(
    "person", ("string", "array"), "", ("lin", "林知夏"), ("nina", "Nina Park"),
    Bilingual("这里要写一个人：团队成员的编号、姓名或角色", "a person is wanted here: the id, name or role of a member of the team"),
)  # fmt: skip

_KINDS: tuple[tuple[Any, ValueKind], ...] = (
    (numbers.parse_quantity, ValueKind(
        "quantity", _SCALAR, _QUANTITY, ("36万", 360000, "35%"), ("360k", 360000, "35%"),
        Bilingual("这里只写数，如 36万、360000、35%；单位和“约”写在别处", "a number alone is wanted here, such as 360k, 360,000 or 35%; units and 'about' go elsewhere"),
    )),
    (numbers.parse_quantity_or_text, ValueKind(
        "quantity-or-text", _SCALAR, "", ("5%", "连续两周下降"), ("5%", "falls two weeks running"),
        Bilingual("这里要写一个数或一句话", "a number or words are wanted here"),
    )),
    (numbers.parse_share, ValueKind(
        "share", _SCALAR, _SHARE, ("60%", 60), ("60%", 60),
        Bilingual("这里要写 0–100 的百分比，如 60%", "a share from 0 to 100 is wanted here, such as 60%"), _range(0, 100),
    )),
    (numbers.parse_money, ValueKind(
        "money", _SCALAR, rf"^{_AMOUNT}$", ("12万", 120000, "¥120,000"), ("120k", 120000, "$120,000"),
        Bilingual("这里要写金额，如 12万、120000、¥120,000", "an amount is wanted here, such as 120k, 120000 or $120,000"),
    )),
    (numbers.parse_money_or_share, ValueKind(
        "money-or-share", _SCALAR, rf"^({_AMOUNT}|{_PERCENT})$", ("8%", "12万"), ("8%", 12000),
        Bilingual("这里要写金额或百分比，如 12万、8%", "an amount or a share is wanted here, such as 12000 or 8%"),
    )),
    (check_settings.parse_threshold, ValueKind(
        "threshold", _SCALAR, r"^\s*-?[0-9]*\.?[0-9]+\.?\s*$", (15, 0.5), (15, 0.5),
        Bilingual("这里要写一个数字，如 15、0.5", "a number is wanted here, such as 15 or 0.5"),
    )),
    (times.parse_date, ValueKind(
        "date", _STRING, rf"^\s*{_D}{{4}}-{_D}{{2}}-{_D}{{2}}\s*$", ("2027-03-12", "2027-12-31"), ("2027-03-12", "2027-12-31"),
        Bilingual("这里要写年-月-日，如 2027-03-12", "year-month-day is wanted here, such as 2027-03-12"),
    )),
    (times.parse_date_expr, ValueKind(
        "date-expression", _SCALAR, r"\S", ("2027-03-12", "双11-3wd", "period.end"), ("2027-03-12", "launch-3wd", "period.end"),
        Bilingual("这里要写日期：2027-03-12，或关键日期加减天数，如 双11-3wd", "a date is wanted here: 2027-03-12, or a named date with an offset, such as launch-3wd"),
    )),
    (times.parse_duration, ValueKind(
        "duration", _WHOLE, rf"^\s*{_D}+\s*({'|'.join(sorted(times.UNITS, key=lambda unit: (-len(unit), unit)))})?\s*$",
        (5, "7d", "2w"), (5, "7d", "2w"),
        Bilingual("这里要写工期：5 或 5wd（工作日）、7d（自然日）、2w（周）、1mo（月）", "a duration is wanted here: 5 or 5wd (working days), 7d, 2w or 1mo"),
        (("minimum", 0),),
    )),
    (times.parse_time, ValueKind(
        "time", _SCALAR, rf"^\s*{_CLOCK}(\s*[-–—~～至到]\s*{_CLOCK})?\s*$", ("19:30", "19:30-21:00"), ("19:30", "19:30-21:00"),
        Bilingual("这里要写时间，如 19:30 或 19:30-21:00", "a time of day is wanted here, such as 19:30 or 19:30-21:00"),
    )),
    (times.parse_length, ValueKind(
        "length", _WHOLE, rf"^\s*({_HOURS}\s*({_MINUTES})?|{_MINUTES})\s*$", ("40分钟", "1小时", 40), ("40min", "1h30min", 40),
        Bilingual("这里要写时长，如 40分钟、1小时；只写数字是分钟", "a length of time is wanted here, such as 40min or 1h30min; a bare number is minutes"),
    )),
    (times.parse_weekday, ValueKind(
        "weekday", _WHOLE, rf"^\s*{_one_of(times._WEEKDAYS)}\s*$", ("周一", "周四", "周日"), ("Mon", "Thu", "Sun"),
        Bilingual("这里要写星期几，如 周四 或 4（周一是 1）", "a weekday is wanted here, such as Thu or 4 (Monday is 1)"), _range(1, 7),
    )),
    (times.parse_month, ValueKind(
        "month", _STRING, rf"^\s*{_D}{{4}}-{_D}{{2}}\s*$", ("2027-03", "2027-11"), ("2027-03", "2027-11"),
        Bilingual("这里要写年-月，如 2027-03", "year-month is wanted here, such as 2027-03"),
    )),
    (times.parse_quarter, ValueKind(
        "quarter", _STRING, rf"^\s*{_D}{{4}}Q[1-4]\s*$", ("2027Q1", "2027Q3"), ("2027Q1", "2027Q3"),
        Bilingual("这里要写年份加季度，如 2027Q1", "a year and a quarter are wanted here, such as 2027Q1"),
    )),
    (goals._baseline, ValueKind(
        "baseline", _SCALAR, rf"({_QUANTITY}|^\s*({any_case(goals.NEW)}|新指标)\s*$)", ("22.4万", "7.5%", "新指标"), (224000, "7.5%", "new"),
        Bilingual("这里只写数，如 22.4万、7.5%；还没有数据的写 新指标", "a number alone is wanted here, such as 224000 or 7.5%; write new when there is none yet"),
    )),
    (base._level, ValueKind(
        "level", ("integer", "string"), rf"^\s*([1-5]|{_one_of(base._LEVELS)})\s*$", ("低", "中", "高"), ("low", "medium", "high"),
        Bilingual("这里要写 1–5，或 低、中、高", "1–5 is wanted here, or low, medium, high"), _range(1, 5),
    )),
    (base._id, ValueKind(
        "id", _SCALAR, "^[A-Za-z0-9_-]{1,100}$", ("g-mau", "t_01"), ("g-mau", "t_01"),
        Bilingual("编号只能用字母、数字、- 和 _，如 g-mau", "an id holds letters, digits, - and _ only, such as g-mau"),
    )),
    (base._person, PERSON),
    (brand_values.parse_color, ValueKind(
        "color", ("string", "integer"), _COLOR, ("#0B4F6C", "#C2410C"), ("#0B4F6C", "#C2410C"),
        Bilingual('这里要写颜色，如 "#0B4F6C"，要加引号', 'a colour is wanted here, such as "#0B4F6C", in quotes'),
    )),
    (brand_values.parse_font, ValueKind(
        "font", _STRING, r"^[^\"'<>{};\\/&,]{1,60}$", ("微软雅黑", "宋体"), ("Arial", "Georgia"),
        Bilingual("这里要写一种字体的名字，如 微软雅黑", "the name of one font is wanted here, such as Georgia"),
    )),
    (brand_values.parse_points, _size(
        "points", "([pP][tT]|磅)", (9, 16), (12, 10.5), Bilingual("这里要写字号，9 到 16 磅，如 12", "a size of 9 to 16 points is wanted here, such as 12"),
    )),
    (brand_values.parse_lines, _size(
        "lines", "(行|倍)", (1, 2.5), (1.5, 1.25), Bilingual("这里要写行距，1 到 2.5 倍，如 1.5", "a line spacing of 1 to 2.5 lines is wanted here, such as 1.5"),
    )),
    (brand_values.parse_margin, _size(
        "margin", "([cC][mM]|厘米)", (1, 6), (2.54, 3), Bilingual("这里要写页边距，1 到 6 厘米，如 2.54", "a margin of 1 to 6 centimetres is wanted here, such as 2.54"),
    )),
    (brand_values.parse_logo_height, _size(
        "logo-height", "([cC][mM]|厘米)", (0.4, 3), (1, 1.2), Bilingual("这里要写高度，0.4 到 3 厘米，如 1", "a height of 0.4 to 3 centimetres is wanted here, such as 1"),
    )),
    (plan._version, ValueKind(
        "spec-version", ("integer", "string"), rf"^\s*{_one_of(plan.KNOWN_VERSIONS)}\s*$", (1,), (1,),
        Bilingual(f"这里要写 {plan.KNOWN_VERSIONS[-1]}", f"{plan.KNOWN_VERSIONS[-1]} is wanted here"),
        (("minimum", int(plan.KNOWN_VERSIONS[0])), ("maximum", int(plan.KNOWN_VERSIONS[-1]))),
    )),
)  # fmt: skip
BY_READER: dict[Any, ValueKind] = dict(_KINDS)

_REFS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "goals": (("g-mau", "小程序月活"), ("g-mau", "Monthly active users")),
    "metrics": (("mau", "次日留存率"), ("mau", "Next-day retention")),
    "channels": (("wechat", "服务号"), ("mail", "E-mail")),
    "phases": (("ph-warm", "预热期"), ("ph-warm", "Warm-up")),
    "pillars": (("pl-content", "内容种草"), ("pl-content", "Content")),
    "tactics": (("tc-column", "老客故事栏目"), ("tc-column", "Customer stories")),
    "activities": (("a-live", "上新直播"), ("a-live", "Launch stream")),
    "segments": (("s-silent", "沉默会员"), ("s-silent", "Silent members")),
    "tasks": (("t-page", "活动页面上线"), ("t-page", "Campaign page live")),
    "problems": (("pb-cac", "获客成本逐年上升"), ("pb-cac", "Acquisition costs rise")),
    "columns": (("老客故事", "头条"), ("Customer stories", "Lead")),
}


def text_schema(lang: Lang) -> dict[str, Any]:
    """The schema of a text. The ``anyOf`` of one lets editors put the cursor behind the colon of a key."""
    wrong = Bilingual(
        "这里要写一段文字；里面有英文冒号或逗号就用引号括起来",
        "text is wanted here; quote it if it holds a colon or a comma",
    )
    text = {"type": list(TEXT_TYPES), "errorMessage": wrong.get(lang)}
    return {"anyOf": [{"if": {"type": "boolean"}, "else": text}]}


def flag_schema(lang: Lang) -> dict[str, Any]:
    """The schema of a yes or no. With the type boolean, editors would insert it into every new entry."""
    wrong = Bilingual("这里只能写 true 或 false（是、否也可以）", "true or false is wanted here")
    words = ("是", "否", "yes", "no") if lang == "zh-CN" else ("yes", "no", "是", "否")
    return {"enum": [True, False, *words], "errorMessage": wrong.get(lang)}


def ref_kind(mark: base.RefTo) -> ValueKind:
    """The form of a ref: an id or a name of the section it points to; of the first one when there are several."""
    target = mark.targets[0]
    zh, en = _REFS[target]
    name = f"ref-{'-or-'.join(mark.targets)}{'-or-text' if mark.or_text else ''}"
    wrong = Bilingual(
        f"这里要写编号或名称，如 {'、'.join(zh)}",
        f"an id or a name is wanted here, such as {' or '.join(en)}",
    )
    return ValueKind(name, _SCALAR, "", zh, en, wrong)
