"""A whole record in one row: authors, title, venue and year in the order and with the signs of some style.

Every way to cut the row is scored by how much each part looks like what it would be; the page as a whole decides
between ways that are close (``choose``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from readinglist.reading.people import NOBODY, People, person_score, read_people
from readinglist.reading.references import GONE, References, refer
from readinglist.reading.rows import Row
from readinglist.reading.venues import leads_venue, venue_score, year_of
from readinglist.reading.wording import title_quality

LIMIT = 1_500
_TRIES = 14
_BUTTON = re.compile(
    r"[\[(]\s*(?:pdf|ps|html|other|code|link|bib(?:tex)?|doi|arxiv|paper|slides|video|poster|project(?: page)?"
    r"|website|page"
    r"|abs(?:tract)?|data(?:set)?|supp(?:lementary)?|blog|demo|talk|preprint|github|url|tex"
    r"|format)(?:\s*[,|/]\s*(?:pdf|ps|html|other|code|x|link|slides"
    r"|video|arxiv|bib))*\s*[\])]",
    re.IGNORECASE,
)
_END = re.compile(
    r"\.(?=\s|$|\x1f)|[:;](?=\s)|,(?=\s)|(?=\s?[“\"„«‘])|(?=\s?\((?:19|20)\d\d)|\s(?=[—–|-]\s)|(?=\s*\x1f)"
)
_TITLE_END = re.compile(
    r"\.(?=\s|$|\x1f)|(?<=[?!])(?=\s|$)|\s[—–|-](?=\s)|[,;](?=\s)|:(?=\s)|\s?(?=\x1f)|\s(?=[(\[])|\s(?=by\s)|$"
)
_YEAR_FIRST = re.compile(r"[\s.,:(\[]*(?P<year>(?:19|20)\d\d)[a-z]?(?:,? [A-Z][a-z]{2,8}(?: \d\d?)?)?[)\].,:;]+\s*")
_QUOTED = re.compile(
    r"[“„«]([^“”„«»\n]{6,400})[”“»]|(?<![\w])\"([^\"\n]{6,400})\"(?!\w)|``([^\n`]{6,400}?)''"
    r"|(?<!\w)[‘']((?=[A-Z])[^\n‘]{12,400}?)[’'](?=[,.]?\s|$)"
)
_NAME_FIRST = re.compile(r"[,;:…(]|\s[—–|-]\s|\.\s(?=[A-Z][a-z])")
_MIDDLE = re.compile(r"(?:^|[,;&]\s|\band\s)[A-Z][a-z]+(?:[ -][A-Z][a-z]+)*(?: [A-Z]\.)* [A-Z]$")
_FAMILY_NEXT = re.compile(r"\s[A-Z][\w'’-]+(?:[.,;]|\sand\b|$)")
_TRIM = " \t,;:.|—–-·" + GONE


@dataclass(frozen=True, slots=True)
class Citation:
    """One way to read a row. ``style`` names the order and the signs; ``rest`` is what is neither title nor authors."""

    score: float
    style: str
    title: str | None
    people: People
    rest: str
    year: str | None
    references: References
    strength: float = 0.0


def prepare(row: Row) -> References:
    """The references of a row, buttons such as ``[pdf]`` taken out of what is left."""
    references = refer(row.text, row.links)
    references.rest = _BUTTON.sub(GONE, references.rest)
    return references


def readings(row: Row) -> list[Citation]:
    """The best reading of each style, the best one first; nothing where a row is too long or too short."""
    if not 8 <= len(row.text) <= LIMIT:
        return []
    references = prepare(row)
    best: dict[str, Citation] = {}
    for found in _all(row, references):
        known = best.get(found.style)
        if known is None or found.score > known.score:
            best[found.style] = found
    return sorted(best.values(), key=lambda each: -each.score)[:8]


def choose(rows: Sequence[list[Citation]]) -> list[Citation | None]:
    """One reading for each row: the best, with a bonus for what most of the page is written in."""
    styles: Counter[str] = Counter()
    orders: Counter[str] = Counter()
    count = 0
    for found in rows:
        if not found or found[0].score < 1.2:
            continue
        count += 1
        top = found[0].score
        for each in found:
            if each.score > top - 0.8:
                styles[each.style] += 1
                orders[each.style[:2]] += 1
    chosen: list[Citation | None] = []
    for found in rows:
        if not found:
            chosen.append(None)
            continue

        def value(each: Citation) -> float:
            return each.score + (0.8 * orders[each.style[:2]] + 0.7 * styles[each.style]) / max(1, count)

        best = max(found, key=value)
        chosen.append(replace(best, strength=best.score))
    return chosen


def _all(row: Row, references: References) -> Iterator[Citation]:
    text = references.rest
    yield from _set_off(row, references)
    yield from _authors_first(text, references)
    yield from _title_first(text, references)


def _set_off(row: Row, references: References) -> Iterator[Citation]:
    """A title in quotes, under a link or in its own type."""
    text = references.rest
    spans: list[tuple[str, float, str]] = []
    for match in _QUOTED.finditer(text):
        after = text[match.end() :]
        if after[:1].isspace() and after.lstrip()[:1].isalpha() and match[0][-2:-1] not in ".,":
            lead = read_people(_first_words(after))
            if lead.score < 0.5 and not leads_venue(after.lstrip()):
                continue
        inner = next(group for group in match.groups() if group)
        spans.append((inner, 0.9, "q"))
    seen = set()
    for kind, places in (("l", [(a, b) for a, b, _ in row.links]), ("s", row.strong)):
        for a, b in places:
            inner = row.text[a:b].strip()
            if len(inner) >= 8 and inner not in seen and inner in text:
                seen.add(inner)
                spans.append((inner, 0.9 if kind == "l" else 0.5, kind))
    for inner, bonus, kind in spans[:4]:
        title = inner.strip(" ,;").removesuffix(".") if kind == "q" else inner.strip(" ,;.")
        quality = title_quality(title)
        if quality <= 0:
            continue
        at = text.find(inner)
        before, after = text[:at], text[at + len(inner) :]
        before = before.rstrip("“„«\"`‘' ")
        after = after.lstrip("”“»\"’'")
        year = None
        head = re.sub(r"[\s(\[]*((?:19|20)\d\d)[a-z]?[)\].,:;]*\s*$", "", before)
        if head != before and (shown := re.findall(r"(?:19|20)\d\d", before[len(head) :])):
            year = shown[0]
        people = read_people(head.strip(_TRIM + "(")) if len(head.strip(_TRIM)) > 3 else NOBODY
        if people.score > 0.3:
            yield _made(f"AT{kind}", title, people, after, year, references, quality + bonus)
            continue
        left = head.strip(_TRIM)
        loss = 0.02 * len(left)
        for people, rest in _lead_people(after.lstrip(_TRIM + "(")):
            yield _made(f"TA{kind}", title, people, _both(left, rest), year, references, quality + bonus - loss)
        if kind == "l" or venue_score(after) > 0:
            yield _made(f"T-{kind}", title, NOBODY, _both(left, after), year, references, quality + bonus - loss)


def _first_words(text: str) -> str:
    return " ".join(re.split(r"[,.;(]", text.strip(), maxsplit=1)[0].split()[:4])


def _both(before: str, after: str) -> str:
    return f"{before} {after}" if before else after


def _authors_first(text: str, references: References) -> Iterator[Citation]:
    for people, rest, sign in _leads(text):
        year = None
        shown = _YEAR_FIRST.match(rest)
        if shown is not None:
            year = shown["year"]
            rest = rest[shown.end() :]
            sign += "y"
        rest = rest.lstrip(_TRIM)
        for title, tail, mark, cost in _titles(rest):
            yield _made(f"AT{sign}{mark}", title, people, tail, year, references, title_quality(title) - cost)


def _title_first(text: str, references: References) -> Iterator[Citation]:
    for title, tail, mark, cost in _titles(text.lstrip(_TRIM)):
        quality = title_quality(title)
        if quality <= -0.5:
            continue
        year = None
        tail = tail.lstrip(_TRIM)
        shown = _YEAR_FIRST.match(tail)
        after = tail
        if shown is not None:
            year = shown["year"]
            after = tail[shown.end() :]
        found = False
        for people, rest in _lead_people(after.lstrip(_TRIM + "(").removeprefix("by ")):
            found = True
            yield _made(f"TA{mark}", title, people, rest, year, references, quality - cost)
        # Title, venue, authors
        if not found or leads_venue(after):
            yield _made(f"T-{mark}", title, NOBODY, tail, None, references, quality - cost)


def _leads(text: str) -> Iterator[tuple[People, str, str]]:
    """Each way in which a text begins with authors: they, what follows, the sign between."""
    tried = 0
    for match in _END.finditer(text, 2, 1_200):
        end = match.start()
        sign = text[match.start() : match.start() + 1].strip() or text[match.end() : match.end() + 2].strip()[:1]
        head = text[:end]
        if sign == "." and match[0] and re.search(r"(?:^|[\s.-])[A-Z]$", head) and not _ends_list(text, match.end()):
            continue
        if sign == "." and _MIDDLE.search(head) and _FAMILY_NEXT.match(text, match.end()):
            continue
        if sign == "." and match[0] and re.search(r"[\s.,-][A-Z]$", head) and re.search(r"[A-Z]\.", head):
            head += "."
        tried += 1
        if tried > 40:
            return
        people = read_people(head)
        if people.score > 0.35:
            yield people, text[match.end() :], sign or " "
        elif tried > 6 and people.score < -3.0:
            return


def _ends_list(text: str, at: int) -> bool:
    """Whether what follows an initial's full stop cannot be more of the list."""
    rest = text[at:].lstrip()
    return not re.match(r"(?:[A-Z]\.|,|and\b|&|et al)", rest)


