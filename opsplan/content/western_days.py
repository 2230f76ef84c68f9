"""Marketing days kept in many countries, and those of the United States, Britain and others."""

from __future__ import annotations

from opsplan.content.marketing_day import MarketingDay, day
from opsplan.content.rules import MON, SUN, THU, Easter, Fixed, Season, Weekday, last, nth

_ELSEWHERE = ("日期每年另行公布", "The days are announced each year")

INTERNATIONAL: tuple[MarketingDay, ...] = (
    day("new-year", "元旦", "New Year's Day", Fixed(1, 1), "CN:2 intl:2", "新年|公历新年|New Year"),
    day("valentines-day", "情人节", "Valentine's Day", Fixed(2, 14), "CN:2 US:2 GB:2 intl:2", "214|西方情人节|St Valentine's Day"),
    day("womens-day", "妇女节", "International Women's Day", Fixed(3, 8), "CN:2 intl:3", "女神节|女王节|三八|38|三八节|国际妇女节|三八妇女节|三八女神节|38女神节|Women's Day"),
    day("white-day", "白色情人节", "White Day", Fixed(3, 14), "CN:4 JP:2 KR:2"),
    day("april-fools", "愚人节", "April Fools' Day", Fixed(4, 1), "CN:4 intl:4", "April Fool's Day|April Fools"),
    day("health-day", "世界卫生日", "World Health Day", Fixed(4, 7), "intl:4", since=1950),
    day("earth-day", "世界地球日", "Earth Day", Fixed(4, 22), "intl:4", "地球日|World Earth Day", since=1970),
    day("book-day", "世界读书日", "World Book Day", Fixed(4, 23), "CN:3 intl:4 -GB", "读书日", since=1995),
    day("mothers-day", "母亲节", "Mother's Day", nth(5, 2, SUN), "CN:2 US:2 intl:2 -GB -FR -IE", since=1914),
    day("families-day", "国际家庭日", "International Day of Families", Fixed(5, 15), "intl:4", since=1994),
    day("tea-day", "国际茶日", "International Tea Day", Fixed(5, 21), "intl:4", since=2020),
    day("no-tobacco-day", "世界无烟日", "World No Tobacco Day", Fixed(5, 31), "intl:4", since=1988),
    day("environment-day", "世界环境日", "World Environment Day", Fixed(6, 5), "intl:4", since=1973),
    day("fathers-day", "父亲节", "Father's Day", nth(6, 3, SUN), "CN:3 US:2 GB:2 intl:3 -AU -NZ -DE -IT -ES", since=1910),
    day("coffee-day", "国际咖啡日", "International Coffee Day", Fixed(10, 1), "intl:4", since=2015),
    day("halloween", "万圣节", "Halloween", Fixed(10, 31), "CN:3 US:2 GB:2 intl:3", "万圣夜|万圣节前夜"),
    day("black-friday", "黑色星期五", "Black Friday", nth(11, 4, THU, 1), "US:1 GB:1 CA:1 CN:3 intl:2", "黑五", since=1960),
    day("cyber-monday", "网络星期一", "Cyber Monday", nth(11, 4, THU, 4), "US:1 GB:2 CA:2 CN:4 intl:3", "网一", since=2005),
    day("cyber-week", "网络购物周", "Cyber Week", Season(nth(11, 4, THU, 4), nth(11, 4, THU, 8)), "US:2 GB:3 intl:4", around="cyber-monday", since=2005),
    day("giving-tuesday", "公益星期二", "Giving Tuesday", nth(11, 4, THU, 5), "US:3 GB:4 intl:4", since=2012),
    day("volunteer-day", "国际志愿者日", "International Volunteer Day", Fixed(12, 5), "intl:4", "志愿者日", since=1985),
    day("christmas-eve", "平安夜", "Christmas Eve", Fixed(12, 24), "CN:3 intl:3"),
    day("christmas", "圣诞节", "Christmas Day", Fixed(12, 25), "CN:2 US:1 GB:1 intl:1", "圣诞|Christmas|Xmas"),
    day("new-years-eve", "跨年夜", "New Year's Eve", Fixed(12, 31), "CN:3 intl:3", "跨年"),
)  # fmt: skip

