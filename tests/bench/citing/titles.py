# ruff: noqa: E501
"""Titles put together of the word lists below, in several languages and fields, and what titles have behind them."""

from __future__ import annotations

import random

from citing.made import Paper, words

EAST_TITLES = words("""
人间词话|文心雕龙|二十四诗品|基于深度学习的文本分类研究|关于线性方程组的数值解法|中国古代文学批评史|机器学习方法综述|量子力学の基礎|
気候変動と降水特性の関係|日本語の構文解析に関する研究|数理統計学入門|한국어 형태소 분석에 관한 연구|非线性系统的稳定性分析|社会网络与信息传播
""")


NOUNS = {
    "en": (
        words("""courts|statute|privacy|judges|contract|property|sovereignty|parliament|voters|elections|unions|wages|inflation|credit|monetary policy|
        firms|trade|tariffs|migration|households|schooling|teachers|curricula|literacy|bilingual children|verbs|tense|aspect|dialect|syntax|vowels|
        metaphor|poetry|the novel|Shakespeare|Goethe|Milton|opera|jazz|museum|painting|empire|revolution|slavery|monasteries|Byzantium|
        medieval trade|the Enlightenment|Kant|Hegel|Aristotle|virtue|moral luck|consciousness|perception|memory|attention|anxiety|depression|
        stroke|diabetes|hypertension|asthma|malaria|influenza|vaccination|antibiotics|gut microbiota|siderophores|Escherichia coli|
        Drosophila melanogaster|zebrafish|mice|macrophages|T cells|PTPN22|insulin|collagen|soil carbon|wheat|maize yield|nitrogen|drought|
        forest fires|coral reefs|salmon|songbirds|honeybees|bats|predators|seed dispersal|glaciers|precipitation|raindrop size|aerosols|
        monsoon|sea level|groundwater|sediments|zircons|basalt|earthquakes|steel beams|concrete|turbine blades|batteries|perovskites|zeolites|
        catalysts|polymers|liquid crystals|nanowires|graphene|lasers|plasma|Enceladus|exoplanets|dark matter|white dwarfs|libraries|archives|
        citation counts|peer review|social media|fake news|gender|masculinity|class|race|religion|secularism|pilgrimage|kinship|ritual|tourism|
        sport|football|ageing|nursing|surgery|palliative care|hip fracture|knee replacement|cataract|dental implants|pregnancy|preterm birth"""),
        words("""The role of {a} in {b}|{a} and {b}|{a} and {b}: a study of {c}|{a} in {b}: evidence from {c}|How {a} shape {b}|Why {a} matter for {b}|
        Does {a} affect {b}?|On {a}|{a}: an introduction|Towards a theory of {a}|Effects of {a} on {b}|Effect of {a} on {b} and {c} in {d}|
        A history of {a}|{a} revisited|Rethinking {a}|{a}, {b}, and {c}|{a}, {b} and the politics of {c}|The making of {a}|What is {a}?|
        Who owns {a}? {b} after {c}|{a} without {b}|Between {a} and {b}|{a} as {b}|Beyond {a}|Notes on {a}|Is {a} {b}? A reply|
        Changes in {a} during {b}|Association between {a} and {b} among {c}|Risk of {a} in patients with {b}: a cohort study|
        {a} for {b}: a randomized controlled trial|A case of {a}|The {a} of {b}|In defence of {a}|{a} vs. {b}|From {a} to {b}|
        Loss of {a} abrogates the effect of {b}|{a} drive {b} in {c}|{a} promote {b} through {c}|Seasonal variation of {a} in {b}|
        Comment on “{a} and {b}”|Review of {a}|Introduction: {a}|Foreword|Introduction|{a} (second edition)|{a}. A history of {b}|
        {a} – {b} – {c}|{a}. {b} and {c} in the age of {d}|The "{a}" of {b}|Reply to critics|{a} I|{a}, II|Of {a} and {b}"""),
    ),
    "de": (
        words("""Recht|Staat|Verfassung|Freiheit|Demokratie|Bundesrat|Strafrecht|Verwaltung|Europa|Gesellschaft|Arbeit|Bildung|Schule|Sprache|Dichtung|
        Musik|Oper|Mittelalter|Aufklärung|Erkenntnis|Vernunft|Geschichte|Stadt|Familie|Geschlecht|Religion|Kirche|Wirtschaft|Geldpolitik|Industrie|
        Wissenschaft|Technik|Umwelt|Klima|Wald|Boden|Pflanzen|Zahlen|Mengen|Räume|Gruppen|Körper|Grundrechte|Datenschutz|Rechtsprechung"""),
        words("""Zur Frage der {a}|{a} und {b}|{a} und {b} im 19. Jahrhundert|Über {a} und {b}|Die Bedeutung der {a} für die {b}|Einführung in die {a}|
        {a} zwischen {b} und {c}|Grundlagen der {a}|{a}. Eine Einführung|Untersuchungen zur {a} in der {b}|Vom {a} zur {b}|Was ist {a}?|
        Wer hat Angst vor der {a}?|Das Ende der {a}|{a} als {b}. Beiträge zur {c}|Beiträge zur Theorie der {a}|Der Wandel der {a} seit 1945|{a}, {b}, {c}"""),
    ),
    "fr": (
        words("""la ville|le droit|l'État|la nation|le travail|l'école|la langue|le verbe|le roman|la poésie|la musique|l'histoire|la mémoire|le corps|
        la famille|le genre|la religion|l'économie|la monnaie|l'entreprise|la science|la nature|l'eau|le climat|les forêts|les nombres|les groupes"""),
        words("""Sur {a} et {b}|De {a} à {b}|Étude de {a} dans {b}|Contribution à l'étude de {a}|{a} et {b} au XIXe siècle|Pour une sociologie de {a}|
        Qu'est-ce que {a} ?|Une théorie de {a}|{a} : essai sur {b}|Les usages de {a}|Le sens de {a}|Entre {a} et {b}"""),
    ),
    "es": (
        words("""la ciudad|el derecho|el Estado|la nación|el trabajo|la escuela|la lengua|la novela|la poesía|la música|la historia|la memoria|el cuerpo|
        la familia|el género|la religión|la economía|el mercado|la ciencia|el agua|el clima|los bosques|los números|la violencia|la frontera"""),
        words("""Sobre {a} y {b}|De {a} a {b}|Estudio de {a} en {b}|{a} y {b} en América Latina|Hacia una teoría de {a}|¿Qué es {a}?|{a}: un análisis de {b}|
        Los usos de {a}|El papel de {a} en {b}|Análisis de {a} mediante {b}|Entre {a} y {b}|Introducción a {a}"""),
    ),
    "pt": (
        words("""a cidade|o direito|o Estado|a nação|o trabalho|a escola|a língua|o romance|a poesia|a música|a história|a memória|o corpo|o samba|
        a família|o gênero|a religião|a economia|o mercado|a ciência|a água|o clima|as florestas|a violência|a fronteira|a cultura popular"""),
        words("""Sobre {a} e {b}|De {a} a {b}|Estudo de {a} em {b}|{a} e {b} no Brasil contemporâneo|Por uma sociologia de {a}|O que é {a}?|{a}: uma análise de {b}|
        Os usos de {a}|O papel de {a} em {b}|Análise de {a}|Entre {a} e {b}|Introdução a {a}|A invenção de {a}"""),
    ),
    "it": (
        words("""la città|il diritto|lo Stato|la nazione|il lavoro|la scuola|la lingua|il romanzo|la poesia|la musica|la storia|la memoria|il corpo|
        la famiglia|la religione|l'economia|la moneta|la scienza|l'acqua|il clima|i numeri|i gruppi|il teatro"""),
        words("""Su {a} e {b}|Dalla {a} a {b}|Studio di {a} in {b}|{a} e {b} nel Novecento|Per una teoria di {a}|Che cos'è {a}?|{a}: un'analisi di {b}|
        Il ruolo di {a} in {b}|Tra {a} e {b}|Introduzione a {a}|Note su {a}"""),
    ),
    "ru": (
        words("""права|государства|общества|труда|языка|глагола|романа|поэзии|музыки|истории|памяти|религии|экономики|рынка|науки|воды|климата|чисел|групп|
        пространств|функций|уравнений|операторов|систем|управления|образования|культуры|сознания|времени"""),
        words("""О теории {a}|К вопросу о развитии {a}|Проблемы {a} и {b}|История {a} в России|Анализ {a} методом {b}|Исследование {a}|Основы {a}|
        Роль {a} в развитии {b}|Введение в теорию {a}|О некоторых свойствах {a}|Что такое теория {a}?|Философия {a}: учебное пособие"""),
    ),
    "tr": (
        words(
            """hukuk|devlet|toplum|emek|okul|dil|roman|şiir|müzik|tarih|bellek|beden|aile|din|ekonomi|bilim|su|iklim|kent|göç|kadın|siyaset"""
        ),
        words(
            """{a} ve {b} üzerine|Türkiye'de {a} ve {b}|{a}: {b} açısından bir inceleme|{a} kuramına giriş|{a} nedir?|Osmanlı'da {a}"""
        ),
    ),
}


