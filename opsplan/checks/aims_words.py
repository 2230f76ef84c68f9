"""The words by which the rules about goals and metrics know what a goal is about, in both languages."""

from __future__ import annotations

import re

from opsplan.model.goals import Goal
from opsplan.patterns import lazy_pattern

_FALLS = lazy_pattern(
    r"成本|费用率|流失|退货|退款|退订|取关|跳出|投诉|差评|缺货|故障|差错|错误率|响应时间|等待时间"
    r"|\b(?:cost per|cost of|cac|cpa|cpl|cpc|cpm|churn|returns?|return rate|refunds?|unsubscribe|bounce|complaints?"
    r"|defects?|error rate|downtime|response time|waiting time)\b",
    re.IGNORECASE,
)
_RISES = lazy_pattern(
    r"节约|节省|挽回|召回|下降|降低|降幅|savings?|return on|reduction|avoided", re.IGNORECASE
)
_VANITY = lazy_pattern(
    r"曝光|阅读|播放|粉丝|关注|点赞|浏览|触达|声量|热度|转发|展现"
    r"|\b(?:impressions?|views?|followers?|likes?|reach|shares|fans|mentions|awareness|page ?views)\b",
    re.IGNORECASE,
)
_RESULT = lazy_pattern(
    r"转化|下单|成交|线索|注册|报名|购买|\b(?:orders?|leads?|sales|sign-?ups?|trials?)\b", re.IGNORECASE
)
_RATE = lazy_pattern(
    r"率(?![先领队])|占比|比例|百分比|\b(?:rate|share|percentage|ratio|conversion)\b", re.IGNORECASE
)
_UNBOUNDED = lazy_pattern(
    r"频率|效率|汇率|心率|速率|帧率|功率|倍率|斜率|增长|增幅|增速|涨幅|变化率|同比|环比|回报|投产|完成率|达成率|达标率"
    r"|利润率|毛利|净利|净增|周转|溢价|费率|股份|收入占|净留存|杠杆|性价比"
    r"|\b(?:growth|change|return on|roi|roas|completion|attainment|turnover|margin|net|exchange|frame|heart|ltv|ratio|per)\b",
    re.IGNORECASE,
)
_MONEY_UNIT = lazy_pattern(r"元|[¥￥$€£]|\b(?:CNY|USD|EUR|GBP|RMB)\b", re.IGNORECASE)
_MONEY = lazy_pattern(
    r"成交额|销售额|收入|金额|营收|流水|成本|客单价|\b(?:GMV|revenue|sales value|turnover|cost|value|spend)\b",
    re.IGNORECASE,
)


def falls_when_good(name: str) -> bool:
    """True for what a plan wants less of: costs, churn, returns, complaints."""
    return bool(_FALLS.search(name)) and not _RISES.search(name)


def is_vanity(goal: Goal) -> bool:
    """True for a goal that counts attention only: views, followers, reach."""
    if goal.category:
        return goal.category == "awareness"
    return bool(_VANITY.search(goal.name)) and not (_RATE.search(goal.name) or _RESULT.search(goal.name))


def is_rate(name: str) -> bool:
    """True for a metric named a rate or a share of any sort."""
    return bool(_RATE.search(name))


def is_share(name: str) -> bool:
    """True for a rate that is a part of a whole, so that it lies between 0 and 100 %; growth and returns are not."""
    return bool(_RATE.search(name)) and not _UNBOUNDED.search(name)


def is_money(name: str, unit: str | None) -> bool:
    """True for an amount of money."""
    return bool(_MONEY_UNIT.search(unit or "")) or bool(_MONEY.search(name))


def is_percent_unit(unit: str | None) -> bool:
    """True for ``%`` and its full-width form."""
    return (unit or "").strip() in ("%", "％")
