"""Views of the strategy: pillars, tactics, channels, mechanisms, experiments, products and membership."""

from __future__ import annotations

from decimal import Decimal

from opsplan.blocks.brand import PHASE_COLORS
from opsplan.blocks.inline import Inlines, Run
from opsplan.blocks.nodes import Block, Card, Cards, ListBlock, ListItem, Paragraph, SlideFigure, Table
from opsplan.blocks.slide_figures import Step, StepRow
from opsplan.diagnostics import Bilingual
from opsplan.library import format as fmt
from opsplan.library import labels
from opsplan.library.context import Context, Options
from opsplan.library.shown import inline, show
from opsplan.library.views.budget_lines import budget_of, currency_title
from opsplan.library.views.tables import (
    Col,
    E,
    caption_of,
    col,
    cols,
    facts,
    field_pairs,
    known,
    listing,
    made,
    number_option,
)
from opsplan.model.strategy import (
    Channel,
    Experiment,
    Mechanism,
    Pillar,
    Product,
    Strategy,
    Tactic,
    Tag,
    Tier,
)

_CARDS = 5
_TACTICS = 3
_CLAUSES = 24
"""Characters of a problem on a card of a slide; English ones may be three times as many."""


def _strategy(ctx: Context) -> Strategy:
    return ctx.plan.strategy or Strategy()


def money_col(ctx: Context, model: type[E], field: str) -> Col[E]:
    """A column of amounts in the plan's currency."""
    title = currency_title(ctx, labels.label(model, field))
    return col(model, field, zh=title.zh, en=title.en)


def _tactic_names(ctx: Context, pillar: Pillar) -> Inlines:
    runs: list[Run] = []
    for tactic in pillar.tactics:
        runs += [Run("\n")] if runs else []
        runs += inline(tactic.name, tactic.at("name"))
    return tuple(runs)


