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

_AUTHORS = "author|writer|story|interview|report(?:age)?|entretien|entrevista|intervista|wywiad|rozhovor|интервью|інтерв’ю|röportaj|حوار|ראיון|auteure?|autrice|autorka|autora?|autore|autorin|verfasser(?:in)?|schrijver|autorki|συγγραφέας|автор(?:ка)?|yazan|yazar|المؤلف|الكاتب|الكاتبة|المؤلفة|מחברת?|लेखक|लेखिका"
_TEXTS = "text|texts|words|texte|texto|testo|tekst|κείμενο|текст|metin|نص|النص|טקסט|लेख"
_ALSO_PICTURES = r"(?:\s(?:and|&|et|und|y|e|en|i|a|και|и|і|ve|و)\s(?:photos?|pictures?|drawings|fotos?|bilder|zeichnungen|foto’s|beeld|zdjęcia|rysunki|obrázky|φωτογραφίες|фото|fotoğraflar|صور))?"
OUR = "our|the|unsere[mnrs]?|notre|nuestr[oa]|nostr[oa]|noss[oa]|onze|nasz(?:ej|ego)|našeho|naší|нашего|нашей|нашого|нашої"
"""Words between those before a name and what somebody is for a paper, as a regular expression: “by our correspondent”."""
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
        "(?:illustrat(?:ed|ions)|drawn|drawings|pictures|woodcuts|linocuts|maps?) by|illustrations?|drawings?|pictures|artwork|woodcuts|linocuts|maps?|illustré par|illustrations? de|illustriert von|zeichnungen(?: von)?|ilustraciones(?: de)?|ilustrado por|illustrazioni(?: di)?"
        "|illustrato da|ilustrações(?: de)?|illustraties|tekeningen(?: van)?|ilustracje|rysunki|ilustrace|εικονογράφηση|иллюстрации|рисунки|ілюстрації|resimleyen|çizimler|رسوم|איורים|איירה?|चित्रांकन|絵|插图|插圖|그림",
    ),
    (
        "photographer",
        "(?:photographs?|photos?|photography) by|photos?|photographs?|photography|photographies?(?: de)?|fotos?(?: von)?|fotografías?(?: de)?|fotografie(?: di)?|fotografias?(?: de)?|foto’s(?: van)?|zdjęcia"
        "|φωτογραφίες|фото(?:графии|графії)?|світлини|fotoğraf(?:lar)?|صور|תמונות|צילומי?ם?|写真|撮影|摄影|攝影|사진",
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

SETTLEMENTS = (
    "(?:the )?(?:village|town|city|parish|hamlet|isle|island) of|st\\.?|saint|sankt|bad|markt|gemeinde|stadt|commune de|ville de|san|santa|são"
    "|gmina|wieś|miasto|obec|město|город|г\\.|село|с\\.|деревня|д\\.|пос[её]лок|станица|хутор|місто|селище|χωριό|köyü|upper|lower|great|little|new|north"
    "|south|east|west"
)
"""How the name of a place begins, as a regular expression."""

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
    "|contact|kontakt|contacto|contatto|contato|επικοινωνία|τηλ|тел|телефон|почта|эл\\. почта|адрес|сайт|пошта|ел\\. пошта|адреса|e-posta|adres|τηλέφωνο|διεύθυνση|ιστότοπος|ηλ\\. ταχυδρομείο|faks|gsm"
    "|(?:ال)?(?:بريد(?: ال[إا]لكتروني)?|هاتف|تلفون|جوال|موبايل|محمول|فاكس|عنوان|موقع|واتساب)|[إا]يميل|للتواصل|للاتصال"
    "|דוא[״\"']?ל|דואל|אימייל|מייל|טל[׳']?|טלפון|נייד|פקס|כתובת|אתר|וואטסאפ|ליצירת קשר|फ़ोन|फोन|दूरभाष|मोबाइल|ईमेल|ई-मेल|पता|वेबसाइट"
    "|メール|電話|住所|邮箱|電郵|电邮|电话|手机|传真|地址|網址|网址|이메일|전화|팩스|주소|홈페이지"
)
"""How a line that says how to reach somebody begins, before its colon."""

