"""Words by which the lines around a text are known, in the languages that pamphlet knows.

Data for the modules of the plain-text reader that look at what stands above and below a text: who wrote it
and when, how to reach somebody, what a press release or a mail program adds. All languages are looked
for at once, because the language is not known before the text is read.
"""

import re

from pamphlet.readers.plain.words import words

BYLINES = (
    r"by|(?:an? |the )?(?:essay|story|talk|sermon|poems?|report|article|address|letter|lecture|speech|tale|pamphlet|leaflet)s?,? (?:written )?by"
    r"|(?:text|words|written|compiled|collected|told) by|par|un texte de|(?:propos )?recueillis par|von|(?:ein |eine )?(?:aufsatz|rede|bericht|erzählung|geschichte|text) von|verfasst von"
    r"|de|por|un texto de|di|a cura di|testo di|door|geschreven door|napisała?|spisała?|opracowała?|napsala?|του|της|γράφει (?:ο|η)|بقلم|تأليف|كتبه|كتبته|كتبها|מאת|כתבה?"
)
"""Words before the name of the author, as a regular expression; a colon may stand between them."""

_AUTHORS = "author|writer|story|auteure?|autrice|autorka|autora?|autore|autorin|verfasser(?:in)?|schrijver|autorki|συγγραφέας|автор(?:ка)?|yazan|yazar|المؤلف|الكاتب|الكاتبة|المؤلفة|מחברת?|लेखक|लेखिका"
_TEXTS = "text|texts|words|texte|texto|testo|tekst|κείμενο|текст|metin|نص|النص|טקסט|लेख"
_ALSO_PICTURES = r"(?:\s(?:and|&|et|und|y|e|en|i|a|και|и|і|ve|و)\s(?:photos?|pictures?|drawings|fotos?|bilder|zeichnungen|foto’s|beeld|zdjęcia|rysunki|obrázky|φωτογραφίες|фото|fotoğraflar|صور))?"
BYLINE_KEYS = f"(?:by|{_AUTHORS}|(?:{_TEXTS}){_ALSO_PICTURES})"
"""Words before the name of the author that are such only with a colon behind them, as a regular expression."""

BYLINE_SIGNS = "(?:文(?:・(?:写真|撮影|絵|画))?|著者?|作者?|筆者|撰文|글|글쓴이|지은이|저자)[／：:・/\u3000]"
"""The same in Chinese, Japanese and Korean, with the sign behind them."""

CONTRIBUTORS: tuple[tuple[str, str], ...] = (
    (
        "translator",
        "translated (?:from [\\w ]{3,30} )?by|translat(?:ion|or)(?: by)?|traduit (?:d[eu] .{2,20} )?par|traduction(?: de)?|übersetzt von|übersetzung(?: von)?|aus dem \\w+ von|traducción(?: de)?"
        "|traducido por|traduzione(?: di)?|tradotto da|tradução(?: de)?|traduzido por|vertaling|vertaald door|przekład|tłumaczenie|przełożyła?|překlad|přeložila?|μετάφραση|перевод|перевела?"
        "|переклад|переклала?|çeviri|çeviren|ترجمة|תרגום|תרגמה?|अनुवाद|訳者?|翻訳|译者?|翻译|譯者?|翻譯|옮긴이|번역",
    ),
    (
        "editor",
        "edited by|editors?|édité par|herausgegeben von|redaktion|redigiert von|editado por|edición(?: de)?|edizione a cura di|organização(?: de)?|redactie|redakcja|redakce|επιμέλεια|редактор"
        "|составитель|редактор(?:ка)?|yayına hazırlayan|تحرير|עריכה|ערכה?|संपादक|編集|编辑|編輯|엮은이|편집",
    ),
    (
        "illustrator",
        "(?:illustrat(?:ed|ions)|drawn|drawings|pictures|woodcuts|linocuts|maps?) by|illustré par|illustrations? de|illustriert von|zeichnungen(?: von)?|ilustraciones(?: de)?|ilustrado por|illustrazioni(?: di)?"
        "|illustrato da|ilustrações(?: de)?|illustraties|tekeningen(?: van)?|ilustracje|rysunki|ilustrace|εικονογράφηση|иллюстрации|рисунки|ілюстрації|resimleyen|çizimler|رسوم|איורים|איירה?|चित्रांकन|絵|插图|插圖|그림",
    ),
    (
        "photographer",
        "(?:photographs?|photos?|photography) by|photographies? de|fotos? von|fotografías? de|fotografie di|fotografias de|foto’s(?: van)?|zdjęcia|fotografie",
    ),
    (
        "designer",
        "(?:designed|laid out|typeset|design|layout) by|design|layout|gestaltung|satz|mise en page|maquette|diseño(?: de)?|progetto grafico|vormgeving|opracowanie graficzne|grafická úprava",
    ),
)
"""What people did for a text besides writing it, and the words before their names, as regular expressions."""

