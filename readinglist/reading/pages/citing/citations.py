"""A whole record in one row: authors, title, venue and year in the order and with the signs of some style.

Every way to cut the row is scored by how much each part looks like what it would be; the page as a whole decides
between ways that are close (``choose``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from readinglist.reading.pages.citing.citation import QUOTED, Citation, ends_in_journal, made
from readinglist.reading.pages.citing.typed import TOLD, typed, year_behind
from readinglist.reading.pages.citing.weighing import weighed
from readinglist.reading.pages.rows.row import Row
from readinglist.reading.pages.text.bylines import (
    TRIM,
    byline,
    lead_people,
    leads,
    names_before,
    placed_people,
    supposed_people,
)
from readinglist.reading.pages.text.people import NOBODY, read_people
from readinglist.reading.pages.text.references import GONE, References
from readinglist.reading.pages.text.unparted import UNPARTED, unparted
from readinglist.reading.pages.text.venues import leads_venue, names_journal, names_publisher, venue_score
from readinglist.reading.pages.text.wording import title_quality

LIMIT = 1_500
_NOTE, _REMARKED = 600, 4_000
"""How long a remark behind a title is at least, where the title is set off, and a row with one at most."""
_TRIES = 14
_LEADS = 4
_GOOD = 2.6
_SUPPOSED = 0.6
_SAID = 1.5
"""What speaks for a title that a sign behind it ends."""
_STRONG = frozenset('.:(“"„')
_TITLE_END = re.compile(
    r"(?![^.,;:\s/\x1f])(?:"  # most letters end none
    r"\.(?=\s|$|\x1f)|(?<=[?!])(?=\s|$)|\s(?:[—–|-]|/)(?=\s)|\s?//|[,;](?=\s)|:(?=\s)|\s?(?=\x1f)|\s(?=[(\[])|\s(?=by\s)"
    r"|,\s(?=with\s)|$)"
)
_YEAR_FIRST = re.compile(
    r"[\s.,:(\[]*(?P<year>(?:19|20)\d\d)(?:[a-z]|/\d\d(?:\d\d)?)?(?:,? [A-Z][a-z]{2,8}(?: \d\d?)?)?[)\].,:;]+\s*"
)
_LED = re.compile(r"([^\W\d_][\w’'. -]{1,40} et al\.?)[:,] (\S.+)")
_LAST_WORDS = re.compile(r"(?:\s[A-Z][\w-]*){1,3}$")
_ABBREVIATION = re.compile(r"\b(?:vs|e\.g|i\.e|cf|al|St|No|Dr|[A-Z])$")


def readings(row: Row, references: References, styles: Collection[str] = ()) -> list[Citation]:
    """The best reading of each style, the best one first; nothing where a row is too long or too short.

    ``references`` are the row's, as ``prepare`` gives them. Other styles than ``styles``, if there are any, are tried
    only where these give nothing good.
    """
    if not 8 <= len(row.text) <= (_REMARKED if row.leads else LIMIT):
        return []
    if len(row.text) > _NOTE and row.leads:  # a title and what somebody says of it
        return _best_of_each(_set_off(row, references))
    if styles:
        found = _best_of_each(_in_styles(row, references, styles))
        if found and found[0].score >= _GOOD:
            return weighed(row, references, found)
    return weighed(row, references, _best_of_each(_all(row, references)))


def _in_styles(row: Row, references: References, styles: Collection[str]) -> Iterator[Citation]:
    if any(style[2] in "qls" for style in styles):
        yield from _set_off(row, references)
    plain = [style for style in styles if style[2] not in "qls"]
    signs = {style[2] for style in plain if style.startswith("AT")}
    marks = {style[-1] for style in plain} | set("?!")
    if signs:
        yield from _authors_first(references.rest, references, signs, marks)
    if any(style.startswith(("TA", "T-")) for style in plain):
        yield from _title_first(references.rest, references, marks)


def _best_of_each(every: Iterable[Citation]) -> list[Citation]:
    best: dict[str, Citation] = {}
    titles: dict[str | None, float] = {}
    for found in every:
        if found.score > titles.get(found.title, -9.0):
            titles[found.title] = found.score
        known = best.get(found.style)
        if known is None or found.score > known.score:
            best[found.style] = found
    found_best = sorted(best.values(), key=lambda each: -each.score)[:8]
    order = sorted(titles.items(), key=lambda pair: -pair[1])[:2]
    if len(order) < 2:
        return found_best
    (first, most), (_, second) = order
    for each in found_best:
        each.rival = second if each.title == first else most
    return found_best


def _all(row: Row, references: References) -> Iterator[Citation]:
    text = references.rest
    if told := typed(text):
        title, people, rest = told
        style = TOLD if people.names else "T-["
        yield made(style, title, people, rest, year_behind(rest), references, title_quality(title) + _SAID)
        return
    yield from _set_off(row, references)
    yield from _authors_first(text, references)
    yield from _title_first(text, references)
    if not row.leads and (cut := unparted(text.rstrip(GONE + " "))):
        yield made(UNPARTED, cut[0], cut[1], "", None, references, cut[2])


def _set_off(row: Row, references: References) -> Iterator[Citation]:
    """A title in quotes, under a link or in its own type."""
    text = references.rest
    spans: list[tuple[str, float, str]] = []
    for match in QUOTED.finditer(text):
        after = text[match.end() :]
        if after[:1].isspace() and after.lstrip()[:1].isalpha() and match[0][-2:-1] not in ".,?!":
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
        if quality + bonus <= (0.9 if kind == "l" else 0.1):
            continue
        at = text.find(inner)
        before, after = text[:at], text[at + len(inner) :]
        led = _LED.match(title) if kind == "l" else None
        if led and not before.strip(TRIM):  # the link begins with its authors
            yield made("ATl", led[2], read_people(led[1]), after, None, references, title_quality(led[2]) + bonus)
            continue
        before = before.rstrip("“”„«\"`‘'「『 ")
        after = after.lstrip("”“»\"’'」』")
        year = None
        head = re.sub(
            r"[\s(\[]*(?:(?<=\()(?:[\w.]{1,9},? ){1,3})?((?:19|20)\d\d)(?:[a-z]|-\d\d?-\d\d?)?[)\].,:;]*\s*$",
            "",
            before,
        )
        if head != before and (shown := re.findall(r"(?:19|20)\d\d", before[len(head) :])):
            year = shown[0]
        elif opens := _YEAR_FIRST.match(after):
            year = opens["year"]
        people = placed_people(names_before(head)) if len(head.strip(TRIM)) > 3 else NOBODY
        topic, colon, behind = head.rpartition(": ")
        if people.score <= 0.3 and colon and topic and len(behind.strip(TRIM)) > 3:
            people = read_people(names_before(behind))  # Parsing: Anna Berg, Jonas Holm. “…”
        if people.score > 0.3:
            yield made(f"AT{kind}", title, people, after, year, references, quality + bonus)
            continue
        left = head.strip(TRIM)
        loss = 0.02 * len(left)
        if len(left) > 3 and (supposed := supposed_people(names_before(head))).names:
            yield made(f"AT{kind}", title, supposed, after, year, references, quality + bonus - _SUPPOSED)
        for people, rest in lead_people(after.lstrip(TRIM + "("), placed=True):
            yield made(f"TA{kind}", title, people, f"{left} {rest}", year, references, quality + bonus - loss)
        *_, last = after.split(" | ")
        if last is not after and (told := byline(last))[0].score > 0.5:
            yield made(f"TA{kind}", title, told[0], f"{left} {told[1]}", year, references, quality + bonus - loss)
        if kind == "l" or venue_score(after) > 0:
            yield made(f"T-{kind}", title, NOBODY, f"{left} {after}", year, references, quality + bonus - loss)


def _first_words(text: str) -> str:
    return " ".join(re.split(r"[,.;(]", text.strip(), maxsplit=1)[0].split()[:4])


def _authors_first(
    text: str, references: References, signs: Collection[str] = (), marks: Collection[str] = ()
) -> Iterator[Citation]:
    found = list(leads(text, signs))
    if len(found) > _LEADS:  # the list ends at its last name, or where a strong sign stands
        late = len(found) - _LEADS
        found = [lead for at, lead in enumerate(found) if at >= late or lead[2] in _STRONG][-2 * _LEADS :]
    for people, rest, sign in found:
        year = None
        shown = _YEAR_FIRST.match(rest)
        if shown is not None:
            year = shown["year"]
            rest = rest[shown.end() :]
            sign += "y"
        rest = rest.lstrip(TRIM)
        for title, tail, mark, cost in _titles(rest):
            if marks and mark not in marks:
                continue
            quality = title_quality(title)
            if quality > -1.0:
                yield made(f"AT{sign}{mark}", title, people, tail, year, references, quality - cost)


def _title_first(text: str, references: References, marks: Collection[str] = ()) -> Iterator[Citation]:
    for title, tail, mark, cost in _titles(text.lstrip(TRIM), venue_next=False):
        if marks and mark not in marks:
            continue
        quality = title_quality(title)
        if quality <= -0.5:
            continue
        year = None
        tail = tail.lstrip(TRIM)
        shown = _YEAR_FIRST.match(tail)
        after = tail
        if shown is not None:
            year = shown["year"]
            after = tail[shown.end() :]
        found = False
        for people, rest in lead_people(after.lstrip(TRIM + "(").removeprefix("by ").removeprefix("with ")):
            found = True
            yield made(f"TA{mark}", title, people, rest, year, references, quality - cost)
        # Title, venue, authors
        if not found or leads_venue(after):
            yield made(f"T-{mark}", title, NOBODY, tail, None, references, quality - cost)


def _titles(text: str, venue_next: bool = True) -> Iterator[tuple[str, str, str, float]]:
    """Each way in which a text begins with a title: it, what follows, the sign between, what speaks against it."""
    found = list(_title_ends(text))
    last = max((at for at, each in enumerate(found) if each[4]), default=-1) if venue_next else -1
    for at, (title, tail, sign, cost, _) in enumerate(found):
        # What stands between here and where the venue clearly begins would be nobody's.
        yield title, tail, sign, cost + (0.7 if at < last and not found[at][4] and sign in ".?!" else 0.0)


def _title_ends(text: str) -> Iterator[tuple[str, str, str, float, bool]]:
    inner = 0.0
    tried = 0
    for match in _TITLE_END.finditer(text, 3, 420):
        sign = (
            match[0].strip()
            or text[match.end() : match.end() + 1].strip()
            or ("$" if match.end() >= len(text) else " ")
        )
        title, tail = text[: match.start()].strip(" ,;"), text[match.end() :]
        rest = tail.lstrip(TRIM)
        led = leads_venue(rest) or names_publisher(rest)
        if sign == "." and (shorter := _before_journal(title, rest)):
            yield shorter, text[match.start() - len(title) + len(shorter) :], sign, inner, True
            return
        if sign == "." and ends_in_journal(title, rest):
            continue  # the name of a journal began at the comma: ``…, Geom. Funct. Anal. 8``
        if sign == "." and _ABBREVIATION.search(title[-5:]) and not (led and title[-2:-1] == " "):
            continue
        cost = inner
        if sign in (",", ";", ":"):
            # A title has commas and colons of its own.
            cost += 0.1 if led and sign == "," else 0.55 if sign == "," else 0.8
        elif sign in "—–|-//":
            cost += 0.0
        elif title[-1:] in "?!":
            cost += 0.0 if led or not rest else 0.5
            inner += 0.1
        elif sign == ".":
            inner += 0.3 if title_quality(title) < 0 else 0.8 if led else 0.45
        elif sign == "(" and not led:
            cost += 0.5
        elif sign == "b":
            cost += 0.3
        tried += 1
        yield title, tail, sign, cost - (0.3 if led else 0.0), led and sign in ".?!" and rest[:1].isalpha()
        if tried >= _TRIES or inner > 2.5 or match.end() >= len(text):
            return


def _before_journal(title: str, rest: str) -> str:
    """The title where the name of a journal stands behind it without a sign: ``… soybean seeds Crop Sci. 8: 171``."""
    if not (rest[:1].isdigit() or title[-2:] == " J"):
        return ""
    name = _LAST_WORDS.search(title[-60:])
    if name is None or not names_journal(f"{name[0].strip()}. {rest}"):
        return ""
    shorter = title[: len(title) - len(name[0])]
    before = shorter.split()[-1] if shorter.strip() else "A"
    return shorter if len(shorter) > 12 and (before[0].islower() or before[-1] == ")") else ""


def split_venue(text: str) -> tuple[str, str]:
    """A title and the venue that stands behind it in the same row; the whole text where there is none."""
    for title, tail, sign, _ in _titles(text):
        rest = tail.strip(TRIM)
        led = leads_venue(rest) if sign == "(" or title[-1:] in "?!" else sign in ".—–-|"
        if led and rest and venue_score(rest) > 0.6 and title_quality(title) > 0:
            return title, rest
    return text, ""
