"""A small deck, every box placed by hand after the visual reference, that shows each kind of shape."""

from __future__ import annotations

from datetime import date

from opsplan.blocks.deck import (
    Deck,
    LayoutName,
    Para,
    Placed,
    PlacedCell,
    PlacedChart,
    PlacedDrawing,
    PlacedRow,
    PlacedTable,
    Slide,
    TextBox,
)
from opsplan.blocks.drawing import Drawing, Label, Line, Polyline, Rect, Shape
from opsplan.blocks.inline import Run
from opsplan.blocks.nodes import Chart, Meta, Series

META = Meta(
    title="熊猫家居 2027 年度产品运营方案", lang="zh-CN", subtitle="小程序商城、服务号与 286 家门店一体化运营", version="V1.1",
    date=date(2027, 3, 1), authors=("赵一鸣", "林知夏"), organization="熊猫家居", confidentiality="内部资料，请勿外传",
    keywords=("年度运营", "小程序"), plan_text="标题: 熊猫家居\n".encode(),
)  # fmt: skip


def para(
    text: str, size: float, leading: float, color: str = "ink", *, bold: bool = False, src: str = ""
) -> Para:
    return Para((Run(text, src=src),), size, leading, color, bold)


def frame(number: int, section: str, topic: str, title: str, source: str) -> tuple[TextBox, ...]:
    """What every content slide has: breadcrumb, title, source line and footer."""
    crumb = Para((Run(section, bold=True, color="accent"), Run("　/　" + topic)), 12, 18, "ink2")
    return (
        TextBox(48, 21, 864, 18, (crumb,), "breadcrumb", link=1),
        TextBox(48, 43, 864, 64, (para(title, 24, 32, bold=True),), "title"),
        TextBox(48, 486, 864, 18, (para(source, 12, 18, "ink3"),), "source"),
        TextBox(48, 510, 360, 18, (para("熊猫家居 2027 年度产品运营方案　V1.1", 12, 18, "ink3"),), "footer_left"),
        TextBox(420, 510, 240, 18, (Para((Run("内部资料，请勿外传"),), 12, 18, "ink3", align="center"),), "footer_center"),
        TextBox(816, 510, 96, 18, (Para((Run(str(number)),), 12, 18, "ink3", align="right"),), "slide_number"),
    )  # fmt: skip


def slide(
    number: int,
    section: str,
    topic: str,
    title: str,
    source: str,
    *shapes: Placed,
    notes: tuple[Para, ...] = (),
) -> Slide:
    layout: LayoutName = "content"
    return Slide(layout, title, (*frame(number, section, topic, title, source), *shapes), notes)


def cover() -> Slide:
    bars = tuple(
        shape
        for index, (name, x, w) in enumerate(
            (("打底期", 0, 210), ("起势期", 214, 216), ("深耕期", 434, 214), ("冲刺期", 652, 166), ("沉淀期", 822, 42))
        )
        for shape in (
            Rect(x, 0, w, 10, fill=f"c{index + 1}", name=f"phases[p{index + 1}]", group=f"phases[p{index + 1}]", alt=name),
            Label(x, 16, w, 16, name, 12, "white", name=f"phases[p{index + 1}].name", group=f"phases[p{index + 1}]"),
        )
    )  # fmt: skip
    return Slide(
        "cover", META.title,
        (
            TextBox(48, 48, 432, 24, (para("用户与产品运营部", 14, 20, "white", bold=True),), name="department"),
            TextBox(48, 132, 760, 108, (para("熊猫家居\n2027 年度产品运营方案", 42, 54, "white", bold=True),), "title"),
            TextBox(48, 252, 720, 30, (para(META.subtitle, 18, 26, "accent-200", src="meta.subtitle"),), "subtitle"),
            PlacedDrawing(48, 352, Drawing(864, 32, bars, "阶段", "五个阶段按比例"), "phases"),
            TextBox(48, 486, 600, 24, (para("编制：赵一鸣、林知夏", 14, 20, "accent-200"),), name="authors"),
            TextBox(712, 486, 200, 24, (Para((Run("V1.1　2027 年 3 月 1 日"),), 14, 20, "accent-200", align="right"),)),
        ),
        background="accent-900",
    )  # fmt: skip


