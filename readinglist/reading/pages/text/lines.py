"""What kind of line is this? Each kind has a score: above 0 the line rather is one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from readinglist.reading.pages.text.dates import parse_stamp
from readinglist.reading.pages.vocabulary.scripts import breadth, eastern, sentences
from readinglist.reading.pages.vocabulary.words import LIST_NOUNS, MENU_WORDS

TITLE_LIMIT = 500
PROSE_LIMIT = 20_000
_SAMPLE = 3_000


class Kind(StrEnum):
    """What kind of line recurs once per record."""

    STAMP = "date and category"
    IDENTIFIER = "identifier"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the space around it. ``number`` counts all lines from 1."""

    number: int
    text: str


_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = re.compile(r"[{}<>=;|_\\/#@\[\]~^*`]")
_STYLE = re.compile(
    r"\b(?:in this (?:paper|work|article|letter|note|thesis|study|survey|review)"
    r"|this (?:paper|work|article|letter|note|study|thesis) (?:\w+)"
    r"|we (?:also |then |first |further )?(?:propose|show|prove|present|study|introduce|investigate|demonstrate|develop"
    r"|consider|find|describe|analy[sz]e|derive|construct|establish|discuss|report|obtain|give|argue|provide|explore"
    r"|use|observe|apply|examine|evaluate|compute|design|address|compare|review|extend|generali[sz]e|formulate)"
    r"|our (?:results?|methods?|approach|model|experiments?|framework|algorithm|analysis|proofs?|main|findings?|theory"
    r"|proposed|contributions?|construction|simulations?|observations?|technique)"
    r"|outperforms?|state-of-the-art|is (?:proposed|presented|shown|studied|proved|investigated|introduced|considered)"
    r"|are (?:proposed|presented|shown|studied|proved|investigated|introduced|considered|obtained|derived)"
    r"|(?:numerical|theoretical|experimental|empirical)(?:ly)?|theorems?|conjectures?|algorithms?|asymptotic"
    r"|experiments|dataset|datasets|et al|proposed|stochastic|equations?|manifolds?|hamiltonian|dynamics|quantum"
    r"|optimi[sz]ation|classification|estimation|parameters?|generali[sz]e|neural|properties|approach)\b",
    re.IGNORECASE,
)
_EASTERN_STYLE = re.compile(
    "本研究|本文|本論文|本稿|提出|提案|我们|我們|結果|结果|方法|实验|実験|實驗|评估|評価|分析|模型|証明|证明|证据|研究"
    "|본 논문|본 연구|제안|결과|방법|실험|분석"
)
_MATHS = re.compile(r"\$[^$\n]{1,80}\$|\\[a-z]{2,12}\b")
_FORMULA = re.compile(r"\$[^$]{0,400}\$|\\[A-Za-z]{1,20}|\\.|[_^{}&$]")
_COMMENT = re.compile(
    r"\b(?:accepted|appear(?:s|ed|ing)?|published|submitted|camera[- ]ready|\d{1,4} ?(?:pages?|figures?|tables?)|pages"
    r"|figures|project page|website|code|oral|spotlight|poster|workshop|conference|journal|proceedings|preprint|thesis"
    r"|comments|extended version|presented at|neurips|nips|icml|iclr|cvpr|iccv|eccv|aaai|ijcai|acl|emnlp|naacl"
    r"|aistats|uai|colt|icra|iros|corl|kdd|cdc|siggraph|interspeech|icassp|miccai|tmlr|jmlr|revtex|latex|revised|v\d)"
    r"(?:\b|(?=\d))",
    re.IGNORECASE,
)
_CODE_THERE = re.compile(
    r"\b(?:codes?|implementation|software)\b[^.;]{0,40}?"
    r"(?:\bavailable|\breleased|\bpublic|\bopen[- ]source|https?://|github|gitlab)"
    r"|\bcode\b[^.;]{0,30}?(?:\bat\b|\bhere\b|\bfound\b|:)"
    r"|\b(?:github|gitlab)\.com/[\w.-]{1,80}/[\w-]",
    re.IGNORECASE,
)
_CODE_LATER = re.compile(
    r"\bcodes?\b[^.;]{0,30}\b(?:will|soon|upon|to be|not)\b|\b(?:no|without) codes?\b", re.IGNORECASE
)
_NOUNS = r"papers?|publications?|articles?|preprints?|results?|works|entries|documents?"
_COUNTERS = (
    re.compile(rf"(?:showing |found |all |about )?(?P<n>\d[\d,]{{0,8}}) ?(?P<noun>{_NOUNS})(?: found)?", re.IGNORECASE),
    re.compile(rf"(?P<noun>{_NOUNS}) ?[(:\[]? ?(?P<n>\d[\d,]{{0,8}}) ?[)\]]?", re.IGNORECASE),
    re.compile(
        rf"(?:showing )?\d[\d,]{{0,8}} ?[-–—] ?\d[\d,]{{0,8}} of (?P<n>\d[\d,]{{0,8}})(?: (?P<noun>{_NOUNS}))?", re.I
    ),
)
_LIKELY_COUNTER = re.compile(rf"\d.{{0,40}}(?:{_NOUNS}| of )|(?:{_NOUNS}).{{0,6}}\d| of ", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:\d+\.?[\d.]{0,6} )?(?:abstract|introduction|background|related work|conclusions?|discussion|methods?|results?"
    r"|references|acknowledge?ments?|appendix|preliminaries|overview|summary|installation|usage|license|contributing"
    r"|requirements|getting started|features|faq|contents|about|experiments|evaluation|limitations|future work)",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:dear|hi|hello|hey|best|kind|warm|yours|sincerely|regards|thanks|thank you|cheers|ps)\b", re.I
)
_MAIL = re.compile(r"\w@\w[\w-]{0,60}\.[a-z]|(?:^| )@\w")
_LOG = re.compile(
    r"^\W{0,3}\d{4}-\d\d-\d\d[ T]\d\d:\d\d|^\W{0,3}\d\d:\d\d(?::\d\d)?\b"
    r"|\b(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|Traceback)\b"
)


