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
    back_to_reference: str
    contents: str
    start: str
    guide: str
    credits: str
    pages: str
    cover: str
    undescribed: str

    def note_number(self, number: int) -> str:
        """What a note mark is called when it is read aloud: “Note 3”."""
        return f"{self.note} {number}"

    def way_back(self, number: int, place: int, places: int) -> str:
        """What the way back from a note is called; where marks in several places lead to it, also by the `place` (from 1)."""
        return self.back_to_reference.format(f"{number}-{place}" if places > 1 else number)


LABELS: Mapping[str, Labels] = MappingProxyType(
    {
        row[0]: Labels(*row)
        for row in (
            ("en", "Notes", "Note", "Back to reference {}", "Contents", "Start of the text", "Guide", "Credits", "Pages", "Cover", "A picture without a description"),
            ("fr", "Notes", "Note", "Retour à l’appel de note {}", "Sommaire", "Début du texte", "Repères", "Crédits", "Pages", "Couverture", "Une image sans description"),
            ("de", "Anmerkungen", "Anmerkung", "Zurück zum Notenzeichen {}", "Inhalt", "Beginn des Textes", "Wegweiser", "Nachweise", "Seiten", "Umschlag", "Ein Bild ohne Beschreibung"),
            ("es", "Notas", "Nota", "Volver a la llamada {}", "Índice", "Comienzo del texto", "Guía", "Créditos", "Páginas", "Cubierta", "Una imagen sin descripción"),
            ("it", "Note", "Nota", "Torna al richiamo {}", "Indice", "Inizio del testo", "Guida", "Crediti", "Pagine", "Copertina", "Un’immagine senza descrizione"),
            ("pt", "Notas", "Nota", "Voltar à chamada {}", "Índice", "Início do texto", "Guia", "Créditos", "Páginas", "Capa", "Uma imagem sem descrição"),
            ("nl", "Noten", "Noot", "Terug naar nootcijfer {}", "Inhoud", "Begin van de tekst", "Wegwijzer", "Verantwoording", "Pagina’s", "Omslag", "Een afbeelding zonder beschrijving"),
            ("pl", "Przypisy", "Przypis", "Powrót do odsyłacza {}", "Spis treści", "Początek tekstu", "Przewodnik", "Źródła", "Strony", "Okładka", "Obraz bez opisu"),
            ("cs", "Poznámky", "Poznámka", "Zpět k odkazu {}", "Obsah", "Začátek textu", "Průvodce", "Zdroje", "Stránky", "Obálka", "Obrázek bez popisu"),
            ("el", "Σημειώσεις", "Σημείωση", "Επιστροφή στην παραπομπή {}", "Περιεχόμενα", "Αρχή του κειμένου", "Οδηγός", "Πηγές", "Σελίδες", "Εξώφυλλο", "Εικόνα χωρίς περιγραφή"),
            ("ru", "Примечания", "Примечание", "Вернуться к сноске {}", "Содержание", "Начало текста", "Навигация", "Источники", "Страницы", "Обложка", "Изображение без описания"),
            ("uk", "Примітки", "Примітка", "Повернутися до виноски {}", "Зміст", "Початок тексту", "Навігація", "Джерела", "Сторінки", "Обкладинка", "Зображення без опису"),
            ("tr", "Notlar", "Not", "{} numaralı göndermeye dön", "İçindekiler", "Metnin başı", "Kılavuz", "Kaynaklar", "Sayfalar", "Kapak", "Açıklaması olmayan bir resim"),
            ("ar", "الهوامش", "هامش", "العودة إلى الإحالة {}", "المحتويات", "بداية النص", "دليل", "المصادر", "الصفحات", "الغلاف", "صورة بلا وصف"),
            ("he", "הערות", "הערה", "חזרה אל ההפניה {}", "תוכן העניינים", "תחילת הטקסט", "מדריך", "קרדיטים", "עמודים", "כריכה", "תמונה ללא תיאור"),
            ("hi", "टिप्पणियाँ", "टिप्पणी", "संदर्भ {} पर वापस", "विषय-सूची", "पाठ का आरंभ", "मार्गदर्शिका", "श्रेय", "पृष्ठ", "आवरण", "बिना विवरण का चित्र"),
            ("ja", "注", "注", "注番号{}の本文に戻る", "目次", "本文の始まり", "ガイド", "クレジット", "ページ", "表紙", "説明のない画像"),
            ("zh", "注释", "注释", "返回正文注号 {}", "目录", "正文开始", "导航", "来源", "页码", "封面", "没有说明的图片"),
            ("zh-Hant", "註釋", "註釋", "返回正文註號 {}", "目錄", "正文開始", "導覽", "來源", "頁碼", "封面", "沒有說明的圖片"),
            ("ko", "주", "주", "주 번호 {}(으)로 돌아가기", "차례", "본문 시작", "안내", "출처", "쪽", "표지", "설명이 없는 그림"),
        )
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Imprint:
    """Words that only the printed page needs; `{}` is where a number or a name goes."""

    notes_to_page: str
    notes_to_pages: str
    published_by: str
    promoted_by: str
    printed_by: str


IMPRINTS: Mapping[str, Imprint] = MappingProxyType(
    {
        "en": Imprint("Notes to page {}", "Notes to pages {}–{}", "Published by {}", "Promoted by {}", "Printed by {}"),
        "fr": Imprint(
            "Notes de la page {}",
            "Notes des pages {}–{}",
            "Éditeur\u00a0: {}",
            "Responsable de la publication\u00a0: {}",
            "Imprimé par {}",
        ),
        "de": Imprint(
            "Anmerkungen zu Seite {}",
            "Anmerkungen zu den Seiten {}–{}",
            "Herausgegeben von {}",
            "Verantwortlich: {}",
            "Druck: {}",
        ),
        "es": Imprint(
            "Notas de la página {}", "Notas de las páginas {}–{}", "Editado por {}", "Responsable: {}", "Impreso por {}"
        ),
        "it": Imprint(
            "Note alla pagina {}", "Note alle pagine {}–{}", "Pubblicato da {}", "Committente responsabile: {}", "Stampato da {}"
        ),
        "pt": Imprint("Notas da página {}", "Notas das páginas {}–{}", "Publicado por {}", "Responsável: {}", "Impresso por {}"),
        "nl": Imprint(
            "Noten bij pagina {}",
            "Noten bij pagina {}–{}",
            "Uitgegeven door {}",
            "Verantwoordelijk uitgever: {}",
            "Gedrukt door {}",
        ),
        "pl": Imprint("Przypisy do strony {}", "Przypisy do stron {}–{}", "Wydawca: {}", "Odpowiedzialny: {}", "Druk: {}"),
        "cs": Imprint("Poznámky ke straně {}", "Poznámky ke stranám {}–{}", "Vydavatel: {}", "Zadavatel: {}", "Tisk: {}"),
        "el": Imprint("Σημειώσεις της σελίδας {}", "Σημειώσεις των σελίδων {}–{}", "Έκδοση: {}", "Υπεύθυνος: {}", "Εκτύπωση: {}"),
        "ru": Imprint(
            "Примечания к странице {}", "Примечания к страницам {}–{}", "Издатель: {}", "Заказчик: {}", "Отпечатано: {}"
        ),
        "uk": Imprint("Примітки до сторінки {}", "Примітки до сторінок {}–{}", "Видавець: {}", "Замовник: {}", "Надруковано: {}"),
        "tr": Imprint("Sayfa {} notları", "Sayfa {}–{} notları", "Yayımlayan: {}", "Sorumlu: {}", "Basım: {}"),
        "ar": Imprint("هوامش الصفحة {}", "هوامش الصفحات {}–{}", "الناشر: {}", "المسؤول: {}", "الطباعة: {}"),
        "he": Imprint("הערות לעמוד {}", "הערות לעמודים {}–{}", "הוצאה לאור: {}", "אחראי: {}", "דפוס: {}"),
        "hi": Imprint("पृष्ठ {} की टिप्पणियाँ", "पृष्ठ {}–{} की टिप्पणियाँ", "प्रकाशक: {}", "उत्तरदायी: {}", "मुद्रक: {}"),
        "ja": Imprint("{}ページの注", "{}–{}ページの注", "発行：{}", "責任者：{}", "印刷：{}"),
        "zh": Imprint("第{}页注释", "第{}–{}页注释", "出版：{}", "负责人：{}", "印刷：{}"),
        "zh-Hant": Imprint("第{}頁註釋", "第{}–{}頁註釋", "出版：{}", "負責人：{}", "印刷：{}"),
        "ko": Imprint("{}쪽의 주", "{}–{}쪽의 주", "발행: {}", "책임자: {}", "인쇄: {}"),
    }
)

_ROLES_IN_ENGLISH = ("editor", "translator", "illustrator", "photographer")
_ROLES = """
fr|édition|traduction|illustrations|photos
de|Herausgabe|Übersetzung|Illustrationen|Fotos
es|edición|traducción|ilustraciones|fotografías
it|curatela|traduzione|illustrazioni|fotografie
pt|edição|tradução|ilustrações|fotografias
nl|redactie|vertaling|illustraties|foto’s
pl|redakcja|przekład|ilustracje|zdjęcia
cs|redakce|překlad|ilustrace|fotografie
el|επιμέλεια|μετάφραση|εικονογράφηση|φωτογραφίες
ru|редактура|перевод|иллюстрации|фотографии
uk|редакція|переклад|ілюстрації|фотографії
tr|editör|çeviri|çizimler|fotoğraflar
ar|تحرير|ترجمة|رسوم|تصوير
he|עריכה|תרגום|איורים|צילום
hi|संपादन|अनुवाद|चित्रांकन|छायाचित्र
ja|編|訳|絵|写真
zh|编|译|插图|摄影
zh-Hant|編|譯|插圖|攝影
ko|편집|번역|그림|사진
"""
ROLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        language: MappingProxyType(dict(zip(_ROLES_IN_ENGLISH, words, strict=True)))
        for language, *words in (row.split("|") for row in _ROLES.strip().splitlines())
    }
)
"""What a person did, by language and by the word for it that front matter knows; the work is named, whoever did it."""

