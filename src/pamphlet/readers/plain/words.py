"""Words by which parts of an article are known, in the languages that pamphlet knows.

Data for the other modules of the plain-text reader. All languages are looked for at once: a text
may quote another, and the language is not known before the text is read. Words are given in
lower case and compared case-folded.
"""

import re


def words(rows: str) -> frozenset[str]:
    """The words of rows, which strokes and line ends part, case-folded."""
    return frozenset(word.strip().casefold() for word in rows.replace("\n", "|").split("|") if word.strip())


NOTE_HEADINGS = words(
    """notes|note|endnotes|end notes|footnotes|foot notes|notes and references|notes & references|references|references and notes
    sources|sources and notes|notes and sources|notes to editors|note to editors|citations|works cited|bibliography|bibliography and notes|notes to the text
    notes et références|notes de fin|notes de bas de page|références|sources et notes|bibliographie
    anmerkungen|fußnoten|fussnoten|endnoten|einzelnachweise|quellen|quellenangaben|nachweise|literatur|belege|noten
    notas|notas al pie|notas finales|referencias|fuentes|bibliografía|notas y referencias
    note a piè di pagina|note al testo|note finali|riferimenti|fonti|bibliografia
    notas de rodapé|notas de fim|referências|fontes
    voetnoten|eindnoten|bronnen|verwijzingen|literatuur
    przypisy|przypisy końcowe|źródła|odnośniki|uwagi
    poznámky|poznámky pod čarou|vysvětlivky|zdroje|odkazy|prameny
    σημειώσεις|υποσημειώσεις|παραπομπές|πηγές|βιβλιογραφία
    примечания|сноски|источники|литература|ссылки|комментарии
    примітки|виноски|джерела|посилання|література
    notlar|dipnotlar|son notlar|kaynaklar|kaynakça
    الهوامش|هوامش|الحواشي|حواشي|ملاحظات|المراجع|المصادر
    הערות|הערות שוליים|הערות סיום|מקורות
    टिप्पणियाँ|टिप्पणी|पाद टिप्पणियाँ|पादटिप्पणियाँ|संदर्भ|सन्दर्भ|स्रोत
    注|注釈|脚注|註|註釈|参考文献|出典|注记
    注释|註釋|尾注|脚註|腳註|参考资料|參考資料|參考文獻|资料来源
    주|주석|각주|미주|참고문헌|출처"""
)
"""Headings over a list of notes."""

_AND = re.compile(r" (?:and|&|et|und|y|e|en|i|a|και|и|і|та|ve) |\s*[/／・]\s*| و|と|和|及")


def parts_of_heading(words: str) -> list[str]:
    """What the words of a heading name, case-folded: “Sources and notes” names two things."""
    folded = words.casefold()
    return [folded] if folded in NOTE_HEADINGS else [part.strip() for part in _AND.split(folded)]


NOTES_OF_A_PART = re.compile(
    r"(?:(?P<word>(?:end|foot)?notes?|anmerkungen|fu(?:ß|ss)noten|notas|note|przypisy|poznámky|σημειώσεις|примечания|примітки|voetnoten|noten)"
    r"\s+(?:to|for|on|zu[mr]?|à|au|de la|du|sur|al?|alla|del|do|k|του|της|к|до|bij)\s+.{1,50}"
    r"|.{1,40}[\s:–—-]\s?(?P<last>(?:end|foot)?notes))",
    re.IGNORECASE,
)
"""A heading over the notes of one part: “Notes to section 2”, “Part One: notes”."""

SOURCE_HEADINGS = words(
    """bibliography|works cited|bibliographie|literatur|bibliografía|bibliografia|literatuur|βιβλιογραφία|литература|література
    kaynakça|المراجع|参考文献|參考文獻|참고문헌|further reading|notes to editors|note to editors"""
)
"""Headings that may also stand over a list of books that nothing in the text is marked for."""

NOTE_WORDS = (
    "end ?note|foot ?note|note|n|fn|r[ée]f|r[ée]f[ée]rence|r(?=\\.)|nota|anmerkung|anm|fu(?:ß|ss)note|noot|voetnoot|przypis|przyp|poznámka|pozn|σημείωση|σημ"
    "|примечание|прим|сноска|примітка|виноска|not|dipnot|هامش|ملاحظة|הערה|टिप्पणी|注|註|주|각주"
)
"""Words before the number of a note, as a regular expression: “Note 1:”, “Anm. 1”."""

