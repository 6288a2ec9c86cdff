"""Words by which parts of an article are known, in the languages that pamphlet knows.

Data for the other modules of the plain-text reader. All languages are looked for at once: a text
may quote another, and the language is not known before the text is read. Words are given in
lower case and compared case-folded.
"""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words.replace("\n", "|").split("|") if word.strip())


NOTE_HEADINGS = _set(
    """notes|note|endnotes|end notes|footnotes|foot notes|notes and references|notes & references|references|references and notes
    sources|sources and notes|notes and sources|citations|works cited|bibliography|bibliography and notes|notes to the text
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

SOURCE_HEADINGS = _set(
    """bibliography|works cited|bibliographie|literatur|bibliografía|bibliografia|literatuur|βιβλιογραφία|литература|література
    kaynakça|المراجع|参考文献|參考文獻|참고문헌|further reading"""
)
"""Headings that may also stand over a list of books that nothing in the text is marked for."""

NOTE_WORDS = (
    "end ?note|foot ?note|note|n|fn|nota|anmerkung|anm|fu(?:ß|ss)note|noot|voetnoot|przypis|przyp|poznámka|pozn|σημείωση|σημ"
    "|примечание|прим|сноска|примітка|виноска|not|dipnot|هامش|ملاحظة|הערה|टिप्पणी|注|註|주|각주"
)
"""Words before the number of a note, as a regular expression: “Note 1:”, “Anm. 1”."""

BYLINES = r"by|text(?: by)?:|words(?: by)?:|written by|author:|par|de|von|text von|por|di|door|autor:|автор:|συγγραφέας:|yazan:|بقلم|מאת|文[／:：/]|글[:：]"
"""How a line that names the author begins, as a regular expression."""

CREDITS = (
    "(?:(?:cover|front|title|back)[ -])?(?:images?|photos?|pictures?|photographs?|illustrations?|drawings?|maps?|graphics?|art(?:work)?|cover)"
    r"(?: credits?)?(?: by)?|credits?|image source|words[^:]{0,40}/ ?pictures?"
    "|crédits? photo(?:graphique)?s?|photographie|foto(?:grafie)?s?|bild(?:nachweis|quelle)?(?:er)?|abbildung(?:en)?|titelbild|imagen(?:es)?|fotografía|ilustración"
    "|immagin[ei]|illustrazione|fotografia|imagem|imagens|ilustração|afbeelding(?:en)?|beeld|zdjęcia?|ilustracja|rycina|obrázek|ilustrace|εικόνα|φωτογραφία"
    "|фото|рисунок|иллюстрация|изображение|світлина|зображення|ілюстрація|resim|fotoğraf|görsel|صورة|الصورة|תמונה|צילום|चित्र|फोटो|写真|画像|图片|圖片|照片|사진|그림"
)
"""How a line that says whose a picture is begins, before its colon."""

CONTACT = (
    "e|e-?mail|mail|tel|telephone|téléphone|telefon|teléfono|telefono|telefone|telefoon|phone|ph|fax|mob|mobile|mobil|web|website|site|www|w|t|post|postal address|address"
    "|adresse|anschrift|dirección|indirizzo|endereço|adres|adresa|twitter|x|instagram|facebook|mastodon|bluesky|telegram|signal|whatsapp|youtube|tiktok"
    "|contact|kontakt|contacto|contatto|contato|επικοινωνία|τηλ|тел|почта|эл\\. почта|адрес|сайт|пошта|адреса|e-posta|adres|بريد|هاتف|דוא״ל|טל|फ़ोन|ईमेल|メール|電話|邮箱|电话|이메일|전화"
)
"""How a line that says how to reach somebody begins, before its colon."""

END_MARKS = re.compile(
    r"(?:#{3,4}|-30-|– ?30 ?–|—30—|(?:\*\s*)?(?:ends?|finis|fin|ende)\.?(?:\s*\*)?|\[ends?\]|~ ?fin ?~|∎|■|◼|\*end\*|the end|[-–—* ]{1,4}ends?[-–—* ]{1,4})",
    re.IGNORECASE,
)
"""A line that says that the article ends."""

BOILERPLATE = _set("notes to editors|note to editors|for immediate release|embargoed|for further information|press release")
"""Lines of a press release."""

PARTS = re.compile(
    r"(?:part|chapter|section|book|act|scene|appendix|prologue|epilogue|introduction|foreword|preface|conclusion|afterword"
    r"|partie|chapitre|livre|teil|kapitel|abschnitt|buch|anhang|einleitung|vorwort|schluss|parte|capítulo|capitolo|libro|hoofdstuk|deel"
    r"|część|rozdział|kapitola|část|κεφάλαιο|μέρος|глава|часть|розділ|частина|bölüm|kısım|الفصل|الباب|פרק|חלק|अध्याय|第.{1,4}[章部節节])\b",
    re.IGNORECASE,
)
"""How a heading of a chapter begins."""
