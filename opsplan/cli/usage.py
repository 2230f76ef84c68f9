"""What click says by itself (usage, help headings, wrong usage), in the terminal's language."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from opsplan.cli.words import say, terminal_language
from opsplan.patterns import lazy_pattern

_HELP = {
    "Options": "选项",
    "Show this message and exit.": "显示这段帮助。",
    "Show the version and exit.": "显示版本号。",
}
_ARGUMENTS = (("[OPTIONS]", "[选项]"), ("COMMAND [ARGS]...", "命令 [参数]..."))
_DEFAULT = lazy_pattern(r"\s*\[default: (.*)\]")
_WRONG: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (lazy_pattern(pattern, re.DOTALL), words)
    for pattern, words in (
        (r"Missing argument '(.+)'\.(.*)", r"缺少参数 \1\2"),
        (r"Missing option '(.+)'\.(.*)", r"缺少选项 \1\2"),
        (r"Missing command\.", "缺少命令"),
        (r"No such option:? '?([^'\s.]+)'?\.?( .*)?", r"没有选项 \1\2"),
        (r"No such command '(.+?)'\.(.*)", r"没有命令 \1\2"),
        (r"Option '(.+)' requires an argument\.", r"选项 \1 后面要写一个值"),
        (r"Option '(.+)' does not take a value\.", r"选项 \1 后面不写值"),
        (r"Got unexpected extra arguments? \((.*)\)", r"多出了参数 \1"),
        (r"Invalid value for '?(.+?)'?: (.*)", r"\1 的值不对：\2"),
        (r"Invalid value: (.*)", r"值不对：\1"),
    )
)
_INSIDE: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy_pattern(r"'([^']*)' is not one of (.+)\."), r"没有“\1”这个取值，可选：\2"),
    (lazy_pattern(r"([^\s：]+) is not in the range (\d+)<=x<=(\d+)\."), r"写 \2 到 \3，写成了“\1”"),
    (lazy_pattern(r" \(?Did you mean (?:one of: )?'?(.+?)'?\?\)?"), r"。是不是 \1？"),
)
"""Sentences that stand inside others."""
_LISTED = lazy_pattern(r"可选：'.*")
"""The words of a closed list, as click quotes them."""


class Formatter(click.HelpFormatter):
    """Help pages with the headings and standard sentences of the terminal's language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for english, chinese in _ARGUMENTS:
            args = args.replace(english, say(chinese, english))
        super().write_usage(prog, args, prefix or say("用法：", "Usage: "))

    def write_heading(self, heading: str) -> None:
        self.write(f"{'':>{self.current_indent}}{_said(heading)}{say('：', ':')}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _said(text)) for name, text in rows], col_max, col_spacing)


class Context(click.Context):
    """A click context whose help is written by :class:`Formatter`."""

    formatter_class = Formatter


class Group(click.Group):
    """A group whose own help and that of its commands is written by :class:`Formatter`."""

    context_class = Context

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            command.context_class = Context
        return command


def _said(text: str) -> str:
    if terminal_language() == "en":
        return text
    return _DEFAULT.sub(r"（默认 \1）", _HELP.get(text, text))


def in_chinese(message: str) -> str:
    """A sentence of click's about wrong usage in Chinese; any other text as it is."""
    for pattern, words in _WRONG:
        if pattern.fullmatch(message):
            message = pattern.sub(words, message)
            break
    for pattern, words in _INSIDE:
        message = pattern.sub(words, message)
    return _LISTED.sub(lambda found: found[0].replace("'", "").replace(", ", "、"), message)


def print_wrong_usage(error: click.ClickException) -> None:
    """Say on stderr what was wrong with the command line, and where help is."""
    if terminal_language() == "en" or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is not None:
        click.echo(ctx.get_usage(), err=True)
        click.echo(f"运行 {ctx.command_path} {ctx.help_option_names[-1]} 查看帮助。\n", err=True)
    click.echo(f"错误：{in_chinese(error.format_message())}", err=True)
