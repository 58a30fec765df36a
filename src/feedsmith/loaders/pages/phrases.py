"""What themes write beside a text, in the languages that most blogs are written in.

Seen in the themes and translation files of Hugo, Jekyll, Hexo, WordPress, Ghost and Docusaurus.
"""

import re

from feedsmith.loaders.pages.sameness import letters
from feedsmith.month_names import MONTHS, unaccented
from feedsmith.patterns import lazy_pattern

DATE = lazy_pattern(
    r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z| ?[+-]\d{2}:?\d{2})?)?"
    r"|\d{4}[/.]\d{1,2}[/.]\d{1,2}|\d{1,2}[/.] ?\d{1,2}[/.] ?\d{4}"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}년 ?\d{1,2}월 ?\d{1,2}일"
    r"|\d{1,2}(?:st|nd|rd|th|er|º|\.)? (?:de |of )?[^\W\d]{3,12}\.?,? (?:de )?\d{4}"
    r"|[^\W\d]{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
"""A day in a text; whether it is one, `read_date` tells."""

UPDATED = lazy_pattern(
    r"(last|recently)[ -]?(updated|modified|edited|changed|revised|reviewed)|\b(updated|modified"
    r"|edited|revised|lastmod)\b|aktualisiert|geändert|bearbeitet|\bstand\b|mise? à jour|modifié"
    r"|actualiza(do|ción)|modificado|aggiorna(to|mento)|modificato|bijgewerkt|gewijzigd"
    r"|atualiza(do|ção)|uppdaterad|opdateret|oppdatert|aktualiz|обновлен|изменен|更新|修改|업데이트",
    re.IGNORECASE,
)
PUBLISHED = lazy_pattern(
    r"\b(first )?(published|posted|written|created|dated?|veröffentlicht|geschrieben|publiée?"
    r"|écrite?|publicad[oa]|escrit[oa]|pubblicat[oa]|scritt[oa]|gepubliceerd|geplaatst|publicerad"
    r"|udgivet|publisert|opublikowano|опубликовано)\b|发布|發佈|发表|發表|投稿|公開|작성|게시",
    re.IGNORECASE,
)
NO_PUBLICATION = lazy_pattern(
    r"\b(version|v\d|release[ds]?|since|until|effective|as of|copyright|deadline|due|expires?"
    r"|valid|retrieved|accessed|changelog|born|founded)\b|©",
    re.IGNORECASE,
)
"""Words that make a date another thing than the day of publication."""

_READING = lazy_pattern(
    r"(reading time|read time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura"
    r"|leestijd|tempo de leitura|阅读时长|字数统计)[:\s]*"
    r"|(about |approx\.? |~ ?)?\d+[\s-]*(min(ute)?[ns]?|minut[oie]s?|minuter|мин|分钟|分鐘|分)\b\.?"
    r"( ?(to )?(read(ing)?|de lecture|de lectura|di lettura|lesezeit|leestijd|阅读))?( time)?"
    r"|[\d,.]+ ?(words?|wörter|mots|palabras|parole|字)\b",
    re.IGNORECASE,
)
_CLOCK = lazy_pattern(
    r"\d{1,2}:\d{2}(:\d{2})?( ?[ap]\.?m\.?)?( ?(UTC|GMT|[A-Z]{2,4}T)\b)?", re.IGNORECASE
)
_SHORT_DATE = lazy_pattern(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2}\b|(?P<month>[^\W\d_]{3,12})\.? \d{1,2}(st|nd|rd|th)?\b"
)
"""A day without its year; "Part 1" is none."""

BY = lazy_pattern(
    r"\b([Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Aa]uthor|[Aa]utor|[Aa]uteur)\b:?\s+"
    r"([^\W\d_a-z][\w.'’-]*(?:\s+(?:(?:and|und|et|y|&|,)\s*)?[^\W\d_a-z][\w.'’-]*){0,7})"
)
_JOINTS = lazy_pattern(
    r"\b(on|in|at|by|of|the|and|from|am|um|le|el|il|op|den|mon|tue|wed|thu|fri|sat|sun"
    r"|(mon|tues?|wednes|thurs?|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag"
    r"|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes"
    r"|miércoles|jueves|viernes|sábado|domingo|date|author|last)\b",
    re.IGNORECASE,
)

