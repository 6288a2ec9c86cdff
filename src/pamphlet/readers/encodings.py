"""Which encoding the bytes of a text are in, when nothing says so.

Beside the road: `decode` asks, for texts that have no byte order mark and are not UTF-8. The library
chardet does most of it; the preferences here are for short texts, where a handful of quotation marks is
all there is to see. A guess looks at a bounded piece of the text.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

SAMPLE = 65536
"""How many bytes are looked at, from the line of the first one that is not UTF-8."""

WINDOWS = "cp1252"

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "cp1252": "Windows-1252 (Western European)",
        "iso8859-15": "ISO 8859-15 (Western European)",
        "mac-roman": "Mac Roman (of old Macintosh programs)",
        "cp850": "code page 850 (of old DOS programs)",
        "cp1250": "Windows-1250 (Central European)",
        "iso8859-2": "ISO 8859-2 (Central European)",
        "cp852": "code page 852 (Central European, of old DOS programs)",
        "cp1251": "Windows-1251 (Cyrillic)",
        "koi8-r": "KOI8-R (Russian)",
        "koi8-u": "KOI8-U (Ukrainian)",
        "cp866": "code page 866 (Cyrillic, of old DOS programs)",
        "iso8859-5": "ISO 8859-5 (Cyrillic)",
        "cp1253": "Windows-1253 (Greek)",
        "iso8859-7": "ISO 8859-7 (Greek)",
        "cp1254": "Windows-1254 (Turkish)",
        "cp1255": "Windows-1255 (Hebrew)",
        "iso8859-8": "ISO 8859-8 (Hebrew)",
        "cp1256": "Windows-1256 (Arabic)",
        "iso8859-6": "ISO 8859-6 (Arabic)",
        "cp1257": "Windows-1257 (Baltic)",
        "cp1258": "Windows-1258 (Vietnamese)",
        "cp874": "Windows-874 (Thai)",
        "cp932": "Shift-JIS (Japanese)",
        "euc_jis_2004": "EUC-JP (Japanese)",
        "iso2022_jp_2": "ISO-2022-JP (Japanese)",
        "cp949": "EUC-KR (Korean)",
        "gb18030": "GB 18030 (Chinese)",
        "big5hkscs": "Big5 (Chinese)",
    }
)
"""Every encoding that is ever guessed, by Python's name for it, in a person's words."""

_WIDER = MappingProxyType({"iso8859-2": "cp1250", "iso8859-7": "cp1253", "iso8859-8": "cp1255", "iso8859-15": "cp1252"})
"""What Windows made of an ISO encoding, by adding signs where ISO has control codes that no text uses."""

_LATIN_NINE = re.compile(rb"[a-z]\xbd[a-z]|\xa4 ?\d|\d ?\xa4")
"""An œ in its word and a euro beside its number, which Windows-1252 has elsewhere."""

_QUOTED = re.compile(
    rb"(?<![A-Za-z])(?:[cdjlmnst]|qu|(?:jus|puis|lors)qu|anch|un|quest|[ad-z]{,3}all|[dn]ell|sull|quell|bell)\x92(?=[aeiouyh\x80-\xff])"
    rb"|\x92(?=(?:s|t|d|m|re|ve|ll)(?![A-Za-z]))|(?<![A-Za-z])[\x91\x93\x84](?=[A-Za-z])|(?<=[A-Za-z.,!?;])[\x92\x94](?![A-Za-z])"
    rb"|(?<= )[\x96\x97](?= )|(?<=\d)\x96(?=\d)|(?<=[A-Za-z])\x85(?![A-Za-z])|\xa0",
    re.IGNORECASE,
)
"""The quotation marks, apostrophes and dashes of Windows where these belong. They are enough to know it by."""

_ODD = re.compile(
    r"(?<=[^\W\d_])[^\w\s\xad’'‘.,/·*&@:–—-](?=[a-zß-ÿ])|(?<=[a-km-z])·|[‚‰†‡](?=[a-z])|(?<=[a-z])[‚‰]"
    r"|(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŒŽŸ]|[À-ÖØ-Þ]{2}[a-zß-ÿ]"
)
"""A sign or a capital inside a word: another letter, had the bytes been read otherwise."""

_WESTERN = (WINDOWS, "mac-roman", "cp850")
_LATIN = frozenset({*_WESTERN, "cp1250", "iso8859-2", "cp852", "cp1254", "cp1257"})
_OLD = frozenset({"mac-roman", "cp850", "cp852"})
_BEYOND_ASCII = bytes(range(128, 256))
_ASCII_LETTER = re.compile(rb"[A-Za-z]")


def guess_encoding(data: bytes, first: int) -> str:
    """The likeliest encoding of a text whose byte at offset `first` is not UTF-8: one of `NAMES`."""
    begin = max(data.rfind(b"\n", 0, first) + 1, first - SAMPLE // 16)
    sample = data[begin : begin + SAMPLE]
    if _QUOTED.sub(b"", sample).isascii():
        return WINDOWS
    beyond = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    few = beyond <= 6 and 2 * beyond <= len(_ASCII_LETTER.findall(sample))
    guess = _detected(sample, _LATIN if few else NAMES.keys())
    if few or guess in _OLD:
        guess = _soundest(sample, guess)
    if re.search(rb"[\x80-\x9f]", sample):
        guess = _WIDER.get(guess, guess)
    elif guess == WINDOWS and _LATIN_NINE.search(sample):
        return "iso8859-15"
    same = sample.decode(guess, "replace") == sample.decode(WINDOWS, "replace")
    return WINDOWS if same else guess


def _detected(sample: bytes, encodings: Iterable[str]) -> str:
    from chardet import detect  # slow to load, and most texts are UTF-8

    among = {*encodings} - {"iso8859-15"}  # which differs from Windows-1252 by less than a detector sees
    found = detect(
        sample, max_bytes=SAMPLE, prefer_superset=False, compat_names=False, include_encodings=among, no_match_encoding=WINDOWS
    )
    return found["encoding"] or WINDOWS


def _soundest(sample: bytes, guess: str) -> str:
    """The guess, or a commoner encoding where that makes far fewer odd words of the same bytes."""
    odd = {encoding: len(_ODD.findall(sample.decode(encoding, "replace"))) for encoding in (guess, *_WESTERN)}
    best = min(odd, key=odd.__getitem__)
    return best if odd[best] * 4 < odd[guess] else guess
