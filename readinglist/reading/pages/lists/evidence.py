"""Is this a list of papers at all? What the records of a page show together, and lists of titles or texts alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from readinglist.reading.pages.facts.fact import Fact
from readinglist.reading.pages.lists.block import Block
from readinglist.reading.pages.lists.heads import without_head, without_staff
from readinglist.reading.pages.lists.worth import spoken
from readinglist.reading.pages.piece import Piece
from readinglist.reading.pages.text.lines import style_score
from readinglist.reading.pages.text.venues import venue_score
from readinglist.reading.pages.text.wording import title_quality, trade
from readinglist.reading.pages.vocabulary.words import TASK_WORDS

_EVIDENCE = 0.85
_AMONG = 8
"""Other rows around one that alone looks like a record; then it must say when the paper appeared, or name it."""
_ALONE = 1.2
_TITLES = 3
LEAST = 0.3
"""The quality below which a block says too little of itself to count."""
_MANY = 4
_LEARNED = 1.7
"""Words of the trade in each title of a list whose papers have one author each."""
_ALIKE = 1.2
"""The same where nearly every title is set off in the same way beside a name."""
_PLACED = 0.6
"""A row that says so much where a paper appeared is no title."""
_JOINT = 2
"""Papers of which a page says with whom somebody wrote them until those without a name are that person's alone."""
_LIKE = 3
"""Papers of one form until it is the form of this page."""
_FUNCTION = re.compile(
    r"\b(?:of|for|the|in|and|with|a|an|on|to|via|from|by|using|is|are|without|as)\b|:", re.IGNORECASE
)
_CALL = re.compile(
    r"^(?:call for (?:papers|submissions|contributions|abstracts)|topics of interest|paper submission"
    r"|submission guidelines|important dates|aufruf zur einreichung|appel à (?:communications?|contributions?)"
    r"|convocatoria|llamada a|chamada de trabalhos|征稿|論文募集|논문 모집)",
    re.IGNORECASE,
)
"""Headings over what a conference wants to hear of: its topics are no titles."""
_LISTS = re.compile(
    r"(?:(?:selected|accepted|recent|our|my|list of|peer-reviewed|further) )?"
    r"(?:papers?|publications?|bibliograph(?:y|ie)|bibliografía|bibliografia|references|literatur(?:e|verzeichnis)?"
    r"|veröffentlichungen|publikationen|publicaciones|publicações|pubblicazioni|reading list|readings?|works cited"
    r"|références|referencias|referências|publikationer|публикации|литература|参考文献|论文|論文|발표 논문|논문)",
    re.IGNORECASE,
)
"""Headings over papers."""
_HEADING = 60
_ENTRY = re.compile(r"\s\d{1,4}$|^\d+(?:\.\d+)*\.?\s")
_INITIALS = re.compile(
    r"[^\W\d_],? (?:[^\W\d_]\.[ -]?)+$|[^\W\d_], ?(?:[^\W\d_]{1,2}\.[ -]?)+$|^(?:[^\W\d_]{1,2}\. ?)+ ?[^\W\d_]{2}"
)
_POOR = -0.3
"""What speaks for a title of two words where the others in its list have remarks, too."""
_DASH = re.compile(r"\s[—–-]{1,2}\s")


def headed(known: Sequence[Fact]) -> bool:
    """Whether a heading of the page says that it lists papers, and says nothing else."""
    return any(fact.row.mark[:1] == "#" and _LISTS.fullmatch(fact.row.text.strip(" :")) for fact in known)