REFERRED_NOTES = (
    "(?:end|foot)?notes?|note de bas de page|r(?:[ée]fs?)?\\.|nn?\\.|notas?|anm|anmerkung(?:en)?|fu(?:ß|ss)noten?|(?:voet|eind)?noot|(?:voet|eind)?noten|przypis\\w{0,3}|przyp"
    "|poznámk\\w{1,3}|pozn|σημ|σημείωση|υποσημείωση|прим|примечани\\w{1,3}|сноск\\w{1,3}|приміт\\w{1,3}|виноск\\w{1,3}|(?:dip)?not"
    "|(?:ال)?(?:هامش|ملاحظة|حاشية)(?:\\sرقم)?|הערה|टिप्पणी"
)
"""Words for a note in the middle of a sentence, in the forms they take there, as a regular expression."""

SEE = (
    "see|as(?: in)?|cf|compare|supra|infra|voir|comme(?: à| dans)?|vgl|vergleiche|siehe|s\\.|wie|(?:op|loc)\\. ?cit|a\\. ?a\\. ?o|véase|vease|ver|vid|vedi|si veda|cfr|veja|conferir|zie|vergelijk|zob|por|jak w|patrz"
    "|viz|srov|βλ|см|ср|див|пор|bkz|krş|bak|انظر|راجع|ראו|ראה|देखें"
)
"""Words that send readers somewhere, before the word for a note, as a regular expression."""

ALSO = "also|in|alla|nella|the|my|our|above|below|too|aussi|la|les|auch|die|oben|unten|también|a|as|anche|também|ook|też|také|επίσης|также|також|ayrıca|أيضا|أيضًا|גם|भी"
"""Words that may stand between the two, as a regular expression."""

ELSEWHERE = (
    "above|below|supra|infra|overleaf|ci-dessus|ci-dessous|plus haut|plus bas|supra|oben|unten|más arriba|más abajo|arriba|abajo|sopra|sotto"
    "|acima|abaixo|hierboven|hieronder|powyżej|poniżej|výše|níže|παραπάνω|παρακάτω|выше|ниже|вище|нижче|yukarıda|aşağıda|أعلاه|أدناه|לעיל|להלן"
    "|ऊपर|नीचे|を?参照|を見よ|参照|참조|를 보라"
)
"""Words behind the number of a note that say where it stands, as a regular expression."""

LOCATORS = "pp?|ss?|str|с|сс|стр|ст|bl|fol?|ff?|págs?|pagg?|páginas?|seiten?|pages?|caps?|capp|chap|ch|σσ?|σελ|kk?|kap|гл|tt?|т|vol|bd|nr?|no|№|§|art|ص|頁|页"
"""Words before the page of a source, as a regular expression: `[3, p. 41]`."""

FOOTNOTES = (
    "foot ?note|endnote|note de bas de page|fu(?:ß|ss)note|voetnoot|nota al pie|nota a piè di pagina|nota de rodapé|przypis|poznámka|υποσημείωση"
    "|сноска|виноска|dipnot|حاشية|הערת שוליים|पाद टिप्पणी|脚注|注釈|각주"
)
"""Words that, in square brackets and with a colon, begin a note in the middle of a paragraph, as a regular expression."""

CLOSING = re.compile(
    r"(?:printed|published|produced|edited|typeset|designed|issued|this (?:leaflet|pamphlet|booklet|zine|text|article|essay)|(?:with |our |many )?thanks?\b"
    r"|we (?:thank|are grateful)|the (?:author|writer)s?\b|about (?:the|us)|for (?:more|further)|to find out|(?:write|come) to|join (?:us|the)|copies|donations"
    r"|ce (?:texte|tract)|imprimé|merci|l’auteur|l'auteur|diese[rs]? (?:text|heft|flugblatt)|gedruckt|herausgegeben|v\.\s?i\.\s?s\.\s?d\.\s?p|wir danken"
    r"|impreso|este (?:texto|folleto)|stampato|questo (?:testo|opuscolo)|gedrukt|deze tekst|wydrukowano|vytištěno|отпечатано|надруковано|basıldı)",
    re.IGNORECASE,
)
"""How a paragraph begins that ends a leaflet, and is no part of its last note."""