def _lead_people(text: str) -> Iterator[tuple[People, str]]:
    """Authors at the start of a text that follows a title, and what comes behind them."""
    if len(text) < 4:
        return
    whole = read_people(text.rstrip(_TRIM + ")"))
    if whole.score > 0.35:
        yield whole, ""
    best: list[tuple[float, People, str]] = []
    for people, rest, _ in _leads(text):
        loss = 1.2 if _begins_with_name(rest.lstrip(_TRIM)) else 0.0
        best.append((people.score - loss + (0.4 if leads_venue(rest.lstrip(_TRIM + "(")) else 0.0), people, rest))
    best.sort(key=lambda each: -each[0])
    for _, people, rest in best[:3]:
        yield people, rest


def _titles(text: str) -> Iterator[tuple[str, str, str, float]]:
    """Each way in which a text begins with a title: it, what follows, the sign between, what speaks against it."""
    inner = 0.0
    tried = 0
    for match in _TITLE_END.finditer(text, 3, 420):
        sign = (
            match[0].strip()
            or text[match.end() : match.end() + 1].strip()
            or ("$" if match.end() >= len(text) else " ")
        )
        title, tail = text[: match.start()].strip(" ,;"), text[match.end() :]
        if sign == "." and re.search(r"\b(?:vs|e\.g|i\.e|cf|al|St|No|Dr|[A-Z])$", title):
            continue
        cost = inner
        rest = tail.lstrip(_TRIM)
        leads = leads_venue(rest)
        if sign in (",", ";", ":"):
            # A title has commas and colons of its own.
            cost += 0.1 if leads and sign == "," else 0.55 if sign == "," else 0.8
        elif sign in "—–|-":
            cost += 0.0
        elif title[-1:] in "?!":
            cost += 0.0 if leads or not rest else 0.5
            inner += 0.1
        elif sign == ".":
            inner += 0.8
        elif sign == "(" and not leads:
            cost += 0.5
        elif sign == "b":
            cost += 0.3
        tried += 1
        yield title, tail, sign, cost - (0.3 if leads else 0.0)
        if tried >= _TRIES or match.end() >= len(text):
            return


