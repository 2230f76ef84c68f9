"""All rules about deliverables, by name: what a deliverable says, the file itself, how it is made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Bilingual, Severity
from opsplan.thresholds import Setting
from opsplan.verifying.rule import DeliverableRule

COLUMNS = Setting(
    "columns", 8, Bilingual("竖页上的表最多几列", "columns that a table on a portrait page may have")
)
ROWS = Setting(
    "rows",
    8,
    Bilingual(
        "一页幻灯片的表最多几行，表头不算", "rows that a table on a slide may have, without its header"
    ),
)
MARK_ROWS = Setting("mark_rows", 11, Bilingual("只有单个记号的表（如职责分工）最多几行", "the same for a table of single marks, such as who does what"))  # fmt: skip

DRIFT = DeliverableRule(
    "doc-ppt-drift", Severity.ERROR,
    Bilingual("Word 与 PowerPoint 写的不一样", "Word and PowerPoint say different things"),
    Bilingual("开会看幻灯片，执行看文档；两份文件的数字不同，就没人知道该按哪一个做。", "People decide by the slides and work by the document; when their figures differ, nobody knows which holds."),
    Bilingual("两个文件里出自方案同一处的内容：同一条目、同一列标题的单元格，同一个值的文字。要把 Word 和 PowerPoint 文件一起交给 verify。", "What both files show of one place of the plan: cells of an entry under the same heading, texts of the same value. Give verify the Word file and the PowerPoint file together."),
    Bilingual("Word 里目标是“140 家”，幻灯片上是“150 家”。", "The target is '140 clinics' in Word and '150 clinics' on a slide."),
    Bilingual("改动写进方案，再用 opsplan render 把两个文件一起重新生成。", "Write the change into the plan and make both files again with opsplan render."),
    in_plan=True,
)  # fmt: skip
DIFFERS = DeliverableRule(
    "deliverable-differs", Severity.ERROR,
    Bilingual("文件里的数、日期、名称或文字与方案不符", "a deliverable says another number, date, name or text than the plan"),
    Bilingual("批的是方案，发出去的是文件；文件里手改过的数没有检查过，也不会回到方案里。", "The plan is what was approved, the file is what people get; a figure changed in the file was never checked and never comes back to the plan."),
    Bilingual("有标记的文字和表格行里的每个数、日期、名称，合计与占比另算一遍；没有标记的句子里的百分比、日期和 1000 以上的数；还有指向方案里没有的地方的标记。", "Every number, date and name in texts and table rows that carry a mark, sums and shares worked out once more; percentages, days and numbers from 1000 in sentences without one; and marks that name no place of the plan."),
    Bilingual("方案里预算是 ¥120,000，Word 的预算表写着 ¥125,000。", "The plan's budget is £120,000, the budget table in Word says £125,000."),
    Bilingual("改动写进方案，再用 opsplan render 重新生成；不要直接改生成的文件。", "Write the change into the plan and make the file again with opsplan render; do not change the file itself."),
    in_plan=True,
)  # fmt: skip
MISSING = DeliverableRule(
    "deliverable-missing", Severity.ERROR,
    Bilingual("文件里缺了方案写着的内容", "a deliverable lacks something that the plan says"),
    Bilingual("删掉的一行没有人看得出来；少一个任务、一条风险，就少一件有人做的事。", "Nobody sees a row that was taken out; with it goes a task or a risk that somebody should look after."),
    Bilingual("Word 文件里没有出现、而同一列表的其他条目都出现的条目；各种文件里，同一列其他行都写了、这一行却空着的单元格。", "Entries that a Word file leaves out though it shows others of their list; in every format, cells that are empty though the rest of their column is not."),
    Bilingual("方案有 8 条风险，Word 的风险表只有 7 条。", "The plan has 8 risks, the table of risks in Word only 7."),
    Bilingual("重新生成：opsplan render。确实不要的条目，从方案里删去。", "Make it again with opsplan render. Take an entry that is not wanted out of the plan."),
    in_plan=True,
)  # fmt: skip
OTHER_PLAN = DeliverableRule(
    "deliverable-other-plan", Severity.ERROR,
    Bilingual("文件由另一份方案或另一个版本生成", "a deliverable made of another plan or another version of it"),
    Bilingual("方案改了而文件没有重新生成，大家手里就是旧的数字和日期。", "When the plan has changed and the file was not made again, people hold old figures and dates."),
    Bilingual("Word 和 PowerPoint 文件里存着的方案原文，与现在的方案逐字节比较。条目仍对得上时是警告，其余照样核对；对不上时是错误，不再核对。", "The plan that lies inside a Word or PowerPoint file, compared byte by byte with the plan as it is now. A warning while its entries are the same ones, and the rest is compared; an error, and nothing is compared, when they are not."),
    Bilingual("生成 Word 以后，又在方案里改了一个负责人。", "An owner was changed in the plan after the Word file was made."),
    Bilingual("重新生成：opsplan render。", "Make it again with opsplan render."),
)  # fmt: skip
UNREADABLE = DeliverableRule(
    "deliverable-unreadable", Severity.ERROR,
    Bilingual("读不了的文件", "a deliverable that cannot be read"),
    Bilingual("打不开的文件不能交付，也证明不了什么。", "A file that does not open cannot be handed over, and proves nothing."),
    Bilingual("文件是不是后缀所说的格式，压缩包和其中的 XML 是否完整，有没有密码。", "Whether the file is what its suffix says, its zip and the XML in it are whole, and it has no password."),
    Bilingual("下载到一半的 docx，或者改名为 docx 的旧 doc 文件。", "A docx file of which half was downloaded, or an old doc file that was renamed."),
    Bilingual("去掉密码，或用 opsplan render 重新生成。", "Take the password off, or make the file again with opsplan render."),
)  # fmt: skip
UNMARKED = DeliverableRule(
    "deliverable-unmarked", Severity.ERROR,
    Bilingual("文件里没有指向方案的标记", "a file in which nothing says what of the plan it shows"),
    Bilingual("没有标记就不知道一个数对应方案的哪一处；“没有发现问题”会被当成“核对无误”。", "Without marks nobody can tell which place of the plan a figure stands for, and 'nothing found' would be taken for 'all is well'."),
    Bilingual("Word 的书签，PowerPoint 的形状名和行号，Excel 的隐藏路径列，SVG、iCalendar、CSV 里的编号。", "Bookmarks in Word, names of shapes and ids of rows in PowerPoint, the hidden column of paths in Excel, ids in SVG, iCalendar and CSV."),
    Bilingual("用别的软件打开又另存的文件，书签丢了。", "A file that another program opened and saved, without its bookmarks."),
    Bilingual("用 opsplan render 重新生成，核对生成的原文件。", "Make it again with opsplan render and verify the file as it was made."),
)  # fmt: skip
WITHHELD = DeliverableRule(
    "deliverable-withheld", Severity.ERROR,
    Bilingual("文件里有这个版本要隐去的内容", "a deliverable holds what its edition withholds"),
    Bilingual("发出去的文件收不回来；藏在备注、图表数据或文件属性里的预算，对方也看得到。", "A file that was sent cannot be called back, and a budget in notes, chart data or properties is read there too."),
    Bilingual("加了 --edition 时：解开文件的每一部分，包括里面的工作簿、备注、属性和存着的方案，找隐去的文字和金额。", "With --edition: every part of the file, workbooks inside of it, notes, properties and the plan that lies in it, searched for the texts and amounts that are withheld."),
    Bilingual("伙伴版隐去了风险，交出去的却是完整版的 Word 文件。", "The edition for partners withholds the risks, and the Word file is that of the whole plan."),
    Bilingual("用 opsplan render --edition 重新生成；instead 改写 里自己写的话还写着它，就在那里换掉。", "Make it again with opsplan render --edition; where the edition's own words under instead say it, reword them."),
)  # fmt: skip
WIDE_TABLE = DeliverableRule(
    "doc-table-wide", Severity.WARNING,
    Bilingual("竖页上的表列太多", "a table with too many columns for a portrait page"),
    Bilingual("竖页上列一多，每列只剩一两个字宽，中文竖着断行，打印出来读不了。", "With many columns on a portrait page each is only a word wide; texts break after every word and cannot be read in print."),
    Bilingual("Word 正文里每个表的列数，和它所在那一节的纸张方向；横页上的表不算。", "The columns of every table in the body of a Word file, and how the page of its section lies; tables on landscape pages are fine."),
    Bilingual("竖页上一个 11 列的任务表。", "A table of tasks with 11 columns on a portrait page."),
    Bilingual("把表放到横页上，或者拆成几个表。", "Put the table on a landscape page, or split it."),
    (COLUMNS,),
)  # fmt: skip
FONT = DeliverableRule(
    "doc-eastasia-font", Severity.ERROR,
    Bilingual("Word 中的中文没有设置 eastAsia 字体", "Chinese text in Word without an eastAsia font"),
    Bilingual("不设中文字体，Word 就自己挑一种：同一份文件在不同电脑上字形、行距、页数都不一样。", "Without one Word picks a font itself: the same file has other glyphs, line heights and page numbers on every computer."),
    Bilingual("正文、页眉、页脚、脚注里每一段中文：它自己的字体，字符、段落、表格样式和默认样式，直到主题字体。", "Every Chinese text of body, headers, footers and footnotes: its own fonts, the styles of characters, paragraph and table, the default ones, down to the theme."),
    Bilingual("样式里只写了 w:ascii=\"Arial\"，没有 w:eastAsia。", "A style that only gives w:ascii=\"Arial\" and no w:eastAsia."),
    Bilingual("在样式里设好中文字体，或用 opsplan render 重新生成。", "Set the East Asian font of the style, or make the file again with opsplan render."),
)  # fmt: skip
CAPTION = DeliverableRule(
    "doc-caption", Severity.WARNING,
    Bilingual("表、图没有带编号的题注", "a table or figure without a numbered caption"),
    Bilingual("评审时要能说“见表 3”；手打的编号，插入一个表就全错了。", "Reviewers say 'see table 3'; numbers typed by hand are wrong as soon as a table is added."),
    Bilingual("Word 里有表头的表，紧接着的上一段；除第一幅外的图，紧接着的下一段：是不是带自动编号（SEQ 域）的题注。", "The paragraph right above every table that has a header row, and right below every figure but the first: is it a caption with a number that Word counts (a SEQ field)?"),
    Bilingual("表的上方只有加粗的“预算明细”四个字。", "Above the table stand only the bold words 'Budget by item'."),
    Bilingual("在 Word 里用“插入题注”补上，或用 opsplan render 重新生成。", "Add one with Insert Caption in Word, or make the file again with opsplan render."),
)  # fmt: skip
LONG_TABLE = DeliverableRule(
    "ppt-table-rows", Severity.WARNING,
    Bilingual("幻灯片里的表行太多", "a table with too many rows for a slide"),
    Bilingual("表行多了字就小，后排看不清，也没人能边听边读完。", "Many rows mean small letters, which the back of the room cannot read and nobody reads while somebody speaks."),
    Bilingual("每页幻灯片上每个表的行数，表头不算。除第一列外每格不超过 3 个字的表（如 RACI、打勾的表）每行只有一行高，可以多几行；月历不算。", "The rows of every table on every slide, without its header. A table whose cells hold 3 characters at most, but for the first column (such as RACI, or check marks), has rows of one line and may have more of them. Months of a calendar do not count."),
    Bilingual("一页幻灯片上一个 12 行的任务表。", "A table of 12 tasks on one slide."),
    Bilingual("多的行分到下一页，或只留要点，细节放在 Word 里。", "Put the rest on the next slide, or keep the main points and leave the details to Word."),
    (ROWS, MARK_ROWS),
)  # fmt: skip
OVERFLOW = DeliverableRule(
    "ppt-overflow", Severity.ERROR,
    Bilingual("幻灯片上的文字超出它的形状", "text on a slide that does not fit its shape"),
    Bilingual("溢出的文字会盖住下面的内容，或者跑到页面外面，投影时看不到。", "Text that runs over covers what is below it, or leaves the slide and is not seen."),
    Bilingual("写明字号的文字：按字号和形状的宽度估算行数与高度，估得偏小，所以指出来的一定放不下。", "Texts whose size is given: lines and height by that size and the width of the shape. The estimate is low on purpose, so that what is told really does not fit."),
    Bilingual("一行高的标题框里写了三行标题。", "A title of three lines in a box that is one line high."),
    Bilingual("写短一些，或把内容分到两页。", "Shorten the text, or spread it over two slides."),
)  # fmt: skip

RULES: Mapping[str, DeliverableRule] = MappingProxyType({rule.name: rule for rule in (
    DRIFT, DIFFERS, MISSING, OTHER_PLAN, UNREADABLE, UNMARKED, WITHHELD, WIDE_TABLE, FONT, CAPTION, LONG_TABLE, OVERFLOW,
)})  # fmt: skip
"""Rule → declaration, by code."""
