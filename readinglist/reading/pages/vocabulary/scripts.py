"""Scripts that set no spaces between words (Chinese, Japanese) or few (Korean): how wide such a text is, its names."""

from __future__ import annotations

import re

_EAST = re.compile("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_WIDE = re.compile("[\u3000-\U0010ffff]")
_SENTENCE_END = re.compile("[。．！？](?=.)|[。．]$")
_FULL_WIDTH = str.maketrans("（）［］・\u3000", "()[]  ") | {
    ord("，"): ", ",
    ord("、"): ", ",
    ord("；"): "; ",
    ord("："): ": ",
}
_HANGUL = "\uac00"
_WIDER = 1.5
"""A sign of these scripts says as much as two or three letters."""
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧葉蘇魏呂盧鍾譚陸範賈韋鄒閻龍賀顧龔萬錢嚴湯齊"
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진나지엄채원천방공현함변염여추"
)
"""First signs of most Chinese and Korean names: counted by the states that register them."""
_LONG_SURNAMES = frozenset(("남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"))
"""Korean family names of two signs; all others have one."""


def eastern(text: str) -> int:
    """How many signs of a text belong to such a script."""
    return 0 if text.isascii() else sum(map(len, _EAST.findall(text)))


def breadth(text: str) -> int:
    """The length of a text, as if it were written in letters."""
    return len(text) + int(_WIDER * eastern(text))


def sentences(text: str) -> int:
    """How many sentences end in a text, by the full stops of these scripts; the one at its end counts, too."""
    return len(_SENTENCE_END.findall(text))


def half_width(text: str) -> str:
    """A text with the commas, brackets and spaces of Latin letters."""
    return text if text.isascii() or _WIDE.search(text) is None else text.translate(_FULL_WIDTH)


def name_score(name: str) -> float | None:
    """How much a text is somebody's name in such a script; None for other scripts."""
    words = name.split()
    if not words or not all(_EAST.fullmatch(word) for word in words):
        return None
    length = sum(map(len, words))
    if len(words) == 2:
        if name[0] >= _HANGUL and len(words[0]) > 1 and words[0] not in _LONG_SURNAMES:
            return -1.0
        return 1.0 if length <= 7 and max(map(len, words)) <= 4 else -1.0
    if len(words) > 2 or not 2 <= length <= 4:
        return -1.0 if len(words) < 3 else -3.0
    if name[0] in SURNAMES:
        return 0.9 if length < 4 else 0.4
    return 0.3
