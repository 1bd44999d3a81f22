"""Where a list of authors ends that a text begins with: before a title, a venue, a year."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from readinglist.reading.pages.text.families import may_be_family
from readinglist.reading.pages.text.people import (
    LEAD,
    NOBODY,
    SIGNS,
    SMALL,
    People,
    person_score,
    read_people,
)
from readinglist.reading.pages.text.references import GONE
from readinglist.reading.pages.text.venues import leads_venue, names_journal, venue_score, year_of
from readinglist.reading.pages.text.wording import title_quality

_INITIAL_END = re.compile(r"(?:^|[\s.,-])(?:[^\W\da-zß-ÿ_]|(?<=[A-Z]\. )[de])$")
_INITIAL_DOT = re.compile(r"\b[^\W\da-zß-ÿ_]\.")
_NEXT_NAME = re.compile(r"\s+(?:(?:and|&|et|und|och|y|e|i) )?[^\W\da-z_]")
_PIECE = re.compile(r"([^,;:(\n]{3,50}?)(?=[,;:(]|\s[—–|·-]\s|(?<=[^\W\d_]{2})\.(?:\s|$)|…|$)")
_ONLY_INITIALS = re.compile(r"\s(?:[^\W\da-zß-ÿ_]\.[ -]?)+(?=[,;:&(]|\s|$)")
_INITIAL_FIRST = re.compile(r"(?:^|[,;&]\s|\band\s)(?:[^\W\da-zß-ÿ_][a-z]?\.[ -]?)*[^\W\da-zß-ÿ_][a-z]?$")
_INITIAL_LAST = re.compile(
    r"(?:^|\.,\s(?:(?:and|&|et|und|och|y|e|i) )?|[&;]\s|\band\s)"
    r"[^\W\da-zß-ÿ_][\w’'-]+,\s(?:[^\W\da-zß-ÿ_]\.[ -]?)*[^\W\da-zß-ÿ_]$"
)
_COMMA_INITIAL = re.compile(r",\s?(?:[^\W\da-zß-ÿ_]\.[\s-]?)*[^\W\da-zß-ÿ_]$")
_KEPT_DOT = re.compile(r"(?:^|[\s.-])[^\W\da-zß-ÿ_]\.$")
_EDITED = re.compile(r"\s*\((?:[Ee]d(?:s|itors?)?|[Hh]rsg|[Hh]g|[Éé]ds?|[Dd]irs?|[Cc]oords?|[Oo]rgs?|a cura di)\.?\)$")
"""What says that those before it are the editors of the book that is named."""
_MORE = re.compile(r",?\s*\bet\.? al\b\.?")
_SHORTENED = re.compile(r"[A-Z]\.(?: [A-Z][a-z]{1,9}\.){1,4} ?[A-Z]? ?[\d(]")
"""A journal whose name begins as a person's does: ``J. Chem. Phys. 128``, ``Z. Naturforsch. 53a``."""
_PAIRED = re.compile(r"\s(?:and|&|et|und|och|y|e|i)\s")
_WITH = re.compile(r"^(?:and|&|et|und|och|y|e|i) ")
_JOINED = re.compile(r"\s/\s|/(?=[^\W\d_a-z])|;|\b(?:and|und|et|och|y|e|i)\b|&")
_END = re.compile(
    r"(?![^.:;,\s“\"„«‘(\x1f])(?:"  # most letters begin none of them
    r"\.(?=\s|$|\x1f)|(?<=[a-z]{3})\.(?=[A-Z][a-z]*\s)|[:;](?=\s)|,(?=\s|(?:19|20)\d\d\b)|(?=\s?[“\"„«‘])|(?=\s?\((?:19|20)\d\d)|\s(?=[—–|·-]\s)|(?=\s*\x1f)"
    r"|\s(?=(?:19|20)\d\d[a-z]?[.:,]\s))"
)
_NAME_FIRST = re.compile(r"[,;:…(]|\s[—–|·-]\s|(?:(?<=[a-z][a-z])|(?<=[a-z] [A-Z]{2}))\.\s(?=[A-Z][a-z]|\d)")
_FAMILY_FIRST = re.compile(
    r"[^\W\da-z_][\w’'-]+(?: [^\W\da-z_][\w’'-]+)?, (?:[A-Z]\.[ -]?)+(?=[,:;&]|and\b|[A-Z][a-z]|$)"
)
_MIDDLE = re.compile(r"(?:^|[,;&]\s|\band\s)[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*(?: [A-Z]\.)* [A-Z]$")
_FAMILY_NEXT = re.compile(r"\s[A-Z][\w'’-]+(?:[.,;:(…]|\s(?:and|&|et al)\b|\s[—–|·(-]|$)")
_COMMAS = re.compile(r",\s(?:(?:and|&|und|y|e|et)\s)?|\s(?:and|&|und)\s")
_FAMILIES = 200
"""Letters: a list of family names alone is no longer."""
_PAIR = re.compile(r"([^\W\da-z_][\w’'-]+), ([^\W\da-z_][\w’'-]+)")
"""A family name and a given name, as only their place tells where neither is known."""
_DATED = re.compile(r"(\D{3,200}?),? +((?:19|20)\d\d)[a-z]?")
_YEAR_NEXT = re.compile(r"[\s.,:]*\(?(?:19|20)\d\d[a-z]?\b")
_BETWEEN = re.compile(r"[,;]|\s(?:and|und|et|och|y|e|&)(?=\s)|^(?:and|und|et|och|y|e|&)(?=\s)|\bet\.? al\b\.?")
_COMMA_ONLY = re.compile(r"[^,]+,[^,]+")
_PEOPLE_LAST = re.compile(
    r"\s[(\[](?:[a-z]+ ){0,3}(?:by|with|mit|avec|con|com|par|por|von|bei|supervisors?:|advisors?:) "
    r"([^()\[\]]{4,160})[)\]]$"
)
TRIM = " \t,;:.|—–-·" + GONE

