"""A document with every kind of block, shared by the tests of the text dumps."""

from __future__ import annotations

from datetime import date

from gantt_example import YEAR
from time_example import TIMES

from opsplan.blocks.inline import Run, run
from opsplan.blocks.nodes import (
    BigNumber,
    BigNumbers,
    Block,
    Callout,
    CaptionList,
    Card,
    Cards,
    Cell,
    Chart,
    Code,
    Column,
    Columns,
    Cover,
    Document,
    Fact,
    FactSheet,
    Funnel,
    FunnelStage,
    GanttFigure,
    Heading,
    Landscape,
    ListBlock,
    ListItem,
    Meta,
    PageBreak,
    Paragraph,
    PhaseBar,
    Row,
    Rule,
    Series,
    SlideFigure,
    Table,
    Takeaway,
    Takeaways,
    Toc,
)
from opsplan.blocks.slide_figures import CalendarColumn, CalendarColumns
from opsplan.blocks.time_figures import TimeFigure

GOALS = Table(
    (Column(run("目标")), Column(run("基线"), "right"), Column(run("2027 目标"), "right")),
    (
        Row((Cell(run("增长"), span=3),), "group"),
        Row(
            (
                Cell(run("小程序月活", "goals[g-mau].name"), bold=True),
                Cell(run("22.4 万")),
                Cell(run("36 万", "goals[g-mau].target")),
            ),
            src="goals[g-mau]",
        ),
        Row((Cell(run("a|b\n第二行"), rows=2), Cell(run("1")), Cell(run("2")))),
        Row((Cell(run("3")), Cell(run("4")))),
        Row((Cell(run("合计")), Cell(), Cell(run("7,600 万元"))), "total"),
    ),
    caption=run("年度目标"),
    note=run("来源：数据看板"),
    name="goals",
)

BLOCKS: tuple[Block, ...] = (
    Heading(1, run("摘要"), "summary"),
    Paragraph((Run("只做一件事："), Run("让进店的人留在线上", bold=True), Run("，见"), Run("看板", link="https://example.com/a?b=1&copy=2"))),
    Paragraph(run("小注"), "note"),
    Paragraph(run("引文"), "quote"),
    Heading(2, run("做法"), "how"),
    ListBlock((
        ListItem((Paragraph(run("内容")), ListBlock((ListItem((Paragraph(run("选题")),)),)))),
        ListItem((Paragraph(run("会员")),)),
    )),
    ListBlock((ListItem((Paragraph(run("先试点")),)), ListItem((Paragraph(run("再铺开")),))), ordered=True, start=3),
    Code("opsplan render plan.yaml\n```"),
    Rule(),
    GOALS,
    FactSheet(
        run("小程序月活"),
        (
            Fact(run("描述"), run("月活提高到 36 万")),
            Fact(run("阶段值"), values=((run("2027-06-30"), run("29 万人")), (run("2027-12-31"), run("36 万人")))),
        ),
        run("促活"),
        src="goals[g-mau]",
    ),
    Cards((Card(run("内容种草"), run("支柱一"), ((run("问题"), run("选题临时定")),), run("150 万元")),)),
    BigNumbers((BigNumber(run("月活"), run("36"), run("万"), run("22.4 万"), run("+61%")),)),
    Takeaways((Takeaway(run("门店导流增幅最大"), run("样板店店均 84 人")), Takeaway(run("召集专项会"), mark=run("橙色"), tone="high")), run("这意味着")),
    Funnel((FunnelStage(run("到达"), run("290 万"), 1.0, run("186 万")), FunnelStage(run("拉新"), run("52 万"), 0.6)), run("用户漏斗")),
    Chart("column", ("一季度", "二季度"), (Series("目标", (1300.0, 2000.5)), Series("实际", (812.0, None), ("812 万", ""))), "每季度成交额", run("成交额"), unit="万元"),
    SlideFigure(CalendarColumns((CalendarColumn(run("一季度")),)), Table((Column(run("季度")),), (Row((Cell(run("一季度")),)),))),
    GanttFigure(YEAR, note=run("灰底为放假")),
    *(TimeFigure(model) for model in TIMES),
    Callout((Paragraph(run("请批准预算")),), "high"),
    Columns(((Paragraph(run("左")),), (Paragraph(run("右")),))),
    Landscape((Heading(2, run("甘特图"), "gantt"),)),
    PageBreak(),
)  # fmt: skip

DOCUMENT = Document(
    Meta("熊猫家居 2027 年度产品运营方案"),
    BLOCKS,
    Cover(
        run("熊猫家居 2027 年度产品运营方案"), run("一体化运营"), run("用户与产品运营部"), run("内部资料"),
        ((run("版本"), run("1.1", "version")), (run("作者"), run("赵一鸣"))),
        (PhaseBar("打底期", date(2027, 1, 4), date(2027, 3, 31), "c1"),),
    ),
    (Toc(run("目录")), CaptionList("table", run("表目录"))),
)  # fmt: skip