EASTER: tuple[MarketingDay, ...] = (
    day("shrove-tuesday", "忏悔星期二", "Shrove Tuesday", Easter(-47), "GB:3 IE:3", "煎饼节|Pancake Day"),
    day("mothering-sunday", "母亲节（英国）", "Mothering Sunday", Easter(-21), "GB:2 IE:2", "英国母亲节|母亲节|Mother's Day|UK Mother's Day", note=("复活节前三周，与五月的母亲节不同", "Three weeks before Easter, not in May")),
    day("good-friday", "耶稣受难日", "Good Friday", Easter(-2), "GB:3 US:4 CA:3 AU:3 NZ:3 DE:3 HK:4", "受难日"),
    day("easter", "复活节", "Easter Sunday", Easter(), "US:2 GB:2 CA:2 AU:2 NZ:2 DE:2 FR:2 intl:3 -CN -JP", "Easter"),
    day("easter-monday", "复活节星期一", "Easter Monday", Easter(1), "GB:3 CA:4 AU:3 NZ:3 DE:3 FR:3 HK:4"),
)  # fmt: skip

NORTH_AMERICA: tuple[MarketingDay, ...] = (
    day("mlk-day", "马丁·路德·金纪念日", "Martin Luther King Day", nth(1, 3, MON), "US:3", "MLK Day|Martin Luther King Jr. Day", since=1986),
    day("groundhog-day", "土拨鼠日", "Groundhog Day", Fixed(2, 2), "US:4 CA:4"),
    day("super-bowl", "超级碗", "Super Bowl Sunday", nth(2, 2, SUN), "US:2", "Super Bowl", since=2022),
    day("presidents-day", "总统日", "Presidents' Day", nth(2, 3, MON), "US:3", "Washington's Birthday", since=1971),
    day("tax-day", "报税日", "Tax Day", None, "US:4", note=_ELSEWHERE),
    day("cinco-de-mayo", "五月五日节", "Cinco de Mayo", Fixed(5, 5), "US:3"),
    day("memorial-day", "阵亡将士纪念日", "Memorial Day", last(5, MON), "US:2", since=1971, note=("缅怀之日；周末促销常见，语气要克制", "In memory of the fallen; sales are usual, in a sober tone")),
    day("pride", "骄傲月", "Pride Month", Season(Fixed(6, 1), Fixed(6, 30)), "US:3 GB:3", "Pride", since=1970),
    day("juneteenth", "六月节", "Juneteenth", Fixed(6, 19), "US:4", since=2021),
    day("independence-day", "美国独立日", "Independence Day", Fixed(7, 4), "US:2", "独立日|Fourth of July|4th of July"),
    day("prime-day", "Prime 会员日", "Prime Day", None, "US:1 GB:2", "亚马逊会员日|Prime会员日", note=_ELSEWHERE),
    day("back-to-school-us", "返校季", "Back-to-School (US)", Season(Fixed(7, 15), Fixed(9, 5), rough=True), "US:2", "Back to School|Back-to-School Season", note=("各州开学时间不同", "Terms begin on different days by state")),
    day("labor-day", "美国劳工节", "Labor Day", nth(9, 1, MON), "US:2 CA:3", "Labour Day", since=1894),
    day("grandparents-day", "祖父母节", "Grandparents' Day", nth(9, 1, MON, 6), "US:4", since=1978),
    day("columbus-day", "哥伦布日", "Columbus Day", nth(10, 2, MON), "US:4", "Indigenous Peoples' Day|原住民日", since=1971),
    day("thanksgiving-canada", "加拿大感恩节", "Canadian Thanksgiving", nth(10, 2, MON), "CA:2", "感恩节|Thanksgiving|Thanksgiving Day", since=1957),
    day("election-day", "美国选举日", "Election Day", nth(11, 1, MON, 1), "US:4"),
    day("veterans-day", "美国退伍军人节", "Veterans Day", Fixed(11, 11), "US:3", "Veterans' Day", since=1978),
    day("thanksgiving", "感恩节", "Thanksgiving", nth(11, 4, THU), "US:1 CN:3", "Thanksgiving Day", since=1942),
    day("canada-day", "加拿大国庆日", "Canada Day", Fixed(7, 1), "CA:2"),
    day("victoria-day", "维多利亚日", "Victoria Day", Weekday(5, 18, MON), "CA:3", since=1953),
)  # fmt: skip