def section() -> Slide:
    return Slide(
        "section", "目标",
        (
            TextBox(48, 150, 115, 90, (para("1", 80, 88, "accent-200", bold=True),), name="number"),
            TextBox(192, 156, 720, 54, (para("背景与目标", 40, 54, "white", bold=True),), "title", src="goals"),
            TextBox(192, 222, 600, 58, (para("五项目标首尾相接，上半年的重点是公开课与安家节。", 16, 26, "accent-200"),), "body"),
        ),
        background="accent",
    )  # fmt: skip


def cell(text: str, *, bold: bool = False, color: str = "ink", size: float = 14.0, right: bool = False, top: str = "", src: str = "",
         span: int = 1, rows: int = 1, fill: str = "") -> PlacedCell:  # fmt: skip
    borders = (("B", "line", 0.75),) + ((("T", top, 1.5),) if top else ())
    words = Para((Run(text, src=src),), size, 20, color, bold, align="right" if right else "left")
    return PlacedCell((words,), fill, span=span, rows=rows, borders=borders, src=src)


def goals_table() -> PlacedTable:
    heads = ("目标", "2026 年基线", "2027 年目标", "变化", "负责人")
    head = PlacedRow(34, tuple(
        PlacedCell((Para((Run(text),), 12, 16, "ink2", True, "right" if 0 < i < 4 else "left"),), anchor="bottom",
                   borders=(("B", "accent", 1.5),)) for i, text in enumerate(heads)), header=True)  # fmt: skip
    data = (("小程序月活", "22.4 万人", "36 万人", "+61%", "林知夏"), ("线上成交额", "5,180 万元", "7,600 万元", "+47%", "何川"),
            ("门店月导流", "1.1 万人", "2.4 万人", "+118%", "沈嘉"))  # fmt: skip
    rows = tuple(
        PlacedRow(46, (cell(a, bold=True), cell(b, right=True), cell(c, bold=True, color="accent", right=True),
                       cell(d, size=12, color="ink3", right=True), cell(e)), src=f"goals[g{i}]")
        for i, (a, b, c, d, e) in enumerate(data, 1))  # fmt: skip
    merged = (
        PlacedRow(46, (cell("复购与成本", bold=True, rows=2, fill="accent-50"), cell("7.5%", right=True), cell("11%", right=True, bold=True, color="accent"),
                       cell("两项一起看：复购上升，成本下降", span=2)), src="goals[g4]"),
        PlacedRow(46, (cell("86 元", right=True), cell("69 元", right=True, bold=True, color="accent"), cell("−20%", size=12, color="ink3", right=True), cell("何川")), src="goals[g5]"),
        PlacedRow(40, (cell("预警线：月活低于目标值 85%", span=5, bold=True, top="accent"),)),
    )  # fmt: skip
    return PlacedTable(
        48, 120, (200, 160, 160, 120, 224), (head, *rows, *merged), "goals", "五项目标的基线与目标", "goals"
    )


def bar_chart() -> Chart:
    return Chart(
        "bar", ("门店月导流", "小程序月活", "线上成交额", "90 日复购率", "单个新客成本"),
        (
            Series("2026 年基线 = 100", (100, 100, 100, 100, 100), ("1.1 万人", "22.4 万人", "5,180 万元", "7.5%", "86 元"), "mute"),
            Series("2027 年目标（指数）", (218, 161, 147, 147, 80), ("2.4 万人　+118%", "36 万人　+61%", "7,600 万元　+47%", "11%　+3.5 个百分点", "69 元　−20%"), "accent"),
        ),
        "五项目标从基线到目标的变化",
    )  # fmt: skip


def line_chart() -> Chart:
    months = tuple(f"{month} 月" for month in range(1, 13))
    plan = (433, 866, 1300, 1967, 2634, 3300, 3867, 4433, 5000, 5867, 6733, 7600)
    labels = ("", "", "1,300", "", "", "3,300", "", "", "5,000", "", "", "7,600")
    return Chart("line", months, (
        Series("计划", plan, labels, "mute"),
        Series("预警 90%", tuple(value * 0.9 for value in plan), (), "high-strong"),
        Series("报警 80%", tuple(value * 0.75 for value in plan), (), "severe-strong"),
        Series("2 月实际", (400, 812, *(None,) * 10), ("", "812", *("",) * 10), "accent"),
    ), "线上成交额年内累计")  # fmt: skip


