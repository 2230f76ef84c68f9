"""The closed lists of the plan spec: every value with its names in both languages.

A plan stores the English value (``mitigate``); :func:`choice_label` gives the word to print.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from typing import Any

from opsplan.diagnostics import Bilingual, Lang
from opsplan.model.problems import problem, shorten, wanted
from opsplan.model.spelling import meant
from opsplan.records import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A closed list; ``open`` ones also take any other text. ``rule`` names the finding for an unknown value."""

    values: Mapping[str, tuple[str, ...]]
    """English value → its label in English and Chinese, then further spellings that are read."""
    open: bool = False
    rule: str = "value-unknown"

    def find(self, text: str) -> str | None:
        wanted = text.strip().lower()
        for value, names in self.values.items():
            if wanted == value.lower() or any(wanted == name.lower() for name in names):
                return value
        return None


KIND = Choice({
    "product": ("Product operations", "产品运营"), "event": ("Event", "活动运营"), "user": ("User operations", "用户运营"),
    "content": ("Content operations", "内容运营"), "community": ("Community", "社群运营"),
    "commercial": ("Commercialisation", "商业化运营"), "channel": ("Channel operations", "渠道运营"),
    "private-domain": ("Private domain", "私域运营"), "promotion": ("Promotion", "大促"), "launch": ("Launch", "上市"),
})  # fmt: skip
LANGUAGE = Choice(
    {"zh-CN": ("Chinese", "中文", "zh", "zh-cn", "简体中文"), "en": ("English", "英文", "en-US", "en-GB")}
)
PLAN_STATUS = Choice(
    {"draft": ("Draft", "草稿"), "review": ("In review", "评审中"), "approved": ("Approved", "已批准")}
)
DIRECTION = Choice({"up": ("Up", "提升"), "down": ("Down", "降低")})
GOAL_CATEGORY = Choice({
    "awareness": ("Awareness", "知名度"), "acquisition": ("Acquisition", "拉新"), "activation": ("Activation", "促活"),
    "retention": ("Retention", "留存"), "revenue": ("Revenue", "转化"), "referral": ("Referral", "传播"),
    "satisfaction": ("Satisfaction", "满意度"),
})  # fmt: skip
METRIC_CATEGORY = Choice(GOAL_CATEGORY.values, open=True)
SEGMENT_MODEL = Choice({
    "AARRR": ("AARRR", "AARRR"), "RFM": ("RFM", "RFM"), "lifecycle": ("Life cycle", "生命周期"), "pyramid": ("Pyramid", "金字塔"),
}, open=True)  # fmt: skip
CHANNEL_KIND = Choice(
    {
        "owned": ("Owned", "自有"),
        "paid": ("Paid", "付费"),
        "earned": ("Earned", "口碑"),
        "partner": ("Partner", "合作"),
    }
)
ACTIVITY_FORM = Choice({
    "livestream": ("Live stream", "直播"), "salon": ("Salon", "沙龙"), "conference": ("Conference", "大会"),
    "roadshow": ("Roadshow", "巡讲"), "campaign": ("Campaign", "线上活动"), "publication": ("Publication", "白皮书"),
}, open=True)  # fmt: skip
ACCESS = Choice({"public": ("Public", "公域"), "private": ("Private", "私域")})
ENTRY_STATUS = Choice({
    "idea": ("Idea", "选题"), "draft": ("Draft", "撰写"), "review": ("Review", "审核"), "ready": ("Ready", "待发"),
    "published": ("Published", "已发"),
})  # fmt: skip
RESPONSE = Choice({
    "avoid": ("Avoid", "规避"), "mitigate": ("Mitigate", "减轻"), "transfer": ("Transfer", "转移"), "accept": ("Accept", "接受"),
}, rule="rsk-strategy-enum")  # fmt: skip
RISK_STATUS = Choice({
    "open": ("Open", "待处理"), "watching": ("Watching", "关注"), "happened": ("Happened", "已发生"), "closed": ("Closed", "已关闭"),
})  # fmt: skip
LINK_KIND = Choice(
    {
        "FS": ("FS", "FS", "完成-开始"),
        "SS": ("SS", "SS", "开始-开始"),
        "FF": ("FF", "FF", "完成-完成"),
        "SF": ("SF", "SF", "开始-完成"),
    }
)
EDITION_LENGTH = Choice(
    {"brief": ("Brief", "简版"), "standard": ("Standard", "标准"), "full": ("Full", "完整")}
)
EACH_TYPE = Choice({"text": ("Text", "文字"), "number": ("Number", "数字"), "date": ("Date", "日期")})
DECK_LOOK = Choice({"light": ("Light", "浅色", "浅"), "dark": ("Dark", "深色", "深")})
NUMBERING = Choice({
    "decimal": ("1 1.1 1.1.1", "数字", "1.1"), "chinese": ("一、（一）1.", "中文", "一、", "zh"),
})  # fmt: skip
TABLE_FAMILY = Choice({
    "lines": ("Lines", "横线", "三线"), "band": ("Band", "色带"), "grid": ("Grid", "网格", "全框线"),
})  # fmt: skip
CJK_LATIN = Choice({"none": ("None", "不加", "无"), "thin": ("Thin space", "窄空格", "细空格")})
PAPER = Choice({"a4": ("A4", "A4"), "letter": ("US Letter", "Letter", "美国信纸")})


def choice_label(choice: Choice, value: str, lang: Lang) -> str:
    """The word to print for a stored value; open values print as they are."""
    names = choice.values.get(value)
    return Bilingual(names[1], names[0]).get(lang) if names else value


def reader(choice: Choice) -> Callable[[Any], str]:
    """A validator that turns either language's word into the stored value."""

    zh = "、".join(
        f"{value} {names[1]}" if value != names[1] else value for value, names in choice.values.items()
    )
    en = ", ".join(choice.values)

    def read(raw: Any) -> str:
        if not isinstance(raw, str):
            raise problem(
                "value-type", wanted(raw, "一个词", "one word"), Bilingual(f"可选：{zh}", f"values: {en}")
            )
        value = choice.find(raw)
        if value is not None:
            return value
        if choice.open:
            return raw
        spellings = {
            name.lower(): value for value, names in choice.values.items() for name in (value, *names)
        }
        near = difflib.get_close_matches(raw.lower(), spellings, n=1, cutoff=0.6)
        guess = spellings[near[0]] if near else ""
        raise problem(
            choice.rule,
            Bilingual(f"没有“{shorten(raw)}”这个取值", f"'{shorten(raw)}' is not one of the values"),
            Bilingual(
                f"{f'是不是 {guess}？' if guess else ''}可选：{zh}",
                f"{f'did you mean {guess}? ' if guess else ''}values: {en}",
            ),
            meant(raw, {name: value for value, names in choice.values.items() for name in (value, *names)}),
        )

    return read
