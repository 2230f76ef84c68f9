"""A reduced price is reduced from something: the lowest price of the seven days before."""

from __future__ import annotations

from collections.abc import Iterator

from opsplan.checks import event_words as words
from opsplan.checks.events import about, events
from opsplan.checks.rule import Hit, Rule, Subject
from opsplan.diagnostics import Bilingual, Severity
from opsplan.model.problems import shorten


def check(subject: Subject) -> Iterator[Hit]:
    """Products at a promotional price without, or above, the lowest price before; discounts without a word on their base."""
    if "CN" not in subject.schedule.calendar.countries:
        return
    for product in subject.plan.products:
        name = shorten(product.name)
        if product.price is None or words.mentions(words.NEW_PRODUCT, product.note):
            continue
        if product.base_price is None:
            yield Hit(
                (*product.loc, "base_price"),
                Bilingual(f"“{name}”活动价 {product.price.text}，没有写近 7 日最低价", f"'{name}' is offered at {product.price.text}, and the lowest price of the last 7 days is missing"),
                Bilingual("写 base_price 近7日最低价，并留存成交截图；新品在备注里写明“新品首发”", "write base_price, the lowest price paid in the 7 days before; say 'new product' in its note if there is none"),
            )  # fmt: skip
        elif product.price.value > product.base_price.value:
            yield Hit(
                (*product.loc, "price"),
                Bilingual(f"“{name}”活动价 {product.price.text} 高于近 7 日最低价 {product.base_price.text}，不能称为折价", f"'{name}' is offered at {product.price.text}, above its lowest price of the last 7 days, {product.base_price.text}: that is no reduction"),
                Bilingual(f"活动价不高于 {product.base_price.text}，或不作折价宣传", f"offer it at {product.base_price.text} or less, or do not call it reduced"),
            )  # fmt: skip
    yield from _activities(subject)


def _activities(subject: Subject) -> Iterator[Hit]:
    if subject.plan.products or words.mentions(words.BASE_PRICE, subject.plan.compliance):
        return
    for activity, name, _ in events(subject):
        for field in ("rules", "promotion", "plan"):
            if words.mentions(words.DISCOUNT, *about(activity, field)) and not words.mentions(
                words.BASE_PRICE, *about(activity, "rules", "promotion", "plan", "note")
            ):
                yield Hit(
                    (*activity.loc, field),
                    Bilingual(f"活动“{name}”有折价，没有写以哪个价为基准", f"'{name}' offers a reduced price and does not say reduced from which"),
                    Bilingual("在规则里写明“划线价取活动前七日内最低成交价”，或在 products 货盘里写 base_price", "say in its rules that the base is the lowest price of the 7 days before, or give base_price in products"),
                )  # fmt: skip
                break


RULE = Rule(
    "cmp-price-base", "OPS854", Severity.WARNING,
    Bilingual("折价没有写 7 日最低基准价", "a reduced price without its base"),
    Bilingual("在中国，折价以本次促销前 7 日内最低成交价为基准，否则可能构成虚假折价。仅作提示，不是法律意见。", "In China a reduction counts from the lowest price paid in the 7 days before. A hint, no legal advice."),
    "products: [{name: 松木床架, price: 1699}]\n",
    "products: [{name: 松木床架, base_price: 1899, price: 1699}]\n",
    check,
)  # fmt: skip
