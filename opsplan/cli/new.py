"""``opsplan new``: a new plan from a template, asked for in a dialogue or said on the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from opsplan.cli.options import STDIN, check_named, day_option, lang_option, new_plan_option, write_stdout
from opsplan.cli.reporting import print_count
from opsplan.cli.targets import single_path
from opsplan.cli.words import say, terminal_language
from opsplan.diagnostics import Bilingual, Lang
from opsplan.errors import OutputError, UserError

if TYPE_CHECKING:
    from opsplan.library.locate import Found
    from opsplan.library.manifest import Template
    from opsplan.library.starting.answers import Answer, Desk, LateStart
    from opsplan.library.starting.questions import Question

_PLAN = "plan.yaml"


@click.command(
    "new",
    help=say(
        "用模板新建一份方案：回答几个问题，得到按活动日期或周期排好全程的 YAML，写到 plan.yaml 或 -o 指定的地方；已有的文件不会被覆盖。"
        "不在终端里运行时不提问，用默认值。\n\n"
        "--from 旧方案 从去年的方案开始：日期移到对应的工作日和节日，实际值成为基线，进度、状态和复盘清零，注释和排版不动；"
        "要人来定的逐条列出。\n\n\b\n示例：\n  opsplan new\n  opsplan new webinar --date 6月10日 -o 直播.yaml\n"
        "  opsplan new annual-product --set year=2027 --set brand=熊猫家居 --no-input\n"
        "  opsplan new --from 2027.yaml --shift 1y -o 2028.yaml\n  opsplan templates list",
        "Start a plan from a template: answer a few questions and get a YAML file with the whole lifecycle laid out from the day of "
        "the event, or from the period. It goes to plan.yaml, or where -o says; a file that is there is not overwritten. Without a "
        "terminal nothing is asked and the defaults answer.\n\n"
        "--from OLD_PLAN begins with last year's plan: days move to matching working days and festivals, actual values become "
        "baselines, progress, statuses and the review start anew, comments and layout stay; what people have to decide is listed."
        "\n\n\b\nExamples:\n  opsplan new\n"
        '  opsplan new webinar --date "June 10" -o webinar.yaml\n  opsplan new annual-product --set year=2027 --set brand=Northwind --no-input\n'
        "  opsplan new --from 2027.yaml --shift 1y -o 2028.yaml\n  opsplan templates list",
    ),
)
@click.argument("template", metavar="[TEMPLATE]", required=False)
@new_plan_option
@click.option(
    "--set", "sets", multiple=True, metavar="KEY=VALUE",
    help=say("回答一个问题，可写多次（opsplan templates show 列出问题）", "Answer a question; may be given several times (opsplan templates show lists them)"),
)  # fmt: skip
@click.option(
    "--date", "day", metavar="D",
    help=say("活动日：2027-06-10、6月10日、下周四、双11；有 --from 时是新周期的第一天", "The day of the event: 2027-06-10, June 10, next Thursday; with --from, the first day of the new period"),
)  # fmt: skip
@click.option(
    "--from", "old", metavar="OLD_PLAN",
    help=say("从这份旧方案开始，不用模板", "Begin with this plan instead of a template"),
)  # fmt: skip
@click.option(
    "--shift", "by", metavar="1y|6mo|4w",
    help=say("旧方案往后移多久（默认 1y）", "How much later than the old plan (default: 1y)"),
)  # fmt: skip
@click.option(
    "--answers", metavar="FILE",
    help=say("写着答案的 YAML 文件：问题: 答案", "A YAML file of answers: question: answer"),
)  # fmt: skip
@lang_option("方案的语言（默认是终端的语言）", "Language of the plan (default: the terminal's)")
@click.option(
    "--keys", type=click.Choice(["zh-CN", "zh", "en"]), metavar="zh-CN|en",
    help=say("键名的语言（默认是方案的语言）", "Language of the keys (default: the plan's)"),
)  # fmt: skip
@click.option(
    "--no-input", is_flag=True, help=say("不提问，没回答的用默认值", "Ask nothing: defaults answer")
)
@click.option("--force", is_flag=True, help=say("覆盖已有的文件", "Overwrite a file that is there"))
@day_option("--today")
def command(
    template: str | None, output: str | None, sets: tuple[str, ...], day: str | None, answers: str | None, old: str | None,
    by: str | None, lang: Any, keys: str | None, no_input: bool, force: bool, today: date,
) -> None:  # fmt: skip
    """Ask, write the plan, and say what to do next."""
    from opsplan.library.starting.starter import starter_languages
    from opsplan.pipeline.starting import desk_for, start

    target = _target(output)
    if target is not None and target.exists() and not force:
        raise OutputError(
            Bilingual(f"{target} 已经存在，没有覆盖", f"{target} is there already and was not overwritten"),
            Bilingual("用 -o 换一个文件名，或加 --force 覆盖它", "give another name with -o, or --force to overwrite it"),
        )  # fmt: skip
    if old is not None:
        if template or sets or answers or lang or keys:
            raise click.UsageError(
                say("有 --from 时不写模板、--set、--answers、--lang 和 --keys", "--from takes no template, --set, --answers, --lang or --keys")
            )  # fmt: skip
        _begin_again(old, by, day, target, today, force=force)
        return
    if by is not None:
        raise click.UsageError(say("--shift 要和 --from 一起写", "--shift goes with --from"))
    asking = not no_input and output != STDIN and sys.stdin is not None and sys.stdin.isatty()
    found = _template(template, asking)
    chosen = _language(lang, starter_languages(found.template), found.template)
    desk = desk_for(today, chosen)
    _say_where(found)
    started = start(
        found.template, _given(sets, day, answers), desk, keys=None if keys is None else "en" if keys == "en" else "zh-CN",
        ask=_dialogue(desk) if asking else None,
    )  # fmt: skip
    data = started.text.encode()
    _write(target, data, force=force)
    for late in started.late:
        click.echo(_lateness(late), err=True)
    _say_next(target, data, today)


def _begin_again(
    old: str, by: str | None, day: str | None, target: Path | None, today: date, *, force: bool
) -> None:
    from opsplan.cli.new_again import again_from, say_undecided

    started = again_from(old, by=by, to=day, today=today)
    data = started.text.encode()
    _write(target, data, force=force)
    say_undecided(started, str(target or STDIN))
    _say_next(target, data, today)


def _write(target: Path | None, data: bytes, *, force: bool) -> None:
    from opsplan.writers.files import Output, write_outputs

    if target is None:
        write_stdout(data)
        return
    write_outputs([Output("yaml", target, data)], overwrite=force)
    click.echo(target)


def _template(name: str | None, asking: bool) -> Found:
    from opsplan.library.locate import all_templates, find_template, on_shelf

    if name is None:
        startable = [each for each in all_templates() if _starts(each.template)]
        if not asking:
            names = ", ".join(each.template.name for each in startable)
            raise click.UsageError(say(f"写上模板的名字：{names}", f"name a template: {names}"))
        return _chosen(startable)
    found = on_shelf(name)
    if found is None:
        from opsplan.library.locate import Found, Shelf

        template = find_template(name)
        found = Found(template, Shelf("project", template.folder))
    return found


def _starts(template: Template) -> bool:
    from opsplan.library.starting.starter import starter_languages

    return bool(starter_languages(template))


def _chosen(startable: Sequence[Found]) -> Found:
    lang = terminal_language()
    width = max((len(each.template.name) for each in startable), default=0)
    for number, each in enumerate(startable, start=1):
        template = each.template
        click.echo(f"{number:3}  {template.name:{width}}  {template.title.get(lang)}", err=True)
    names = {each.template.name: each for each in startable}
    while True:
        said = click.prompt(
            say("用哪个模板（序号或名字）", "Which template (number or name)"), err=True
        ).strip()
        if said in names:
            return names[said]
        if said.isdigit() and 1 <= int(said) <= len(startable):
            return startable[int(said) - 1]
        click.echo(say(f"没有“{said}”", f"there is no '{said}'"), err=True)


def _target(output: str | None) -> Path | None:
    if output == STDIN:
        return None
    return single_path(output, _PLAN, (".yaml", ".yml")) if output else Path(_PLAN)


def _language(asked: Lang | None, languages: tuple[Lang, ...], template: Template) -> Lang:
    if asked and languages and asked not in languages:
        raise UserError(
            Bilingual(f"模板“{template.name}”没有 {asked} 版", f"template '{template.name}' has no version in {asked}"),
            Bilingual(f"它有：{'、'.join(languages)}", f"it has: {', '.join(languages)}"),
        )  # fmt: skip
    wanted = asked or terminal_language()
    return wanted if wanted in languages or not languages else languages[0]


def _say_where(found: Found) -> None:
    if found.shelf.origin == "built-in":
        return
    click.echo(say(f"模板：{found.template.folder}", f"template: {found.template.folder}"), err=True)


def _given(sets: Sequence[str], day: str | None, answers: str | None) -> Mapping[str, str]:
    """The answers of a file, then those of the command line, which win."""
    from opsplan.library.starting.questions import EVENT

    given = dict(_from_file(answers)) if answers else {}
    for each in sets:
        name, equals, value = each.partition("=")
        if not equals:
            raise click.BadParameter(
                say(f"“{each}”里没有 =，写成 问题=答案", f"'{each}' has no =; write question=answer"), param_hint="--set"
            )  # fmt: skip
        given[name.strip()] = value
    if day is not None:
        given[EVENT] = day
    return given


def _from_file(name: str) -> Mapping[str, str]:
    from opsplan.cli.options import read_given
    from opsplan.yamlio.nodes import ScalarNode
    from opsplan.yamlio.reader import read_yaml

    read = read_yaml(read_given(name), name)
    first = next(iter(read.findings), None)
    if first is not None or read.root is None:
        place = f"{name}:{first.position.line}" if first and first.position else name
        message = first.message if first else Bilingual("没有答案", "no answers")
        raise UserError(
            Bilingual(f"{place}：{message.zh}", f"{place}: {message.en}"), first.help if first else None
        )
    given = {}
    for key, value in read.root.entries:
        if not isinstance(value, ScalarNode):
            raise UserError(
                Bilingual(f"{name}:{value.line}：“{key.text}”的答案要写成一个值", f"{name}:{value.line}: the answer to '{key.text}' is one value")
            )  # fmt: skip
        given[key.text] = value.text
    return given


def _dialogue(desk: Desk) -> Callable[[Question, str, Mapping[str, Answer]], Answer]:
    """Asks on the terminal until the answer can be read; Enter takes the default."""
    from opsplan.library.starting.answers import AnswerError, read_answer

    lang = terminal_language()

    def ask(question: Question, default: str, given: Mapping[str, Answer]) -> Answer:
        if help := question.help.get(lang):
            click.echo(click.style(f"  {help}", dim=True), err=True)
        for number, option in enumerate(question.options, start=1):
            click.echo(f"  {number}  {option.label.get(lang)}", err=True)
        while True:
            said = click.prompt(question.ask.get(lang), default=_shown(question, default, lang), err=True)
            try:
                answer = read_answer(question, str(said), given, desk)
            except AnswerError as error:
                for words in (error.text, error.help):
                    if words:
                        click.echo(f"  {words.get(lang)}", err=True)
                continue
            if isinstance(answer, date):
                click.echo(f"  {_spoken(answer, lang)}", err=True)
            return answer

    return ask


def _shown(question: Question, default: str, lang: Lang) -> str:
    return next((each.label.get(lang) for each in question.options if each.value == default), default)


def _spoken(day: date, lang: Lang) -> str:
    names = "一二三四五六日" if lang == "zh-CN" else ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return f"{day} {'周' if lang == 'zh-CN' else ''}{names[day.weekday()]}"


def _lateness(late: LateStart) -> str:
    lead = late.question.lead.removesuffix("wd") if late.question.lead.endswith("wd") else late.question.lead
    if late.question.lead.endswith("wd"):
        length = Bilingual(f"{lead} 个工作日", f"{lead} working days")
    else:
        length = Bilingual(late.question.lead, late.question.lead)
    return say(
        f"提前量不够：{late.day} 之前要有 {length.zh}，本该从 {late.begin} 开始；最早可以定在 {late.earliest}，或者删减前期的事",
        f"not enough lead time: {late.day} wants {length.en} before it, so work should have begun on {late.begin}; "
        f"the first day with all of it is {late.earliest}, else leave out early work",
    )


def _say_next(target: Path | None, data: bytes, today: date) -> None:
    """How the plan stands, and what to do with it."""
    name = str(target) if target is not None else STDIN
    checked = check_named(name, today=today, lang=None, data=data)
    print_count(checked.report, checked.file, checked.lang)
    if target is not None:
        click.echo(
            say(
                "带“示例”注释的数字和文字换成自己的：",
                "put your own figures and words where a 'sample' comment stands:",
            ),
            err=True,
        )
    for words in (f"opsplan check --samples {name}", f"opsplan render {name}") if target else ():
        click.echo(f"  {words}", err=True)