def doughnut() -> Chart:
    return Chart(
        "doughnut", ("内容种草", "节点活动", "会员与社群", "商城体验", "门店导流", "预备金"),
        (Series("预算", (150.0, 97.9, 48.2, 45.8, 40.5, 30.6)),), "预算构成", center=("413", "万元，含预备金"),
        colors=("c1", "c3", "c2", "c4", "c5", "other"),
    )  # fmt: skip


def column_chart() -> Chart:
    return Chart("column", ("一季度", "二季度", "三季度", "四季度"), (Series("成交额", (1300, 2000, 1700, 2600)),), "季度成交额",
                 colors=("accent-400", "accent-400", "accent-400", "accent"))  # fmt: skip


def radar_chart() -> Chart:
    return Chart("radar", ("内容", "会员", "门店", "价格", "交付"), (
        Series("我们", (3, 4, 5, 3, 5)), Series("竞品甲", (5, 3, 2, 4, 3))), "能力对比")  # fmt: skip


def gantt_drawing() -> Drawing:
    tasks = (("会员等级与积分方案", "赵一鸣", 40, 50, "t1"), ("公开课筹备", "何川", 120, 60, "t2"), ("商城 2.0 开发", "许朗", 150, 90, "t3"), ("联调与回归测试", "许朗", 244, 80, "t4"))  # fmt: skip
    shapes: list[Shape] = [
        Rect(280, 32, 24, 190, fill="holiday", name="春节"),
        Line(0, 32, 864, 32, "accent", 1.5),
    ]
    shapes += [Label(204 + 165 * i, 0, 120, 14, f"{q}季度", bold=True) for i, q in enumerate("一二三四")]
    shapes += [Line(204 + 165 * i, 0, 204 + 165 * i, 220, "mute", 0.75) for i in range(1, 4)]
    shapes += [Line(204 + 55 * i, 16, 204 + 55 * i, 220, "line", 0.5, "dash") for i in range(12)]
    shapes.append(Polyline(((204, 44), (204, 40), (600, 40), (600, 44), (596, 44), (596, 43), (208, 43), (208, 44)), "", 0, "c1", closed=True, name="phases[p1]", alt="打底期"))  # fmt: skip
    for index, (name, owner, start, width, key) in enumerate(tasks):
        y = 56 + 24 * index
        group = f"schedule[{key}]"
        shapes += [
            Label(12, y, 130, 15, name, name=f"{group}.name", src=f"{group}.name"),
            Label(142, y, 50, 15, owner, color="ink3", align="right"),
            Rect(204 + start, y + 2, width, 10, fill="c1", line="severe-strong" if key == "t3" else "", line_width=1.5, name=group, group=group, alt=name),
            Rect(206 + start, y + 6, width / 2, 2, fill="white", name=f"{group}.progress", group=group),
            Label(204 + start + width + 14, y, 60, 14, "2/24–3/15", color="ink3", fill="bg", group=group),
        ]  # fmt: skip
    shapes.append(Polyline(((444, 111), (450, 111), (450, 130)), "ink2", 1.0, arrow=True, begin="schedule[t3]", finish="schedule[t4]", name="link"))  # fmt: skip
    shapes.append(Polyline(((700, 180), (706, 186), (700, 192), (694, 186)), "", 0, "accent", closed=True, name="milestones[m1]", alt="上线"))  # fmt: skip
    shapes.append(Polyline(((528, 135), (610, 135), (610, 186), (694, 186)), "ink2", 1.0, arrow=True, begin="schedule[t4]", finish="milestones[m1]"))  # fmt: skip
    shapes.append(Label(711, 179, 80, 14, "商城 2.0 上线 4/15", fill="bg"))
    shapes.append(Line(380, 32, 380, 224, "today", 1.25))
    shapes.append(Label(350, 226, 60, 16, "今天 3/1", 10, "white", bold=True, align="center", fill="today"))
    return Drawing(864, 250, tuple(shapes), "年度甘特", "四项任务与一个里程碑")


