"""Wrong usage and help, in the language of the terminal."""

from __future__ import annotations

import sys

import click
import pytest

from opsplan.cli import usage
from opsplan.cli.main import main


def run(arguments: str, lang: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("OPSPLAN_LANG", lang)
    monkeypatch.setattr(sys, "argv", ["opsplan", *arguments.split()])
    with pytest.raises(SystemExit) as caught:
        main()
    assert isinstance(caught.value.code, int)
    return caught.value.code


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        ("check", "缺少参数 PLAN...", "Missing argument 'PLAN...'."),
        ("check --formt text p", "没有选项 --formt。是不是 --format？", "No such option"),
        ("check -z p", "没有选项 -z\n", "No such option"),
        ("check --format xml p", "--format 的值不对：没有“xml”这个取值，可选：text、json、", "'xml' is not one of"),
        ("check p --format", "选项 --format 后面要写一个值", "requires an argument"),
        ("check --strict=1 p", "选项 --strict 后面不写值", "does not take a value"),
        ("check --date soon p", "--date 的值不对：“soon”不是日期，写成 2027-03-12", "'soon' is not a date"),
        ("dates 2027 --tier 9", "--tier 的值不对：写 1 到 4，写成了“9”", "9 is not in the range 1<=x<=4"),
        ("schema a b", "多出了参数 a b", "unexpected extra arguments (a b)"),
        ("chek", "没有命令 chek。是不是 check？", "Did you mean 'check'?"),
        ("render p -o x.xyz", "不知道 x.xyz 是什么格式", "what format is x.xyz?"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told_in_the_terminals_language(
    arguments: str, zh: str, en: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for lang, words in (("zh", zh), ("en", en)):
        assert run(arguments, lang, monkeypatch) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert words in err
        assert ("错误：" in err) is (lang == "zh")
        assert not (lang == "zh" and any(word in err for word in ("Error:", "Usage:", "Try ")))


@pytest.mark.parametrize(
    ("lang", "there", "not_there"),
    [
        ("zh", ("用法：opsplan check [选项] PLAN...", "选项：", "显示这段帮助"), ("Usage", "Options", "[OPTIONS]")),
        ("en", ("Usage: opsplan check [OPTIONS] PLAN...", "Options:", "Show this message"), ("用法", "选项")),
    ],
)  # fmt: skip
def test_help_has_headings_in_the_terminals_language(
    lang: str, there: tuple[str, ...], not_there: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert run("check --help", lang, monkeypatch) == 0
    out = capsys.readouterr().out
    assert [words for words in there if words not in out] == []
    assert not any(words in out for words in not_there)


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "--size INTEGER  大小（默认 3）"), ("en", "--size INTEGER  大小  [default: 3]")],
)
def test_defaults_are_told_in_the_terminals_language(
    lang: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPSPLAN_LANG", lang)
    command = click.Command("x", params=[click.Option(["--size"], default=3, show_default=True, help="大小")])
    assert words in command.get_help(usage.Context(command))


def test_without_arguments_the_help_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("", "zh", monkeypatch)
    out, err = capsys.readouterr()
    assert "opsplan render plan.yaml" in out + err
    assert "错误" not in out + err