CONTACTS = re.compile(
    r"(?:[^\W\d_]+[’']?s? ){0,2}(?:\w*contacts?|\w*kontakte?|contactos?|contatti|contatto|contatos?|επικοινωνία|контакты?|контакти|iletişim|للتواصل|للاتصال|יצירת קשר|संपर्क|連絡先|お問い合わせ|联系方式|聯絡方式|문의)"
    r"(?: (?:presse|prensa|stampa|imprensa|us|details|person|uns))?\s*[:：]?",
    re.IGNORECASE,
)
"""A line above a block that says how to reach somebody."""

_ENDS = (
    "ends?|the end|finis|fine?|ende|fim|einde|koniec|konec|τέλος|конец|кінець|son|النهاية|انتهى|סוף|समाप्त|끝|終わり|おわり|終|完|了"
    "|(?:end|ende|fin|fine|fim|einde|koniec|konec|τέλος|конец|кінець)"
    " (?:of (?:the )?(?:(?:press |news |media )?(?:release|statement)|chapter|article|text)(?: [ivxlc\\d]{1,6})?|der (?:presse)?(?:mitteilung|meldung)"
    "|du communiqué(?: de presse)?|del? (?:la )?(?:comunicado|nota)(?: de prensa)?|(?:del )?comunicato(?: stampa)?|do comunicado|(?:van het )?persbericht"
    "|informacji prasowej|komunikatu(?: prasowego)?|tiskové zprávy|δελτίου τύπου|пресс-релиза|прес-?релізу)"
)
"""Words that say that the article ends, as a regular expression."""

END_MARKS = re.compile(
    r"#{3,4}|# # #|-\s?30\s?-|– ?30 ?–|—30—|∎|■|◼|□"
    rf"|(?P<sign>[-–—*~=_ ]{{1,5}})?(?P<bracket>[（(【［\[])?(?:{_ENDS})\.?(?(bracket)[）)】］\]])(?(sign)[-–—*~=_ ]{{1,5}})|\*\s*(?:{_ENDS})\.?",
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
    r"|(?:strictly )?embargo(?:ed)?|under embargo|not for (?:publication|release)"
    r"|do not (?:publish|release|broadcast)|not to be (?:published|released|broadcast)|nicht veröffentlichen|ne pas (?:diffuser|publier)|no (?:publicar|difundir)"
    r"|(?:da )?non (?:pubblicare|diffondere)|não (?:publicar|divulgar)|niet publiceren|nie publikować|nezveřejňovat|не публиковать|не публікувати|communiqué(?: de presse)?|sous embargo"
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
    r"\s*[:：,–—-]?\s*(?:until|till|before|avant|vor|vóór|voor|antes|prima|przed|před|πριν|ранее|раньше|раніше|bis|jusqu|hasta|fino|até|tot|do|μέχρι|έως|до|حتى|עד|तक|まで|immediate|für|on|at|le|am|el|il|em|op)\b",
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
    r"|גיליון|अंक|#|第)[.:]?\s*(?:\d{1,4}|[〇一二三四五六七八九十百]{1,6}(?=[号號期]))(?:[号號期]|호)?(?:[,.;/ ·|–—-]+(?!.*[!?]).{0,30})?|.{1,40}\s제?\d{1,4}호",
    re.IGNORECASE,
)
"""A line above the title with the name and the number of a series or a paper."""

TALKS = (
    "talk|lecture|sermon|homily|speech|address|paper|reading|eulogy|presentation|conférence|exposé|discours|sermon|homélie|prédication|allocution|vortrag|rede|predigt"
    "|ansprache|festrede|referat|lesung|charla|conferencia|discurso|sermón|homilía|ponencia|conferenza|relazione|discorso|omelia|palestra|discurso|homilia|sermão|lezing|toespraak"
    "|preek|voordracht|wykład|przemówienie|kazanie|referat|přednáška|projev|kázání|ομιλία|διάλεξη|κήρυγμα|лекция|доклад|речь|проповедь|лекція|доповідь|промова|проповідь|konuşma"
    "|محاضرة|خطبة|كلمة|הרצאה|נאום|דרשה|भाषण|व्याख्यान|講演|講話|説教|演讲|演講|讲座|강연|설교"
)
"""What a text was when it was spoken, as a regular expression."""