BRITAIN: tuple[MarketingDay, ...] = (
    day("burns-night", "彭斯之夜", "Burns Night", Fixed(1, 25), "GB:4"),
    day("st-patricks-day", "圣帕特里克节", "St Patrick's Day", Fixed(3, 17), "US:3 GB:4 IE:2", "St. Patrick's Day"),
    day("early-may-bank-holiday", "五月初银行假日", "Early May Bank Holiday", nth(5, 1, MON), "GB:4", "Bank Holiday", since=1978, note=("1995 年和 2020 年改在 5 月 8 日", "On 8 May in 1995 and 2020")),
    day("spring-bank-holiday", "春季银行假日", "Spring Bank Holiday", last(5, MON), "GB:4", "Bank Holiday", since=1971, note=("王室庆典年份会改期", "Moved in years of royal jubilees")),
    day("summer-bank-holiday", "夏季银行假日", "Summer Bank Holiday", last(8, MON), "GB:4", "Bank Holiday", since=1971),
    day("bonfire-night", "篝火之夜", "Bonfire Night", Fixed(11, 5), "GB:4", "Guy Fawkes Night"),
    day("remembrance-sunday", "国殇纪念日", "Remembrance Sunday", nth(11, 2, SUN), "GB:4", taboo=True, since=1945, note=("悼念阵亡者，不宜促销", "In memory of the fallen; no promotions")),
    day("boxing-day", "节礼日", "Boxing Day", Fixed(12, 26), "GB:1 CA:2 AU:2 NZ:2"),
)  # fmt: skip

ELSEWHERE: tuple[MarketingDay, ...] = (
    day("australia-day", "澳大利亚国庆日", "Australia Day", Fixed(1, 26), "AU:3", since=1935),
    day("waitangi-day", "怀唐伊日", "Waitangi Day", Fixed(2, 6), "NZ:3", since=1934),
    day("anzac-day", "澳新军团日", "Anzac Day", Fixed(4, 25), "AU:4 NZ:4", taboo=True, since=1916, note=("悼念阵亡者，不宜促销", "In memory of the fallen; no promotions")),
    day("hksar-day", "香港特区成立纪念日", "HKSAR Establishment Day", Fixed(7, 1), "HK:4", since=1997),
    day("bastille-day", "法国国庆日", "Bastille Day", Fixed(7, 14), "FR:3"),
    day("fathers-day-australia", "父亲节（澳新）", "Father's Day (Australia)", nth(9, 1, SUN), "AU:2 NZ:2", "父亲节|Father's Day"),
    day("oktoberfest", "慕尼黑啤酒节", "Oktoberfest", None, "DE:3", "啤酒节", note=_ELSEWHERE),
    day("diwali", "排灯节", "Diwali", None, "IN:1 SG:3 MY:3", "Deepavali", note=_ELSEWHERE),
    day("holi", "洒红节", "Holi", None, "IN:2", note=_ELSEWHERE),
    day("ramadan", "斋月", "Ramadan", None, "MY:1 ID:1 SA:1 AE:1", note=_ELSEWHERE),
    day("eid-al-fitr", "开斋节", "Eid al-Fitr", None, "MY:1 ID:1 SA:1 AE:1", "Eid", note=_ELSEWHERE),
    day("eid-al-adha", "宰牲节", "Eid al-Adha", None, "MY:2 ID:2 SA:2 AE:2", "古尔邦节|Eid", note=_ELSEWHERE),
    day("hanukkah", "光明节", "Hanukkah", None, "IL:2 US:3", note=_ELSEWHERE),
    day("passover", "逾越节", "Passover", None, "IL:2 US:4", note=_ELSEWHERE),
    day("vesak", "卫塞节", "Vesak", None, "SG:4 MY:4", note=_ELSEWHERE),
    day("world-cup", "世界杯", "World Cup", None, "CN:3 intl:3", note=_ELSEWHERE),
    day("olympics", "奥运会", "Olympic Games", None, "CN:3 intl:3", "Olympics", note=_ELSEWHERE),
    day("asian-games", "亚运会", "Asian Games", None, "CN:3", note=_ELSEWHERE),
)  # fmt: skip
