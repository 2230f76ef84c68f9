"""What each finding of the reader says, in both languages, and how a finding is made from it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from opsplan.diagnostics import Bilingual, Finding, Position, Severity
from opsplan.yamlio.codes import CODES


class Wording(NamedTuple):
    """The message and the advice of a rule; words in braces are filled in by ``finding``."""

    message: Bilingual
    help: Bilingual


def _say(zh: str, en: str, help_zh: str, help_en: str) -> Wording:
    return Wording(Bilingual(zh, en), Bilingual(help_zh, help_en))


WORDINGS: Mapping[str, Wording] = MappingProxyType(
    {
        "yaml-too-large": _say(
            "文件至少有 {size:,} 字节，超过 {limit:,} 字节的上限",
            "the file has at least {size:,} bytes; the limit is {limit:,}",
            "方案应是一份手写的 YAML；请检查是否选错了文件，或拆成几份方案",
            "a plan is a YAML file written by hand; is this the right file? Otherwise split it",
        ),
        "yaml-not-utf8": _say(
            "文件不是 UTF-8 编码（第 {offset} 字节是 0x{byte:02X}）{guess.zh}",
            "the file is not UTF-8 (byte {offset} is 0x{byte:02X}){guess.en}",
            "用编辑器把文件“另存为 UTF-8”后再试",
            "save the file as UTF-8 in your editor",
        ),
        "yaml-not-text": _say(
            "这是 {kind} 文件，不是 YAML 文本",
            "the file holds {kind} data, not YAML text",
            "换成方案的 .yaml 文件；Word 和 PowerPoint 由 opsplan render 从它生成",
            "name the plan's .yaml file; opsplan render makes Word and PowerPoint from it",
        ),
        "yaml-utf16": _say(
            "文件是 {encoding} 编码，需要 UTF-8",
            "the file is {encoding}; it has to be UTF-8",
            "用编辑器把文件“另存为 UTF-8”（记事本里不要选“Unicode”）后再试",
            "save the file as UTF-8 in your editor (in Notepad, do not choose 'Unicode')",
        ),
        "yaml-control-character": _say(
            "这里有 YAML 不允许的控制字符 U+{code:04X}（全文件共 {count} 个）",
            "control character U+{code:04X} is not allowed in YAML ({count} in the file)",
            "删掉这个看不见的字符；它多半是复制粘贴带进来的",
            "delete the invisible character; it usually comes from copy and paste",
        ),
        "yaml-empty": _say(
            "文件是空的，或只有注释",
            "the file is empty or holds only comments",
            "至少写上 opsplan: 1、title:、period: 和一个内容章节",
            "write at least opsplan: 1, title:, period: and one section",
        ),
        "yaml-not-a-mapping": _say(
            "文件最外层应是“键: 值”，这里却是{found.zh}",
            "the top level has to be 'key: value' lines, not {found.en}",
            "从 opsplan: 1 开始，一行一个键；列表放在 goals: 这样的键下面",
            "begin with opsplan: 1, one key a line; put lists below a key such as goals:",
        ),
        "yaml-several-documents": _say(
            "一个文件只能有一份方案，这里又开始了一份",
            "a file holds one plan, and another document begins here",
            "删掉这一行的 --- 或 ...，或把后面的内容另存一个文件",
            "delete the --- or ... line, or move what follows to a file of its own",
        ),
        "yaml-directive": _say(
            "YAML 把以 % 开头的行当作指令，这一条读不懂",
            "a line that begins with % is a directive to YAML, and this one is not understood",
            "删掉这一行；如果它是正文，请加引号或放进 | 块里并缩进",
            "delete the line; if it is text, quote it or indent it in a | block",
        ),
        "yaml-tab": _say(
            "缩进里有制表符（Tab），YAML 只认空格",
            "a tab is used for indentation; YAML allows only spaces",
            "把 Tab 换成空格（一般一层两个）；可在编辑器里打开“Tab 转空格”",
            "replace the tab by spaces (two a level); editors can do this for the whole file",
        ),
        "yaml-full-width-colon": _say(
            "这里是全角冒号“：”，YAML 只认半角冒号加空格",
            "this is a full-width colon '：'; YAML wants ': ' (ASCII colon and a space)",
            "改成 {key}: （半角冒号，后面留一个空格）；如果整行是正文，请加引号",
            "write '{key}: ' with a space after it; if the whole line is text, quote it",
        ),
        "yaml-full-width-comma": _say(
            "这里是全角逗号“，”，{{ }} 和 [ ] 里只有半角逗号能分隔",
            "this is a full-width comma '，'; only an ASCII comma separates inside {{ }} and [ ]",
            "改成半角逗号加空格；如果逗号是正文，请把这段文字加引号",
            "write ', '; if the comma belongs to the text, quote the text",
        ),
        "yaml-full-width-quote": _say(
            "这里是中文引号{mark}，YAML 不把它当引号，后面的标点把文字断开了",
            "{mark} is not a quote to YAML, so punctuation after it splits the text",
            "在整段文字外面再加一对半角引号：'{text}…'",
            "put ASCII quotes around the whole text: '{text}…'",
        ),
        "yaml-missing-space": _say(
            "冒号后面缺一个空格",
            "there is no space after the colon",
            "写成 {key}: …（冒号后留一个半角空格）；如果整段是正文，请加引号",
            "write '{key}: …' with a plain space; if all of it is text, quote it",
        ),
        "yaml-missing-colon": _say(
            "这一行既不是“键: 值”，也不是列表项：{text}",
            "this line is neither 'key: value' nor a list item: {text}",
            "键后面加半角冒号和空格；如果它是上一行文字的续行，请比上一行的键多缩进，或改用 | 块",
            "add ': ' after the key; if it continues the text above, indent it deeper or use a | block",
        ),
        "yaml-missing-comma": _say(
            "第 {line} 行第 {column} 列打开的括号里，这里缺一个半角逗号",
            "a comma is missing here, inside the bracket opened at {line}:{column}",
            "项与项之间用半角逗号加空格分开；文字里有标点时请加引号",
            "separate the entries with ', '; quote a text that holds punctuation",
        ),
        "yaml-extra-comma": _say(
            "这里多了一个逗号，它前面没有内容",
            "there is nothing before this comma",
            '删掉多余的逗号；空文字写成 ""',
            'delete the comma; write an empty text as ""',
        ),
        "yaml-colon-in-text": _say(
            "没加引号的文字里又有“: ”，YAML 会当成另一个键",
            "text without quotes holds another ': ', which YAML takes for a key",
            "给整段文字加引号（'…'），或把这个冒号改成全角“：”",
            "put quotes around the whole text: '…'",
        ),
        "yaml-special-start": _say(
            "没加引号的文字不能以 {mark} 开头，它在 YAML 里另有用处",
            "a text without quotes cannot begin with {mark}, which means something else in YAML",
            "给整段文字加引号：'{text}'",
            "put quotes around the whole text: '{text}'",
        ),
        "yaml-unclosed-quote": _say(
            "这里的引号 {mark} 没有在本行配对{where.zh}",
            "the quote {mark} that opens here is not closed{where.en}",
            "在文字末尾补上同样的半角引号；文字里本来就有引号时，外面换用另一种",
            "close it with the same quote; if the text holds that quote itself, use the other kind outside",
        ),
        "yaml-text-after-quote": _say(
            "右引号后面还有文字：{text}",
            "there is more text after the closing quote: {text}",
            "把整段文字放进一对引号；里面要用引号时，外面换用另一种，或用中文引号“”",
            "put the whole text inside one pair of quotes; for quotes inside it use the other kind outside",
        ),
        "yaml-bad-escape": _say(
            "双引号里的反斜杠 {text} 不是 YAML 认识的转义",
            "{text} is not an escape that YAML knows inside double quotes",
            "改用单引号 '…'（反斜杠就是它自己），或写成 \\\\",
            "use single quotes '…' (a backslash is itself there), or write \\\\",
        ),
        "yaml-unclosed-bracket": _say(
            "这里打开的 {mark} 没有闭合",
            "the {mark} that opens here is not closed",
            "在最后一项后面补上 {closing}；如果它是正文，请加引号",
            "add {closing} after the last entry; if it belongs to a text, quote the text",
        ),
        "yaml-stray-bracket": _say(
            "{mark} 与前面的括号不配对",
            "{mark} does not match an opening bracket",
            "删掉它，或改成与左括号相配的那一个；如果它是正文，请加引号",
            "delete it or make it match the opening one; if it belongs to a text, quote the text",
        ),
        "yaml-indentation": _say(
            "缩进不对：这一行缩进 {indent} 格，与第 {line} 行（缩进 {other} 格）接不上",
            "wrong indentation: {indent} spaces here do not fit line {line} ({other} spaces)",
            "同一层的键左边对齐，下一层多缩进两格；键后面已经有值时，下面不能再有下一层",
            "align keys of one level, indent the next level by two; a key that has a value takes no level below",
        ),
        "yaml-list-and-keys": _say(
            "同一层里既有“- ”列表项，又有“键: 值”（从第 {line} 行开始）",
            "list items ('- ') and 'key: value' stand at one level (which begins in line {line})",
            "一层里只能用一种：列表项放到自己的键下面，项里的键与它的第一个键对齐",
            "use one of them: put the list below its own key, align the keys of an item with its first key",
        ),
        "yaml-list-on-key-line": _say(
            "列表项 {mark} 不能写在这里",
            "a list item ({mark}) cannot begin here",
            "列表另起一行、缩进两格再写“- ”；如果它是正文，请给整段文字加引号",
            "begin the list on the next line, indented by two; if it is text, quote the whole text",
        ),
        "yaml-wide-space": _say(
            "缩进里有全角空格或不换行空格，YAML 只认半角空格",
            "a full-width or no-break space is used for indentation; YAML allows only plain spaces",
            "把它换成半角空格（一般一层两个）",
            "replace it by plain spaces (two a level)",
        ),
        "yaml-syntax": _say(
            "YAML 语法错误，读到这里读不下去了：{text}",
            "YAML cannot be read on from here: {text}",
            "检查这一行和上一行的冒号、引号、括号与缩进；带标点的文字请加引号",
            "check colons, quotes, brackets and indentation here and one line above; quote text with punctuation",
        ),
        "yaml-duplicate-key": _say(
            "键“{key}”重复，第 {line} 行已经有了",
            "the key '{key}' was already given in line {line}",
            "删掉或合并其中一个；几个同类内容请写成列表",
            "delete or merge one of them; several things of a kind are written as a list",
        ),
        "yaml-empty-key": _say(
            "冒号前面没有键名",
            "there is no key before the colon",
            "写上键名；真要以 null 或 ~ 为名时请加引号",
            "write a key; if it is really called null or ~, quote it",
        ),
        "yaml-key-not-text": _say(
            "键必须是文字，这里却是{found.zh}",
            "a key has to be text, not {found.en}",
            "键写成一个词；以 {{ 或 [ 开头的正文（如 {{{{ x }}}}）请加引号",
            "use a word as the key; quote a text that begins with {{ or [ (such as {{{{ x }}}})",
        ),
        "yaml-merge": _say(
            "<< 后面只能是另一个“键: 值”块的别名，或这样的别名的列表",
            "<< takes an alias of a mapping, or a list of such aliases",
            "写成 <<: *名称，并在被引用的块前标上 &名称",
            "write <<: *name, with &name before the block it refers to",
        ),
        "yaml-tag": _say(
            "不支持 YAML 标签 {text}",
            "the YAML tag {text} is not supported",
            "删掉这个标签；如果感叹号是正文，请给整段文字加引号",
            "delete the tag; if the exclamation mark belongs to a text, quote the whole text",
        ),
        "yaml-undefined-alias": _say(
            "引用了没有定义的别名 *{name}",
            "the alias *{name} is not defined",
            "在它前面的内容上标 &{name}；如果星号是正文，请给整段文字加引号",
            "mark something before it with &{name}; if the asterisk belongs to a text, quote the whole text",
        ),
        "yaml-alias-cycle": _say(
            "别名 *{name} 引用了包含它自己的内容",
            "the alias *{name} stands inside the very thing it refers to",
            "把 &{name} 移到不包含这一行的内容上，或直接写出内容",
            "move &{name} to something that does not hold this line, or write the content out",
        ),
        "yaml-alias-bomb": _say(
            "别名太多，或展开后太大（上限 {limit:,}）",
            "there are too many aliases, or they expand to too much (the limit is {limit:,})",
            "减少层层嵌套的别名，直接写出内容",
            "use fewer aliases of aliases; write the content out",
        ),
        "yaml-too-many-nodes": _say(
            "内容太多：超过 {limit:,} 个值",
            "there is too much in the file: more than {limit:,} values",
            "请检查是否选错了文件，或拆成几份方案",
            "is this the right file? Otherwise split it into several plans",
        ),
        "yaml-too-deep": _say(
            "嵌套太深：超过 {limit} 层",
            "nested too deeply: more than {limit} levels",
            "减少层级；多余的括号请删掉，正文里的括号请加引号",
            "use fewer levels; delete brackets that are too many, quote a text that holds them",
        ),
    }
)
"""Rule → wording. The same rules as ``CODES``."""

EXCERPT_LENGTH = 40


def excerpt(text: str) -> str:
    """The beginning of a plan's own text, fit for a message: one line, printable, short."""
    shown = "".join(char if char.isprintable() else " " for char in text[: EXCERPT_LENGTH + 1]).strip()
    return shown if len(text) <= EXCERPT_LENGTH else shown[:EXCERPT_LENGTH] + "…"


def finding(rule: str, position: Position, **words: object) -> Finding:
    """A blocking finding of the reader; texts among ``words`` are shortened to an excerpt."""
    shown = {name: excerpt(word) if isinstance(word, str) else word for name, word in words.items()}
    wording = WORDINGS[rule]
    return Finding(
        rule=rule,
        code=CODES[rule],
        severity=Severity.ERROR,
        message=Bilingual(*(text.format(**shown) for text in wording.message)),
        help=Bilingual(*(text.format(**shown) for text in wording.help)),
        position=position,
        blocking=True,
    )