_NOTES_ON_THE_WEB = """
en|The notes to this text are on the web: scan the code, or type the address.
fr|Les notes de ce texte se trouvent en ligne\u00a0: scannez le code ou saisissez l’adresse.
de|Die Anmerkungen zu diesem Text stehen im Netz: Scannen Sie den Code oder geben Sie die Adresse ein.
es|Las notas de este texto están en internet: escanee el código o escriba la dirección.
it|Le note di questo testo sono in rete: inquadrate il codice o digitate l’indirizzo.
pt|As notas deste texto estão na internet: leia o código ou digite o endereço.
nl|De noten bij deze tekst staan op internet: scan de code of typ het adres over.
pl|Przypisy do tego tekstu są w internecie: zeskanuj kod lub wpisz adres.
cs|Poznámky k tomuto textu jsou na internetu: naskenujte kód nebo opište adresu.
el|Οι σημειώσεις αυτού του κειμένου βρίσκονται στο διαδίκτυο: σαρώστε τον κωδικό ή πληκτρολογήστε τη διεύθυνση.
ru|Примечания к этому тексту находятся в интернете: отсканируйте код или введите адрес.
uk|Примітки до цього тексту розміщено в інтернеті: відскануйте код або введіть адресу.
tr|Bu metnin notları internettedir: kodu okutun ya da adresi yazın.
ar|هوامش هذا النص منشورة على الإنترنت: امسح الرمز أو اكتب العنوان.
he|ההערות לטקסט זה נמצאות באינטרנט: סרקו את הקוד או הקלידו את הכתובת.
hi|इस पाठ की टिप्पणियाँ इंटरनेट पर हैं: कोड स्कैन करें या पता लिखें।
ja|この文章の注はインターネット上にあります。コードを読み取るか、アドレスを入力してください。
zh|本文的注释在网上：请扫描二维码，或输入网址。
zh-Hant|本文的註釋在網上：請掃描條碼，或輸入網址。
ko|이 글의 주는 인터넷에 있습니다. 코드를 스캔하거나 주소를 입력하세요.
"""
NOTES_ON_THE_WEB: Mapping[str, str] = MappingProxyType(
    {language: words for language, _, words in (row.partition("|") for row in _NOTES_ON_THE_WEB.strip().splitlines())}
)
"""What stands beside the code that leads to the notes, by language."""

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"})


