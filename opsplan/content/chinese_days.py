"""The marketing days of mainland China: festivals of the lunar year, solar terms, days of note, shopping seasons."""

from __future__ import annotations

from opsplan.content.lunar import LAST_DAY, TERMS
from opsplan.content.marketing_day import MarketingDay, day
from opsplan.content.rules import Fixed, Lunar, Season, Term

_ANNOUNCED = (
    "平台每年公告起止日期，这里是通常的日子",
    "Platforms announce the days each year; these are the usual ones",
)
_SCHOOLS = ("各地校历不同，这里是通常的日子", "School calendars differ; these are the usual days")

LUNAR: tuple[MarketingDay, ...] = (
    day("laba", "腊八节", "Laba Festival", Lunar(12, 8), "CN:3"),
    day("little-new-year", "小年", "Little New Year", Lunar(12, 23), "CN:3", "北方小年", note=("南方多在次日", "The day after in southern China")),
    day("new-years-eve-lunar", "除夕", "Chinese New Year's Eve", Lunar(12, LAST_DAY), "CN:3 HK:3 TW:3 SG:3 MY:3", "大年三十|年三十|除夕夜|Lunar New Year's Eve"),
    day("spring-festival", "春节", "Spring Festival", Lunar(1, 1), "CN:1 HK:1 TW:1 SG:1 MY:1 intl:4", "农历新年|过年|大年初一|正月初一|新年|新春|Chinese New Year|Lunar New Year|New Year"),
    day("lantern-festival", "元宵节", "Lantern Festival", Lunar(1, 15), "CN:3 HK:4 TW:3", "上元节|正月十五"),
    day("dragon-heads-up", "龙抬头", "Longtaitou Festival", Lunar(2, 2), "CN:4", "二月二"),
    day("flower-festival", "花朝节", "Flower Festival", Lunar(2, 15), "CN:4", "花朝", note=("各地在二月初二、十二或十五", "On the 2nd, 12th or 15th of the second lunar month by region")),
    day("shangsi", "上巳节", "Shangsi Festival", Lunar(3, 3), "CN:4", "三月三|上巳"),
    day("buddhas-birthday", "佛诞", "Buddha's Birthday", Lunar(4, 8), "HK:4", "浴佛节"),
    day("dragon-boat", "端午节", "Dragon Boat Festival", Lunar(5, 5), "CN:2 HK:3 TW:2", "端阳节|龙舟节|Tuen Ng Festival|Duanwu|Duanwu Festival"),
    day("torch-festival", "火把节", "Torch Festival", Lunar(6, 24), "CN:4"),
    day("qixi", "七夕节", "Qixi Festival", Lunar(7, 7), "CN:2 TW:3", "中国情人节|七夕情人节|乞巧节|Qixi|Chinese Valentine's Day"),
    day("ghost-festival", "中元节", "Ghost Festival", Lunar(7, 15), "CN:4 HK:4 TW:4", "鬼节|盂兰盆节|盂兰节|七月半|Hungry Ghost Festival|Zhongyuan Festival", taboo=True, note=("祭祖之日，不宜促销", "A day to honour the dead; no promotions")),
    day("mid-autumn", "中秋节", "Mid-Autumn Festival", Lunar(8, 15), "CN:1 HK:2 TW:2 SG:3 MY:3", "八月十五|月饼节|Mid-Autumn|Mid Autumn|Moon Festival|Mooncake Festival"),
    day("double-ninth", "重阳节", "Double Ninth Festival", Lunar(9, 9), "CN:3 HK:4", "敬老节|老人节|Double Ninth|Chung Yeung Festival"),
)  # fmt: skip

