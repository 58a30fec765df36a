"""Months and weekdays as authors type them, by language. Source: Unicode CLDR, gregorian calendar.

Spellings of one month are joined with `|`. No spelling may stand for two months (a test looks), so
a language whose short forms collide with another's is here with its full names only.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import category, normalize

from feedsmith.patterns import lazy_pattern

_MONTHS_BY_LANGUAGE: dict[str, str] = {
    "ca": "gener|gen febrer|febr març abril|abr maig juny juliol|jul agost|ag setembre|set"
    " octubre|oct novembre|nov desembre|des",
    "cs": "leden|ledna únor|února březen|března duben|dubna květen|května červen|června"
    " červenec|července srpen|srpna září říjen|října listopad|listopadu prosinec|prosince",
    "da": "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug"
    " september|sep|sept oktober|okt november|nov december|dec",
    "de": "januar|jänner|jan|jän februar|feber|feb märz|maerz|mär|mrz april|apr mai juni|jun"
    " juli|jul august|aug september|sep|sept oktober|okt november|nov dezember|dez",
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug"
    " september|sep|sept october|oct november|nov december|dec",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago"
    " septiembre|setiembre|sep|sept|set octubre|oct noviembre|nov diciembre|dic",
    "fi": "tammikuuta|tammikuu helmikuuta|helmikuu maaliskuuta|maaliskuu huhtikuuta|huhtikuu"
    " toukokuuta|toukokuu kesäkuuta|kesäkuu heinäkuuta|heinäkuu elokuuta|elokuu syyskuuta|syyskuu"
    " lokakuuta|lokakuu marraskuuta|marraskuu joulukuuta|joulukuu",
    "fr": "janvier|janv|jan février|févr|fév mars avril|avr mai juin juillet|juil août"
    " septembre|sept|sep octobre|oct novembre|nov décembre|déc",
    "hu": "január|jan február|febr|feb március|márc április|ápr május|máj június|jún július|júl"
    " augusztus|aug szeptember|szept október|okt november|nov december|dec",
    "it": "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug"
    " agosto|ago settembre|set|sett ottobre|ott novembre|nov dicembre|dic",
    "nb": "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug"
    " september|sep|sept oktober|okt november|nov desember|des",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug"
    " september|sep|sept oktober|okt november|nov december|dec",
    "pl": "styczeń|stycznia|sty luty|lutego|lut marzec|marca|mar kwiecień|kwietnia|kwi maj|maja"
    " czerwiec|czerwca|cze lipiec|lipca|lip sierpień|sierpnia|sie wrzesień|września|wrz"
    " październik|października|paź listopad|listopada|lis grudzień|grudnia|gru",
    "pt": "janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago"
    " setembro|set outubro|out novembro|nov dezembro|dez",
    "ro": "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug"
    " septembrie|sept octombrie|oct noiembrie|noi decembrie|dec",
    "ru": "январь|января|янв февраль|февраля|февр|фев март|марта|мар апрель|апреля|апр май|мая"
    " июнь|июня|июн июль|июля|июл август|августа|авг сентябрь|сентября|сент|сен"
    " октябрь|октября|окт ноябрь|ноября|нояб|ноя декабрь|декабря|дек",
    "sv": "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug"
    " september|sep|sept oktober|okt november|nov december|dec",
    "tr": "ocak|oca şubat|şub mart|mar nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu"
    " eylül|eyl ekim|eki kasım|kas aralık|ara",
    "uk": "січень|січня|січ лютий|лютого|лют березень|березня|бер квітень|квітня|квіт"
    " травень|травня|трав червень|червня|черв липень|липня|лип серпень|серпня|серп"
    " вересень|вересня|вер жовтень|жовтня|жовт листопад|листопада|лист грудень|грудня|груд",
}

_WEEKDAYS_BY_LANGUAGE: dict[str, str] = {
    "ca": "dilluns dimarts dimecres dijous divendres dissabte diumenge dl dt dc dj dv ds dg",
    "cs": "pondělí úterý středa čtvrtek pátek sobota neděle po út st čt pá so ne",
    "da": "mandag tirsdag onsdag torsdag fredag lørdag søndag man tir tirs ons tor tors fre lør"
    " søn",
    "de": "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa"
    " so",
    "en": "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs"
    " fri sat sun",
    "es": "lunes martes miércoles jueves viernes sábado domingo lun mar mié jue vie sáb dom",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina tiistaina"
    " keskiviikkona torstaina perjantaina lauantaina sunnuntaina ma ti ke to pe la su",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim",
    "hu": "hétfő kedd szerda csütörtök péntek szombat vasárnap",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica lun mar mer gio ven sab dom",
    "ja": "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月 火 水 木 金 土 日",
    "ko": "월요일 화요일 수요일 목요일 금요일 토요일 일요일 월 화 수 목 금 토 일",
    "nb": "mandag tirsdag onsdag torsdag fredag lørdag søndag",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma di wo do vr za zo",
    "pl": "poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo segunda"
    " terça quarta quinta sexta seg ter qua qui sex sáb dom",
    "ro": "luni marți miercuri joi vineri sâmbătă duminică lun mar mie vin sâm dum",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс",
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag mån tis tors tor fre lör sön",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "uk": "понеділок вівторок середа четвер п'ятниця субота неділя пн вт ср чт пт сб нд",
    "zh": "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天"
    " 周一 周二 周三 周四 周五 周六 周日",
}

# What stands before, between or after the parts of a date: "the 13th of March, 2026 at 7:05 pm".
_CONNECTIVES = (
    "a al alle am at às d da das de del den der di do el em en g het il kl klo klokken la las le"
    " les los o od of om on op på r the u um v vid à år г р року года anul"
)


_ONE_SIGN_FOR_ANOTHER = str.maketrans(
    {"−": "-", "ı": "i", "\u3000": " "}
    | {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
)


def unaccented(text: str) -> str:
    """Return `text` without accents and invisible signs, full-width signs as ASCII, blanks single.

    Letters keep their case, and letters that are no accented form (ø, ł) stay as they are.
    """
    if text.isascii():
        return " ".join(text.split())
    parts = normalize("NFD", text.translate(_ONE_SIGN_FOR_ANOTHER))
    kept = "".join(sign for sign in parts if category(sign) not in ("Mn", "Cf"))
    return " ".join(normalize("NFC", kept).split())


def _words(texts: Mapping[str, str]) -> frozenset[str]:
    return frozenset(unaccented(word) for text in texts.values() for word in text.split())


MONTHS: Mapping[str, int] = MappingProxyType(
    {
        unaccented(spelling): number
        for names in _MONTHS_BY_LANGUAGE.values()
        for number, spellings in enumerate(names.split(), start=1)
        for spelling in spellings.split("|")
    }
)
"""The number of each month name, in lower case and without accents."""

WEEKDAYS: frozenset[str] = _words(_WEEKDAYS_BY_LANGUAGE)
"""Weekday names, in lower case and without accents. Some are month names too: `mar` is Tuesday."""

SILENT: frozenset[str] = (WEEKDAYS | _words({"": _CONNECTIVES})) - MONTHS.keys()
"""Words of a date that say nothing about which day it is."""

_WORD = lazy_pattern(r"\b[^\W\d_]+(?:['’-][^\W\d_]+)*\b")
_DAY_OF_MONTH = lazy_pattern(
    r"(\d{1,2})(?:st|nd|rd|th|er|re|ro|[aeoªº°])?", re.ASCII | re.IGNORECASE
)
_YEAR = lazy_pattern(r"\d{4,}", re.ASCII)


def without_silent_words(text: str) -> str:
    """Return the part of an unaccented `text` that says which day: `13 March 2026`."""
    said = _WORD.sub(lambda word: "" if word[0].casefold() in SILENT else word[0], text)
    return " ".join(said.replace("()", "").split()).strip(" ,.")


def named_day(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a text with a month's name, in any of the usual orders.

    The day may be none of the calendar; two-digit years are not read.
    """
    words = re.split(r"[ ,.]+|[-/]", text)
    if len(words) == 4 and words[0].casefold() in WEEKDAYS:
        words = words[1:]  # "mar 13 mars 2026"
    if len(words) != 3:
        return None
    one, two, three = words
    for day, month, year in ((one, two, three), (two, one, three), (three, two, one)):
        number, found = MONTHS.get(month.casefold()), _DAY_OF_MONTH.fullmatch(day)
        if number and found and _YEAR.fullmatch(year):
            return int(year), number, int(found[1])
    return None