def cards() -> tuple[TextBox, ...]:
    out: list[TextBox] = []
    for index, (name, words, amount) in enumerate((("内容种草", "选题超经验，单篇有料", "150.0"), ("会员与社群", "24 万会员有七成半年未买", "48.2"), ("节点活动", "促销 6 场够用", "97.9"))):  # fmt: skip
        x = 48 + 294 * index
        out.append(TextBox(x, 120, 276, 4, (), fill=f"c{index + 1}", name=f"pillars[p{index}].color"))
        paragraphs = (
            para("支柱", 12, 18, "ink3"),
            Para((Run(name, src=f"pillars[p{index}].name"),), 20, 28, bold=True, after=8),
            Para((Run(words),), 14, 20, after=8),
            Para((Run("按周复盘"),), 14, 20, bullet="•"),
            Para((Run("第一步先做"),), 14, 20, bullet="1.", after=12),
            Para((Run(amount, bold=True, color="accent"), Run(" 万元", color="ink2")), 24, 32),
        )
        out.append(TextBox(x, 124, 276, 250, paragraphs, fill="wash", inset=14, src=f"pillars[p{index}]"))
    return tuple(out)


def takeaways() -> TextBox:
    return TextBox(657, 120, 255, 360, (
        Para((Run("这意味着"),), 14, 24, "accent", True, after=12),
        Para((Run("门店是最大的存量机会"),), 16, 24, bold=True),
        Para((Run("每月约 9.6 万组客人到店，"), Run("只有 1.1 万人", bold=True), Run("进入小程序，见"), Run("看板", link="https://example.com/?a=1&b=2"), Run("。")), 14, 20, after=12),
        Para((Run("旧口径", strike=True), Run("已停用，"), Run("id", code=True), Run("以新表为准", italic=True)), 14, 20),
    ), name="takeaways", line="")  # fmt: skip


def sample_deck() -> Deck:
    notes = (para("先讲门店导流，再讲月活。", 12, 18), para("数据截至 2 月 28 日 & <待核>。", 12, 18))
    budget_source = "来源：预算明细表"
    return Deck(META, (
        cover(),
        section(),
        slide(3, "背景与目标", "年度目标", "五项目标都有基线和负责人，已有数据的四项均未触发预警", "来源：数据看板", goals_table(), notes=notes),
        slide(4, "背景与目标", "目标增幅", "门店月导流要增长 118%，在五项目标里增幅最大，\n也是月活增长的主要来源", "来源：订单库", PlacedChart(48, 120, 583, 360, bar_chart(), "goals chart", "goals"), takeaways()),
        slide(5, "阶段与日程", "年度甘特", "五个阶段首尾相接，三月公开课、四月商城 2.0 接连落地", "来源：计划排期", PlacedDrawing(48, 120, gantt_drawing(), "gantt", "schedule"), notes=notes[:1]),
        slide(6, "预算与风险", "年度预算", "预算 413 万元，六成投向内容与活动", budget_source, PlacedChart(48, 120, 379, 360, doughnut(), "budget", "budget"), PlacedChart(450, 120, 462, 170, column_chart()), PlacedChart(450, 300, 462, 180, radar_chart())),
        slide(7, "预算与风险", "监测与升级", "二月底累计成交 812 万元，在预警线之上", budget_source, PlacedChart(48, 120, 864, 360, line_chart())),
        slide(8, "策略", "支柱", "三个支柱各解一个问题，另留 30.6 万元预备金", budget_source, *cards()),
        Slide("closing", "让进过门店的人留在线上", (
            TextBox(48, 168, 864, 96, (para("让进过门店的人留在线上，\n让线上的人回到门店", 36, 48, "white", bold=True),), "title"),
            TextBox(48, 282, 864, 29, (para("请批准预算上限 420 万元", 18, 26, "accent-200"),), "subtitle"),
            TextBox(48, 486, 600, 24, (para("联系人：赵一鸣", 14, 20, "accent-200"),), name="contact"),
        ), background="accent-900"),
    ))  # fmt: skip
