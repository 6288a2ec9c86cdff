"""Bytes to text: every encoding that people still have, damage on the way, and files that are no texts."""

import codecs
import gzip
import io
import random
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pamphlet.diagnostics import Diagnostic, Report
from pamphlet.readers.decode import decode
from pamphlet.readers.encodings import NAMES
from pamphlet.source import Source
from steps import steps
from test_language import SENTENCES


def read(data: bytes) -> tuple[str, list[Diagnostic]]:
    report = Report()
    text = decode(Source("leaflet.txt", data, Path("leaflet.txt")), report)
    assert report.texts["leaflet.txt"] == text
    return text, report.diagnostics


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


ENCODINGS = {
    "cp1252": "en fr de es it pt nl sv da nb fi ca is",
    "mac-roman": "en fr de es it pt",
    "cp850": "fr de",
    "cp1250": "pl cs sk hu ro hr sl sr-Latn",
    "iso8859-2": "pl cs",
    "cp852": "pl cs",
    "cp1251": "ru uk bg sr be mk",
    "koi8-r": "ru",
    "koi8-u": "uk",
    "cp866": "ru",
    "iso8859-5": "ru",
    "cp1253": "el",
    "iso8859-7": "el",
    "cp1254": "tr",
    "cp1255": "he",
    "cp1256": "ar",
    "cp1257": "lt lv et",
    "cp932": "ja",
    "euc_jp": "ja",
    "iso2022_jp": "ja",
    "cp949": "ko",
    "gb18030": "zh",
    "big5": "zh-Hant",
}
CASES = [(encoding, tag) for encoding, tags in ENCODINGS.items() for tag in tags.split()]


def in_encoding(text: str, encoding: str) -> bytes:
    """The text as people had it there: an old encoding has no dashes, and Romanian commas were cedillas."""
    if "1252" not in encoding:
        text = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    return text.encode(encoding, "replace")


@pytest.mark.parametrize(("encoding", "tag"), CASES)
def test_a_paragraph_in_an_old_encoding(encoding: str, tag: str) -> None:
    data = in_encoding("\n".join(SENTENCES[tag]), encoding)
    text, diagnostics = read(data)
    assert text == data.decode(encoding)
    assert codes(diagnostics) == ["encoding-guessed"]


def test_one_sentence_in_an_old_encoding() -> None:
    sentences = [(encoding, in_encoding(sentence, encoding)) for encoding, tag in CASES for sentence in SENTENCES[tag]]
    old = [(encoding, data) for encoding, data in sentences if not data.isascii() or encoding == "iso2022_jp"]
    wrong = [(encoding, data) for encoding, data in old if read(data)[0] != data.decode(encoding)]
    assert len(old) > 200
    assert len(wrong) <= len(old) // 50


@pytest.mark.parametrize(
    "sentence",
    [
        "Don’t feed the swans.",
        "“Mind the step,” says the sign – twice.",
        "Entry: £2.50, or €3…",
        "L’eau n’est pas potable.",
        "Attenzione all’anima dell’albero: non c’è.",
        "»Füttern verboten« steht am Zaun.",
        "„Füttern verboten“ – so steht’s am Zaun.",
        "« Défense de nourrir », dit l’écriteau.",
        "Señora, ¿dónde está el molino?",
        "Ask Zoë about the café.",
        "The hall is 10° colder than the ½-mile walk.",
    ],
)
def test_a_few_signs_of_windows_are_enough(sentence: str) -> None:
    for text in (sentence, "The old mill stands beside the river, and has done so since 1820.\n" * 5 + sentence):
        decoded, diagnostics = read(text.encode("cp1252"))
        assert decoded == text
        assert ["Windows-1252" in diagnostic.message for diagnostic in diagnostics] == [True]


def test_the_euro_of_iso_8859_15() -> None:
    assert read("Le cœur du village : entrée 3 €.".encode("iso8859-15"))[0] == "Le cœur du village : entrée 3 €."


def test_every_encoding_has_its_codec() -> None:
    assert [name for name in NAMES if not codecs.lookup(name).name] == []


