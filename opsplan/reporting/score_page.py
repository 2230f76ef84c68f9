"""The page about the score, made of the questions themselves."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from opsplan.diagnostics import LANGS, Bilingual, Lang
from opsplan.reporting.markdown import escaped, table
from opsplan.scoring.coverage import STEPS
from opsplan.scoring.question import Question
from opsplan.scoring.questions import QUESTIONS
from opsplan.scoring.sections import SECTIONS
from opsplan.scoring.smart import LETTERS

_INTRO = Bilingual(
    """\
`opsplan score 方案.yaml` 数一数：该答的问题，方案答到了几个。`opsplan check 方案.yaml --score` 先列出问题，再给出得分；
`opsplan render 方案.yaml --appendix score` 把得分作为附录放在 Word（以及 md、txt）的末尾，幻灯片里没有。

```sh
opsplan score plan.yaml                       # 终端里的表
opsplan score plans/*.yaml --format json      # 供程序使用
opsplan score plan.yaml -o 得分.md
```

- 得分 = 答到的项数 ÷ 应答的项数，向下取整，所以 100% 就是全部答到。每一项算一，**不加权**；全案的得分是各章项数相加再相除。
- 除了规则自己的阈值，没有别的数字。阈值按方案和团队的设置取（见[检查的设置](configuration.md)）。
- 大部分问题就是规则：规则对这一项没有话说，就算答到。关闭、忽略规则只让问题不列出来，得分照样问。
- 没写、这类方案也不要求的章节记“–”，不进总分；这类方案要求的章节没写，就有一项没答到。多写一个没有内容的条目，会多出几项没答到的。
- 只有关键字段填没填、算没算清的问题，**写得好不好它看不出来**：100% 的方案也可能是错的方案。
- 分数不影响退出码。读不了的方案没有得分，列出问题，退出码 1。
- JSON 以文件名为键；`open` 是没答到的条目；金额是文本，一位小数也不丢。`check --score --format json` 输出 `{"findings": […], "score": {…}}`。
""",
    """\
`opsplan score plan.yaml` counts how many of the questions a plan should answer it does answer. `opsplan check plan.yaml --score` lists the
findings first and then the score; `opsplan render plan.yaml --appendix score` puts it at the end of the Word file (and of md and txt), never on slides.

```sh
opsplan score plan.yaml                       # tables in a terminal
opsplan score plans/*.yaml --format json      # for programs
opsplan score plan.yaml -o score.md
```

- Score = items answered ÷ items asked, rounded down, so that 100% means all. Every item counts as one, **none is weighted**; the score of the plan
  is that of the sums over its sections.
- There are no numbers but the thresholds that rules have, as the plan and the team set them ([Configuration](configuration.md)).
- Most questions are rules: an item is answered when the rule has nothing to say of it. Turning a rule off or accepting a finding only keeps it
  from being listed; the score still asks.
- A section that is not written, and that the kind of plan does not want, shows a dash and is not in the sum; one that the kind wants and that is
  missing leaves one item open. An entry without content adds open items.
- It sees whether something is said and adds up, **not whether it is any good**: a plan with 100% can be a wrong plan.
- The score does not change the exit code. A plan that cannot be read has no score: its findings are listed and the exit code is 1.
- JSON is keyed by file; `open` are the entries that do not answer; money is text, so that no digit is lost. `check --score --format json` gives
  `{"findings": […], "score": {…}}`.
""",
)
_SMART = Bilingual("目标的 SMART", "SMART goals")
_COVERAGE = Bilingual("目标的落实", "From goals to work")
_MONEY = Bilingual(
    "### 金额的依据\n\n成本的合计是有金额的明细之和（预算和活动，不含预备金），其中写了单价和数量、或在 `note` 里写了报价和来源的算有依据；"
    "收益里，测算依据带数字的算有依据（规则 [`ben-assumption`](rules/ben-assumption.md)）。",
    "### What the money is based on\n\nCosts add up all amounts that are known (of the budget and of activities, without the contingency); those with a price and a "
    "quantity, or a `note` with the quote or the source, have a basis. Benefits have one when it shows numbers (rule [`ben-assumption`](rules/ben-assumption.md)).",
)


def score_page() -> str:
    """The whole page, Chinese first."""
    parts = ["# 方案得分 Score\n\nGenerated from the questions by `python docs/generate.py`."]
    for lang in LANGS:
        parts += [
            f"## {'中文' if lang == 'zh-CN' else 'English'}",
            _INTRO.get(lang).rstrip(),
            *_questions(lang),
        ]
        parts += [
            f"### {_SMART.get(lang)}",
            _smart(lang),
            f"### {_COVERAGE.get(lang)}",
            _coverage(lang),
            _MONEY.get(lang),
        ]
    return "\n\n".join(parts) + "\n"


def _questions(lang: Lang) -> Iterator[str]:
    heads = [Bilingual(*pair).get(lang) for pair in (("问题", "Question"), ("问什么", "Asked of each"), ("怎样算答到", "Answered when"), ("规则", "Rules"))]  # fmt: skip
    for key, members in groupby(QUESTIONS, lambda question: question.section):
        yield f"### {SECTIONS[key].get(lang)}"
        yield table(heads, [_row(question, lang) for question in members])


def _row(question: Question, lang: Lang) -> list[str]:
    words = [escaped(text.get(lang)) for text in (question.title, question.each, question.how)]
    return [*words, _linked(question.rules)]


def _linked(rules: tuple[str, ...]) -> str:
    return ", ".join(f"[`{rule}`](rules/{rule}.md)" for rule in rules)


def _smart(lang: Lang) -> str:
    heads = [
        Bilingual(*pair).get(lang)
        for pair in (("字母", "Letter"), ("怎样算有", "A goal has it with"), ("规则", "Rules"))
    ]
    return table(
        heads,
        [
            [escaped(each.title.get(lang)), escaped(each.how.get(lang)), _linked(each.rules)]
            for each in LETTERS.values()
        ],
    )


def _coverage(lang: Lang) -> str:
    heads = [Bilingual(*pair).get(lang) for pair in (("目标", "Goals"), ("怎样算有", "Counted when"))]
    return table(heads, [[escaped(title.get(lang)), escaped(how.get(lang))] for title, how in STEPS.values()])
