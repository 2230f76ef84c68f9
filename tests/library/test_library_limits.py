"""A template that loops for ever, eats memory or walks attributes is stopped; what others need goes on working."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2.exceptions import SecurityError

from opsplan.library.limits import Budget, LimitedEnvironment, LimitReached

GROW = "{% set ns = namespace(x='a' * 500) %}{% for i in range(60) %}{% set ns.x = STEP %}{% endfor %}"


def rendered(source: str, **names: Any) -> str:
    budget = Budget(rounds=20_000, characters=2_000_000, seconds=5)
    return LimitedEnvironment(budget, autoescape=True).from_string(source).render(names)


@pytest.mark.parametrize(
    "source",
    [
        "{% for i in range(9999) %}{% for j in range(9999) %}x{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% for i in range(9) %}{{ m(n + 1) if n < 9 }}{% endfor %}{% endmacro %}{{ m(0) }}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ 10 ** (10 ** 10) }}",
        "{{ 'a' | center(10 ** 8) }}",
        "{{ ['a'] | map('center', 99999999) | list }}",
        "{{ '%099999999d' % 3 }}",
        "{{ '%099999999d' | format(3) }}",
        "{{ '{:>9999999999}'.format(1) }}",
        "{{ '{:>{}}'.format(1, 9999999999) }}",
        "{{ 'a'.ljust(10 ** 9) }}",
        "{{ (range(9999) | list) * 10000 }}",
        "{{ ('ab' * 9999).join(['b'] * 9999) }}",
        "{{ 'x' | indent(width=99999999) }}",
        GROW.replace("STEP", "ns.x ~ ns.x"),
        GROW.replace("STEP", "ns.x + ns.x"),
        GROW.replace("STEP", "[ns.x, ns.x] | join"),
        GROW.replace("STEP", "ns.x.replace('a', ns.x)"),
        GROW.replace("STEP", "ns.x | replace('a', ns.x)"),
        GROW.replace("STEP", "'%s%s' | format(ns.x, ns.x)"),
        GROW.replace("STEP", "'{0}{0}'.format(ns.x)"),
        GROW.replace("{% set ns.x = STEP %}", "{% set ns.x %}{{ ns.x }}{{ ns.x }}{% endset %}"),
    ],
)  # fmt: skip
def test_a_template_that_takes_too_much_is_stopped(source: str) -> None:
    with pytest.raises(LimitReached):
        rendered(source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ items.append(1) }}",
        "{{ fetch.__globals__.sys }}",
        "{{ self.__init__.__globals__ }}",
    ],
)
def test_a_template_reaches_no_inner_attribute_and_changes_nothing(source: str) -> None:
    with pytest.raises(SecurityError):
        rendered(source, items=[1], fetch=rendered)


def test_what_templates_need_is_left_as_it_was() -> None:
    source = (
        "{% for i in items %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% else %}none{% endfor %} "
        "{% for key, value in pairs.items() %}{{ key }}={{ value }}{% endfor %} "
        "{% for x in [] %}{% else %}none{% endfor %} {{ items | join('、') }} {{ 360000 | abs }} {{ '%s人' | format(3) }} "
        "{{ 'a-{}'.format(1) }} {{ 'abc' | replace('b', 'x') }} {{ items | map('string') | list | length }} {{ 'a' ~ 1 }} "
        "{% for x in tree recursive %}{{ x if x is number else loop(x) }}{% endfor %}"
    )
    out = rendered(source, items=[4, 5], pairs={"k": "v"}, tree=[1, [2, 3]])
    assert out == "1/2,2/2 k=v none 4、5 360000 3人 a-1 axc 2 a1 123"
