"""A date in the words of a language: 2026-04-18 is “18 April 2026” on an English page.

Stands on the ground floor, as data. Used where the author gave a date as a machine writes it; a
date that was written in words is printed as it was written.
"""

from collections.abc import Mapping
from types import MappingProxyType

_TABLE = """
en|{d} {m} {y}|January February March April May June July August September October November December
fr|{d} {m} {y}|janvier février mars avril mai juin juillet août septembre octobre novembre décembre
de|{d}. {m} {y}|Januar Februar März April Mai Juni Juli August September Oktober November Dezember
es|{d} de {m} de {y}|enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
it|{d} {m} {y}|gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
pt|{d} de {m} de {y}|janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
nl|{d} {m} {y}|januari februari maart april mei juni juli augustus september oktober november december
pl|{d} {m} {y}|stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
cs|{d}. {m} {y}|ledna února března dubna května června července srpna září října listopadu prosince
el|{d} {m} {y}|Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου
ru|{d} {m} {y} г.|января февраля марта апреля мая июня июля августа сентября октября ноября декабря
uk|{d} {m} {y} р.|січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
tr|{d} {m} {y}|Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık
ar|{d} {m} {y}|يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
he|{d} ב{m} {y}|ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר
hi|{d} {m} {y}|जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
ja|{y}年{n}月{d}日|1 2 3 4 5 6 7 8 9 10 11 12
zh|{y}年{n}月{d}日|1 2 3 4 5 6 7 8 9 10 11 12
ko|{y}년 {n}월 {d}일|1 2 3 4 5 6 7 8 9 10 11 12
"""

_FORMS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        language: (pattern, tuple(months.split()))
        for language, pattern, months in (row.split("|") for row in _TABLE.strip().splitlines())
    }
)


def long_date(iso: str, language: str) -> str:
    """A full date (YYYY-MM-DD) in the words of a BCP 47 language; as it is where there are none, or no day."""
    form = _FORMS.get(language.split("-")[0].casefold())
    if form is None or len(iso) != 10:
        return iso
    pattern, months = form
    year, month, day = (int(part) for part in iso.split("-"))
    return pattern.format(d=day, m=months[month - 1], n=month, y=year)