def papers(blocks: Sequence[Block], *, opening: bool = True, told: bool = False) -> list[Block]:
    """The blocks that are papers, where the page as a whole shows that it lists papers.

    ``opening``: the page begins with them, so that the first may be its head. ``told``: a heading says that it does.
    """
    every = blocks
    blocks = [block for block in every if block.quality > LEAST]
    blocks = _in_frame(blocks)
    sure = [block for block in blocks if block.evidence > 0.6]
    if not sure:
        return []
    mean = sum(block.evidence for block in sure) / len(sure)
    if mean < (_EVIDENCE if len(sure) > 1 else _ALONE - 0.15 * (len(sure[0].piece.fields.get("authors", ())) > 1)):
        return []
    if (
        len(sure) == 1
        and len(every) > _AMONG
        and not (sure[0].piece.identifier or (sure[0].has("date") and sure[0].has("comment")))
    ):
        return []  # one of many rows: a sentence that looks like a citation
    if not _convincing(sure, told):
        return []
    if opening:
        listed = without_head(blocks)
        head = {id(block) for block in blocks[: len(blocks) - len(listed)]}
        every, blocks = [block for block in every if id(block) not in head], listed
    signed = sum(1 for block in sure if block.has("authors")) * 3 > len(sure) * 2
    unsigned = sum(1 for block in sure if not (block.piece.identifier or block.has("authors") or block.has("abstract")))
    lone = unsigned < 3 or unsigned * 2 < len(sure)
    said = {id(block) for block in spoken(sure)}
    kept = []
    for block in blocks:
        if block.evidence <= 0.0 or (id(block) in said and not (block.piece.identifier or block.has("authors"))):
            continue
        strong = bool(block.piece.identifier) or block.has("abstract") or block.offered
        if (signed or lone) and not block.has("authors") and not strong:
            continue
        if block.evidence < 0.45 and not strong:
            continue
        kept.append(block)
    kept = _with_solo(every, kept)
    every = [block for block in every if block.quality > LEAST or _stands_out(block)]
    return _without_remarks(_within(without_staff(_with_their_like(every, kept)))) if kept else []


def _without_remarks(blocks: list[Block]) -> list[Block]:
    """What stands behind an identifier is no title where most of the page's identifiers stand alone."""
    named = [block for block in blocks if block.piece.identifier]
    titled = [block for block in named if block.has("title")]
    if len(named) < _MANY or len(titled) * 2 >= len(named):
        return blocks
    for block in titled:
        fields, lines = block.piece.fields, block.piece.lines
        if lines["title"] == lines.get("arxiv_id", lines.get("doi")) and not block.has("authors"):
            block.piece.put("comment", fields.pop("title"), lines.pop("title")[0])
    return blocks


