"""Findings about keys, values, refs, the deck's layout and the file itself, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from opsplan.diagnostics import Severity
from opsplan.reporting.words import Words, words

WORDS: Mapping[str, Words] = MappingProxyType({
    # keys
    "key-unknown": words(
        "不认识的键", "an unknown key",
        "按提示改成最接近的键；自己的备注写在 # 后面", "use the key that is suggested; notes of your own go behind a #",
    ),
    "key-twice": words(
        "同一个键用两种语言写了两次", "one key given twice, in two languages",
        "只留一个：goals 和 目标 是同一个键", "keep one of them: goals and 目标 are the same key",
    ),
    "key-missing": words("缺少必填的键", "a required key is missing", "在所指的位置补上这个键", "add the key at the place shown"),
    "entry-wanted": words(
        "这里要写成“键: 值”", "keys and values are wanted here",
        "每个键各占一行，或写成 {name: …, owner: …}", "give each key a line of its own, or write {name: …, owner: …}",
    ),
    "list-wanted": words("这里要写成列表", "a list is wanted here", "每项一行，以“- ”开头，或写成 [a, b]", "a line for each item, beginning with '- ', or [a, b]"),
    "item-empty": words("空的一项", "an item with nothing in it", "写上内容，或删掉这一项", "write what belongs there, or take the item out"),
    # values
    "value-type": words("值的种类不对", "a value of the wrong kind", "写成一段文字或一个词；文字里有半角冒号或逗号时加引号", "write text or one word; quote a text that holds a colon or a comma"),
    "value-quantity": words("不是数", "not a number", "只写数和单位：36万、4.7、15%；“不超过、约”写在 note 里", "write the number alone: 360k, 4.7, 15%; words such as 'at most' belong in note"),
    "value-share": words("百分比写错，或不在 0–100% 之间", "a share that cannot be read, or is not between 0 and 100%", "写成 60% 或 60", "write 60% or 60"),
    "value-money": words("不是金额", "not an amount of money", "写成 120000、12万 或 ¥120,000", "write 120000, 120k or $120,000"),
    "value-date": words("不是日期，或没有这一天", "not a date, or a day that does not exist", "写成 2027-03-12", "write 2027-03-12"),
    "value-duration": words("不是工期", "not a duration", "写成 5、5wd（工作日）、7d（自然日）、2w（周）或 1mo（月）", "write 5, 5wd (working days), 7d, 2w or 1mo"),
    "value-time": words("不是时间", "not a time of day", '写成 "19:30" 或 "19:30-21:00"', 'write "19:30" or "19:30-21:00"'),
    "value-length": words("不是时长", "not a length of time", "写成 40min、1h 或 1h30min", "write 40min, 1h or 1h30min"),
    "value-weekday": words("不是星期几", "not a weekday", "写成 周四、Thu 或 4（周一是 1）", "write Thu, Thursday or 4 (Monday is 1)"),
    "value-month": words("不是月份", "not a month", "写成 2027-03", "write 2027-03"),
    "value-quarter": words("不是季度", "not a quarter", "写成 2027Q1，季度从 Q1 到 Q4", "write 2027Q1; quarters are Q1 to Q4"),
    "value-boolean": words("不是 true 或 false", "not true or false", "写成 true 或 false（是、否也可以）", "write true or false"),
    "value-range": words("不在允许的范围内", "not a number in the allowed range", "写所给范围里的数", "write a number of the range that is given"),
    "value-id": words("编号里有不允许的字符", "an id with characters it may not hold", "只用字母、数字、- 和 _", "use letters, digits, - and _ only"),
    "value-unknown": words("不在可选值里", "not one of the values allowed here", "从列出的值里选一个", "choose one of the values that are listed"),
    "value-color": words("不是颜色", "not a colour", '写成 "#0B4F6C"，加引号', 'write "#0B4F6C", in quotes'),
    "value-font": words("不是字体名", "not the name of a font", "只写一种字体的名字，如 微软雅黑", "write the name of one font, such as Georgia"),
    "each-unknown": words("标签里的名字不是 each 逐份 的列", "a tag names no column of each", "改成声明过的列名，或在 each: columns 里声明它", "use a column that is declared, or declare it under each: columns"),
    "each-tag": words("{{ }} 标签写得不对", "a {{ }} tag is not right", "写成 {{ 列名 }}，整个值加引号", "write {{ column }}, with quotes around the whole value"),
    "each-value": words("each 逐份 的示例与列的类型不符", "an example of each is not what its column holds", "改示例或列的类型", "mend the example, or the type of the column"),
    "each-example": words("必填的列没有示例", "a required column has no example", "写一个示例，检查和预览方案用它", "give an example: the plan is checked and previewed with it"),
    "text-unprintable": words(
        "文字里有 Office 文件存不了的控制字符", "control characters that no Office file can hold",
        "从原文删除；生成时会去掉", "delete them from the text; they are left out of the files", Severity.WARNING,
    ),
    "text-turning": words(
        "文字里有看不见的转向字符", "invisible marks that turn the direction of a text",
        "从原文删除；数字和名称会因此看错", "delete them from the text; numbers and names can be misread by them", Severity.WARNING,
    ),
    "text-too-long": words("一段文字太长", "a text that is too long", "写短，或分成几段放进不同的章节", "shorten it, or spread it over several sections"),
    "text-too-much": words("全部文字太多", "too much text in all", "少用别名重复长文字，或拆成几份方案", "repeat no long texts by aliases, or split the plan"),
    "text-table-too-large": words("文字里的表格太大", "a table in a text that is too large", "留下结论，明细放进另外的工作簿", "keep what it shows, and put the details into a workbook"),
    "tsk-too-many": words("任务太多", "too many tasks", "拆成几份方案", "split it into several plans"),
    "rsk-strategy-enum": words("不认识的风险应对策略", "an unknown response to a risk", "写 avoid、mitigate、transfer 或 accept（规避、减轻、转移、接受）", "write avoid, mitigate, transfer or accept"),
    "rsk-no-score": words("风险的可能性或影响不是 1–5", "a risk's probability or impact is not 1–5", "写 1–5，或低、中、高", "write 1–5, or low, medium, high"),
    # the plan as a whole
    "spec-version": words("不认识的规范版本", "a spec version that is not known", "写 opsplan: 1", "write opsplan: 1"),
    "meta-required": words("缺少必填的方案信息", "required information about the plan is missing", "补上 title、period 等必填的键", "add the required keys, such as title and period"),
    "meta-period": words("周期的结束早于开始", "the period ends before it starts", "两个日期可能写反了", "the two dates may be the wrong way round"),
    "plan-empty": words("方案里没有内容", "a plan with nothing in it", "goals、phases、content、activities 至少写一个", "write at least one of goals, phases, content, activities"),
    "meta-language": words(
        "英文方案没有写语言", "a plan in English that does not name its language",
        "写上 language: en；不写时标题、标签和日期用中文", "write language: en; without it headings, labels and dates are Chinese", Severity.INFO,
    ),
    # refs and ids
    "ref-unknown": words("引用的名字不存在", "a ref to something that is not there", "写被引用条目的编号或完整名称", "write the id or the whole name of the entry"),
    "ref-ambiguous": words("引用的名字不止一个", "a ref that more than one entry answers to", "给同名的条目各写一个 id，引用处写 id", "give each of them an id and refer to the id"),
    "id-duplicate": words("编号重复", "an id used twice", "编号在同一章节里不能重复", "an id is unique in its section"),
    "tsk-dup-id": words("任务编号重复", "a task id used twice", "任务编号在整份方案里不能重复", "a task's id is unique in the whole plan"),
    "team-role-undefined": words("团队里没有这个人或角色", "a person or role that is not in the team", "写 team 里的编号、姓名或角色，或先把人写进 team", "write an id, name or role of team, or add the person to it"),
    # values that contradict one another
    "goal-metric-conflict": words("目标与它的指标数值不一致", "a goal and its metric that give different values", "两处只留一处，或改成一样", "keep one of them, or make them equal"),
    "bud-currency": words("金额不是方案的币种", "an amount in another currency than the plan's", "换算成同一币种，或改 budget.currency", "convert it, or change budget.currency"),
    # the deck and the file
    "ppt-title-long": words("幻灯片标题过长，已截短", "a slide title that had to be shortened", "标题控制在两行以内", "keep titles within two lines", Severity.WARNING),
    "pdf-fonts": words("PDF 里换了字体", "a PDF in other fonts", "装上缺的字体再做一次", "install the fonts that are missing and render again", Severity.WARNING),
    "ppt-text-shortened": words("幻灯片上放不下的文字，已移至备注", "a text that did not fit its slide and went to the notes", "写得更短", "write it shorter", Severity.WARNING),
    "ppt-text-long": words("一段文字要占好几页幻灯片", "a text that goes on over several slides", "幻灯片上只写结论", "say the point on the slide", Severity.WARNING),
    "doc-ref-unknown": words("正文引用了文档里没有的表、图或章节", "a reference to a table, figure or chapter that the document has not", "写方案的键、视图名，或题注、标题的原文", "write a key of the plan, the name of a view, or the words of a caption or heading", Severity.WARNING),
    "file-unreadable": words("读不了文件", "a file that cannot be read", "检查文件名和权限；- 表示从标准输入读", "check the name and the permissions; - reads from stdin"),
})  # fmt: skip
"""Rule → words."""
