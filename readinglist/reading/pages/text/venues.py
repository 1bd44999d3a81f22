"""Where and when a paper appeared, as a citation or a venue's row says it."""

from __future__ import annotations

import re
from functools import lru_cache

from readinglist.reading.pages.text.people import person_score

_EDITION = (
    r"(?:(?:\d\d?(?:st|nd|rd|th|e|[ªº])|2d|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Rr]ev(?:ised|\.)|[Ee]xpanded"
    r"|[Ii]nternational)(?: \w{2,9}\.?){0,2} (?:edn?|[Ee]dition|éd)\b"
    r"|\d\d?\.,? (?:[a-zü]+\.?,? (?:u\. |und )?){0,3}Aufl\b|\d\d?\. Auflage\b|\d\d?-е изд\b)"
)
"""Which edition a book is; no part of its title."""
_IMPRINT = re.compile(
    r"[\s.,–—-]*(?P<places>[A-ZÀ-ÞА-Я][\w.’'-]+(?:(?: |, |/| / |; | & | and | und )"
    r"(?:[A-ZÀ-ÞА-Я][\w.’'-]*|am Main|a\. ?M\.|i\. ?Br\.)){0,5})\s?: "
    r"(?P<press>[A-ZÀ-ÞА-Я][\w.’'&-]*(?:[ /](?:[A-ZÀ-ÞА-Я][\w.’'&-]*|of|and|&|de|für|du|der)){0,5})"
    r"(?:(?:, |\. | )?\(?(?:19|20)\d\d|, (?:S|pp?)\. ?\d|(?<=[a-zß-ÿа-я])\.?\s*$)"
)
"""Where a book appeared: its place, the publisher, the year."""
_LEAD = re.compile(
    r"[\s.,(\[*_]*(?:"
    + _EDITION
    + r"|(?:[Ii]n:?|dans)\s+(?=[A-Z\d\"“*_’'])|Proc(?:\.|eedings)|Advances in|Adv\.|Journal|J\.\s|IEEE|ACM"
    r"|SIAM|arXiv|CoRR|bioRxiv|Trans(?:\.|actions)"
    r"|Phys(?:\.|ical Rev)|Nature|Science\b|Ann(?:\.|als)|Math(?:\.|ematical)|Lecture Notes|LNCS|Springer"
    r"|Cambridge University|Oxford University"
    r"|Elsevier|International (?:Conf|Journal|Symp|Workshop)|Int\.|Conference|Workshop|NeurIPS|NIPS|ICML|ICLR|CVPR"
    r"|ICCV|ECCV|AAAI|IJCAI|ACL\b|EMNLP"
    r"|NAACL|AISTATS|UAI|COLT|KDD|WWW|SIGIR|TMLR|JMLR|PMLR|TPAMI|ICRA|IROS|CoRL|RSS\b|CHI\b|SODA|STOC|FOCS|ICASSP"
    r"|INTERSPEECH|MICCAI|TACL|EACL|COLING"
    r"|Ph\.?D"
    r"|Th[èe]se\b|Dissertation\b|Habilitation|Diplomarbeit|Tes[ie]\b|Master'?s thesis"
    r"|(?:preprint|to appear|in press|forthcoming|unpublished|im Erscheinen|à paraître|en prensa|no prelo)\b"
    r"|Technical [Rr]eport|Tech\. rep|Preprint|Submitted|Accepted|To appear|Forthcoming"
    r"|In press|Under review|Working paper|Doctoral"
    r"|Bull(?:\.|etin\b)|Comm(?:\.|un\b|unications\b)|Rev(?:\.|iew\b)|Lett(?:\.|ers\b)|Zeitschrift|Astrophys|Astron|Eur\."
    r"|European (?:Conf|Journal)|Neural (?:Comp|Net|Inf)"
    r"|Machine Learning,|Published|Best Paper|Oral\b|Spotlight|Poster|(?:19|20)\d\d\b|[A-Z]{3,9}\s?['’]?(?:19"
    r"|20)?\d\d\b|vol\.|pp\.)",
)
VENUE_INSIDE = re.compile(
    r"[,.;(]\s?" + _EDITION + r"|[,.;]\s[Ii]n:\s|[,.;]\s[Ii]n\s(?:(?:\d{4}|(?:[A-Z]|\d+[a-z])[\w&-]*)\s){0,5}"
    r"(?:Conf(?:erence|\.)|Proc(?:eedings|\.)|Symposium|Workshop|Journal|Lecture Notes|Advances|Handbook|Encyclop)"
    r"|[,.;]\s(?:(?:Ph\.?\s?D\.?|[Dd]octoral|[Mm]aster[’']?s) (?:thesis|dissertation)|to appear in|in press"
    r"|(?:arXiv )?preprint)\b"
)
"""Where a paper appeared, which no title holds."""
_SENTENCE_END = re.compile(r"[a-z]{6,}\.\s+[A-Z]")
"""Behind a long word a full stop ends a sentence, and no word of a journal's name."""
_JOURNAL = re.compile(
    r"[\s*_]*[^\W\da-z_][\w.&’'-]*(?:[\s-]+(?:[^\W\da-z_][\w.&’'()-]*|of|the|and|in|on|for|de|der|für|&)){0,8}"
    r"(?:[.,]\s(?:19|20)\d\d\b|,?\s(?:[Vv]ol\.?\s?)?\d{1,4}\s?"
    r"(?:[,:(]\s?(?:\(?(?:19|20)\d\d|no\.|\d|[Pp]p?\.)|\((?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d))"
)
"""A journal's name with its volume and what follows it: ``Mathematische Annalen 198 (2005)``, ``Ann. Stat., 72(2)``."""
_RUN = re.compile(
    r"(?=[^,;]{0,60}?[a-z]\.)(?:[A-Z][\w-]*(?:\.\s?|\s)(?:(?:of|the|and|&|in|de|für)\s)?){1,7}\d{1,3}"
    r"[a-z]?(?:\s?\(\d|[:,;]|\s\()"
)
"""A journal's shortened name with its volume, whatever the words are: ``J. Chem. Phys. 25, 312``."""
_DATED_RUN = re.compile(
    r"(?![A-Z][\w’'-]+ [A-Z]{1,3}\.)(?:[A-Z][\w-]*+ (?:(?:of|the|and|in) )?+){0,6}+[A-Z][\w-]*+\. (?:19|20)\d\d"
    r"(?: [A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?: \d\d?)?)?;"
)
"""The same as PubMed has it, with the month: ``Psychol Bull. 2010 Jul;136(4)``."""
_WORD = re.compile(r"\w+")
_WORDS = frozenset([
    "In", "Proc", "Proceedings", "Advances", "Journal", "J", "IEEE", "ACM", "SIAM", "arXiv", "CoRR", "preprint",
    "Trans", "Transactions", "Phys", "Rev", "Review", "Lett", "Letters", "Nature", "Science", "Annals", "Math",
    "Conference", "Conf", "Symposium", "Workshop", "Lecture", "Springer", "Press", "Elsevier", "International", "Int",
    "NeurIPS", "NIPS", "ICML", "ICLR", "CVPR", "ICCV", "ECCV", "AAAI", "IJCAI", "ACL", "EMNLP", "NAACL", "AISTATS",
    "UAI", "COLT", "KDD", "TMLR", "JMLR", "PMLR", "vol", "pp", "pages", "volume", "thesis", "University", "Bulletin",
    "Communications", "appear", "submitted", "accepted", "oral", "spotlight", "poster", "report", "Findings",
    "Association", "Éditions", "Editions", "Edizioni", "Editorial", "Ediciones", "Publisher", "Publishers",
    "Publishing", "Presses", "Auflage", "Bd", "Hrsg", "Heft", "Zeitschrift", "Revue", "Rivista", "Revista", "Anais",
    "Atti", "Actes",
])  # fmt: skip
_PRESSES = ("Verlag", "verlag")
_NUMBERS = re.compile(
    r"(?![^\dpPvV])(?:\d+\s?\(\d+\)|\d+:\s?\d+|pp?\.\s?\d+|\d+\s?[-–]{1,2}\s?\d+|vol\.? ?\d+)", re.IGNORECASE
)
_YEAR = re.compile(
    r"(?![^12('’])(?:(?<![\d.:/–-])((?:19|20)\d\d)[a-z]?(?![\d–]|/(?=\S)|:\d|-\d|\.\d|\))"
    r"|\((?:[^\s()]{1,14} ){0,6}((?:19|20)\d\d)(?:[a-z]|/\d\d?)?\)|['’](\d\d)\b)"
)
_WRITTEN = re.compile(
    r"(?!\D)(?<![\d./-])(?:((?:19|20)\d\d)([-/.])\d{1,2}\2\d{1,2}(?![./-]?\d)|(?:0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/]|\.\d))"
)
"""A day or a month in numbers: ``2025/3/20``, ``12/2018``."""
_LOOKED_UP = re.compile(
    r"\b(?:accessed|retrieved|visited|viewed|acess(?:o|ado)|consult(?:ado|ato|ée?|ed)|abgerufen|zugriff|aufgerufen"
    r"|geraadpleegd|hämtad|dostęp|обращения)\b[^;)\]]{0,30}?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""When somebody looked at an address, which is no paper's date: ``Acesso em: 21 set. 2020``."""
_NAMED = re.compile(r"[A-Z][\w.&'’ -]{2,60},? (?:\d{1,4}[(:,]|\(?(?:19|20)\d\d)")
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]{0,5}[A-Z][A-Za-z]{0,5}\s?['’]?(?:20)?\d\d\b|\b[A-Z]{3,8}\b")
SHOWN = re.compile(
    r"\s[(\[](?:(?P<year>(?:19|20)\d\d)|in press|to appear|forthcoming|submitted|im Erscheinen|no prelo|en prensa"
    r"|sous presse|à paraître|in stampa)[)\]]$",
    re.IGNORECASE,
)
"""When a paper appeared or that it has not yet, in brackets behind its title."""


@lru_cache(maxsize=8_000)
def leads_venue(text: str) -> bool:
    """Whether a text begins as a venue does."""
    if _LEAD.match(text[:60]) is not None:
        return True
    journal = _JOURNAL.match(text[:120])
    return journal is not None and _SENTENCE_END.search(journal[0]) is None


def year_of(text: str) -> str | None:
    """The one year that a text shows, else the one in parentheses or at its end; None where that is not clear."""
    text = text[-400:]
    found = [match for match in _YEAR.finditer(text) if match[1] or match[2]]
    if found and _LOOKED_UP.search(text):
        text = _LOOKED_UP.sub(" ", text)
        found = [match for match in _YEAR.finditer(text) if match[1] or match[2]]
    if not found:
        days = {match[1] or match[3] for match in _WRITTEN.finditer(text)}
        return days.pop() if len(days) == 1 else None
    years = {match[1] or match[2] for match in found}
    if len(years) == 1:
        return years.pop()
    enclosed = {match[2] for match in found if match[2]}
    if len(enclosed) == 1:
        return enclosed.pop()
    last = found[-1]
    return last[1] if last[1] and last.end() >= len(text.rstrip(" .;,")) else None


def names_publisher(text: str) -> bool:
    """Whether a text begins with a book's place and its publisher: ``Frankfurt a. M.: Suhrkamp``."""
    return _IMPRINT.match(text[:160]) is not None


@lru_cache(maxsize=8_000)
def venue_score(text: str) -> float:
    """How well a text is what stands behind title and authors: below 0 for words that should stand elsewhere."""
    text = text.strip(" .,;:()[]")
    if not text:
        return 0.0
    if len(text) > 400:
        return -1.0
    if text.isdigit():
        return 0.3 if year_of(text) else 0.0
    score = 0.4 if _NAMED.match(text) else 0.0
    if leads_venue(text) or names_publisher(text):
        score += 0.6
    words = _WORD.findall(text)
    told = sum(map(_WORDS.__contains__, words))
    told += sum(word.endswith(_PRESSES) for word in words) if "erlag" in text else 0
    score += min(0.5, 0.25 * told)
    if year_of(text):
        score += 0.4 if _LAST_YEAR.search(text) else 0.2
    if _NUMBERS.search(text):
        score += 0.2
    if _ACRONYM.search(text):
        score += 0.2
    count = len(text.split())
    if score == 0.0:
        return -0.1 - min(0.9, 0.06 * count)
    return score - max(0.0, 0.02 * (count - 14))


_LAST_YEAR = re.compile(r",\s\(?(?:19|20)\d\d\)?$")


def names_journal(text: str) -> bool:
    """Whether a text begins with the shortened name of a journal and its volume."""
    return _RUN.match(text[:120]) is not None or _DATED_RUN.match(text[:120]) is not None


_OPENS = re.compile(
    r"[\s.,;:(\[*_-]*(?:(?:[Tt]o appear|[Aa]ccepted|[Pp]ublished|[Ff]orthcoming|[Pp]resented)\s+(?:in|at|by)\s+"
    r"|[Ii]n:?\s+)?"
)
_YEAR_LEADS = re.compile(r"(?:19|20)\d\d[.,:]?\s+(?=[A-Z])")
_CLOSES = re.compile(
    r",?\s(?:[Vv]ol(?:ume|\.)?|[Nn]o\.|[Pp]p?\.|[Pp]ages|S\.|[Aa]rt(?:icle|\.))\s?\d|,?\s[(\[]?\d|\s[—–·|-]\s|;|['’]\d\d\b"
    r"|\s\((?:to appear|in press|oral|spotlight|poster|best )|[.,]\s(?:Springer|ACM|IEEE|PMLR|Elsevier|LNCS|Cambridge"
    r"|Oxford|MIT Press|arXiv|doi|to appear|in press|accepted|submitted)\b|\x1f",
    re.IGNORECASE,
)
_NO_VENUE = re.compile(
    r"arxiv|corr\b|bioRxiv|preprint|submitted|under review|in press|to appear|accepted|thesis|technical report"
    r"|tech\. rep|unpublished|manuscript|https?:|patent|award|best paper|oral$|spotlight$|poster$|cited|citations?\b"
    r"|versions\b|press$",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"[A-Z][a-z]{0,6}\.\s?[A-Z].*[A-Za-z]{1,6}\.$")
"""A name of shortened words: ``Phys. Rev. Lett.``"""
_LONGEST_NAME = 140


def venue_name(text: str) -> str | None:
    """The journal, conference or book that a text behind title and authors names, without volume, pages and year."""
    opens = _OPENS.match(text)
    text = text[opens.end() :] if opens else text
    text = _YEAR_LEADS.sub("", text, count=1) if text[:2] in ("19", "20") else text
    end = _CLOSES.search(text, 2)
    name = text[: end.start() if end else len(text)].strip(' ,;:([*_"”“')
    name = name if _SHORTENED.search(name) else name.strip(" .,")
    name += ")" * (name.count("(") > name.count(")"))
    if (
        not 2 <= len(name) <= _LONGEST_NAME
        or not name[0].isupper()
        or _NO_VENUE.search(name)
        or person_score(name) > 0.9
    ):
        return None
    return name if any(map(str.isalpha, name)) and venue_score(text) >= 0.2 else None