_LISTED = 2.0
"""What speaks for a list of names so surely that what follows a dash and has a year is no title."""

_YEAR_THEN = re.compile(r"\W*(?:19|20)\d\d[a-z]?[)\].,:]+\s+([^.?!]{12,300})[.?!](?=\s)")
_TITLED = 0.5


def leads(text: str, signs: Collection[str] = ()) -> Iterator[tuple[People, str, str]]:
    """Each way in which a text begins with authors: they, what follows, the sign between (one of ``signs``, if any)."""
    since = 0
    for match in _END.finditer(text, 2, 1_200):
        end = match.start()
        if since < end and _is_no_name(text[since:end]):
            return
        since = match.end()
        sign = text[end : end + 1].strip() or text[since : since + 2].strip()[:1] or " "
        sign = "0" if sign.isdigit() else sign
        ends = sign == "," and _names_journal(text[since : since + 200].lstrip()) and not _ends_in_pair(text, since)
        if signs and sign not in signs and not ends:
            continue
        if sign == "," and not ends and _NEXT_NAME.match(text, since) and _goes_on(text, since):
            continue
        if sign == "," and not ends and _ONLY_INITIALS.match(text, since):
            continue
        head = text[:end]
        if sign == "." and match[0]:
            near = head if end < 60 else "…" + head[-60:]
            if _INITIAL_FIRST.search(near) and not _INITIAL_LAST.search(near) and _FAMILY_NEXT.match(text, since):
                continue
            initial = _INITIAL_END.search(head, max(0, end - 3)) is not None
            if initial and not _ends_list(text, since):
                continue
            if _MIDDLE.search(head[-80:]) and _FAMILY_NEXT.match(text, since):
                continue
            if initial and (_INITIAL_DOT.search(head) or _COMMA_INITIAL.search(head[-12:])):
                head += "."
        head = _EDITED.sub("", head) if head[-1:] == ")" else head
        people = placed_people(head) if _YEAR_NEXT.match(text, end) else read_people(head)
        if people.score > 0.35:
            yield people, text[since:], sign
            if ends or sign in "—–-|":
                return
    if not signs and len(text) < 1_200 and since < len(text) and not _is_no_name(text[since:]):
        people = read_people(names_before(text.rstrip(TRIM.replace(".", "") + ")")))
        if people.score > 0.35:
            yield people, "", "$"


def placed_people(head: str) -> People:
    """Authors where only they can stand: before a year, or before a title that is set off."""
    people = read_people(head)
    parts = _COMMAS.split(head) if len(head) < _FAMILIES else []
    if len(parts) > 2 and people.score < 1.4 and all(map(may_be_family, parts)):
        return People(tuple(parts), False, 1.4)
    if people.score < 0.5 and (pair := _PAIR.fullmatch(head.strip(" .,"))):
        return People((pair[0],), False, person_score(f"{pair[2]} {pair[1]}"))
    if people.score <= 0.35 and may_be_family(head):
        return People((head,), False, 0.4)
    return people


def supposed_people(head: str) -> People:
    """Authors by their place and their shape alone: where most rows of a page have theirs before a title set off."""
    pieces = [piece.split() for piece in _BETWEEN.split(head) if piece.strip()]
    if not pieces or len(head) > 300 or not all(map(_is_shaped, pieces)):
        return NOBODY
    people = read_people(head)
    if len(pieces) == 2 and len(pieces[0]) == 1 and _COMMA_ONLY.fullmatch(head):
        return People((head,), people.et_al, 0.0)  # the family name stands first
    return People(people.names, people.et_al, 0.0)


def _is_shaped(words: Sequence[str]) -> bool:
    """Whether a piece of a list has the shape of a name: a few words with capitals, small ones between them."""
    capitals = [word for word in words if word[0].isupper()]
    others = [word for word in words if not word[0].isupper() and (len(word) > 3 or not word.isalpha())]
    return bool(capitals) and len(capitals) <= 4 and len(words) <= 6 and not others and words[-1] in capitals


def _ends_list(text: str, at: int) -> bool:
    """Whether what follows an initial's full stop cannot be more of the list."""
    rest = text[at:].lstrip()
    return not re.match(r"(?:[^\W\da-zß-ÿ_]\.|[de]\. |,|and\b|&|et al)", rest)