TASKS = re.compile(
    r"(?:curator|keeper|secretary|chair(?:woman|man|person)?|president|editor|vicar|rector|priest|pastor|minister|deacon|teacher|headteacher|professor|historian|librarian|archivist|gardener|beekeeper|director"
    r"|manager|treasurer|organi[sz]er|steward|convenor|coordinator|member|founder|volunteer|warden|ringer|organist|nurse|midwife|doctor|student|author|writer|journalist|farmer|baker|conservatrice|conservateur"
    r"|curé|présidente?|secrétaire|historienne?|directrice|directeur|institutrice|professeure?|bibliothécaire|kurator(?:in)?|pfarrer(?:in)?|vorsitzender?|schriftführer(?:in)?|lehrer(?:in)?|leiter(?:in)?|historiker(?:in)?"
    r"|conservadora?|párroco|presidenta?|secretari[oa]|maestr[oa]|directora?|curatore|curatrice|parroco|presidente|segretari[oa]|insegnante|direttore|direttrice|pároco|secretári[oa]|diretora?|conservator|voorzitter"
    r"|pastoor|dominee|kustosz|proboszcz|prezes|sekretarz|nauczyciel(?:ka)?|kurátor(?:ka)?|farář(?:ka)?|předseda|předsedkyně|učitel(?:ka)?|хранитель|священник|председатель|секретарь|учитель(?:ница)?|голова|вчитель(?:ка)?)\b",
    re.IGNORECASE,
)
"""What somebody is, behind the name in a byline."""

DATED = (
    "(?:first |originally )?published|posted|(?:last )?updated|last (?:modified|revised|changed)|revised|printed|written|dated|version of|as of|mis à jour|(?:dernière )?mise à jour|publié|paru|écrit|imprimé|version du"
    "|(?:zuletzt )?aktualisiert|letzte (?:änderung|aktualisierung)|stand|veröffentlicht|erschienen|geschrieben|(?:última )?actualización|actualizado|publicado|escrito|(?:ultimo )?aggiornamento|aggiornato"
    "|pubblicato|scritto|(?:última )?atualização|atualizado|(?:laatst )?bijgewerkt|gepubliceerd|versie van|(?:ostatnia )?aktualizacja|zaktualizowano|opublikowano|stan na(?: dzień)?|napisano|(?:poslední )?aktualizace"
    "|aktualizováno|zveřejněno|stav k|(?:τελευταία )?ενημέρωση|ενημερώθηκε|δημοσιεύτηκε|(?:последнее )?обновление|обновлено|опубликовано|по состоянию на|(?:останнє )?оновлення|оновлено|опубліковано|станом на"
    "|(?:son )?güncelleme|güncellenme|yayın tarihi|yayımlanma tarihi|آخر تحديث|تم التحديث|نُ?شر|تاريخ النشر|עודכן|עדכון אחרון|פורסם|(?:अंतिम )?अद्यतन|प्रकाशित|最終更新日?|更新日|発行日?|公開日|最后更新|更新日期|更新于|发布于|发布日期|發布日期|최종 수정일?|수정일|업데이트|발행일"
)
"""Words before a date that say what happened on it, as a regular expression."""

DATE_KEYS = "date|datum|fecha|data|ημερομηνία|дата|tarih|التاريخ|תאריך|तिथि|दिनांक|日付|日期|날짜"
"""Words before a date that say only that it is one."""

DATE_PARTICLES = "on|le|am|vom|el|il|em|op|dnia|dne|ze dne|στις|den|в|בתאריך|ב"
"""Small words between either of them and the date."""