_STEPS = (120, 200, 320, 600)
_LENGTHS = (-1.5, -0.5, 0.8, 1.8, 2.6)
"""What the length of a text says for running text, above each of the steps."""


def prose_score(text: str) -> float:
    """How much a line is running text of the length of an abstract or a longer part of one."""
    length = breadth(text)
    if length < 60 or len(text) > PROSE_LIMIT:
        return -5.0
    sample = text[:_SAMPLE]
    if eastern(sample) * 2 > len(sample):
        return _LENGTHS[sum(length > most for most in _STEPS)] + (0.5 if sentences(text[-2:]) else -0.8)
    if "$" in sample or "\\" in sample:
        sample = _FORMULA.sub("", sample)
    words = _WORD.findall(sample)
    if len(words) < 10:
        return -5.0
    if sum(map(len, words)) < 0.55 * len(sample):
        return -2.5
    small = sum(1 for word in words if word[0].islower())
    if small < 0.5 * len(words) or len(sample) > 14 * len(words):
        return -3.0 if words[0].isascii() else 0.0
    score = _LENGTHS[sum(length > most for most in _STEPS)]
    score += 0.5 if text[-1] in '.!?)”"…' else -0.8
    if _LOG.search(sample[:80]):
        score -= 3.0
    if len(_SIGNS.findall(sample)) > len(words) * 0.5:
        score -= 2.0
    return score


