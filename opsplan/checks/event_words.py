"""The words, in both languages, by which the rules about activities and compliance know what a text is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from opsplan.model.base import Entry
from opsplan.model.specs import fields_of
from opsplan.patterns import lazy_pattern


def _words(zh: str, en: str) -> re.Pattern[str]:
    """A pattern for Chinese words anywhere and English words from their beginning, in either case."""
    return lazy_pattern(rf"{zh}|\b(?:{en})", re.IGNORECASE)


PEOPLE_COME = _words(
    "直播|沙龙|峰会|论坛|讲座|公开课|研讨会|分享会|发布会|见面会|答谢会|培训|巡讲|路演|酒会|[大茶年]会(?!员)",
    "live ?stream|webinar|meet-?up|workshop|summit|conference|seminar|salon|roadshow|training|forum|open day",
)
IN_A_PLACE = _words(
    "沙龙|峰会|论坛|发布会|见面会|答谢会|巡讲|路演|市集|快闪|音乐节|演唱会|酒会|[大茶年展]会(?!员)",
    "meet-?up|summit|conference|salon|roadshow|trade fair|open day|pop-?up",
)
CALLED_OFF = _words("取消|停办", "cancel|called off")
REHEARSAL = _words(
    "彩排|走场|排练|试播|试讲|试线|试音|设备测试|推流测试|链路测试|演练|联排",
    "rehears|dry[- ]run|run-?through|walk-?through|(?:sound|tech|technical|equipment|streaming) (?:check|test)",
)
REMINDER = _words("提醒", "remind")
CONFIRMATION = _words(
    "确认|不参会|不能到场|不能来|来不了|请假|未到|签到|缺席|到场记录|回执",
    r"confirm|rsvp|no-?shows?|attendance|cannot come|can't come|decline|check-?in|sign-?in",
)
COMING = _words("到场|参会|出席|签到", "attendance|rsvp|check-?in|who (?:will )?comes?")
ROSTER = _words(
    "名单|清洗|去重",
    r"roster|(?:guest|attendee|participant|lead|registration|contact)s? list|list of (?:guests|attendees|participants|leads|registrations)|clean the list|de-?duplicat",
)
REVISIT = _words("回访|跟进|致电", "follow[- ]?ups?|call(?:s|ing)? back|thank-you")
RECAP = _words("回顾|回放|精彩|二次宣传|战报", "recap|replay|recording|highlights|look back|aftermovie")
BACKUP = _words("备份|存档|归档|留存", "back-?ups?|back up|archive")
SIGN_UP = _words("报名|预约|登记|注册", "regist|sign(?:ed)?[- ]?ups?|sign up|rsvp|booked|bookings")
ATTENDANCE = _words(
    "到场|到会|参会|出席|到课|观看人|进入直播间", "attend|show(?:ed)?[- ]?ups?|turn-?out|viewers|in the room"
)
LEADS = _words(
    "线索|留资|商机|客资|手机号",
    r"leads\b|qualified lead|mqls?\b|sqls?\b|opportunit|contacts collected|phone numbers",
)
NO_FORM_PLATFORM = _words("视频号|抖音|快手|小红书|B ?站|哔哩", "tiktok|douyin|youtube|instagram|kuaishou")
PRIZE = _words("抽奖|奖品|中奖|有奖", "prizes?|raffle|lucky draw|giveaway|sweepstake|prize draw")
PRIZE_DRAW = _words("抽奖|开奖", "raffle|lucky draw|prize draw|giveaway|sweepstake|lottery")
DRAW = _words("抽奖|抽取|抽出|随机抽|开奖", r"raffle|draws?\b|drawn|lottery|sweepstake|at random|giveaway")
FORFEIT = _words(
    "逾期|过期|放弃|弃奖|作废|不补|失效|视为",
    "forfeit|expire|lapse|unclaimed|after that|no longer valid|void",
)
ORGANISER = _words(
    "主办|承办|联系|客服|电话|热线", "organi[sz]|host(?:ed)? by|sponsor(?:ed)? by|contact|hotline|run by"
)
ODDS = _words("概率|几率|名额", "odds|chance|probabilit")
A_TIME = _words(r"\d|开奖时间|当场|当天|结束后", r"\d|on the spot|same day|at the end|after the")
PERMIT = _words(
    "(?:安全|活动|公安|大型|申请|办理|取得)[^，。]{0,8}许可|群众性活动|公安|报批|报备",
    "permit|(?:event|entertainment|premises|temporary) licen[cs]e|police|public[- ]safety",
)
BASE_PRICE = _words(
    "最低成交价|价格依据|基准价|[七7] ?日内?最低|前[七7] ?[日天]",
    "lowest price|base price|price base|reference price",
)
DISCOUNT = _words(
    r"[\d一二三四五六七八九] ?折(?![叠合页返现])|直降|划线价|原价",
    r"\d+ ?% off|was [$£€¥]|marked down|half[- ]price|list price",
)
PERSONAL = _words(
    "手机|电话|微信|身份证|邮箱|住址|地址",
    r"phone|mobile|e-?mail|address|passport|(?:national )?id (?:number|card)|wechat",
)
CONSENT = _words("同意|告知|勾选|授权", "consent|opt[- ]?in|agree|tick|privacy notice")
PRIVACY = _words("个人信息|隐私|手机号", "personal (?:data|information)|privacy|gdpr|data protection")
WECOM = _words("企微|企业微信", "wecom|work ?wechat")
GROUP = _words("群|朋友圈", "groups?|moments")
NEW_PRODUCT = _words("新品|首发|新上市", "new product|first sale|launch price|newly launched")
RETRO = _words(
    "复盘|总结|回顾会|(?:季度|年度|年终|终期)评审",
    "retro|post-?mortem|debrief|lessons learn|wrap-?up|after[- ]action|(?:launch|final|closing|year-?end|annual|project|campaign|event|results?) review",
)
DECISION = _words(
    "固化|例行|常态化|标准流程|SOP|手册|停做|停办|停止|不再|沿用|再办|下一场",
    "routin|standard|playbook|repeat|stop|discontinue|never again|run again|keep",
)
DECISION_OF_PLAN = _words(
    "固化|停做|停办|常态化|标准流程|活动手册",
    "routini[sz]|make it routine|(?:keep|repeat) or stop|event playbook",
)
MULTI_LEVEL = _words(
    r"多级(?:分销|返利|返佣|提成|奖励|代理|推广)|[二两三四2-9]级(?:分销|返利|返佣|佣金|提成|代理)|发展下线|下线(?:会员|人员|提成|返利|佣金)|"
    "下级(?:提成|返利|返佣|佣金|奖励)|团队(?:计酬|提成|返佣)|层层返",
    r"multi-?level|mlm\b|downlines?|pyramid (?:selling|scheme)|(?:second|third|two|three|2nd|3rd)[- ](?:level|tier) (?:commission|referral|reward|bonus)",
)
NOT = lazy_pattern(
    r"(?:不(?![限止仅但断少])|无|勿|禁|没有|避免|防止|杜绝|非(?!常))[^，。；,;]{0,6}$|\b(?:no|not|never|without|avoid|don't)\b[^,.;]{0,24}$",
    re.I,
)
"""Ends what stands before a word that is only named to be ruled out."""


def texts(value: Any) -> Iterator[str]:
    """Every text in an entry and in all that it holds, in the order of the fields; numbers and times are left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif isinstance(value, Entry):
        for spec in fields_of(type(value)).values():
            yield from texts(getattr(value, spec.attribute))


def mentions(words: re.Pattern[str], *values: Any) -> bool:
    """True when one of the texts in the values holds one of the words."""
    return any(words.search(text) for value in values for text in texts(value))


def rules_out(text: str, found: re.Match[str]) -> bool:
    """True when the word is named to be ruled out: ``不设下级提成``, ``no downline``."""
    return NOT.search(text[: found.start()]) is not None