_TERMS_EN = (
    "Minor Cold", "Major Cold", "Beginning of Spring", "Rain Water", "Awakening of Insects", "Spring Equinox", "Qingming Festival",
    "Grain Rain", "Beginning of Summer", "Lesser Fullness", "Grain in Ear", "Summer Solstice", "Minor Heat", "Major Heat",
    "Beginning of Autumn", "End of Heat", "White Dew", "Autumn Equinox", "Cold Dew", "Frost's Descent", "Beginning of Winter",
    "Minor Snow", "Major Snow", "Winter Solstice",
)  # fmt: skip
_OWN_ROWS = {
    "清明": day("qingming", "清明节", "Qingming Festival", Term("清明"), "CN:4 HK:4 TW:4", "Qingming|Ching Ming Festival|Tomb-Sweeping Day|Tomb Sweeping Day", taboo=True, note=("祭扫之日，不宜促销", "A day to tend graves; no promotions")),
    "冬至": day("winter-solstice", "冬至", "Winter Solstice", Term("冬至"), "CN:3 HK:3", "冬节|Dongzhi|Dongzhi Festival"),
}  # fmt: skip
SOLAR_TERMS: tuple[MarketingDay, ...] = (
    day("cold-food", "寒食节", "Cold Food Festival", Term("清明", -1), "CN:4", taboo=True, note=("清明前一日，不宜促销", "The eve of Qingming; no promotions")),
    *(
        _OWN_ROWS.get(zh) or day(f"term-{en.lower().replace(' ', '-').replace(chr(39), '')}", zh, en, Term(zh), "CN:4")
        for zh, en in zip(TERMS, _TERMS_EN, strict=True)
    ),
)  # fmt: skip

DAYS: tuple[MarketingDay, ...] = (
    day("girls-day", "女生节", "Girls' Day", Fixed(3, 7), "CN:4"),
    day("arbor-day", "植树节", "Arbor Day", Fixed(3, 12), "CN:3"),
    day("consumer-rights-day", "消费者权益日", "World Consumer Rights Day", Fixed(3, 15), "CN:3", "315|3·15|三一五|国际消费者权益日", since=1983, note=("避免承诺式营销", "Make no bold promises")),
    day("sleep-day", "世界睡眠日", "World Sleep Day", Fixed(3, 21), "CN:4", since=2001),
    day("water-splashing", "泼水节", "Water-Splashing Festival", Season(Fixed(4, 13), Fixed(4, 15)), "CN:4"),
    day("labour-day", "劳动节", "Labour Day", Fixed(5, 1), "CN:2 intl:4 -US -CA -GB -AU -NZ -JP", "五一|51|五一劳动节|国际劳动节|Labor Day|May Day|International Workers' Day"),
    day("youth-day", "青年节", "Youth Day", Fixed(5, 4), "CN:3", "五四|五四青年节"),
    day("disaster-reduction-day", "防灾减灾日", "Disaster Reduction Day", Fixed(5, 12), "CN:4", "512|全国防灾减灾日|汶川地震纪念日", taboo=True, since=2009, note=("汶川地震纪念日，不宜娱乐化营销", "Anniversary of the Wenchuan earthquake; nothing festive")),
    day("nurses-day", "护士节", "Nurses Day", Fixed(5, 12), "CN:4 intl:4", "国际护士节|International Nurses Day", since=1965),
    day("520", "520", "520 Love Day", Fixed(5, 20), "CN:2", "五二零|网络情人节|表白日|520表白日|520告白日", since=2000),
    day("521", "521", "521 Love Day", Fixed(5, 21), "CN:4", since=2000),
    day("childrens-day", "儿童节", "Children's Day", Fixed(6, 1), "CN:3", "六一|六一儿童节|国际儿童节|International Children's Day"),
    day("gaokao", "高考", "College Entrance Examination", Season(Fixed(6, 7), Fixed(6, 9)), "CN:4", "Gaokao", since=2003),
    day("party-day", "建党节", "CPC Founding Day", Fixed(7, 1), "CN:4", "七一|建党日", since=1941),
    day("army-day", "建军节", "Army Day", Fixed(8, 1), "CN:4", "八一", since=1933),
    day("doctors-day", "医师节", "Chinese Doctors' Day", Fixed(8, 19), "CN:4", "中国医师节", since=2018),
    day("teachers-day", "教师节", "Teachers' Day", Fixed(9, 10), "CN:3", since=1985),
    day("mukden-incident", "九一八事变纪念日", "Mukden Incident Anniversary", Fixed(9, 18), "CN:4", "九一八", taboo=True, since=1932, note=("国难日，不宜促销", "A day of remembrance; no promotions")),
    day("national-day", "国庆节", "National Day", Fixed(10, 1), "CN:1", "国庆|十一|十一国庆|国庆日", since=1949),
    day("programmers-day", "程序员节", "Programmers' Day", Fixed(10, 24), "CN:4", "1024", since=2010),
    day("journalists-day", "记者节", "Journalists' Day", Fixed(11, 8), "CN:4", since=2000),
    day("memorial-day-nanjing", "国家公祭日", "National Memorial Day", Fixed(12, 13), "CN:4", "公祭日|南京大屠杀死难者国家公祭日", taboo=True, since=2014, note=("国家公祭，停止娱乐和促销", "National mourning; no entertainment, no promotions")),
)  # fmt: skip

