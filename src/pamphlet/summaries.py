"""What an e-book says of its accessibility in sentences, in the language of the document.

Stands on the ground floor, as data, beside `labels`. Shops show these sentences to buyers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pamphlet.labels import row_of


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences of one language; in `undescribed` stand how many pictures have no description, and how many there are."""

    text: str
    notes: str
    undescribed: str
    described: str
    formulas: str
    pages: str


SUMMARIES: Mapping[str, Summary] = MappingProxyType(
    {
        "en": Summary(
            "All of the text can be read aloud and shown in any size, font and colour.",
            "Notes are linked with their places in the text in both directions.",
            "Pictures without a description: {} of {}.",
            "Every picture is described or marked as decoration.",
            "Formulas are MathML, with their TeX as an alternative.",
            "The beginnings of the printed pages are marked, and listed by their numbers.",
        ),
        "fr": Summary(
            "Tout le texte peut être lu à voix haute et affiché dans toute taille, police ou couleur.",
            "Les notes et leurs appels dans le texte sont reliés dans les deux sens.",
            "Images sans description : {} sur {}.",
            "Chaque image est décrite ou signalée comme décorative.",
            "Les formules sont en MathML, avec leur code TeX comme alternative.",
            "Le début de chaque page imprimée est marqué, et une liste y mène par numéro.",
        ),
        "de": Summary(
            "Der ganze Text lässt sich vorlesen und in jeder Größe, Schrift und Farbe zeigen.",
            "Anmerkungen und ihre Stellen im Text sind in beide Richtungen verknüpft.",
            "Bilder ohne Beschreibung: {} von {}.",
            "Jedes Bild ist beschrieben oder als Schmuck gekennzeichnet.",
            "Formeln stehen in MathML, mit ihrem TeX als Ersatz.",
            "Die Anfänge der gedruckten Seiten sind markiert und nach ihren Nummern aufgelistet.",
        ),
        "es": Summary(
            "Todo el texto puede leerse en voz alta y mostrarse en cualquier tamaño, letra y color.",
            "Las notas y sus llamadas en el texto están enlazadas en ambos sentidos.",
            "Imágenes sin descripción: {} de {}.",
            "Cada imagen está descrita o señalada como decorativa.",
            "Las fórmulas están en MathML, con su TeX como alternativa.",
            "El comienzo de cada página impresa está marcado y figura en una lista por su número.",
        ),
        "it": Summary(
            "Tutto il testo può essere letto ad alta voce e mostrato in ogni dimensione, carattere e colore.",
            "Le note e i loro richiami nel testo sono collegati nei due sensi.",
            "Immagini senza descrizione: {} su {}.",
            "Ogni immagine è descritta o segnata come decorativa.",
            "Le formule sono in MathML, con il loro TeX come alternativa.",
            "L’inizio di ogni pagina stampata è segnato ed elencato con il suo numero.",
        ),
        "pt": Summary(
            "Todo o texto pode ser lido em voz alta e mostrado em qualquer tamanho, letra e cor.",
            "As notas e as suas chamadas no texto estão ligadas nos dois sentidos.",
            "Imagens sem descrição: {} de {}.",
            "Cada imagem está descrita ou marcada como decorativa.",
            "As fórmulas estão em MathML, com o seu TeX como alternativa.",
            "O início de cada página impressa está marcado e listado pelo seu número.",
        ),
        "nl": Summary(
            "De hele tekst kan worden voorgelezen en in elke grootte, letter en kleur worden getoond.",
            "Noten en hun plaatsen in de tekst zijn in beide richtingen gekoppeld.",
            "Afbeeldingen zonder beschrijving: {} van {}.",
            "Elke afbeelding is beschreven of als versiering gemarkeerd.",
            "Formules staan in MathML, met hun TeX als alternatief.",
            "Het begin van elke gedrukte pagina is gemarkeerd en staat met zijn nummer in een lijst.",
        ),
        "pl": Summary(
            "Cały tekst można odczytać na głos i wyświetlić w dowolnej wielkości, czcionce i barwie.",
            "Przypisy i ich miejsca w tekście są połączone w obie strony.",
            "Obrazy bez opisu: {} z {}.",
            "Każdy obraz jest opisany lub oznaczony jako ozdoba.",
            "Wzory są zapisane w MathML, z zapisem TeX jako zamiennikiem.",
            "Początki stron drukowanych są zaznaczone i zebrane w spisie według numerów.",
        ),
        "cs": Summary(
            "Celý text lze číst nahlas a zobrazit v libovolné velikosti, písmu a barvě.",
            "Poznámky a jejich místa v textu jsou propojeny oběma směry.",
            "Obrázky bez popisu: {} z {}.",
            "Každý obrázek je popsán nebo označen jako ozdoba.",
            "Vzorce jsou v MathML, s náhradním zápisem v TeXu.",
            "Začátky tištěných stran jsou vyznačeny a uvedeny v seznamu podle čísel.",
        ),
        "el": Summary(
            "Όλο το κείμενο μπορεί να διαβαστεί δυνατά και να εμφανιστεί σε κάθε μέγεθος, γραμματοσειρά και χρώμα.",
            "Οι σημειώσεις και οι θέσεις τους στο κείμενο συνδέονται προς τις δύο κατευθύνσεις.",
            "Εικόνες χωρίς περιγραφή: {} από {}.",
            "Κάθε εικόνα περιγράφεται ή σημειώνεται ως διακοσμητική.",
            "Οι τύποι είναι σε MathML, με το TeX τους ως εναλλακτική.",
            "Οι αρχές των τυπωμένων σελίδων σημειώνονται και αναφέρονται με τους αριθμούς τους.",
        ),
        "ru": Summary(
            "Весь текст можно прослушать и показать любым размером, шрифтом и цветом.",
            "Примечания и их места в тексте связаны в обе стороны.",
            "Изображения без описания: {} из {}.",
            "Каждое изображение описано или отмечено как украшение.",
            "Формулы даны в MathML, с записью TeX как заменой.",
            "Начала печатных страниц отмечены и перечислены по номерам.",
        ),
        "uk": Summary(
            "Увесь текст можна прослухати й показати будь-яким розміром, шрифтом і кольором.",
            "Примітки та їхні місця в тексті пов’язані в обидва боки.",
            "Зображення без опису: {} з {}.",
            "Кожне зображення описане або позначене як прикраса.",
            "Формули подано в MathML, із записом TeX як заміною.",
            "Початки друкованих сторінок позначені та перелічені за номерами.",
        ),
        "tr": Summary(
            "Metnin tamamı sesli okunabilir ve her boyutta, yazı tipinde ve renkte gösterilebilir.",
            "Notlar ile metindeki yerleri iki yönde birbirine bağlıdır.",
            "Açıklaması olmayan resimler: {}, toplam {}.",
            "Her resim açıklanmış ya da süs olarak işaretlenmiştir.",
            "Formüller MathML’dir; TeX yazımları da bulunur.",
            "Basılı sayfaların başları işaretlidir ve numaralarıyla listelenmiştir.",
        ),
        "ar": Summary(
            "يمكن قراءة النص كله جهرًا وعرضه بأي حجم وخط ولون.",
            "الهوامش مرتبطة بمواضعها في النص في الاتجاهين.",
            "صور بلا وصف: {} من {}.",
            "كل صورة موصوفة أو معلَّمة بأنها للزينة.",
            "الصيغ مكتوبة بلغة MathML، ومعها صيغة TeX بديلًا.",
            "بدايات الصفحات المطبوعة معلَّمة ومدرجة بأرقامها.",
        ),
        "he": Summary(
            "אפשר להקריא את כל הטקסט ולהציגו בכל גודל, גופן וצבע.",
            "ההערות מקושרות אל מקומן בטקסט בשני הכיוונים.",
            "תמונות ללא תיאור: {} מתוך {}.",
            "כל תמונה מתוארת או מסומנת כקישוט.",
            "הנוסחאות הן MathML, ולצדן TeX כחלופה.",
            "תחילות העמודים המודפסים מסומנות ורשומות לפי מספריהן.",
        ),
        "hi": Summary(
            "पूरा पाठ ज़ोर से पढ़ा जा सकता है और किसी भी आकार, फ़ॉन्ट और रंग में दिखाया जा सकता है।",
            "टिप्पणियाँ और पाठ में उनके स्थान दोनों दिशाओं में जुड़े हैं।",
            "बिना विवरण के चित्र: {}, कुल {} में से।",
            "हर चित्र का विवरण है या वह सजावट के रूप में चिह्नित है।",
            "सूत्र MathML में हैं, विकल्प के रूप में उनका TeX भी है।",
            "छपे हुए पृष्ठों के आरंभ चिह्नित हैं और अपनी संख्याओं से सूचीबद्ध हैं।",
        ),
        "ja": Summary(
            "本文はすべて読み上げることができ、どの大きさ、書体、色でも表示できます。",
            "注と本文中の注番号は相互にリンクしています。",
            "説明のない画像：{}点（全{}点）。",
            "すべての画像に説明があるか、装飾として示されています。",
            "数式はMathMLで、代わりにTeXの表記もあります。",
            "印刷版の各ページの始まりに印があり、ページ番号の一覧から移動できます。",
        ),
        "zh": Summary(
            "全部文字都可以朗读，并可用任意字号、字体和颜色显示。",
            "注释与正文中的注号双向链接。",
            "没有说明的图片：{}幅（共{}幅）。",
            "每幅图片都有说明，或标明为装饰。",
            "公式采用 MathML，并附 TeX 写法作为替代。",
            "印刷版各页的起始处均有标记，并按页码列出。",
        ),
        "zh-Hant": Summary(
            "全部文字都可以朗讀，並可用任意字級、字型和顏色顯示。",
            "註釋與正文中的註號雙向連結。",
            "沒有說明的圖片：{}幅（共{}幅）。",
            "每幅圖片都有說明，或標明為裝飾。",
            "公式採用 MathML，並附 TeX 寫法作為替代。",
            "印刷版各頁的起始處均有標記，並按頁碼列出。",
        ),
        "ko": Summary(
            "본문 전체를 소리 내어 읽을 수 있고 어떤 크기, 글꼴, 색으로도 표시할 수 있습니다.",
            "주와 본문의 해당 위치는 서로 연결되어 있습니다.",
            "설명이 없는 그림: 전체 {1}개 중 {0}개.",
            "모든 그림에 설명이 있거나 장식으로 표시되어 있습니다.",
            "수식은 MathML이며 TeX 표기도 함께 들어 있습니다.",
            "인쇄된 쪽의 시작이 표시되어 있고 쪽 번호로 나열되어 있습니다.",
        ),
    }
)


def summary_for(language: str) -> tuple[str, Summary]:
    """The tag of the language, and its sentences, for a BCP 47 language tag; English where there are none."""
    row = row_of(language)
    return (row, SUMMARIES[row]) if row in SUMMARIES else ("en", SUMMARIES["en"])