def style_score(text: str) -> float:
    """How much running text speaks as abstracts do: 0 not at all, about 3 for most abstracts."""
    sample = text[:_SAMPLE]
    found = {match.group().lower()[:14] for match in _STYLE.finditer(sample)}
    firm = sum(1 for phrase in found if phrase.startswith(("in this", "this ", "we ", "our ")))
    maths = 0.5 if _MATHS.search(sample) else 0.0
    east = 0.35 * len(set(_EASTERN_STYLE.findall(sample))) if eastern(sample) else 0.0
    return min(2.0, 0.7 * firm + east) + min(2.0, 0.35 * (len(found) - firm)) + maths


def title_score(text: str) -> float:
    """How much a line is a title that stands alone in its line."""
    length = len(text)
    if not 3 <= length <= TITLE_LIMIT or "://" in text or _MAIL.search(text):
        return -5.0
    words = text.split()
    count = len(words)
    letters = sum(map(str.isalpha, text))
    if not letters or letters < 0.5 * length:
        return -4.0
    score = (-1.8, -0.6, 0.2, 0.7, 1.0)[min(4, count - 1)]
    first = next((c for c in text if c.isalnum()), "")
    if first.isascii() and first.islower() and words[0].islower():
        score -= 0.8
    last = text[-1]
    if last in ",;" or (count <= 4 and _SALUTATION.match(text)) or _LOG.search(text):
        score -= 3.0
    elif last in ".:" or last == "!":
        score -= 1.5
    if _SECTION.fullmatch(text):
        score -= 3.0
    low = [word.strip(".,!?:").lower() for word in words]
    if count <= 6 and low[0] in (
        "by",
        "posted",
        "submitted",
        "published",
        "updated",
        "copyright",
        "©",
        "view",
        "get",
        "sign",
    ):
        score -= 1.8
    if count <= 5:
        score -= 0.9 * max(0, sum(1 for word in low if word in MENU_WORDS) - (count > 3))
    if text[0] in "-*•>#|$%{}[]=+/\\`":
        score -= 1.5 if text[0] != "$" else 0.0
    if length > 250:
        score -= 1.0
    if any(sign in text for sign in ("();", " = ", " := ", "==", "->", "</", "/>", "::")):
        score -= 2.0 if count < 5 else 1.0
    if parse_stamp(text) is not None or counter(text) is not None:
        score -= 4.0
    return score


def comment_score(text: str) -> float:
    """How much a line is a paper's comment: where it appeared, its pages, where its code is."""
    if len(text) > 600 or _LOG.search(text):
        return -5.0
    score = -1.0 + min(3.0, 1.5 * len(_COMMENT.findall(text)))
    if "http://" in text or "https://" in text:
        score += 1.0
    return score - (1.0 if len(text) > 250 else 0.0)


def says_code(comment: str) -> bool:
    """Whether a comment says that code is available."""
    return _CODE_THERE.search(comment) is not None and _CODE_LATER.search(comment) is None


def counter(text: str) -> int | None:
    """The number of a line that counts papers (``8 papers``, ``Results (8)``, ``1–25 of 812``), else None."""
    if len(text) > 60 or _LIKELY_COUNTER.search(text) is None:
        return None
    for pattern in _COUNTERS:
        match = pattern.fullmatch(text)
        if match is not None:
            return int(match["n"].replace(",", ""))
    return None


def heading_score(text: str) -> float:
    """How much a line of page furniture is what the page calls itself."""
    words = text.lstrip("# ").split()
    if not 1 <= len(words) <= 8 or len(text) > 80 or text[-1] in ".!?,;:" or counter(text) is not None:
        return -3.0
    if any(c.isdigit() for c in words[0]) or not words[0][0].isupper():
        return -3.0
    low = [word.lower().strip(",&") for word in words]
    score = 1.5 if any(word in LIST_NOUNS for word in low) else -1.0
    score -= 1.0 * sum(1 for word in low if word in MENU_WORDS)
    score += (
        0.5
        if all(w[0].isupper() or w in ("and", "of", "by", "on", "in", "the", "for", "&", "–") for w in words)
        else -1.0
    )
    return score - (1.0 if len(words) == 1 else 0.0)