SPOKEN_BY = "by|par|von|por|da|di|door|بقلم|ل|מאת|של"
"""Words between what was spoken and who spoke, as a regular expression."""

SPOKEN_AT = (
    "given|delivered|held|read|at|to|for|in|on|before|during|donnée?|prononcée?|tenue?|lue?|à|au|aux|en|devant|lors|gehalten|vor|bei|beim|auf|im|in|am|zum|zur|anlässlich|dada"
    "|dado|pronunciad[oa]|leíd[oa]|en|ante|tenut[oa]|lett[oa]|pronunciat[oa]|al|alla|per|feit[oa]|proferid[oa]|no|na|gehouden|bij|voor|op|wygłoszon[yae]|przednesená|na|w|v|στο|στη|στην"
    "|прочитанн?\\w+|произнес[её]нн\\w+|на|в|виголошен\\w+|ألقيت|في|שנישא|ב\\S+"
)
"""Words between what was spoken and where or when, as a regular expression."""

BODIES = re.compile(
    r"\b(?:association|society|union|federation|league|club|committee|council|collective|cooperative|co-operative|trust|foundation|institute|university|college|school|academy|museum|gallery|library|archives?"
    r"|parish|church|chapel|diocese|hospital|ministry|department|office|centre|center|group|branch|network|project|campaign|guild|choir|friends of|associat\w+|société|syndicat|fédération|ligue|comité|conseil|collectif"
    r"|coopérative|fondation|institut|université|école|musée|bibliothèque|paroisse|église|hôpital|asociación|sociedad|sindicato|federación|liga|comité|consejo|colectivo|cooperativa|fundación|instituto"
    r"|universidad|escuela|museo|biblioteca|archivo|parroquia|iglesia|hospital|società|sindacato|federazione|lega|comitato|consiglio|collettivo|fondazione|istituto|università|scuola|parrocchia|chiesa|ospedale"
    r"|sindicato|conselho|coletivo|fundação|universidade|escola|museu|paróquia|igreja|vereniging|genootschap|bond|stichting|universiteit|parochie|kerk|ziekenhuis|werkgroep|stowarzyszenie|towarzystwo"
    r"|związek|fundacja|instytut|uniwersytet|szkoła|muzeum|biblioteka|parafia|kościół|szpital|spolek|společnost|svaz|nadace|ústav|univerzita|škola|knihovna|farnost|kostel|σύλλογος|ένωση|εταιρεία|ίδρυμα"
    r"|πανεπιστήμιο|σχολείο|μουσείο|βιβλιοθήκη|ενορία|общество|союз|профсоюз|фонд|институт|университет|школа|музей|библиотека|приход|церковь|товариство|спілка|профспілка|інститут|університет|бібліотека"
    r"|парафія|церква|derneği|vakfı|sendikası|birliği|üniversitesi|okulu|müzesi|kütüphanesi)\b"
    r"|\w*(?:verein|verband|gesellschaft|gewerkschaft|stiftung|universität|hochschule|schule|museum|bibliothek|bücherei|archiv|gemeinde|kirche|krankenhaus|institut|initiative|gruppe|bund)\b"
    r"|جمعية|اتحاد|نقابة|مؤسسة|جامعة|مدرسة|متحف|مكتبة|כנסיי?ה|עמותה|עמותת|אגודה|אגודת|איגוד|אוניברסיט|בית ספר|מוזיאון|ספריי?ה|संघ|समिति|विश्वविद्यालय|संग्रहालय|協会|大学|博物館|協會|大學|学会|협회|대학교|박물관",
    re.IGNORECASE,
)
"""Words for bodies that people belong to, wherever they stand in a line."""