def differentiation(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What sets us apart, as a list."""
    known(options, "differentiation", common=())
    return _bullets(_strategy(ctx), "differentiation")


def kill_criteria(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The conditions under which we stop, as a list."""
    known(options, "kill_criteria", common=())
    return _bullets(_strategy(ctx), "kill_criteria")


def _bullets(found: Strategy, field: str) -> tuple[Block, ...]:
    texts: tuple[str, ...] = getattr(found, field)
    items = tuple(ListItem((Paragraph(inline(text, found.at(field)), "plain"),)) for text in texts if text)
    return (ListBlock(items),) if items else ()


def pillars(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The pillars: the problem each answers, the goals it serves, what it does, its allocation."""
    columns: tuple[Col[Pillar], ...] = (
        *cols(Pillar, "name", "kind", "problem", "goals"), made("tactics", "举措", "Tactics", _tactic_names),
        money_col(ctx, Pillar, "budget"),
    )  # fmt: skip
    return listing(ctx, options, "pillars", _strategy(ctx).pillars, columns, Bilingual("策略支柱", "Pillars"))


def pillar_cards(ctx: Context, options: Options) -> tuple[Block, ...]:
    """A card a pillar; every pillar keeps its colour on every page."""
    known(options, "pillar_cards", common=("limit",))
    limit = number_option(options, "limit")
    found = _strategy(ctx).pillars[: _CARDS if limit is None else limit]
    return (
        (Cards(tuple(_card(ctx, pillar, i) for i, pillar in enumerate(found)), "pillars"),) if found else ()
    )


def pillar_color(position: int) -> str:
    """The colour of the pillar at that place in the plan."""
    return PHASE_COLORS[position % len(PHASE_COLORS)]


def _card(ctx: Context, pillar: Pillar, position: int) -> Card:
    lines: list[tuple[Inlines, Inlines]] = []
    if not ctx.deck and (problem := show(ctx, pillar, "problem")):
        lines.append(((Run(ctx.t("针对", "Answers")),), problem))
    lines += [((), inline(_tactic(ctx, tactic), tactic.at("name"))) for tactic in pillar.tactics[:_TACTICS]]
    if len(pillar.tactics) > _TACTICS:
        more = len(pillar.tactics) - _TACTICS
        rest = (Run(ctx.t(f"另有 {more} 项举措", f"and {more} more")),)
        lines.append((rest, ()) if ctx.deck else ((), rest))
    if goals := show(ctx, pillar, "goals"):
        words = ctx.t("支撑", "Serves ") if ctx.deck else ctx.t("支撑目标", "Serves")
        lines.append(((Run(words), *goals), ()) if ctx.deck else ((Run(words),), goals))
    number: Inlines = ()
    if pillar.budget is not None:
        number = _allocation(ctx, pillar.budget.value, pillar.at("budget"))
    return Card(
        show(ctx, pillar, "name"),
        show(ctx, pillar, "kind"),
        tuple(lines),
        number,
        pillar_color(position),
        pillar.path,
        _first_problem(ctx, pillar) if ctx.deck else (),
    )


def _allocation(ctx: Context, amount: Decimal, src: str) -> Inlines:
    """``150 万元``; on a slide with what it is before it, and both words smaller than the figure."""
    figure, unit = fmt.compact_parts(amount, budget_of(ctx).currency, ctx.lang)
    if not ctx.deck:
        return inline(f"{figure} {unit}".strip(), src)
    after = (Run(f" {unit}", src=src, small=True),) if unit else ()
    return (Run(ctx.t("预算 ", "Budget "), color="ink2", small=True), *inline(figure, src), *after)


def _first_problem(ctx: Context, pillar: Pillar) -> Inlines:
    """What a card on a slide has room for: the first problem in short, and how many there are."""
    if not pillar.problem:
        return ()
    text = _clauses(ctx, ctx.index.name(("problems",), pillar.problem[0]))
    count = len(pillar.problem)
    rest = ctx.t(f"，等 {count} 项", f", and {count - 1} more") if count > 1 else ""
    return inline(f"{text}{rest}", pillar.at("problem"))


def _clauses(ctx: Context, text: str) -> str:
    """The first clauses of a text, as many as a card has room for; all of it when even the first is too long."""
    most = _CLAUSES * (3 if ctx.lang == "en" else 1)
    if len(text) <= most:
        return text
    ends = [place for place, letter in enumerate(text[: most + 1]) if letter in "，；,;"]
    return text[: ends[-1]] if ends else text


def _tactic(ctx: Context, tactic: Tactic) -> str:
    """Its name; on a slide without what follows its first comma."""
    return tactic.name.partition("，")[0] if ctx.deck else tactic.name


def tactics(ctx: Context, options: Options) -> tuple[Block, ...]:
    """All tactics with their pillar, detail, channel and metric."""
    owner = {id(tactic): pillar for pillar in _strategy(ctx).pillars for tactic in pillar.tactics}
    found = tuple(tactic for pillar in _strategy(ctx).pillars for tactic in pillar.tactics)

    def pillar_of(ctx: Context, tactic: Tactic) -> Inlines:
        return show(ctx, owner[id(tactic)], "name")

    columns: tuple[Col[Tactic], ...] = (
        made("pillar", "支柱", "Pillar", pillar_of), col(Tactic, "name", bold=True), *cols(Tactic, "detail", "channel", "metric"),
    )  # fmt: skip
    return listing(ctx, options, "tactics", found, columns, Bilingual("举措清单", "Tactics"))


def channels(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The channels and what each is for."""
    columns: tuple[Col[Channel], ...] = (
        *cols(Channel, "name", "kind", "audience", "role", "cadence", "cap"), money_col(ctx, Channel, "budget"),
        *cols(Channel, "metric", "target", "owner"),
    )  # fmt: skip
    deck = ("name", "kind", "role", "cadence", "metric", "owner")
    return listing(
        ctx,
        options,
        "channels",
        _strategy(ctx).channels,
        columns,
        Bilingual("渠道矩阵", "Channels"),
        deck=deck,
        wide=True,
    )


def mechanisms(ctx: Context, options: Options) -> tuple[Block, ...]:
    """What happens by itself: trigger, action, owner."""
    columns = cols(Mechanism, "name", "pillar", "trigger", "action", "metric", "owner")
    return listing(
        ctx, options, "mechanisms", _strategy(ctx).mechanisms, columns, Bilingual("运营机制", "Mechanisms")
    )


def experiments(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The tests: on a slide a table, in a document the facts of each."""
    found = _strategy(ctx).experiments
    if ctx.deck or options.get("columns"):
        columns = cols(
            Experiment, "name", "hypothesis", "metric", "guardrail", "sample", "start", "end", "stop", "owner"
        )
        deck = ("name", "hypothesis", "metric", "start", "end", "stop")
        return listing(
            ctx, options, "experiments", found, columns, Bilingual("实验清单", "Experiments"), deck=deck
        )
    known(options, "experiments")
    return tuple(
        block
        for one in found
        for block in facts(
            ctx, "experiments", one, field_pairs(ctx, one, skip=("name",)), show(ctx, one, "name")
        )
    )


def products(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The range on offer, with the price and the price it is compared with."""
    columns: tuple[Col[Product], ...] = (
        *cols(Product, "name", "role"), money_col(ctx, Product, "base_price"), money_col(ctx, Product, "price"),
        made("change", "变化", "Change", _discount, "right"), *cols(Product, "stock", "note"),
    )  # fmt: skip
    deck = ("name", "role", "base_price", "price", "change", "stock")
    return listing(
        ctx, options, "products", ctx.plan.products, columns, Bilingual("货盘", "Products"), deck=deck
    )


def _discount(ctx: Context, product: Product) -> Inlines:
    if product.base_price is None or product.price is None or not product.base_price.value:
        return ()
    ratio = (product.price.value - product.base_price.value) / product.base_price.value
    return inline(fmt.percent(ratio), product.at("price"))


def tiers(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The levels of membership."""
    found = ctx.plan.membership.tiers if ctx.plan.membership else ()
    columns = cols(Tier, "name", "upgrade", "keep", "rights", "warning")
    made_of = listing(ctx, options, "tiers", found, columns, Bilingual("会员等级", "Membership levels"))
    if not ctx.deck or "columns" in options or "limit" in options:
        return made_of
    return tuple(SlideFigure(_stairs(ctx, found), one) if isinstance(one, Table) else one for one in made_of)


def _stairs(ctx: Context, found: tuple[Tier, ...]) -> StepRow:
    """The levels, each higher than the one before, and below it how it is reached and what it gives."""
    names = ("upgrade", "rights", "keep", "warning")
    steps = tuple(
        Step(
            show(ctx, tier, "name"),
            (),
            tuple(
                ((Run(ctx.say(labels.label(Tier, name))),), text)
                for name in names
                if (text := show(ctx, tier, name))
            ),
            src=tier.path,
        )
        for tier in found
    )
    said = ctx.t("，", ", ").join(tier.name for tier in found)
    return StepRow(steps, "stairs", ctx.t("会员等级", "Membership levels"), said)


def points(ctx: Context, options: Options) -> tuple[Block, ...]:
    """How points are earned, spent and lost, and what they cost."""
    known(options, "points", common=("caption",))
    found = ctx.plan.membership.points if ctx.plan.membership else None
    if found is None:
        return ()
    caption = caption_of(ctx, options, Bilingual("积分规则", "Points"))
    return facts(ctx, "points", found, field_pairs(ctx, found), caption)


def member_tags(ctx: Context, options: Options) -> tuple[Block, ...]:
    """The tags put on users, with values and rule."""
    found = ctx.plan.membership.tags if ctx.plan.membership else ()
    return listing(
        ctx, options, "member_tags", found, cols(Tag, "name", "values", "rule"), Bilingual("用户标签", "Tags")
    )
