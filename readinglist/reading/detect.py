"""From bytes to text: encoding, line ends, and what is not text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from readinglist.errors import CannotRead

_SAMPLE = 1 << 16
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b\x00")
_ASCII = bytes(range(128))
_NOT_LINE_ENDS = "\x00\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A source as text. Lines end in ``\\n`` alone, so ``text.split("\\n")`` numbers them as an editor does.

    ``marked`` is the same text, line for line, with the marks of Markdown where the source has a structure of its own.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()
    marked: str | None = None


def kind_of_no_text(head: bytes) -> str | None:
    """What a file that begins so is (“a PDF”), where it is something other than text or an archive of texts."""
    if head.startswith(b"PK"):
        return None
    return next((kind for signature, kind in _SIGNATURES if head.startswith(signature)), None)


def decode(data: bytes | str, name: str = "") -> Decoded:
    """The text of a source; raises CannotRead where it is empty or not text."""
    called = f"“{name}”" if name else "This"
    warnings: tuple[str, ...] = ()
    if isinstance(data, str):
        text, encoding = data.removeprefix("\ufeff"), "unicode"
    else:
        text, encoding = _decode_bytes(data, called)
        broken = text.count("\ufffd")
        if broken and encoding != "unicode":
            letters = "One letter" if broken == 1 else f"{broken} letters"
            warnings = (f"{letters} could not be decoded and show as “\ufffd”.",)
    if text.count("\x00") * 100 > len(text):
        raise CannotRead(f"{called} is not text; nothing was changed.")
    if isinstance(data, str):  # bytes never decode to halves of letters
        text = _SURROGATE.sub("\ufffd", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for character in _NOT_LINE_ENDS:  # most texts have none of them: a quick look each
        text = text.replace(character, " ")
    if not text.strip(" \t\n\ufeff\u200b\xa0"):
        raise CannotRead(f"{called} is empty; nothing was changed.")
    return Decoded(text, encoding, warnings)


def _decode_bytes(data: bytes, called: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace"), encoding
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise CannotRead(f"{called} is {kind}, not text; nothing was changed. Copy its text and paste that.")
    wide = _wide_encoding(data[:_SAMPLE])
    if wide:
        return data.decode(wide, "replace"), wide
    sample = data[:_SAMPLE]
    if sample and len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) // 50:
        raise CannotRead(f"{called} is not text; nothing was changed.")
    if sample.count(b"\x00") * 100 > len(sample):
        raise CannotRead(f"{called} is not text; nothing was changed.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    # A few broken bytes among good UTF-8 (a file cut inside a letter) are not another encoding.
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    plain = len(data) - len(data.translate(None, _ASCII))
    if len(text) - plain - broken > broken:
        return text, "utf-8"
    return data.decode("cp1252", "replace"), "cp1252"


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is NUL."""
    half = len(sample) // 2
    if half < 2 or len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for many, few, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if many * 10 > half * 4 and few * 50 <= half:
            try:
                sample[: half * 2].decode(encoding, "strict")
            except UnicodeDecodeError as error:
                if error.start < half * 2 - 2:
                    return None
            return encoding
    return None