def _begins_with_name(text: str) -> bool:
    head = _NAME_FIRST.split(text[:80], maxsplit=1)[0]
    return len(head) < len(text) + (len(text.split()) < 5) and person_score(head.strip(" .,;)(")) > 0.5


def _made(
    style: str, title: str, people: People, rest: str, year: str | None, references: References, quality: float
) -> Citation:
    rest = " ".join(rest.replace(GONE, " ").split()).strip(_TRIM)
    shown = year or year_of(rest)
    title = title.strip(GONE + " ")
    behind = venue_score(rest)
    score = quality + min(2.2, max(0.0, people.score)) + (max(-0.2, behind) if style == "T-l" else behind)
    if GONE in title:
        score -= 1.5
    if _begins_with_name(title):
        score -= 2.5
    if people.names and rest and _begins_with_name(rest):
        score -= 1.0
    if shown:
        score += 0.5
    if references.arxiv or references.dois:
        score += 0.3
    return Citation(score, style, title.replace(GONE, " ").strip(), people, rest, shown, references)


def split_venue(text: str) -> tuple[str, str]:
    """A title and the venue that stands behind it in the same row; the whole text where there is none."""
    for title, tail, sign, _ in _titles(text):
        rest = tail.strip(_TRIM)
        leads = leads_venue(rest) if sign == "(" or title[-1:] in "?!" else sign in ".—–-|"
        if leads and rest and venue_score(rest) > 0.6 and title_quality(title) > 0:
            return title, rest
    return text, ""


def byline(text: str) -> tuple[People, str]:
    """Authors with a venue or a year behind them, as on the second row of a result; NOBODY where it is none."""
    best: tuple[float, People, str] = (0.0, NOBODY, "")
    for people, rest, sign in _leads(text):
        rest = " ".join(rest.replace(GONE, " ").split()).strip(_TRIM + "()[]")
        venue = venue_score(rest)
        if (venue > 0.15 or year_of(rest) or not rest) and title_quality(rest) < 1.2:
            score = people.score + min(0.8, venue) + (0.3 if sign in "—–-(" else 0.0)
            if score > best[0]:
                best = (score, people, rest)
    return best[1], best[2]
