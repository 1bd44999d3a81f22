# ruff: noqa: E501
"""How authors are written: forms of names, signs between them, what ends a list."""

from __future__ import annotations

import random

from citing.made import Paper, words
from citing.styles import Style

EAST_NAMES = words("""
王国维|刘勰|严羽|司空图|李明|张伟|陈晓东|周志华|赵丽|黄昌宁|佐藤健|鈴木一郎|高橋恵|田中宏|山本太郎|渡辺美咲|김민수|이지은|박준호
""")


CYR_NAMES = words("""
Иванов И. И.|Петров А.В.|Сидоров П. К.|Кузнецова Е. А.|Смирнов В.М.|Попова О. Н.|Васильев Д.|Соколов Н. С.|Михайлова Т. Ю.|Новиков С.П.|
Фёдоров К. Л.|Морозова Л. И.|Волков А. Н.|Лебедев Г.Р.|Козлов М. Д.|Орлова М.
""")
FOREIGN_GIVEN = words("""
Ana|João|Sérgio|María|José Luis|Íñigo|Çağla|Ömer|Zeynep|Łukasz|Agnieszka|Søren|Åsa|Björn|Jürgen|Käthe|Heinz-Jürgen|François|Élodie|Chiara|
Gianluigi|Ngozi|Kwame|Priya|Rajesh|Hyun-Woo|Ji-Young|Wei|Xiaoming|Yuki|Haruto|Nguyen|Dmitri|Svetlana|Fatemeh|Mohammad Reza|Ioannis|Zsófia|
Tamás|Pavel|Radka|Sindre|Pekka|Aino|Teun|Marijke|Seán|Aoife|Catrin|Tom|Ruth|Gabriel|Anne-Marie
""")
FOREIGN_FAMILY = words("""
da Silva|dos Santos|Oliveira Lima|García Márquez|Núñez|Fernández de la Torre|Yılmaz|Öztürk|Şahin|Wójcik|Kowalczyk|Sørensen|Åkesson|
Müller-Lüdenscheidt|von der Heydt|Weiß|Lefèvre|de la Croix|D'Haultfœuille|Di Pietro|dell'Orto|Okonkwo|Mensah|Krishnamurthy|Chakraborty|
Kim|Park|Zhang|Liu|Xu|Tanaka|Takemi|Unuma|Tran|Sokolov|Ivanova|Hosseini|Rahimi|Papadopoulos|Nagy|Szabó|Novák|Dvořáková|Hansen|Virtanen|
van den Berg|de Vries|Van Houten|O'Brien|Ó Conaill|McDonald|MacKenzie|Fauconnier|Lotman|Goldsmith-Pinkham|Chaisemartin|Callaway|Field|
Short|Power|Rivers|Wood|Stone|Bell|Young|Long|Black|White|Brown|Green|King|Page|Case|Price|Rose|Banks|Little|Law|Moral|Rule|Set|Bond|Reed
""")


_LOW_PARTICLES = {
    "van",
    "von",
    "de",
    "der",
    "den",
    "da",
    "di",
    "del",
    "la",
    "le",
    "dos",
    "du",
    "ten",
    "ter",
    "el",
    "al",
    "bin",
    "zu",
}


def _parts(name: str) -> tuple[str, str]:
    words = name.split()
    if len(words) == 1:
        return "", words[0]
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _LOW_PARTICLES:
        cut -= 1
    return " ".join(words[:cut]), " ".join(words[cut:])


def _initials(given: str, dot: str, between: str) -> str:
    out = []
    for word in given.split():
        parts = [part for part in word.split("-") if part]
        out.append("-".join(part[0].upper() + dot for part in parts) if dot else "".join(p[0].upper() for p in parts))
    return between.join(out)


def _name(name: str, form: str) -> str:
    given, family = _parts(name)
    if not given:
        return family
    first = given.split()[0]
    middle = given.split()[1:]
    return (
        form.replace("{i. }", _initials(given, ".", " "))
        .replace("{i.}", _initials(given, ".", ""))
        .replace("{i s}", _initials(given, "", " "))
        .replace("{i}", _initials(given, "", ""))
        .replace("{g i}", " ".join([first, *(m[0].upper() + "." for m in middle)]))
        .replace("{g}", given)
        .replace("{F}", family.upper())
        .replace("{f}", family)
    )


def authors(paper: Paper, look: Style, rng: random.Random) -> str:
    """The authors of a paper as a style writes them."""
    if look.tongue == "east":
        names = rng.sample(EAST_NAMES, rng.choice([1, 1, 2, 3]))
        return rng.choice([", ", "，", "、", "; "]).join(names)
    if look.tongue == "ru" and rng.random() < 0.75:
        names = rng.sample(CYR_NAMES, rng.choice([1, 1, 2, 2, 3, 4]))
        if rng.random() < 0.3:
            names = [" ".join(reversed(n.split(" ", 1))) for n in names]
        return ", ".join(names) + (rng.choice([" и др.", " и др"]) if rng.random() < 0.1 else "")
    names = list(paper.authors)
    if rng.random() < 0.45 or look.tongue not in ("corpus", "en"):
        names = [
            f"{rng.choice(FOREIGN_GIVEN)}{rng.choice(['', '', '', ' ' + rng.choice('ABCDEFGHJKLMNPRST') + '.'])} {rng.choice(FOREIGN_FAMILY)}"
            if rng.random() < 0.5
            else name
            for name in names
        ]
    if rng.random() < 0.3:
        names = names[:1]
    if rng.random() < 0.1:
        names = [
            *names[:1],
            rng.choice(["The ATLAS Collaboration", "BESIII Collaboration", "the PHENIX Team", "OECD", "World Bank"]),
        ][-1:]
    cut = len(names) > look.most or (rng.random() < 0.06 and len(names) > 1)
    kept = names[: rng.choice([1, 1, 3, look.most])] if cut else names[:30]
    written = [_name(name, look.form) for name in kept]
    if look.turned:
        written = [written[0], *(_name(name, "{g} {f}" if "{g}" in look.form else "{i. } {f}") for name in kept[1:])]
    if look.signs == "*" and written:
        at = rng.randrange(len(written))
        written[at] += "*"
    elif look.signs == "1":
        written = [w + rng.choice("123") for w in written]
    elif look.signs == "†":
        written = [w + rng.choice(["", "†", "‡", "*"]) for w in written]
    elif look.signs == "eq" and len(written) > 1:
        written[0] += " (equal contribution)"
    if rng.random() < 0.02:
        written[rng.randrange(len(written))] += rng.choice([", Jr.", " Jr.", " III", " (Univ. of Vienna)", " (MIT)"])
    text = (
        look.comma.join(written) if cut or len(written) < 2 else look.comma.join(written[:-1]) + look.last + written[-1]
    )
    if cut:
        text += look.et_al
    if rng.random() < 0.03:
        text += rng.choice([" (eds.)", " (Eds.)", ", eds.", " (Hrsg.)", " (ed.)", " (org.)", ", editors", " (dir.)"])
    return text