def made_title(rng: random.Random, tongue: str | None = None) -> str:
    """A title put together in some language, of some field."""
    tongue = tongue or rng.choice(["en"] * 8 + ["de", "de", "fr", "es", "pt", "it", "ru", "ru", "tr"])
    nouns, forms = NOUNS[tongue]
    a, b, c, d = (rng.choice(nouns) for _ in range(4))
    title = rng.choice(forms).format(a=a, b=b, c=c, d=d)
    return title[:1].upper() + title[1:]


def title(paper: Paper, rng: random.Random, tongue: str) -> str:
    """A paper's title, or one that is put together, as some page may write it."""
    if tongue == "east":
        return rng.choice(EAST_TITLES)
    title = paper.title if tongue == "corpus" else made_title(rng, tongue)
    if rng.random() < 0.07:
        word = "".join(
            rng.choice(
                [
                    "Senti",
                    "Graph",
                    "Deep",
                    "Net",
                    "Art",
                    "Flow",
                    "Wiki",
                    "Bio",
                    "Open",
                    "Med",
                    "Lex",
                    "Auto",
                    "Neuro",
                    "Geo",
                ]
            )
            for _ in range(2)
        )
        word = rng.choice(
            [
                word,
                word[:4].upper(),
                word.title(),
                word + "-" + word[:2].upper(),
                word[:4].upper() + str(rng.randrange(2, 9)),
            ]
        )
        title = word + rng.choice([": ", ": ", " - ", " – "]) + title
    if rng.random() < 0.06:
        year = rng.randrange(1700, 2024)
        title += rng.choice(
            [
                f", {year}-{year + rng.randrange(2, 60)}",
                f" after {year}",
                f" in {year}",
                f", {year}–{(year + 9) % 100:02d}",
                f" since {year}",
                f" ({year}-{year + 9})",
                f" in {year} and {year + 1}",
            ]
        )
    if rng.random() < 0.14 and len(title) < 80:
        more = made_title(rng, tongue if tongue != "corpus" else "en")
        title = title.rstrip(".") + rng.choice([": ", ": ", ": ", "? ", "? ", " – ", ". ", " — ", ", or "]) + more
    if rng.random() < 0.05:
        species = rng.choice(
            [
                "Glycine max",
                "Cajanus cajan",
                "Zea mays",
                "Quercus robur",
                "Apis mellifera",
                "Mus musculus",
                "Parus major",
                "Oryza sativa",
            ]
        )
        after = rng.choice(["", " (L.)", " L.", " (L.) Merrill", " (Mill.)", " Linn."])
        title += rng.choice(
            [
                f" in {species}{after}",
                f", {species}{after}",
                f" ({species}{after})",
                f" of {species}{after}",
                f" ({species})",
                f" (lax) {rng.choice(['structures', 'limits'])}",
                " (bi)modules",
            ]
        )
    roll = rng.random()
    if roll < 0.2 and tongue in ("corpus", "en"):
        small = {"of", "the", "and", "in", "on", "for", "a", "an", "to", "with", "from", "by", "as", "at", "via", "or"}
        title = " ".join(
            w if (w.lower() in small and i) or not w[:1].isalpha() else w[:1].upper() + w[1:]
            for i, w in enumerate(title.split())
        )
    elif roll < 0.38 and tongue in ("corpus", "en"):
        words = title.split()
        title = " ".join([words[0], *(w.lower() if w.istitle() and w.isalpha() else w for w in words[1:])])
    elif roll < 0.42:
        title = title.upper()
    elif roll < 0.44:
        title = title.lower()
    return title