@pytest.mark.parametrize("begins", ["", "The mill\r\nand the weir.\n\n", "\f\u00adx\r\r\n".replace("\u00ad", "")])
def test_a_guess_says_where_it_began(begins: str) -> None:
    _, (guess,) = read((begins + "At the café.").encode("cp1252"))
    before = begins.replace("\r\n", "\n").replace("\r", "\n") + "At the caf"
    assert guess.position
    assert (guess.position.line, guess.position.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_mark_decides(encoding: str) -> None:
    text = "\n".join(["Tea at five.", "Чай в пять.", "😀 お茶は五時。"])
    mark = "" if encoding in ("utf-8-sig", "utf-16", "utf-32") else "\ufeff"
    assert read((mark + text).encode(encoding)) == (text, [])


@pytest.mark.parametrize("tag", ["en", "de", "ru", "el", "ar", "hi", "ko"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(tag: str, encoding: str) -> None:
    text = "\n".join(SENTENCES[tag])
    decoded, diagnostics = read(text.encode(encoding))
    assert decoded == text
    assert codes(diagnostics) == ["encoding-guessed"]


def test_half_a_character_at_the_end() -> None:
    assert read("Tea at five.".encode("utf-16") + b"\n") == ("Tea at five.", [])
    text, diagnostics = read("Tea at five.".encode("utf-16") + b"x")
    assert (text, codes(diagnostics)) == ("Tea at five.\ufffd", ["text-garbled"])


@pytest.mark.parametrize("tag", SENTENCES)
def test_utf_8_is_taken_as_it_is(tag: str) -> None:
    text = "\n".join(SENTENCES[tag])
    assert read(text.encode()) == (text, [])


def test_wrong_bytes_among_much_utf_8() -> None:
    text = "\n".join(SENTENCES["cs"])
    decoded, diagnostics = read(text.encode() + b"\nIt\x92s here.")
    assert decoded == text + "\nIt’s here."
    assert codes(diagnostics) == ["encoding-mixed"]
    assert diagnostics[0].position
    assert (diagnostics[0].position.line, diagnostics[0].position.column) == (7, 3)


def test_a_file_cut_off_in_the_middle_of_a_letter() -> None:
    decoded, diagnostics = read("Voilà le café".encode()[:-1])
    assert decoded.startswith("Voilà le caf")
    assert codes(diagnostics)[0] == "encoding-mixed"


def test_halves_of_characters_are_joined_or_taken_out() -> None:
    assert read(b"Smile \xed\xa0\xbd\xed\xb8\x80!") == ("Smile 😀!", [])
    decoded, diagnostics = read(b"Smile \xed\xa0\xbd!")
    assert (decoded, codes(diagnostics)) == ("Smile !", ["characters-dropped"])


@pytest.mark.parametrize(
    "tag", ["fr", "de", "es", "pt", "it", "pl", "cs", "hu", "tr", "el", "ru", "uk", "bg", "he", "ar", "hi", "ja", "zh", "ko"]
)
def test_utf_8_taken_for_windows_is_noticed(tag: str) -> None:
    text = "\n".join(SENTENCES[tag])
    garbled = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())
    assert "text-garbled" in codes(read(garbled.encode())[1])


@pytest.mark.parametrize(
    "text", ["It’s late.", "Two – three.", "A café", "Zoë", "Wait…", "10 €", "5 £", "20° outside", "½ mile", "5\u00a0kg", "“So”"]
)
def test_one_garbled_sign_is_noticed(text: str) -> None:
    garbled = text.encode().decode("cp1252", "ignore")
    decoded, diagnostics = read(garbled.encode())
    assert decoded == garbled
    assert codes(diagnostics) == ["text-garbled"]


@pytest.mark.parametrize(
    "text",
    [
        "Il passa au café…» et «É» et É” et CAFÉ™.",
        "Letras: «Ã», «Â», Â: e AMANHÔ. MANHÃ…",
        "Les lettres Â, Ê et Î ; l’Â : un accent.",
        "Ä“ und ‚Ä‘ und „Ö“; ‚Älteste‘.",
        "Il déclara : « Ça va…» – à “Orly”.",
        "Måsöga Å–Ö, Å°, Ð.",
        "x√2, √y und a√b.",
        "Привет… «Да», ОÐ",
        "é” è’ à– ç» ê… ï°",
    ],
)
def test_what_only_looks_garbled_is_not(text: str) -> None:
    assert read(text.encode()) == (text, [])


def test_letters_in_pieces_are_put_together() -> None:
    for tag in ("fr", "vi", "ja", "ko", "cs", "el"):
        text = "\n".join(SENTENCES[tag])
        assert read(unicodedata.normalize("NFD", text).encode()) == (unicodedata.normalize("NFC", text), [])
    assert read("5 K, 3 Å, 神".encode())[0] == "5 K, 3 Å, 神"


def test_what_stays() -> None:
    kept = "a\tb\fc\u00a0d\u202fe\u00adf\u200cg\u200dh\u200fi\u2060j"
    assert read(kept.encode()) == (kept, [])
    assert read(b"A DOS text\r\n\x1a") == ("A DOS text\n", [])


def packed(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj", "this is a PDF"),
        (packed("[Content_Types].xml", "word/document.xml"), "this is a Word document"),
        (packed("Index/Document.iwa"), "this is a Pages document"),
        (packed("xl/workbook.xml"), "this is an Excel workbook"),
        (packed("notes.txt"), "this is a ZIP archive"),
        (b"PK\x03\x04" + b"\x14\0" * 13 + b"mimetypeapplication/vnd.oasis.opendocument.text", "this is an OpenDocument text"),
        (b"{\\rtf1\\ansi Tea at five.}", "this is a rich text document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "this is a document of an older Word"),
        ((Path(__file__).parent / "spec/files/dot.png").read_bytes(), "this is a picture (PNG)"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01", "this is a picture (JPEG)"),
        (b"\x7fELF\x02\x01\x01" + b"\0" * 60, "this is a program"),
        (gzip.compress(b"Tea at five. " * 50, mtime=0), "this is a gzip archive"),
        (random.Random(1).randbytes(3000), "save the text as"),
        (b"\xff\xfe" + random.Random(2).randbytes(3000), "save the text as"),
        (bytes(range(256)) * 20, "save the text as"),
        (b"\0" * 1000, "save the text as"),
    ],
)
def test_what_is_no_text_is_refused_once(data: bytes, hint: str) -> None:
    text, diagnostics = read(data)
    assert text == ""
    assert codes(diagnostics) == ["source-not-text"]
    assert (diagnostics[0].hint or "").startswith(hint)


MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"\x84\x31\x95\x33")


def check(text: str, diagnostics: list[Diagnostic]) -> None:
    """Whatever came in, every later stage may rely on this."""
    text.encode()
    assert {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs")} <= set("\n\t\f")
    assert not {"\ufeff", "\ufffe", "\uffff", "\u2028", "\u2029"} & set(text)
    lines = text.split("\n")
    for diagnostic in diagnostics:
        assert diagnostic.position
        assert diagnostic.position.line <= len(lines)
        assert 1 <= diagnostic.position.column <= len(lines[diagnostic.position.line - 1]) + 1


@given(
    st.binary()
    | st.lists(
        st.sampled_from([b"caf\xe9", b"\xc3\xa9", b"\x92", b"\xff\xfe", b"\0", b"a", b"\r\n", b"\xe2\x80", b"\x1b$B"])
    ).map(b"".join)
)
@example(b"\x1a")
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe\0\0")
@example(b"\x1b$B\x07")
def test_any_bytes_are_a_text_or_refused(data: bytes) -> None:
    text, diagnostics = read(data)
    check(text, diagnostics)
    assert text or diagnostics or data.rstrip(b"\0\r\n") in (b"", *MARKS)


@given(st.text())
def test_no_letter_of_a_text_is_lost(text: str) -> None:
    decoded, diagnostics = read(("A leaflet: " + text).encode())
    check(decoded, diagnostics)
    if not {"source-not-text", "characters-mended"} & {*codes(diagnostics)}:

        def letters(of: str) -> Counter[str]:
            return Counter(sign for sign in unicodedata.normalize("NFC", of) if sign.isalnum())

        assert letters(decoded) == letters("A leaflet: " + text)


@pytest.mark.parametrize(
    "piece",
    [b"a", b"\r", b"\xff", b"\xc3\xa9", b"\xe2\x80", b"caf\xe9 ", b"l\x92a ", b"quell", b"\x1b$B", b"a\0"],
)
@pytest.mark.parametrize("signs", ["", "é…", "a\u0301\u0323", "\u0301", "\ufeffx", "\u1100\u1161"])
def test_a_long_text_takes_no_longer_for_every_byte(piece: bytes, signs: str) -> None:
    whole = piece + signs.encode()

    def data(size: int) -> bytes:
        return whole * (size // len(whole)) + b"\xe9"

    read(data(1000))  # what is loaded once is no step of the reading
    assert steps(lambda: read(data(800_000))) < 5 * steps(lambda: read(data(200_000))) + 1000


def test_a_text_in_utf_8_loads_no_detector() -> None:
    program = (
        "import sys, pathlib\n"
        "from pamphlet.diagnostics import Report\n"
        "from pamphlet.readers.decode import decode\n"
        "from pamphlet.source import Source\n"
        "decode(Source('x', 'A café.'.encode(), pathlib.Path('x')), Report())\n"
        "print('chardet' in sys.modules)\n"
        "decode(Source('x', 'A café.'.encode('cp1252'), pathlib.Path('x')), Report())\n"
        "print('chardet' in sys.modules)\n"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.split() == ["False", "True"]
