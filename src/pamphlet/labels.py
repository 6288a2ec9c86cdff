"""The few words that pamphlet itself prints, in the language of the document.

Stands on the ground floor, as data. A language that is not in the table gets English words, and
the text around them keeps its own language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Labels:
    """The words for one language; `language` is its BCP 47 tag."""

    language: str
    notes: str
    note: str
    back_to_text: str
    contents: str
    start: str
    guide: str
    credits: str

    def note_number(self, number: int) -> str:
        """What a note mark is called when it is read aloud: “Note 3”."""
        return f"{self.note} {number}"


LABELS: Mapping[str, Labels] = MappingProxyType(
    {
        row[0]: Labels(*row)
        for row in (
            ("en", "Notes", "Note", "Back to the text", "Contents", "Start of the text", "Guide", "Credits"),
            ("fr", "Notes", "Note", "Retour au texte", "Sommaire", "Début du texte", "Repères", "Crédits"),
            ("de", "Anmerkungen", "Anmerkung", "Zurück zum Text", "Inhalt", "Beginn des Textes", "Wegweiser", "Nachweise"),
            ("es", "Notas", "Nota", "Volver al texto", "Índice", "Comienzo del texto", "Guía", "Créditos"),
            ("it", "Note", "Nota", "Torna al testo", "Indice", "Inizio del testo", "Guida", "Crediti"),
            ("pt", "Notas", "Nota", "Voltar ao texto", "Índice", "Início do texto", "Guia", "Créditos"),
            ("nl", "Noten", "Noot", "Terug naar de tekst", "Inhoud", "Begin van de tekst", "Wegwijzer", "Verantwoording"),
            ("pl", "Przypisy", "Przypis", "Powrót do tekstu", "Spis treści", "Początek tekstu", "Przewodnik", "Źródła"),
            ("cs", "Poznámky", "Poznámka", "Zpět k textu", "Obsah", "Začátek textu", "Průvodce", "Zdroje"),
            ("el", "Σημειώσεις", "Σημείωση", "Επιστροφή στο κείμενο", "Περιεχόμενα", "Αρχή του κειμένου", "Οδηγός", "Πηγές"),
            ("ru", "Примечания", "Примечание", "Вернуться к тексту", "Содержание", "Начало текста", "Навигация", "Источники"),
            ("uk", "Примітки", "Примітка", "Повернутися до тексту", "Зміст", "Початок тексту", "Навігація", "Джерела"),
            ("tr", "Notlar", "Not", "Metne dön", "İçindekiler", "Metnin başı", "Kılavuz", "Kaynaklar"),
            ("ar", "الهوامش", "هامش", "العودة إلى النص", "المحتويات", "بداية النص", "دليل", "المصادر"),
            ("he", "הערות", "הערה", "חזרה אל הטקסט", "תוכן העניינים", "תחילת הטקסט", "מדריך", "קרדיטים"),
            ("hi", "टिप्पणियाँ", "टिप्पणी", "पाठ पर वापस", "विषय-सूची", "पाठ का आरंभ", "मार्गदर्शिका", "श्रेय"),
            ("ja", "注", "注", "本文に戻る", "目次", "本文の始まり", "ガイド", "クレジット"),
            ("zh", "注释", "注释", "返回正文", "目录", "正文开始", "导航", "来源"),
            ("ko", "주", "주", "본문으로 돌아가기", "차례", "본문 시작", "안내", "출처"),
        )
    }
)  # fmt: skip

_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})


def labels_for(language: str) -> Labels:
    """The words for a BCP 47 language tag, by its first subtag; English where there are none."""
    return LABELS.get(_primary(language), LABELS["en"])


def is_right_to_left(language: str) -> bool:
    """Whether text in this language runs from right to left."""
    return _primary(language) in _RIGHT_TO_LEFT


def _primary(language: str) -> str:
    return language.split("-")[0].casefold()