CREDITS = (
    "(?:(?:cover|front|title|back)[ -])?(?:images?|photos?|pictures?|photographs?|illustrations?|drawings?|maps?|graphics?|art(?:work)?|cover)"
    r"(?: credits?)?(?: by)?|credits?|image source|words[^:]{0,40}/ ?pictures?"
    "|crédits? photo(?:graphique)?s?|photographie|foto(?:grafie)?s?|bild(?:nachweis|quelle)?(?:er)?|abbildung(?:en)?|titelbild|imagen(?:es)?|fotografía|ilustración"
    "|immagin[ei]|illustrazione|fotografia|imagem|imagens|ilustração|afbeelding(?:en)?|beeld|zdjęcia?|ilustracja|rycina|obrázek|ilustrace|εικόνα|φωτογραφία"
    "|фото|рисунок|иллюстрация|изображение|світлина|зображення|ілюстрація|resim|fotoğraf|görsel|صورة|الصورة|תמונה|צילום|चित्र|फोटो|写真|画像|图片|圖片|照片|사진|그림"
)
"""How a line that says whose a picture is begins, before its colon."""

CONTACT = (
    "e|e-?mail|mail|tél|tel|telefax|handy|cell|móvil|cellulare|celular|telemóvel|mobiel|kom|komórka|ηλ\\. ταχ|email|telephone|téléphone|telefon|teléfono|telefono|telefone|telefoon|phone|ph|fax|mob|mobile|mobil|web|website|site|www|w|t|post|postal address|address"
    "|adresse|anschrift|dirección|indirizzo|endereço|adres|adresa|twitter|x|instagram|facebook|mastodon|bluesky|telegram|signal|whatsapp|youtube|tiktok"
    "|contact|kontakt|contacto|contatto|contato|επικοινωνία|τηλ|тел|почта|эл\\. почта|адрес|сайт|пошта|адреса|e-posta|adres|بريد|هاتف|דוא״ל|טל|फ़ोन|ईमेल|メール|電話|邮箱|电话|이메일|전화"
)
"""How a line that says how to reach somebody begins, before its colon."""

CONTACTS = re.compile(
    r"(?:[^\W\d_]+[’']?s? ){0,2}(?:contacts?|kontakt|contactos?|contatti|contatto|contatos?|επικοινωνία|контакты?|контакти|iletişim|للتواصل|للاتصال|יצירת קשר|संपर्क|連絡先|お問い合わせ|联系方式|聯絡方式|문의)"
    r"(?: (?:presse|prensa|stampa|imprensa|us|details|person|uns))?\s*[:：]?",
    re.IGNORECASE,
)
"""A line above a block that says how to reach somebody."""

END_MARKS = re.compile(
    r"(?:#{3,4}|# # #|-\s?30\s?-|– ?30 ?–|—30—|(?:\*\s*)?(?:ends?|finis|fine?|ende|fim|einde|koniec|konec|τέλος|конец|кінець|son|النهاية|انتهى|סוף|समाप्त|끝"
    r"|終わり|おわり|終|完|了)\.?(?:\s*\*)?|[（(【［\[](?:ends?|fin|ende|終わり|おわり|終|完|了|끝)[）)】］\]]|~ ?fin ?~|∎|■|◼|□|\*end\*|the end\.?"
    r"|[-–—* ]{1,4}(?:ends?|fin|ende)[-–—* ]{1,4}|end of (?:press |news )?release)",
    re.IGNORECASE,
)
"""A line that says that the article ends."""

BOILERPLATE = words(
    """notes to editors|note to editors|notes for editors|for further information|for more information|hinweise für die redaktion|note aux rédactions
    nota a los editores|nota per le redazioni|nota aos editores|noot voor de redactie|informacja dla redakcji|poznámka pro redakce|примечание для редакции"""
)
"""Headings within a press release."""

