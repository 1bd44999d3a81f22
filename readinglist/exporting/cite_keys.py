"""Citation keys, in the form Better BibTeX makes by default: ``auth.lower + shorttitle(3,3) + year``."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

from readinglist.exporting.dates import partial_date
from readinglist.exporting.names import person_name
from readinglist.exporting.text import one_line
from readinglist.records import Paper

_WITHOUT_DECOMPOSITION = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "n",
        "ŧ": "t", "Ŧ": "T", "ĸ": "k",
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda",
        "μ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ω": "omega",
    }
)  # fmt: skip

_SKIPPED = frozenset(
    str.split(
        "a an the and or nor but yet so as at by for from in into of off on onto out over per to toward towards "
        "under up upon via with within without about above across after against along among around before behind "
        "below beneath beside between beyond down during except inside like near outside since through throughout "
        "till until versus vs"
    )
)
_COMMAND = re.compile(r"\\[A-Za-z]+|[\\${}^_~]")
_WORD = re.compile(r"[A-Za-z0-9]+")
_TITLE_WORDS = 3
_LONGEST_WORD = 40
_USABLE = re.compile(r"[^\s{}(),\"'#%~\\=@\x00-\x1f\x7f\ud800-\udfff]+")


def cite_keys(papers: Sequence[Paper], taken: Mapping[str, int] | None = None) -> list[str]:
    """One key for each of ``papers``, in their order, no two alike (upper and lower case count as alike).

    A paper that has a key keeps it, unless BibTeX could not hold it or an earlier paper has the same. ``taken``
    maps the keys in use elsewhere to the id of the paper that has them. On a clash the later paper gets ``a``,
    ``b``, ... at the end. The same papers and ``taken`` always give the same keys.
    """
    owners = {key.lower(): owner for key, owner in (taken or {}).items()}
    used: set[str] = set()
    keys: list[str | None] = []
    for paper in papers:
        key = paper.cite_key if paper.cite_key and _USABLE.fullmatch(paper.cite_key) else None
        if key is not None and key.lower() in used:
            key = None
        if key is not None:
            used.add(key.lower())
        keys.append(key)
    tries: defaultdict[str, int] = defaultdict(int)
    for index, paper in enumerate(papers):
        if keys[index] is not None:
            continue
        base = _base(paper)
        while True:
            key = base + _letters(tries[base.lower()])
            tries[base.lower()] += 1
            if key.lower() not in used and owners.get(key.lower(), paper.id) == paper.id:
                break
        used.add(key.lower())
        keys[index] = key
    return [key for key in keys if key is not None]


def _base(paper: Paper) -> str:
    author = next((name for name in map(person_name, paper.authors) if name), None)
    family = "".join(_words(f"{author.particle} {author.family}"))[:_LONGEST_WORD].lower() if author else ""
    title = _short_title(paper.title)
    year = partial_date(paper.date).year
    if title:
        return f"{family}{title}{'' if year is None else f'{year:04}'}"
    digits = "".join(char for char in one_line(paper.arxiv_id) if char in "0123456789")
    if digits:
        return f"{family or 'arxiv'}{digits}"
    doi = "".join(_words(one_line(paper.doi)))[:_LONGEST_WORD]
    if doi:
        return f"{family or 'doi'}{doi}"
    if family:
        return f"{family}{'' if year is None else f'{year:04}'}"
    return f"paper{max(paper.id, 0)}"


def _short_title(title: str | None) -> str:
    """The first three words that mean something, each with a capital; a hyphenated word counts as one."""
    text = _COMMAND.sub(" ", one_line(title))
    words = [
        "".join(part[:1].upper() + part[1:] for part in parts)
        for parts in (_words(word.replace("'", "").replace("’", "")) for word in text.split())
        if parts and "".join(parts).lower() not in _SKIPPED
    ]
    words = words or [part.capitalize() for part in _words(text)]
    return "".join(word[:_LONGEST_WORD] for word in words[:_TITLE_WORDS])


def _words(text: str) -> list[str]:
    """The runs of ASCII letters and digits that are left when accents are folded away."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).translate(_WITHOUT_DECOMPOSITION)
        text = "".join(char for char in text if not unicodedata.combining(char))
    return _WORD.findall(text)


def _letters(count: int) -> str:
    """Nothing, ``a``, ``b``, ... ``z``, ``aa``, ``ab``, ..."""
    letters = ""
    while count > 0:
        count, rest = divmod(count - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
