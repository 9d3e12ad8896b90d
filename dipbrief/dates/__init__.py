"""Date spans in a document, and the days they mean.

Printed dates ("Jan. 15", "22nd April, 2026", "from 11 to 14 June"), weekdays and the common relative words are
read here; other relative phrases ("two days ago") go to dateparser. A day is resolved only from a reference date
that the caller gives: never from the clock.
"""

from dipbrief.dates.calendar import calendar_words, is_year, weekdays
from dipbrief.dates.find import find_dates
from dipbrief.dates.heads import head_date, short_numeric
from dipbrief.dates.mention import DateMention

__all__ = ["DateMention", "calendar_words", "find_dates", "head_date", "is_year", "short_numeric", "weekdays"]