HOUSES = re.compile(
    r"\b(?:office|desk|reception|hotline|helpline|shop|museum|library|archives?|parish|church|chapel|school|centre|center|town hall|village hall|hall|clinic|hospital|surgery|secretariat|headquarters"
    r"|bureau|secrétariat|accueil|mairie|musée|bibliothèque|paroisse|presbytère|église|école|oficina|secretaría|despacho|ayuntamiento|museo|biblioteca|parroquia|iglesia|escuela|ufficio|segreteria|comune"
    r"|parrocchia|chiesa|scuola|secretaria|escritório|museu|paróquia|igreja|escola|kantoor|secretariaat|gemeente|parochie|kerk|biuro|sekretariat|kancelaria|muzeum|biblioteka|parafia|kancelář|úřad|knihovna"
    r"|farnost|farní úřad|γραφείο|γραμματεία|μουσείο|βιβλιοθήκη|ενορία|офис|канцелярия|музей|библиотека|приход|офіс|канцелярія|бібліотека|парафія|ofisi|bürosu|müzesi|kütüphanesi|sekreterliği)\b"
    r"|\w*(?:büro|sekretariat|pfarramt|amt|rathaus|museum|bibliothek|bücherei|archiv|pfarrei|kirche|schule|zentrum|laden)\b|مكتب|متحف|مكتبة|رعية|كنيسة|مدرسة|משרד|מזכירות|מוזיאון|ספריי?ת|כנסיי?ת|בית ספר|कार्यालय"
    r"|事務所|事務局|案内所|博物館|図書館|办公室|辦公室|办事处|博物馆|图书馆|사무실|사무국|박물관|도서관",
    re.IGNORECASE,
)
"""Words for offices and houses where people answer, but which write nothing."""

DEDICATIONS = re.compile(
    r"(?:for|to) (?:(?:my|our|his|her) (?!part\b|turn\b|surprise\b|knowledge\b)\w|all (?:who|those|the|my|our)\b|(?:those|everybody|everyone|anyone) (?:who|in|of)\b|the (?:memory|(?:\w+ )?(?:members?|men|women|people|children|workers|friends"
    r"|famil(?:y|ies)|neighbours?|neighbors?|comrades|boys|girls|dead|fallen|victims|volunteers|parents|mothers|fathers|pupils|teachers|students|readers|crew|staff|brothers|sisters|ringers|strikers)) (?:of|who|at|in|from)\b)"
    r"|(?:in|to) (?:(?:ever )?(?:loving|fond|grateful|affectionate) )?memory of\b|in memoriam\b|i\. ?m\. |dedicated to\b|in honou?r of\b"
    r"|(?:à|pour) (?:ma|mon|mes|notre|nos) \w|aux (?:membres|amis|femmes|hommes|enfants|ouvri\w+|victimes|morts|camarades)\b|(?:à|en) (?:la )?mémoire d|en hommage à|dédiée? à|à tou(?:te)?s (?:ceux|celles)\b"
    r"|für (?:meine[nm]?|unsere[nm]?) \w|für (?:alle,? die|die (?:mitglieder|frauen|männer|kinder|freunde|toten|opfer))\b|(?:meine[rm]|unsere[rmn]) (?:mutter|vater|frau|mann|eltern|schwester|bruder|großmutter|großvater|tochter|sohn|kindern|freunden)\b"
    r"|den (?:mitgliedern|frauen|männern|kindern|freunden|toten|opfern)\b|(?:zum|im|in|dem) (?:gedenken|andenken|erinnerung|gedächtnis)\b|zur erinnerung an\b|gewidmet\b"
    r"|(?:a|para) (?:mi|mis|nuestr[oa]s?) \w|(?:a|para) l[oa]s (?:socios|miembros|mujeres|hombres|trabajador\w+|víctimas|compañer\w+|amig\w+)\b|(?:en|a la) memoria de|dedicad[oa] a|in memoria d|alla memoria d|dedicat[oa] a"
    r"|(?:a|per) (?:mi[oae]|nostr[oa]|miei|mie) \w|al(?:la|le)? mi[oae]i? \w|ai (?:soci|membri|miei|compagni|caduti)\b|alle (?:donne|mie|vittime)\b|(?:à|ao|para [ao]) (?:minha|meu|meus|minhas|nossa) \w|à memória de|em memória d|aos (?:membros|sócios|meus|amigos|trabalhador\w+)\b"
    r"|voor (?:mijn|onze|ons) \w|aan (?:mijn|onze|de leden) ?\w|ter (?:na)?gedachtenis|opgedragen aan|(?:mojej|mojemu|moim|naszej|naszemu|naszym) \w|dla (?:mojej|mojego|moich|naszych) \w|pamięci\b|członk(?:om|iniom)\b|(?:m[éě]|mé|mému|mým|naší|našim|mojí) (?:matce|mamince|otci|tatínkovi|rodičům|babičce|dědečkovi|ženě|muži|dětem)\b"
    r"|památce\b|na památku\b|věnováno\b|členům\b|στ(?:η|ην|ον|ο|ους|ις) (?:μητέρα|πατέρα|γιαγιά|παππού|γυναίκα|άντρα|παιδιά|φίλους|μέλη) ?|στα μέλη\b|στη μνήμη|εις μνήμην|αφιερω\w+"
    r"|(?:моей|моему|моим|нашей|нашим|нашему) \w|памяти\b|посвяща\w+|членам\b|(?:моїй|моєму|моїм|нашим|нашій) \w|пам[’'ʼ]яті\b|присвячу\w+|(?:annem|babam|eşim|ailem|kardeşim)[ea]\b|إهداء\b|إلى (?:أمي|أبي|والدتي|والدي|جدتي|جدي|زوجتي|زوجي|روح|ذكرى|أعضاء|كل من)|في ذكرى"
    r"|(?:לאמי|לאבי|לסבתי|לסבי|לאשתי|לבעלי|לאחי|לאחותי|לזכר|לזכרו|לזכרה|מוקדש|לחברי|לחברות)(?!\w)|(?:मेरी|मेरे|अपनी|अपने) \S+ (?:माँ |पिता )?(?:को|के लिए)$|(?:献给|獻給|谨以此|謹以此|纪念|紀念)"
    r"|.{1,40}(?:anısına|ithaf(?:en)?|adanmıştır|को समर्पित|की (?:स्मृति|याद) में|に捧(?:ぐ|げる)|に捧げます|の思い出に|を偲んで|에게 바칩니다|께 바칩니다|에게 바친다|를 기리며|을 기리며)\.?$",
    re.IGNORECASE,
)
"""How a line begins below a title that says to whom the text is given."""

