"""A company's files on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from opsplan.cli.options import read_given
from opsplan.cli.targets import Target
from opsplan.cli.words import say
from opsplan.errors import UserError

if TYPE_CHECKING:
    from opsplan.pipeline import References


def open_references(names: tuple[str, ...], target: Target) -> References:
    """The company's files. Raises click.UsageError for such as cannot be used, are two of a kind, or show in no format
    that was asked for."""
    from opsplan.pipeline import References, open_reference
    from opsplan.pipeline.company_files import SHOWN_IN, form_of

    forms = [form_of(name) for name in names]
    for form in forms:
        formats = SHOWN_IN[form]
        program = "Word" if form == "docx" else "PowerPoint"
        if forms.count(form) > 1:
            raise click.UsageError(
                say(f"--reference 给了两个 {program} 文件；每种最多一个", f"--reference was given two {program} files; give one of each at most")
            )  # fmt: skip
        if not set(formats) & set(target.formats):
            raise click.UsageError(
                say(
                    f"--reference 的 {program} 文件只用于 {'、'.join(formats)}；--to 里加上一种",
                    f"a {program} file as --reference is for {', '.join(formats)} only; name one of them in --to",
                )
            )
    try:
        opened = {
            form: open_reference(name, read_given(name)) for form, name in zip(forms, names, strict=True)
        }
    except UserError as error:
        text, help = error.text, error.help
        raise click.UsageError(
            say(f"{text.zh}。{help.zh if help else ''}", f"{text.en}. {help.en if help else ''}")
        ) from error
    return References(**opened)