def _goes_on(text: str, at: int) -> bool:
    """Whether a list of authors goes on behind a comma with another name."""
    piece = _PIECE.match(text, at)
    return piece is not None and person_score(_PAIRED.split(_WITH.sub("", piece[1].strip()))[0]) > 0.75


def _names_journal(text: str) -> bool:
    return names_journal(text) or _SHORTENED.match(text) is not None


def _ends_in_pair(text: str, at: int) -> bool:
    """Whether the last two of a list of authors stand behind a comma: ``…, Anna Berg and Jonas Holm.``"""
    piece = _PIECE.match(text, at)
    names = _PAIRED.split(piece[1].strip()) if piece else ()
    return len(names) == 2 and all(" " in name and person_score(name) > 0.5 for name in names)


@lru_cache(maxsize=20_000)
def _is_no_name(chunk: str) -> bool:
    """Whether a piece between two signs cannot be part of a list of authors."""
    if ")" in chunk:
        chunk = chunk.rpartition(")")[2]
    chunk = chunk.partition("(")[0]
    for part in _JOINED.split(_MORE.sub("", SIGNS.sub("", chunk))):
        words = part.strip(TRIM).split()
        if any("a" <= word[0] <= "z" and word.rstrip(",.") not in SMALL for word in words):
            return True
        if len(words) > 1 and person_score(" ".join(words)) < -2.0:
            return True
    return False


def lead_people(text: str, *, placed: bool = False) -> Iterator[tuple[People, str]]:
    """Authors at the start of a text that follows a title (``placed``: one that is set off), and the rest."""
    if len(text) < 4:
        return
    best: list[tuple[float, People, str]] = []
    inner, closed, behind = text.partition(")")
    if closed and "(" not in inner:  # what a bracket holds, before this text began
        dated = _DATED.fullmatch(inner) if placed else None
        people = placed_people(dated[1]) if dated else read_people(inner.partition(" ;")[0])
        if people.score > 0.3:
            yield people, f"{dated[2]} {behind}" if dated else behind
            return
    for people, rest, _ in leads(text):
        if len(people.names) == 1 and " " not in people.names[0] and not people.et_al:
            continue  # a word before a year
        loss = 1.2 if begins_with_name(rest.lstrip(TRIM)) else 0.0
        best.append((people.score - loss + (0.4 if leads_venue(rest.lstrip(TRIM + "(")) else 0.0), people, rest))
    best.sort(key=lambda each: -each[0])
    for _, people, rest in best[:3]:
        yield people, rest


def without_people(title: str) -> str:
    """A title without a bracket at its end that names somebody: ``… (supervised by Anna Berg)``."""
    bracket = _PEOPLE_LAST.search(title)
    named = bracket is not None and read_people(bracket[1]).score > 0.3
    return title[: bracket.start()] if bracket is not None and named else title


def names_before(head: str) -> str:
    """What stands in front of a title, without the signs at its ends; the full stop of an initial is no such sign."""
    head = head.lstrip(TRIM + "(").rstrip(TRIM.replace(".", "") + "(")
    return head if _KEPT_DOT.search(head[-4:]) else head.rstrip(TRIM + "(")


@lru_cache(maxsize=20_000)
def begins_with_name(text: str) -> bool:
    """Whether a text begins with one more name, so that a list of authors goes on in it."""
    if _FAMILY_FIRST.match(text):
        return True
    head = _NAME_FIRST.split(text[:80], maxsplit=1)[0]
    return len(head) < len(text) + (len(text.split()) < 5) and person_score(head.strip(" .,;)(")) > 0.5


def goes_on_with_title(rest: str) -> bool:
    """Whether a year and a title stand behind authors: they begin a whole citation."""
    found = _YEAR_THEN.match(rest)
    return found is not None and title_quality(found[1].strip()) >= _TITLED


def byline(text: str) -> tuple[People, str]:
    """Authors with a venue or a year behind them, as on the second row of a result; NOBODY where it is none."""
    best: tuple[float, People, str] = (0.0, NOBODY, "")
    for people, rest, sign in list(leads(LEAD.sub("", text.rstrip(TRIM), count=1)))[-5:]:
        rest = " ".join(rest.replace(GONE, " ").split()).strip(TRIM + "()[]")
        if rest[4:5] == ")":  # (2015). In: …
            rest = rest[:4] + rest[5:]
        venue = venue_score(rest)
        listed = len(people.names) > 2 and people.score > _LISTED and sign in "—–-" and year_of(rest) is not None
        if (venue > 0.15 or year_of(rest) or not rest) and (listed or title_quality(rest) < 1.2):
            score = people.score + min(0.8, venue) + (0.3 if sign in "—–-(" else 0.0)
            named = begins_with_name(rest) and not _names_journal(rest)
            score -= 2.0 * (named or rest[:1] == "…" or any(map(str.isdigit, people.names[-1])))
            if score > best[0]:
                best = (score, people, rest)
    return best[1], best[2]