LABEL = lazy_pattern(
    r"^\W*(tagged( with| as| in| under)?|tags?|topics?|categor(y|ies)|filed (under|in)|posted in"
    r"|labels?|keywords?|share( this)?( post| article| on)?|schlagw(orte|örter)|stichw(orte|örter)"
    r"|kategorien?|verschlagwortet mit|teilen|étiquettes?|mots-clés|catégories?|partager"
    r"|etiquetas?|categorías?|compartir|etichette|categorie|condividi|标签|分类|タグ|カテゴリー?)"
    r"\s*[:：]?\s*",
    re.IGNORECASE,
)
ELSEWHERE = lazy_pattern(
    r"^\W*(next|previous|prev|older|newer|back to|continue reading|read (next|more)|edit (this|on)"
    r"|(any |questions or )?(comments|questions|thoughts|feedback)\?"
    r"|suggest (an )?edits?|improve this|reply (by|via)|discuss( this)? on|comment on|view (source"
    r"|on)|permalink|top$|share|subscribe|vorherige|nächste|zurück|précédent|suivant|retour"
    r"|anterior|siguiente|precedente|successivo|vorige|volgende|上一篇|下一篇|前の記事|次の記事)"
    r"|^\W*[←→«»‹›⟵⟶↑]|[←→«»‹›⟵⟶↑]\W*$",
    re.IGNORECASE,
)
"""How a link away from the post begins or ends."""

CLOSING = lazy_pattern(
    r"^\W*(thank(s| you)( very much)? for reading|(if you|did you|have you|enjoyed|liked?|found)\b"
    r"|(any |got |have )?(comments?|questions?|thoughts|feedback)\b|merci d.avoir lu"
    r"|danke fürs lesen|gracias por leer)",
    re.IGNORECASE,
)
"""How the line below a post begins that asks for a reply."""

CITATION = lazy_pattern(
    r"(cite|citing) (this|me|as)\b.*|how to cite.*|(suggested |bibtex )?citation|bibtex"
    r"|(diesen (beitrag|artikel) )?zitieren|zitier(weise|vorschlag)|(comment )?citer cet.*"
    r"|(cómo )?citar est[ea].*|come citare.*",
    re.IGNORECASE,
)
MORE = lazy_pattern(
    r"(related|recommended|similar|more|suggested) ?"
    r"(posts?|articles?|stories|entries|reads?|content)?"
    r"|you (may|might) (also )?(like|enjoy).*|(read|up) next|keep reading|further reading"
    r"|(ähnliche|verwandte|weitere|mehr) (beiträge|artikel)|articles? (similaires|liés|connexes)"
    r"|(artículos|entradas) relacionad[oa]s|articoli correlati|相关文章|相關文章|関連記事",
    re.IGNORECASE,
)
"""Headings of links to other posts below a text."""

AFTERWARDS = lazy_pattern(
    r"(related|recommended|similar|more|recent|latest|other|next|popular|featured|you may like) "
    r"(posts?|articles?|stories|entries|reads?)|related|related (content|reading)"
    r"|more (from|in|by) .*"
    r"|you (may|might) (also )?(like|enjoy).*|(read|up) next|keep reading|\d* ?comments?( \(\d+\))?"
    r"|leave a (comment|reply)|join the (discussion|conversation)|webmentions?|share"
    r"( this)?( (post|article|story|page|with.*))?|newsletter|subscribe.*|stay (updated|in touch).*"
    r"|about the author|written by.*|enjoyed this.*|tags?|categories|post navigation"
    r"|(ähnliche|verwandte|weitere|mehr) (beiträge|artikel)|kommentare?|teilen|schlagwörter"
    r"|articles? (similaires|liés|connexes)|commentaires?|partager"
    r"|(artículos|entradas) relacionad[oa]s"
    r"|comentarios|compartir|articoli correlati|commenti|condividi"
    r"|相关文章|相關文章|评论|関連記事|コメント",
    re.IGNORECASE,
)
"""Headings of what themes put after a text."""


_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
_NAMES = lazy_pattern(rf"{_NAME}(?:(?:,| &| and| und| et| y) {_NAME}){{0,3}}")
_SIGNS = lazy_pattern(r"\s*[·•|/–—]\s*| - ")


def is_signed(text: str) -> bool:
    """Whether a text is a day and a name, parted by a sign: "5 May 2024 · Ada Quill"."""
    parts = [part for part in _SIGNS.split(text.strip()) if letters(part)]
    dated = [part for part in parts if DATE.search(part) and is_byline(part)]
    others = [part for part in parts if part not in dated]
    return bool(dated) and all(_NAMES.fullmatch(one) or is_byline(one) for one in others)


def is_byline(text: str, names: tuple[str, ...] = ()) -> bool:
    """Whether a text says when, by whom, how long, and nothing else. names: of the authors."""
    if not letters(text):
        return False
    rest = text
    for name in names:
        rest = rest.replace(name, " · ")
    for pattern in (DATE, _CLOCK, _READING):
        rest = pattern.sub(" ", rest)
    rest = _SHORT_DATE.sub(_unless_counted, rest)
    for pattern in (UPDATED, PUBLISHED, BY, _JOINTS):
        rest = pattern.sub(" ", rest)
    return len(letters(rest)) < 3


def _unless_counted(found: re.Match[str]) -> str:
    """Nothing for a day; the words themselves where another thing than a month is counted."""
    month = found["month"]
    return " " if month is None or unaccented(month).casefold() in MONTHS else found[0]
