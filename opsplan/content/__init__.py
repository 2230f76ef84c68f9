"""Marketing dates: the festivals and seasons that an operations plan is made around, by rule, for any year.

``marketing_dates(year)`` lists them, ``find_date(name, year)`` looks one up by any of its names. The rules and all
names stand in the tables (:mod:`opsplan.content.chinese_days`, :mod:`opsplan.content.western_days`).
"""

from opsplan.content.dates import OwnDate, dates_named, find_date, marketing_dates
from opsplan.content.lunar import FIRST_YEAR, LAST_YEAR
from opsplan.content.marketing_day import MarketingDate

__all__ = [
    "FIRST_YEAR", "LAST_YEAR", "MarketingDate", "OwnDate", "dates_named", "find_date", "marketing_dates",
]  # fmt: skip