FRAME = re.compile(
    r"(?:prologue|epilogue|introduction|foreword|preface|conclusions?|afterword|appendix|einleitung|vorwort|schluss|nachwort|anhang|avant-propos"
    r"|préface|postface|prólogo|epílogo|introducción|conclusión|introduzione|conclusione|introdução|conclusão|inleiding|slot|wstęp|zakończenie|úvod|závěr"
    r"|εισαγωγή|επίλογος|введение|предисловие|заключение|вступ|висновки|giriş|sonuç|مقدمة|خاتمة|מבוא|סיכום|भूमिका|निष्कर्ष|はじめに|おわりに|前言|结语|結語|머리말|맺음말"
    r"|contents|inhalt|sommaire|table des matières|índice|indice|sumário|inhoud|spis treści|obsah|περιεχόμενα|содержание|зміст|içindekiler"
    r"|المحتويات|תוכן|目次|目录|目錄|차례)\b",
    re.IGNORECASE,
)
"""How a heading begins of what stands before or behind the chapters."""

BACK = re.compile(
    r"(?:glossary|bibliography|further reading|sources|acknowledge?ments|about|index|contact|credits|thanks|glossar|literatur|dank|glossaire|bibliographie"
    r"|remerciements|glosario|bibliografía|agradecimientos|glossario|bibliografia|ringraziamenti|woordenlijst|słowniczek|slovníček|словарь|словник)\b",
    re.IGNORECASE,
)
"""How a heading begins of what stands behind the chapters and is not counted with them."""

PARTS = re.compile(
    r"(?:part|chapter|section|book|act|scene|appendix|prologue|epilogue|introduction|foreword|preface|conclusions?|afterword"
    r"|partie|chapitre|livre|teil|kapitel|abschnitt|buch|anhang|einleitung|vorwort|schluss|parte|capítulo|capitolo|libro|hoofdstuk|deel"
    r"|część|rozdział|kapitola|část|κεφάλαιο|μέρος|глава|часть|розділ|частина|bölüm|kısım|الفصل|الباب|פרק|חלק|अध्याय|第.{1,4}[章部節节])\b",
    re.IGNORECASE,
)
"""How a heading of a chapter begins."""

CAPTIONS = (
    "caption|figure|fig|plate|table|légende|illustration|ill|tableau|planche|abb|abbildung|bildunterschrift|tafel|tabelle|pie de (?:foto|imagen)"
    "|leyenda|figura|lámina|tabla|didascalia|tavola|tabella|legenda|tabela|bijschrift|onderschrift|afb|figuur|tabel|podpis|ryc|rys|rysunek"
    "|popisek|obr|tabulka|λεζάντα|εικ|σχήμα|πίνακας|рис|рисунок|подпись|илл|таблица|мал|малюнок|підпис|іл|таблиця|şekil|tablo"
    "|(?:ال)?شكل|جدول|איור|כיתוב|טבלה|आकृति|तालिका|図|表|图|圖|그림|도|표"
)
"""How a caption begins, before its number, its colon or its stop, as a regular expression."""

PLACES = (
    "above|below|left|right|opposite|overleaf|oben|unten|links|rechts|ci-dessus|ci-dessous|ci-contre|à gauche|à droite|arriba|abajo"
    "|a la (?:izquierda|derecha)|sopra|sotto|a (?:sinistra|destra)|acima|abaixo|boven|onder|powyżej|poniżej|nahoře|dole|вверху|внизу|слева|справа"
)
"""Where the picture is that a caption speaks of, before its colon, as a regular expression."""

REFRAINS = (
    "refrain|ref|chorus|response|kehrvers|kehrreim|estribillo|ritornello|refrão|refrein|refren|refrén|επωδός|ρεφρέν|припев|приспів|nakarat"
    "|اللازمة|פזמון|टेक|स्थायी|くりかえし|副歌|후렴"
)
"""How the refrain of a song begins, before its colon, as a regular expression."""