PRESS = re.compile(
    r"(?:(?:for )?immediate release|for release|hold for release|(?:press|news|media) (?:release|statement|advisory|notice|information)"
    r"|(?:strictly )?embargo(?:ed)?|under embargo|not for (?:publication|release)|communiqué(?: de presse)?|sous embargo"
    r"|(?:pour )?(?:diffusion|publication) immédiate|pressemitteilung|presseerklärung|presseinformation|medienmitteilung|sperrfrist"
    r"|zur (?:sofortigen )?veröffentlichung|frei ab|nota de prensa|comunicado(?: de (?:prensa|imprensa)| à imprensa)?|nota (?:de|à) imprensa"
    r"|para (?:su )?(?:publicación|difusión) inmediata|embargado|bajo embargo|para (?:divulgação|publicação) imediata|sob embargo|comunicato(?: stampa)?"
    r"|(?:per )?(?:la )?(?:pubblicazione|diffusione) immediata|sotto embargo|persbericht|onder embargo|voor onmiddellijke publicatie"
    r"|informacja prasowa|komunikat prasowy|do natychmiastowej publikacji|tisková zpráva|k okamžitému zveřejnění|δελτίο τύπου|για άμεση δημοσίευση"
    r"|εμπάργκο|пресс-релиз|для немедленной публикации|эмбарго|не для публикации|прес-?реліз|для негайної публікації|ембарго|basın (?:bülteni|açıklaması)"
    r"|hemen yayımlanmak üzere|ambargo|بيان صحفي|للنشر الفوري|محظور النشر|הודעה לעיתונות|לפרסום מיידי|אמברגו|प्रेस विज्ञप्ति|तत्काल प्रकाशन के लिए"
    r"|プレスリリース|報道資料|報道関係者各位|情報解禁|解禁|即時発表|新闻稿|新聞稿|即时发布|即時發布|보도자료|즉시 배포|엠바고)(?!\w)",
    re.IGNORECASE,
)
"""How a line begins that stands above a press release, and says what it is or when it may be printed."""

UNTIL = re.compile(
    r"\s*[:：,–—-]?\s*(?:until|till|before|bis|jusqu|hasta|fino|até|tot|do|μέχρι|έως|до|حتى|עד|तक|まで|immediate|für|on|at|le|am|el|il|em|op)\b",
    re.IGNORECASE,
)
"""What follows these words where they are not part of a title."""

KICKERS = re.compile(
    r"(?:(?:an? |the |our )?(?:essay|report|reportage|interview|opinion|comment(?:ary)?|review|obituary|feature|editorial|leaflet|pamphlet|handout"
    r"|worksheet|newsletter|sermon|(?:parish|village|local|school|club|branch|union|museum|church|garden) (?:news|notes|letter|leaflet|notices?))"
    r"|essai|reportage|entretien|tribune|opinion|actualités?|la vie de la paroisse|aus der gemeinde|gemeindebrief|bericht|kommentar|interview|aufsatz"
    r"|flugblatt|ensayo|opinión|reportaje|entrevista|noticias|saggio|opinione|intervista|notizie|ensaio|opinião|reportagem|notícias|opinie|verslag"
    r"|nieuws|esej|reportaż|wywiad|aktualności|opinia|rozhovor|reportáž|zprávy|δοκίμιο|ρεπορτάζ|συνέντευξη|γνώμη|эссе|репортаж|интервью|мнение|новости"
    r"|есе|інтерв’ю|думка|новини|deneme|röportaj|haber|görüş|مقال|مقالة|تقرير|رأي|حوار|מאמר|מסה|דעה|ראיון|חדשות|निबंध|लेख|साक्षात्कार|エッセイ|随筆"
    r"|論説|寄稿|特集|インタビュー|随笔|隨筆|散文|评论|評論|特稿|수필|에세이|칼럼|기고|인터뷰)",
    re.IGNORECASE,
)
"""A small line above the title that only says what kind of text it is."""

ISSUE = re.compile(
    r"(?=.{3,60}$)[^.!?:]*(?<![^\W\d_])(?:no|nr|n°|nº|№|num|issue|vol|heft|ausgabe|numéro|número|numero|nummer|numer|číslo|τεύχος|выпуск|випуск|sayı|العدد|עדד"
    r"|גיליון|अंक|#|第)[.:]?\s*\d{1,4}(?:[号號期]|호)?(?:[,.;/ ·|–—-]+(?!.*[!?]).{0,30})?|.{1,40}\s제?\d{1,4}호",
    re.IGNORECASE,
)
"""A line above the title with the name and the number of a series or a paper."""