FOR = re.compile(r"(?:for|to|in memory of|pour|à|für|para|a|per|voor|dla|pro|για τ(?:ην?|ον?)|для) (?P<name>.+)", re.IGNORECASE)
"""A small word before the names of those whom a text is given to."""

PAGE_TOPS = re.compile(
    r"(?:skip|jump) to (?:main |the )?(?:content|navigation)|menu|home|search|log ?in|sign in|subscribe|aller au contenu|accueil|recherche"
    r"|(?:zum inhalt|direkt zum inhalt)(?: springen)?|startseite|suche|anmelden|(?:saltar|ir) al contenido|inicio|buscar|vai al contenuto|cerca"
    r"|(?:saltar|ir|pular) para o conteúdo|início|pesquisar|(?:ga )?naar (?:de )?inhoud|zoeken|przejdź do treści|strona główna|szukaj"
    r"|přejít k obsahu|úvodní stránka|hledat|μετάβαση στο περιεχόμενο|αρχική|αναζήτηση|перейти к (?:содержимому|содержанию)|главная|меню|поиск"
    r"|перейти до вмісту|головна|пошук|içeriğe (?:geç|atla)|ana ?sayfa|menü|ara|تخط[يى]? إلى المحتوى|الرئيسية|القائمة|דלג לתוכן|דף הבית|תפריט"
    r"|मुख्य सामग्री पर जाएं|होम|メニュー|ホーム|コンテンツへスキップ|跳到内容|首页|菜单|跳至主要內容|首頁|選單|본문으로 바로가기|홈|메뉴",
    re.IGNORECASE,
)
"""Lines with which the menu of a page on the web begins."""

