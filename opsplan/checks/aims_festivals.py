"""The festivals and marketing dates a plan may name, with the other names people use for them."""

from __future__ import annotations

import re
from functools import cache

from opsplan.model.nearest import Nearest
from opsplan.model.spelling import folded

_CHINESE = """
元旦 新年 跨年 跨年夜 春节 农历新年 过年 除夕 小年 年货节 年货 腊八 元宵 龙抬头 二月二 花朝节 上巳 三月三
情人节 214 妇女节 女神节 女王节 女生节 三八 38 国际妇女节 三八妇女节 植树节 消费者权益日 315 愚人节 清明 寒食 世界读书日 读书日 地球日 世界地球日
劳动节 五一 五一劳动节 51 青年节 五四 五四青年节 母亲节 护士节 520 521 儿童节 六一 六一儿童节 端午 父亲节 618 年中大促 高考 高考季 毕业季
建党节 七一 建军节 八一 暑期 暑假 寒假 开学 开学季 七夕 中元 医师节 818 88会员节 99 99划算节 教师节 中秋 国庆 国庆节 十一 黄金周
重阳 程序员节 1024 万圣节 双11 双十一 1111 11.11 光棍节 记者节 感恩节 黑五 黑色星期五 网络星期一 网一 双12 双十二 1212 12.12 冬至 平安夜 圣诞
泼水节 火把节 国际茶日 国际咖啡日 国际家庭日 世界睡眠日 世界环境日 世界无烟日 国际志愿者日 世界杯 奥运会 亚运会
立春 雨水 惊蛰 春分 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 小寒 大寒
"""
_ENGLISH = """
New Year|New Year's Day|New Year's Eve|Spring Festival|Chinese New Year|Lunar New Year|Lantern Festival|Valentine's Day
International Women's Day|Women's Day|Arbor Day|Qingming|Qingming Festival|Ching Ming Festival|Tomb-Sweeping Day|April Fools' Day
World Book Day|Earth Day|Labour Day|Labor Day|May Day|International Workers' Day|Mother's Day|Mothering Sunday|Children's Day
Dragon Boat Festival|Tuen Ng Festival|Father's Day|Back to School|Qixi|Qixi Festival|Teachers' Day|Mid-Autumn|Mid-Autumn Festival
Moon Festival|National Day|Golden Week|Double Ninth|Double Ninth Festival|Chung Yeung Festival|Halloween|Singles' Day|Double 11
Double Eleven|Thanksgiving|Thanksgiving Day|Black Friday|Cyber Monday|Cyber Week|Double 12|Giving Tuesday|Christmas|Christmas Day
Christmas Eve|Xmas|Boxing Day|Easter|Easter Sunday|Good Friday|Easter Monday|Shrove Tuesday|Pancake Day|Super Bowl|Super Bowl Sunday
Martin Luther King Day|MLK Day|Presidents' Day|Memorial Day|Juneteenth|Independence Day|Fourth of July|4th of July|Columbus Day
Indigenous Peoples' Day|Veterans Day|Election Day|Tax Day|Groundhog Day|St Patrick's Day|St. Patrick's Day|Cinco de Mayo|Pride|Pride Month
Prime Day|Early May Bank Holiday|Spring Bank Holiday|Summer Bank Holiday|Bank Holiday|Bonfire Night|Guy Fawkes Night|Burns Night
Remembrance Sunday|Canada Day|Victoria Day|Australia Day|Anzac Day|Waitangi Day|Bastille Day|Oktoberfest|Diwali|Deepavali|Holi|Eid
Eid al-Fitr|Eid al-Adha|Ramadan|Hanukkah|Passover|Vesak|Buddha's Birthday|HKSAR Establishment Day|World Environment Day|World Health Day
International Coffee Day|International Tea Day|Grandparents' Day
"""

_SUFFIX = re.compile("(?:大促|购物节|狂欢节|节)$")


@cache
def _known() -> dict[str, str]:
    english = (name for line in _ENGLISH.split("\n") for name in line.split("|") if name)
    return {_fold(name): name for name in (*_CHINESE.split(), *english)}


def _fold(name: str) -> str:
    """Case, spaces, hyphens and apostrophes count for nothing; ``中秋`` and ``中秋节``, ``双11`` and ``双11大促`` are one."""
    bare = folded(name).replace("’", "").replace("'", "")
    return _SUFFIX.sub("", bare) or bare


def is_festival(name: str, own: frozenset[str] = frozenset()) -> bool:
    """True for a festival by any of its names, and for the plan's ``own`` dates (folded by :func:`own_dates`)."""
    bare = _fold(name)
    return bare in _known() or bare in own


def own_dates(names: tuple[str, ...]) -> frozenset[str]:
    """The plan's own dates in the form they are compared in."""
    return frozenset(map(_fold, names))


def like_festivals(name: str, nearest: Nearest) -> tuple[str, ...]:
    """Up to three names of festivals like one that is none."""
    return tuple(_known()[near] for near in nearest(_fold(name), _known(), 0.5))