SHOPPING: tuple[MarketingDay, ...] = (
    day("new-year-goods", "年货节", "New Year Shopping Season", Season(Lunar(12, 1), Lunar(12, LAST_DAY), rough=True), "CN:1", "年货|年货季|年货大街", since=2000, note=_ANNOUNCED),
    day("618-season", "618 大促周期", "618 Season", Season(Fixed(5, 20), Fixed(6, 20), rough=True), "CN:1", "618周期|年中大促周期", around="618", since=2010, note=_ANNOUNCED),
    day("618", "618", "618 Shopping Festival", Fixed(6, 18), "CN:1", "年中大促|六一八", since=2010),
    day("818", "818", "818 Shopping Festival", Fixed(8, 18), "CN:4", "八一八", since=2010),
    day("88-members-day", "88会员节", "88 Members' Day", Fixed(8, 8), "CN:4", "88|88VIP会员节", since=2016),
    day("99-sale", "99划算节", "99 Sale", Fixed(9, 9), "CN:4", "99|99大促", since=2015),
    day("double-11-season", "双11 大促周期", "Double 11 Season", Season(Fixed(10, 14), Fixed(11, 11), rough=True), "CN:1", "双11周期|双十一周期", around="double-11", since=2009, note=_ANNOUNCED),
    day("double-11", "双11", "Double 11", Fixed(11, 11), "CN:1 HK:2 SG:2 MY:2 intl:4", "双十一|1111|11.11|光棍节|Double Eleven|Singles' Day|Singles Day", since=2009),
    day("double-12", "双12", "Double 12", Fixed(12, 12), "CN:2 SG:3 MY:3", "双十二|1212|12.12|Double Twelve", since=2012),
    day("may-golden-week", "五一假期", "May Day Golden Week", Season(Fixed(5, 1), Fixed(5, 5), rough=True), "CN:2", "五一黄金周|五一小长假|黄金周|Golden Week", around="labour-day", since=2000, note=("放假天数以通知为准", "The notice says which days are off")),
    day("golden-week", "国庆黄金周", "National Day Golden Week", Season(Fixed(10, 1), Fixed(10, 7)), "CN:1", "十一黄金周|国庆长假|黄金周|Golden Week", around="national-day", since=2000),
    day("winter-holidays", "寒假", "Winter School Holidays", Season(Fixed(1, 15), Fixed(2, 20), rough=True), "CN:3", note=_SCHOOLS),
    day("spring-term", "春季开学季", "Spring Term Opening", Season(Fixed(2, 15), Fixed(3, 5), rough=True), "CN:3", "春季开学|开学|开学季", note=_SCHOOLS),
    day("gaokao-season", "高考季", "Gaokao Season", Season(Fixed(6, 1), Fixed(6, 25), rough=True), "CN:4", around="gaokao", since=2003, note=_SCHOOLS),
    day("graduation", "毕业季", "Graduation Season", Season(Fixed(6, 1), Fixed(6, 30), rough=True), "CN:3", note=_SCHOOLS),
    day("summer-holidays", "暑期", "Summer School Holidays", Season(Fixed(7, 1), Fixed(8, 31), rough=True), "CN:3", "暑假|暑期档|Summer Holidays", note=_SCHOOLS),
    day("autumn-term", "开学季", "Back-to-School Season", Season(Fixed(8, 20), Fixed(9, 10), rough=True), "CN:2", "秋季开学|秋季开学季|开学|Back to School", note=_SCHOOLS),
)  # fmt: skip