SHARING = re.compile(
    r"(?:share(?: this)?(?: on \w+)?|print|tweet|facebook|twitter|whatsapp|telegram|teilen|drucken|partager|imprimer|compartir|imprimir|condividi|stampa"
    r"|partilhar|compartilhar|delen|udostępnij|sdílet|κοινοποίηση|поделиться|поширити|(?:bunu )?paylaş|yazdır|شارك|שתפו?|साझा करें|シェア|分享|공유)\s*[:：]?",
    re.IGNORECASE,
)
"""What the buttons of such a page say."""

GREETINGS = re.compile(
    r"(?:dear|hello|hi|hey|greetings|good (?:morning|afternoon|evening|day)|chère?s?|bonjour|bonsoir|salut|mesdames|madame|monsieur|liebe[rs]?|sehr geehrte[rs]?|hallo|guten (?:tag|morgen|abend)|werte[rs]?|moin|grüezi"
    r"|querid[oa]s?|estimad[oa]s?|hola|buen[oa]s (?:días|tardes)|car[oaie]|gentil[ei]|egregi[oa]?|ciao|buongiorno|car[oa]s|prezad[oa]s?|olá|bom dia|beste|geachte|lieve|dag|szanown[iaye]|drog[iae]\w*|cześć|dzień dobry|vážen[íýáé]|mil[íýáé]"
    r"|ahoj|dobrý den|αγαπητ\w+|γεια|καλημέρα|дорог\w+|уважаем\w+|здравствуйте|привет|добрый день|шановн\w+|вітаю|привіт|добрий день|sevgili|sayın|değerli|merhaba|أعزائي|عزيزي|عزيزتي|السلام عليكم|مرحب[اًا]+|السادة|שלום|יקר\w*|חברים"
    r"|प्रिय|नमस्ते|आदरणीय)(?!\w)|皆様|みなさま|皆さん|みなさん|各位|拝啓|亲爱的|親愛的|大家好|您好|안녕하세요|여러분",
    re.IGNORECASE,
)
"""How a letter begins."""

COLOPHON = (
    "print(?:ed|ing)?|printers?|printed by|typesetting|proofs|proofread(?:ing|er)?|published by|publishers?|research|compiled by|thanks(?: to)?|with thanks to|funded by|recordings?|responsible|distributed by|distribution|verantwortlich|vertrieb|responsable|distribuido por|responsabile|responsável|verantwoordelijk"
    "|impression|imprimé par|imprimerie|relecture|éditeur|remerciements|druck|druckerei|gedruckt (?:bei|von)|lektorat|korrektur(?:en)?|korrektorat|verlag|herausgeber(?:in)?|v\\.\\s?i\\.\\s?s\\.\\s?d\\.\\s?p\\.?|dank|recherche|umschlag"
    "|impresión|imprenta|impreso (?:en|por)|maquetación|corrección|revisión|edita|editorial|agradecimientos|cubierta|stampa|stampato (?:da|presso)|impaginazione|revisione|correzione di bozze|editore|ringraziamenti|copertina"
    "|impressão|impresso (?:em|por)|paginação|revisão|editora|agradecimentos|capa|drukwerk|gedrukt (?:bij|door)|opmaak|correctie|uitgever|uitgave|omslag|druk|wydrukowano|skład|korekta|wydawca|okładka|podziękowania"
    "|tisk|vytiskla?|sazba|korektury?|vydavatel|vydala?|obálka|poděkování|εκτύπωση|διόρθωση|σελιδοποίηση|εκδότης|εξώφυλλο|ευχαριστίες|печать|в[её]рстка|корректура|корректор|издатель|обложка|благодарности|друк|верстка"
    "|коректура|видавець|обкладинка|подяка|baskı|dizgi|düzelti|yayıncı|kapak|teşekkür(?:ler)?|طباعة|تصميم|إخراج|تدقيق|الناشر|غلاف|شكر|דפוס|הדפסה|עימוד|הגהה|עיצוב|הוצאה|הוצאה לאור|עטיפה|תודות|मुद्रण|मुद्रक|प्रकाशक|सज्जा|आभार"
    "|印刷|校正|組版|装丁|発行者?|デザイン|校对|排版|设计|設計|封面|出版|印制|인쇄|교정|편집|디자인|표지|발행인?|펴낸이"
)
"""How a line at the end begins that says who else had a part in a leaflet, before its colon, as a regular expression."""