def _with_solo(every: Sequence[Block], kept: Sequence[Block]) -> list[Block]:
    """Also the papers that somebody wrote alone, where the page names those with whom its person wrote the others."""
    signed = [block for block in kept if block.has("authors")]
    if sum(block.joint for block in signed) < max(_JOINT, len(signed) // 2):
        return list(kept)
    sure = {id(block) for block in kept}
    found: list[Block] = []
    for _, items in groupby(every, key=lambda block: block.form[0]):
        run = [block for block in items if block.quality > LEAST]
        papers = sum(id(block) in sure for block in run)
        alone = papers > 1 and papers * 5 >= len(run) * 3
        found += [block for block in run if id(block) in sure or (alone and _is_told(block))]
    return found


def _is_told(block: Block) -> bool:
    """Whether a record without authors says enough, and says for sure where its title ends."""
    known = block.evidence >= _EVIDENCE and block.has("date") and block.has("comment") and block.has("title")
    return known and "title" not in block.piece.doubts and venue_score(str(block.piece.fields["title"])) < _PLACED


def _in_frame(blocks: Sequence[Block]) -> list[Block]:
    """Without what only the page's repeated words speak for, and has them on one side where others have them on both:
    it stands above or below the list."""
    sides = Counter(block.framed for block in blocks if block.framed)
    if not sides:
        return list(blocks)
    most = set(sides.most_common(1)[0][0])
    told = ("authors", "arxiv_id", "doi", "other_ids", "abstract")
    return [
        block
        for block in blocks
        if not block.framed or most <= set(block.framed) or block.offered or any(map(block.has, told))
    ]


def _stands_out(block: Block) -> bool:
    """Whether a title is set off in its row and has the words of one, so that its like can tell that it is one."""
    return block.has("title") and block.form[2].isalpha() and trade(str(block.piece.fields["title"])) > 1


def _with_their_like(blocks: Sequence[Block], kept: Sequence[Block]) -> list[Block]:
    """Also what stands between papers in just their form, though it says less of itself: no authors, no year."""
    sure = {id(block) for block in kept}
    forms = Counter(block.form for block in kept if block.has("title"))
    every = Counter(block.form for block in blocks if block.has("title"))
    found: list[Block] = []
    for at, block in enumerate(blocks):
        if id(block) in sure:
            if block.hint[:1].isalnum() and not block.hint[0].islower() and forms[block.form] >= _LIKE:
                _name(block)
            found.append(block)
        elif block.has("title") and _is_form(block, forms[block.form], every[block.form]):
            beside = [near for near in (*blocks[max(0, at - 2) : at], *blocks[at + 1 : at + 3]) if id(near) in sure]
            if len(beside) > 1 and all(near.form == block.form for near in beside):
                found.append(block)
    return found


def _is_form(block: Block, papers: int, every: int) -> bool:
    """Whether enough of the records of this one's form are papers; where a title is a link, half of them are."""
    linked = block.form[0] and "a" in block.form[2] and trade(str(block.piece.fields["title"])) > 1
    return papers >= _LIKE and papers * 5 >= every * (2.5 if linked else 3)


def _name(block: Block) -> None:
    """Give a record the title that stands where its like on the page have theirs."""
    line = min(first for first, _ in block.piece.lines.values())
    block.piece.put("title", block.hint, line)


def _within(blocks: Sequence[Block]) -> list[Block]:
    """Without what stands around a list whose records have a mark, and has neither the mark nor authors."""
    mark, times = Counter(block.form[0] for block in blocks).most_common(1)[0]
    if not mark or times < 4 or times * 5 < len(blocks) * 4:
        return list(blocks)
    marked = [at for at, block in enumerate(blocks) if block.form[0] == mark]
    return [
        block
        for at, block in enumerate(blocks)
        if marked[0] <= at <= marked[-1]
        or block.form[0]
        or not block.has("title")
        or block.has("authors")
        or block.has("abstract")
    ]


def _convincing(blocks: Sequence[Block], told: bool = False) -> bool:
    """Names and titles alone (songs, staff, agendas have them, too) need the words of the trade, and co-authors, or a
    heading."""
    sure = ("arxiv_id", "doi", "other_ids", "abstract", "category")
    plain = [block for block in blocks if not (block.labelled or block.offered or any(map(block.has, sure)))]
    if len(plain) * 5 < len(blocks) * 3:
        return True
    words = sum(trade(str(block.piece.fields.get("title", ""))) for block in plain)
    placed = sum(0.9 if _is_formal(block) else 0.6 * block.has("venue") for block in plain if block.has("date"))
    if words + placed < 0.8 * len(plain):
        return False
    if len(plain) == 1 and len(plain[0].piece.fields.get("authors", ())) < 2 and not plain[0].has("date"):
        return False
    if sum(1 for block in plain if block.has("date") or block.has("comment")) * 2 > len(plain):
        return True
    names = sum(len(block.piece.fields.get("authors", ())) + bool(block.has("et_al")) for block in plain)
    if names >= 1.35 * len(plain) or (told and len(plain) >= _MANY and names >= len(plain)):
        return True
    titles = {str(block.piece.fields.get("title", "")) for block in plain}
    learned = sum(trade(title) for title in titles if title_quality(title) >= 0.5 and _FUNCTION.search(title))
    forms = Counter(block.form for block in plain if block.has("authors") and block.form[2].isalpha())
    alike = max(forms.values(), default=0) * 5 >= len(plain) * 4  # names and set-off titles, the same way each time
    return len(plain) >= _MANY and learned >= (_ALIKE if alike else _LEARNED) * len(plain)


def _is_formal(block: Block) -> bool:
    """Whether a record has names with initials, a year and something behind its title, as citations in any language."""
    authors = block.piece.fields.get("authors", ())
    return block.has("comment") and any(_INITIALS.search(name) for name in authors)


def bare(known: Sequence[Fact]) -> list[Block]:
    """Titles alone, or abstracts alone: only where the page is clearly nothing else."""
    texts = [at for at, fact in enumerate(known) if fact.is_prose and fact.prose > 0.8]
    styles = [style_score(known[at].own) for at in texts]
    spoken_so = sum(style >= 0.5 for style in styles) * 2 > len(texts) and sum(styles) >= 0.95 * len(texts)
    if len(texts) >= max(2, 0.6 * len(known)) and spoken_so:
        return [_alone(known, at, "abstract", known[at].row.text) for at in texts]
    spoken = [at for at, fact in enumerate(known) if len(fact.own.split()) >= 3 and not (fact.junk or fact.rule)]
    cuts = {at: cut for at in spoken if (cut := _remarked(known[at]))}
    if cuts:
        mark, times = Counter(known[at].row.mark for at in cuts).most_common(1)[0]
        items = [at for at in spoken if known[at].row.mark == mark] if mark else []
        if len(items) >= _TITLES and times == len(cuts) and times * 10 >= len(items) * 7:  # what has no mark is around
            spoken = items
            cuts = {at: cut for at in items if (cut := _remarked(known[at], _POOR))}
    if len(cuts) >= _TITLES and len(cuts) * 10 >= len(spoken) * 6:
        if sum(trade(title) for title, _ in cuts.values()) >= 1.5 * len(cuts):
            return [_alone(known, at, "title", title, remark) for at, (title, remark) in cuts.items()]
        return []
    if any(_CALL.search(known[at].own) for at in spoken if len(known[at].own) < _HEADING):
        return []
    titles = [at for at in spoken if known[at].is_title and known[at].quality >= 0.5 and trade(known[at].own)]
    maybe = [at for at in spoken if known[at].is_title and known[at].quality >= 0.2]
    long = sum(1 for at in titles if trade(known[at].own) >= 2)
    texts_only = [known[at].own for at in titles]
    if sum(1 for at in maybe if known[at].row.cell) * 4 > len(maybe):
        return []  # a timetable: its cells are topics
    if (
        sum(map(trade, texts_only)) < 1.8 * len(titles)
        or sum(1 for text in texts_only if _FUNCTION.search(text)) * 2 < len(titles)
        or sum(1 for text in texts_only if _ENTRY.search(text) or text[-1] == ".") * 3 > len(titles)
        or sum(1 for text in texts_only if text.split()[0].lower() in TASK_WORDS) * 4 > len(titles)
    ):
        return []
    if len(titles) < _TITLES or long * 2 < len(titles) or len(titles) * 10 < len(spoken) * 7:
        return []
    other = sum(1 for at, fact in enumerate(known) if at not in maybe and not (fact.junk or fact.rule))
    if other > 2 * len(titles) + 3:
        return []
    stopped = sum(1 for text in texts_only if text[-1] == ".") * 5 > len(titles)
    maybe = [at for at in maybe if stopped or known[at].own[-1] != "."]
    return [_alone(known, at, "title", known[at].own) for at in _trimmed(known, maybe) if at >= titles[0]]


def _trimmed(known: Sequence[Fact], places: Sequence[int]) -> list[int]:
    """Rows that could be titles without the few that stand over and below the list, parted from it."""
    spaced = sum(known[at].row.gap for at in places) * 2 > len(places)
    runs: list[list[int]] = []
    for at in places:
        goes_on = runs and runs[-1][-1] == at - 1 and (spaced or not known[at].row.gap)
        if goes_on:
            runs[-1].append(at)
        else:
            runs.append([at])
    long = [k for k, run in enumerate(runs) if len(run) >= _TITLES]
    return [at for run in (runs[long[0] : long[-1] + 1] if long else runs) for at in run]


def _remarked(fact: Fact, least: float = 0.5) -> tuple[str, str] | None:
    """A title and what somebody says of it, behind a dash. ``least``: what must speak for the title."""
    match = _DASH.search(fact.own, 10)
    if match is None or len(fact.own) > 1_000 or fact.label:
        return None
    title, remark = fact.own[: match.start()].strip(), fact.own[match.end() :].strip()
    return (title, remark) if title_quality(title) >= least and len(remark.split()) >= 4 else None


def _alone(known: Sequence[Fact], at: int, name: str, text: str, remark: str = "") -> Block:
    block = Block(Piece())
    row = known[at].row
    block.piece.put(name, text, row.first)
    block.piece.put("comment", remark, row.first)
    for each in block.piece.lines:
        block.piece.lines[each] = (row.first, row.last)
    if name == "title":
        block.piece.doubts["title"] = "This line stands alone: it may not be a paper."
    block.quality = 0.5 + (max(0.0, title_quality(text)) if name == "title" else 1.0)
    return block