def labels_for(language: str) -> Labels:
    """The words for a BCP 47 language tag; English where there are none."""
    return LABELS.get(row_of(language), LABELS["en"])


def imprint_for(language: str) -> Imprint:
    """The words of the printed page for a BCP 47 language tag; English where there are none."""
    return IMPRINTS.get(row_of(language), IMPRINTS["en"])


def notes_on_the_web(language: str) -> str:
    """What stands beside the code that leads to the notes, in a BCP 47 language; English where there is nothing."""
    return NOTES_ON_THE_WEB.get(row_of(language), NOTES_ON_THE_WEB["en"])


def role_label(role: str, language: str) -> str:
    """What a person did, as it stands behind the name in a BCP 47 language; as the author wrote it where it is not known."""
    return ROLES.get(row_of(language), {}).get(role.strip().casefold(), role)


def is_right_to_left(language: str) -> bool:
    """Whether text in this language runs from right to left."""
    return _primary(language) in _RIGHT_TO_LEFT


def row_of(language: str) -> str:
    """The row of the tables of words for a BCP 47 language tag: its first subtag, but traditional Chinese has a row of its own."""
    primary, *others = language.casefold().split("-")
    return "zh-Hant" if primary == "zh" and _TRADITIONAL.intersection(others) else primary


def _primary(language: str) -> str:
    return language.split("-")[0].casefold()