SOURCES = (
    "sources?|quellen?|fuentes?|fontes?|fonti|bron|źródło|zdroj|πηγή|источник|джерело|kaynak|المصدر|מקור|स्रोत|出典|来源|來源|출처"
)
"""How a line begins that says where a text is from, before its colon, as a regular expression."""

ORIGINS = (
    "(?:first |originally |privately )?(?:published|printed|distributed|produced|issued|typeset) (?:by|in|at|for|on)|gedruckt (?:bei|von|in|auf)|imprimé (?:par|chez|à|sur)|impreso (?:en|por)|stampato (?:da|presso|in|a)|reprinted (?:from|with|by)|(?:an? (?:\\w+ )?version of )?(?:this|the) (?:text|article|essay|story|piece|interview|sermon|talk)(?: was| has been)? (?:first |originally )"
    "(?:appeared|published|printed|given)|publié (?:d[’']abord|pour la première fois|initialement)|première publication|paru (?:d[’']abord|initialement)|(?:zu)?erst(?:mals)? (?:erschienen|veröffentlicht)|erstveröffentlichung|nachdruck"
    "|publicado (?:por primera vez|originalmente)|primera publicación|pubblicato (?:per la prima volta|originariamente)|prima pubblicazione|publicado (?:pela primeira vez|originalmente)|eerder verschenen|oorspronkelijk (?:verschenen|gepubliceerd)"
    "|pierwodruk|po raz pierwszy|poprvé (?:vyšlo|otištěno)|πρώτη δημοσίευση|(?:впервые )?опубликован\\w* (?:впервые )?в|впервые|вперше опублікован\\w*|ilk (?:olarak|yayım)|نشر لأول مرة|פורסם לראשונה|पहली बार प्रकाशित|初出|首次发表|首發於|首发于|처음 실린"
)
"""How a line begins that says where a text stood first, as a regular expression."""

SURNAMES = (
    "(?:歐陽|欧阳|司馬|司马|諸葛|诸葛|上官)"
    "|[王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾肖蕭萧田董袁潘蔣蒋蔡余杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鍾钟譚谭陸陆汪范廖賈贾夏韋韦鄒邹孟熊秦邱江尹薛閻闫段雷侯陶黎賀贺顧顾郝龔龚邵錢钱嚴严覃戴湯汤]"
)
"""The commonest Chinese family names, as a regular expression."""

FAREWELLS = re.compile(
    r"(?:(?:with )?(?:kind|best|warm|many) (?:regards|wishes|greetings)|yours(?: (?:sincerely|faithfully|truly|ever))?|sincerely|faithfully|in solidarity|with (?:love|thanks)|love|cheers|mit (?:freundlichen|herzlichen|lieben|besten|solidarischen) grüßen"
    r"|herzliche? grüße|(?:viele|liebe|beste) grüße|ihre?|eure?|hochachtungsvoll|cordialement|bien à vous|amitiés|(?:meilleures|sincères) salutations|fraternellement|un (?:cordial )?saludo|saludos(?: cordiales)?|atentamente|un abrazo|abrazos"
    r"|cordiali saluti|distinti saluti|un abbraccio|con affetto|com os melhores cumprimentos|atenciosamente|abraços?|met (?:vriendelijke|hartelijke) groet(?:en)?|hartelijke groeten|z poważaniem|pozdrawiam|serdecznie pozdrawiam|s pozdravem|s úctou"
    r"|με (?:εκτίμηση|αγάπη)|с уважением|с любовью|з повагою|saygılarımla|sevgilerle|مع (?:التحية|خالص التحية|أطيب التحيات)|تحياتي|בברכה|בכבוד רב|भवदीय|सादर|敬具|草々|此致|敬上|드림|올림)[,.!]?",
    re.IGNORECASE,
)
"""How a letter ends, above its signature."""
