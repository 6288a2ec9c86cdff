"""The languages in Latin letters, compiled by hand.

The words of a row stand roughly in the order of how common they are, which is their weight; what an
apostrophe cuts off counts as a word (“l’”, “qu’”, “don’t”). Some rows are here only so that their
language is not taken for a neighbour: nothing else in pamphlet knows Galician.
"""

from pamphlet.languages.row import Language

LATIN = (
    Language(
        "en", "English", "Latin", "àâäçèéêëîïñôöûüæœ", "", "ing tion ed ly ness ity ies ers ous ful able ght th",
        "the of and to in a is that it was for on with as he be at by i this had not are but from or have an they which one "
        "you were her all she there would their we him been has when who will more no if out so said what up its about into "
        "than them can only other new some could time these two may then do first any my now such like our over me even "
        "most made after also did many before must through years where much your way well down should because each just "
        "those people how too us good very make still own see here between both under never same another while last might "
        "since off come go does every once used until found s t don didn",
    ),
    Language(
        "fr", "French", "Latin", "àâæçèéêëîïôùûüÿœ", "kw",
        "ment tion eux euse aux ique ées és ait aient ais eur ions isme ère oir ent",
        "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont l d qu s n c j m "
        "avec son aux ou cette mais on ses comme ont été sa leur nous elle même ces tout y fait deux être bien si je aussi "
        "ils sans peut vous où dont après entre tous leurs était avant lui depuis encore autres chez faire très quand notre "
        "moins jusqu toute cela elles ainsi donc contre sous puis avait peu année ans chaque alors ni sera pendant afin "
        "toutes nos votre fut avons celui celle ceux lors selon vers parce pourquoi aucune aucun certains beaucoup "
        "plusieurs nouveau nouvelle",
    ),
    Language(
        "de", "German", "Latin", "äöüßéà", "",
        "ung ungen lich liche lichen keit heit isch ische ischen schaft ten ern chen iert erte igen tet",
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass "
        "sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch "
        "man sein wurde sei hatte kann gegen vom können schon wenn habe seine ihre dann unter wir soll ich eines zwei "
        "jahren diese dieser wieder keine uhr will zwischen immer was gibt alle seit muss doch jetzt drei wurden ihr ihrer "
        "waren sehr hier uns ohne dieses mich mir wo alles beim viele damit da selbst daß nun etwa jede jeder weil euch ins "
        "worden unser unsere jahr heute",
    ),
    Language(
        "es", "Spanish", "Latin", "áéíñóúü", "kw",
        "ción ciones dad mente ado ada ados adas ido ando iendo aron ieron aba aban ía ían os as",
        "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre "
        "este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo solo "
        "han yo hay vez puede todos así nos ni parte tiene él uno donde bien mismo ese ahora cada e vida otro después te "
        "otros aunque esa eso hace otra tan durante siempre día tanto ella tres sí dijo sido gran según menos año antes "
        "estado contra sino nada hacer estaba poco estos mayor ante unos les algo hacia casa ellos hecho primera mucho "
        "mientras además quien tienen aquí fueron nuestra nuestro estas cual cuales pueden nuestros nuestras todas "
        "cualquier junto alguna bajo tras luego aún hacen habían sería será",
    ),
    Language(
        "it", "Italian", "Latin", "àèéìíîòóùú", "jkwxy",
        "zione zioni mente tà ato ata ati ate are ere ire ava avano ono ggio ello ella anno endo issimo",
        "di e il la che in a un per del è una della con non si le i da al l d sono dei lo come più alla anche gli delle dal "
        "nel ha o ma su ci se cui nella questo dell loro tra suo ed all era sua ai quando essere stato dopo due dalla anni "
        "ho nell perché chi mi molto fatto sul hanno questa ogni prima tutti poi fra quello ancora senza così degli alle "
        "sulla solo ne già può tutto dove stata sempre qui ore noi fino dai volta io lui lei nei negli suoi fa ad c dall "
        "sull cosa alcuni quella contro oggi bene mai nostra qualche fu vi nostro sia furono anch quest tutte tutta altri "
        "altre altro presso mentre secondo però quindi inoltre possono deve abbiamo siamo",
    ),
    Language(
        "pt", "Portuguese", "Latin", "àáâãçéêíóôõúü", "kwy",
        "ção ções mente dade ado ada ados adas ando endo aram ava avam ia iam ais ões inho eiro eira os as",
        "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou "
        "ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem "
        "nas me esse eles estão você tinha foram essa num nem suas meu às minha têm numa pelos elas havia seja qual será "
        "nós lhe deles essas esses pelas este fosse dele anos onde ainda todos sobre cada são pode outros outra bem aqui "
        "então toda dia fazer tempo após desde esta nossa todas estes nossos nossas podem qualquer junto alguns algumas "
        "além sob durante logo",
    ),
    Language(
        "nl", "Dutch", "Latin", "áàäçèéêëíïóöú", "", "ing ingen lijk lijke heid schap eren eerd isch ische tje tjes den aar",
        "de van het een en in is dat op te zijn met voor niet die aan er om ook als dan maar bij of uit door naar hij heeft "
        "ze wordt nog over was werd hebben kan je tot we worden dit al geen deze ik wel had moet meer zich zo haar hun wat "
        "veel mensen jaar twee ons onze tegen na onder waar zij eerste kunnen alleen andere maken gaat zou alle toch hem "
        "mijn jullie waren geweest tussen sinds steeds elk omdat iedereen wij heel hoe wie zal zullen altijd sommige "
        "tijdens u uw daar hier elke vanaf s volgens echter zonder eigen eerst hebt iets niets iemand niemand nieuwe goed "
        "waarom wanneer",
    ),
    Language(
        "pl", "Polish", "Latin", "óąćęłńśźż", "qvx",
        "ego emu ych ymi ach ami ość ości owy owa owe anie enie ania enia ował ała ały ący ące skie icz ów",
        "w i na z się nie do jest to że o jak od po przez za a są dla ale co był jego tym tylko czy które przy już lub być "
        "było oraz może ze który roku bardzo jej tego była także gdy pod ich też tak te przed jeszcze bez ma można ten ja "
        "mnie nas która jako nawet między kiedy więc gdzie aby jednak my on ona oni nad u lat dzień każdy wszystko "
        "wszystkich ta tej jeśli będzie mogą swoje teraz wiele bo we tych były każdego nasz nasza której podczas każdej "
        "każde wszystkie wszyscy jakie taki taka takie tutaj tam dlatego ponieważ albo żeby chociaż około dwa trzy pan "
        "ludzi",
    ),
    Language(
        "cs", "Czech", "Latin", "áéíóúýčďěňřšťůž", "qwx",
        "ého ému ých ými ích ách osti ost ový ová ové ání ení oval ala aly ský ské ěl ův ou",
        "a v se na je že s z do o i to k ve pro za by ale si po jako od tak jsem podle jeho které který jsou která co bylo "
        "ze už jen při až roku nebo také však být není let byl byla může před jak mezi jejich ještě když bude ke než aby "
        "jsme tím pak kde nás tento této pod své toho ani ho tu má dnes kdy proti u sebe tom tato zde vždy více každý bez "
        "pouze její mu protože nad byly něco lidé teď mohou těch jste budou kteří pokud přes kolem během roce lidí dne svůj "
        "svých sám někdy nic nikdo hlavně třeba tady tam proč zda kdyby mohl musí chce měl měla jde všechno všech všichni "
        "další první dva dvě tři proto takže navíc",
    ),
    Language(
        "sk", "Slovak", "Latin", "áäéíóôúýčďĺľňŕšťž", "qwx",
        "ého ému ých ými ích iach osť osti ový ová ové anie enie oval ala ali ský ské och ou",
        "a v na sa je že s z do o i to k vo pre za by ale si po ako od tak som podľa jeho ktoré ktorý sú ktorá čo bolo zo "
        "už len pri až roku alebo aj však byť nie rokov bol bola môže pred medzi ich ešte keď bude než aby sme tým potom "
        "kde nás tento tejto pod svoje toho ani ho má dnes kedy proti u tom táto vždy viac každý bez iba jej mu pretože nad "
        "boli niečo ľudia teraz môžu tých ste budú ktorí tiež ak cez okolo počas ľudí dňa svoj svojich sám niekedy nič "
        "nikto hlavne treba tu tam prečo či keby mohol musí chce mal mala ide všetko všetkých všetci ďalšie prvý dva dve "
        "tri preto takže navyše",
    ),
    Language(
        "tr", "Turkish", "Latin", "âçîöûüğış", "qwx",
        "lar ler ları leri dan den tan ten nın nin ında inde arak erek mak mek dır dir dı di yor lık lik sı ye ya",
        "ve bir bu da de için ile olarak çok daha olan en gibi kadar sonra ne o var ya ki ama değil her mi ise ancak iki "
        "ben olduğu yıl diye göre şey bunu önce kendi hem yeni biz zaman sadece veya bütün büyük olduğunu aynı ilk tüm bin "
        "üzere eski yok nasıl tarafından içinde onun üç böyle bile ona sen bana birlikte şimdi kez bazı arasında şu neden "
        "oldu artık hiç edilen gün gelen altında eden iyi yer mu mı mü insan siz bizim başka üzerinde değildir vardır biri "
        "yılında ayrıca olması şekilde bulunan yapılan önemli özel kişi zaten çünkü böylece fakat herkes hangi hâlâ dolayı "
        "rağmen itibaren doğru yoksa eğer birçok",
    ),
    Language(
        "az", "Azerbaijani", "Latin", "çöüğışə", "w", "lar lər ları ləri dan dən nın ında ində araq ərək maq mək dır dir",
        "və bir bu da də üçün ilə olan olaraq çox daha ən kimi sonra o var ya ki amma deyil hər isə ancaq iki mən öz həm "
        "yeni biz onun görə edir olub ildə etmək bütün əvvəl indi heç",
    ),
    Language(
        "sv", "Swedish", "Latin", "äåéö", "qwz", "ningen ande het igt liga lig arna erna orna ade tion isk iska ligt ning",
        "och i att det som en på är av för med den till inte om ett har de men var jag sig från vi så kan man när år under "
        "också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra mycket än här då sedan "
        "över bara in blir upp även vad få två vill ha många hur mer går detta nya hon han denna dess du mellan oss hos "
        "sina sitt utan varje några någon något ingen själv blev varit dem mig vår våra dag måste åt kunde olika dock "
        "vilket vilka dessa deras vårt ditt sådan genom gör göra gick kom sade säger tillbaka första samt därför eftersom "
        "ny stor stora båda barn arbete",
    ),
    Language(
        "da", "Danish", "Latin", "åæøéü", "qwxz", "hed heder else elser erne ede tion iske lig lige ligt ning ene",
        "og i at det er en til af på for med den de der ikke som har et om var sig men han fra vi jeg ved så kan man blev "
        "eller også efter være skal hun nu dem havde når kunne år over ud alle hvor mod mere op meget under da noget bliver "
        "end to mange hvis sin kun hans selv ville hvad alt her været blevet dette må skulle ham denne gang mellem uten "
        "uden dag deres mig hende ind ingen disse nogle før andre lidt du os hver aldrig siden vores nogen bare helt både "
        "jo fik får mens gør gjorde kom igennem gennem sagde siger lige tilbage flere fleste første anden tredje samt "
        "sammen derfor således hvordan hvorfor fordi nye ny stor store gode god børn kvinder arbejde penge huset byen uge "
        "vejen dagen altid dog enten indtil heller ligger findes hvert dit min mit vil egen jer jeres ej",
    ),
    Language(
        "nb", "Norwegian", "Latin", "åæøéòóôü", "cqwxz", "het heter else elser ene sjon iske lig lige ning ningen et",
        "og i det er på som en til å for av at med den har de ikke om et fra men var seg han vi jeg ved så kan da ble eller "
        "også etter være skal hun nå dem hadde når kunne år over ut alle hvor mot mer opp mye under noe blir enn to mange "
        "hvis sin bare hans selv ville hva alt her vært blitt dette må skulle ham denne gang mellom uten dag deres meg "
        "henne inn ingen disse noen før andre litt du oss hver aldri siden vår våre helt både jo fikk får mens gjør gjorde "
        "kom gjennom sa sier like tilbake flere fleste første annen tredje samt sammen derfor slik hvordan hvorfor fordi "
        "nye ny stor store gode barn kvinner arbeid penger huset byen uke uken veien dagen alltid enten inntil heller "
        "ligger finnes hvert ditt min mitt vil egen deg dere bli bør kommer",
    ),
    Language(
        "nn", "Norwegian Nynorsk", "Latin", "åæøéòóôü", "cqwxz", "heit heiter else ane ene sjon iske leg lege inga ar",
        "og i det er på som ein til å for av at med den har dei ikkje om eit frå men var seg han vi eg ved så kan då vart "
        "blei eller også etter vere skal ho no hadde når kunne år over ut alle kvar mot meir opp mykje under noko blir enn "
        "to mange viss sin berre hans sjølv ville kva alt her vore vorte dette må skulle denne gong mellom utan dag deira "
        "meg henne inn ingen desse nokon før andre litt du oss aldri sidan vår korleis kvifor eitt nokre kjem heile vera "
        "gjer gjorde seier sa vegen vegar veke dagar attende tilbake fleire fleste første annan tredje saman samt difor "
        "slik fordi nye ny stor store gode både born barn kvinner arbeid pengar huset byen alltid anten heller ligg finst "
        "kvart ditt min mitt vil eiga deg dykk bli bør me vert kven",
    ),
    Language(
        "is", "Icelandic", "Latin", "áæéíðóöúýþ", "cqwz", "inn ina inum anna unum arnir urinn um ir legt ingu",
        "og að í er á það sem til var með um við en ekki fyrir af hann eru því ég þá frá þar eða þess hafa hefur verið svo "
        "þegar hún eftir þeir sér voru upp mér hans einnig nú ef út þetta þau vera okkur allt hefði hér undir yfir mjög "
        "sinni kom milli alla þó vegna hjá ár bara hvað",
    ),
    Language(
        "fi", "Finnish", "Latin", "äåö", "bcfqwxz",
        "ssa ssä sta stä lla llä lta ltä lle een aan ään nen iset vat vät taan minen misen ksi kin",
        "ja on ei että se oli joka myös ovat kun mutta tai hän niin kuin ole sen jos olla nyt vain sekä mukaan jo voi kuten "
        "kanssa jälkeen mitä mukana vuoden vuonna hänen tämä ne siitä siinä tämän olisi ennen kaikki aikana eivät sitä muun "
        "noin kaksi me en minä itse vielä koko vuotta hyvin niiden he sillä enemmän tässä vuosi jonka jotka johon missä "
        "mikä eikä saa oman olivat sitten pitää tulee tehdä kuitenkin aina voidaan osa yli asti ilman kautta luona jokainen "
        "paljon päivä te meidän joita oma eli kaikille kaikkien kuka tänä jota joissa joista jolla missään joitakin monet "
        "monia usein lisäksi vaan omaa siksi siellä täällä",
    ),
    Language(
        "et", "Estonian", "Latin", "äõöüšž", "cqwxyz", "sse st le lt ga ks mine mise tud nud vad des dest line",
        "ja on ei et see ta kui oli ka mis aga oma siis või ning seda ma kes ole nii ainult veel välja pärast juba võib kas "
        "mida tema mitte nende selle nad enne iga nagu kõik üks olid kuid üle läbi sest väga meie ise olla siin seal aasta "
        "kuni juures tuleb vaid ilma kaks mõned uue aastal saab jooksul",
    ),
    Language(
        "hu", "Hungarian", "Latin", "áéíóöúüőű", "qwx",
        "ban ben nak nek ból ből hoz hez ság ség val vel ása ése ok ek ott ett tak tek nál ként",
        "a az és hogy nem is egy ez ki meg csak van már de mint volt ha még azt vagy el sem szerint lehet kell után most "
        "aki ami nagy úgy amely lesz minden által több ezt neki között így pedig mert én fel be arra sok két nincs itt majd "
        "akkor első ahol olyan magyar nagyon ők mi ma volna illetve során valamint alatt ott hanem ezek amit ilyen miatt "
        "amikor mindig egyik jó éves év évben óta tovább lett voltak vannak előtt saját s lehetett mely melyek ennek annak "
        "ehhez amíg csupán talán szinte valaki valami minket nekünk továbbá többek egész néhány",
    ),
    Language(
        "ro", "Romanian", "Latin", "âîăşţșț", "kqwy", "ului ilor elor ție ții ția ește eau ată ate iei ul ele ţie ţii",
        "de și a în la cu din care pe nu un o că să se este mai pentru al au ca sunt prin după fost sau ce lui lor ale fi "
        "dar iar am cel între sa fiind era acest despre când fără până ei unei ai foarte cele dintre acesta această fie "
        "toate toți doar numai cei ani unui noi cum i așa aceasta mult bine timp an fac face nici două doi acum apoi "
        "trebuie poate avea le îi ne vă mă către sub însă şi aşa toţi într printr dintr l si in pana fara dupa cand intre "
        "toti va decat insa daca dacă decât chiar prea fiecare erau aici acolo vom veți alte alt altă prima primul",
    ),
    Language(
        "hr", "Croatian", "Latin", "ćčđšž", "qwxy", "ovi ima ama ski ska sko nje nja nost ije",
        "i u je se na da su za od s a o kao koji iz do ne koja koje nije bi te ili po što bio sam ali će kako samo može "
        "ovaj godine već bila nakon prema tako svoje još zbog bilo ako biti kada gdje između njegov više uz mi oni ona on "
        "ovo oko sve kad nego bez pod tijekom tko uvijek vrijeme dio svijet ljudi jer smo prije poslije dvije dva također "
        "treba vrlo osim prvi nema kod ima preko svi ovdje mjesto lijepo cijeli bijeli sustav općina općine tisuća tjedan "
        "tjedna travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca siječnja veljače ožujka uvjet "
        "kruh kazalište glazba vlak zrak točno opće vijeće gospodarstvo dijete djeca cijena mjesec mjeseci htjeti željeli "
        "vrijedi primjer potreba",
    ),
    Language(
        "sr-Latn", "Serbian", "Latin", "ćčđšž", "qwxy", "ovi ima ama ski ska sko nje nja nost",
        "i u je se na da su za od s a o kao koji iz do ne koja koje nije bi te ili po što šta bio sam ali će kako samo može "
        "ovaj godine već bila nakon prema tako svoje još zbog bilo ako biti kada gde između njegov više uz mi oni ona on "
        "ovo oko sve kad nego bez pod tokom ko uvek vreme deo svet ljudi jer smo pre posle dve dva takođe treba veoma osim "
        "prvi nema kod ima preko svi sa ovde mesto lepo ceo beli opština opštine hiljada nedelja nedelje aprila maja juna "
        "jula avgusta septembra oktobra novembra decembra januara februara marta hleb pozorište muzika voz vazduh tačno "
        "opšte veće privreda dete deca cena mesec meseci hteti želeli vredi primer uslov čovek reka mleko biće",
    ),
    Language(
        "sl", "Slovenian", "Latin", "čšž", "qwxy", "ega emu ih imi osti ost nje nja ski ska ov lo",
        "in je v se na da so za z s pa ki ne po od tudi kot do iz ali bi bil pri še bilo le ko bila kako ni sem ker lahko "
        "že če med bo pred več vse biti zaradi ta tem nad samo leta pod kjer svoje tako tega kar njegov ob potem bolj "
        "vendar jih jo mu smo niso kaj zelo kadar ter kateri katere brez proti imajo ima vsak naj skozi",
    ),
    Language(
        "ca", "Catalan", "Latin", "àçèéíïòóúü", "kw", "ció cions tat ment ant ats ades ava aven isme",
        "de la i que el a en les els l d per un una amb del és no s es al va com més són o ha seva seu dels també molt pel "
        "hi quan però si aquest aquesta entre ser anys ja fins sense des van on tot altres dos havia era li ho em ens tots "
        "fer cada així després abans n qui aquests perquè sobre pels cap estat segle durant dins té han part",
    ),
    Language(
        "gl", "Galician", "Latin", "áéíñóúü", "jkwy", "ción dade mente ando endo aron ou eiro eira",
        "de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao el das ten á seu súa ou "
        "ser cando moi hai nos xa está eu tamén só polo pola ata iso ela entre era despois sen mesmo aos ter seus quen nas "
        "eles están tiña foron esa nun súas meu ás numa polos elas había sexa cal lle onde aínda todos sobre cada son pode "
        "outros outra ben aquí entón",
    ),
    Language(
        "af", "Afrikaans", "Latin", "áèéêëîïôöû", "cqxz", "ing lik like heid ede skap aar",
        "die en van in is het te nie dat n wat om vir met op hy as sy ek aan ook word was by maar deur hulle ons sal na "
        "daar uit kan tot so haar moet of al een net meer oor baie jaar nog hierdie sou kon jy wees nou waar toe dit hom my "
        "twee ander onder teen sonder mense dan self altyd elke",
    ),
    Language(
        "lt", "Lithuanian", "Latin", "ąčėęįšūųž", "qwx", "as is us ai iai imas ymo imo amas oje omis ams ių",
        "ir yra kad į iš su tai buvo per apie kaip bet tik už jo po nuo prie jau ar o dar savo ne jų gali taip būti metų "
        "labai pat arba kuris kurie šis ši šio pagal tarp kai jos iki visi jei kur mes jis ji jie prieš dėl nes viena mūsų "
        "vienas todėl kuri visą kartą reikia daug metais čia",
    ),
    Language(
        "lv", "Latvian", "Latin", "āčēģīķļņšūž", "qwxy", "ība ības šana šanas iem ām ajā iņa ais ējs",
        "un ir ar no uz ka par tas kas bet vai kā to pie lai arī ne pēc viņš ja savu bija gada būt līdz tikai šo tā jau "
        "viņa var kur nav visi mēs es ko vēl šī šis pirms tad vairāk starp tiek kad gan bez ļoti jo tomēr tie katru gadā "
        "kopā mūsu viņi tiem pret laikā ap caur",
    ),
    Language(
        "ga", "Irish", "Latin", "áéíóú", "jkqvwxyz", "acht adh ann anna amh ach aigh",
        "an na a agus i ar le is go do ag tá ní sé bhí ó don nach de sin mar n leis seo sa as ach bí siad féin ba nó mé tú "
        "bhfuil chun gach air aon raibh atá faoi idir roimh den cé nuair sí sna eile blian",
    ),
    Language(
        "cy", "Welsh", "Latin", "âäêëîïôöûŵŷ", "jkqvxz", "iau ion aeth io wyd odd",
        "y a yn i o ar ei yr mae am gan fel bod oedd wedi ac at ond eu hyn na sydd un bu nid neu hefyd fod mewn hi ef gyda "
        "dros roedd cael ni fydd oes pan rhwng ôl pob iawn fe ein wrth mwy yw lle eich dim ymlaen r",
    ),
    Language(
        "eu", "Basque", "Latin", "ñü", "cqvwy", "tzen aren etan ean eko ak ari",
        "eta da ez du bat dira zen ere ziren dute zuen izan baina edo hori egin baino gero haren bere den beste arte dela "
        "oso hau behar duten dago baita egiten zuten zituen hala urte batean berri gabe asko honek guztiak bezala izango bi "
        "lehen dituen hemen",
    ),
    Language(
        "sq", "Albanian", "Latin", "çë", "w", "imi shme tare nit ave eve et ën",
        "e të në i me për që një nga dhe se është së ka më u a do si kjo ky por nuk kanë ishte te kur pas mund ku ai ajo "
        "këtë janë tij saj tyre shumë duke deri vetëm prej dy edhe ose çdo ne jo kështu para mes gjatë viti",
    ),
    Language(
        "la", "Latin", "Latin", "æœāēīōū", "jkw", "orum arum ibus tur ntur tis mus ione",
        "et in est ad non ut cum qui quod sed de si a ab ex sunt quae per enim esse ac aut nec hoc quam autem atque etiam "
        "me te tibi mihi nobis vobis eius eorum erat fuit pro ante post inter sine dominus deus quia quo iam nunc omnes "
        "omnia nos vos se tamen ita ne haec ille ipse",
    ),
    Language(
        "id", "Indonesian", "Latin", "é", "qx", "nya kan an",
        "yang dan di dengan untuk ini itu dari dalam tidak pada adalah ke akan juga oleh atau sebagai telah dapat ada saya "
        "mereka karena kami lebih bisa sudah orang seperti anda banyak tahun kita bahwa hanya secara dia saat hari tersebut "
        "satu lain setiap sangat para belum setelah menjadi masih antara agar serta namun kepada sebuah hingga tanpa kerana "
        "daripada boleh iaitu ialah",
    ),
    Language(
        "vi", "Vietnamese", "Latin", "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ", "fjwz", "",
        "của và là có cho được trong không các một với người những này đã để khi đến về như từ ở cũng ra tôi nhiều vào đó "
        "làm tại năm còn lại phải theo sẽ bị nhưng trên mà đi rất hay chỉ nơi mình họ nếu bạn sau vì chúng ta nên thì do "
        "cùng hơn nhà đây hai",
    ),
    Language(
        "eo", "Esperanto", "Latin", "ĉĝĥĵŝŭ", "qwxy", "oj aj ojn ajn as is os",
        "la de kaj en estas al ne mi por ke li kun el kiu tio pri per sed estis ni kiel ankaŭ ili oni aŭ ĉi unu kiuj da ĝi "
        "vi sia post tiu havas povas ĝis nur pli tre ĉar kie se dum inter ĉiuj iu tiel sen devas estos niaj",
    ),
    Language(
        "sw", "Swahili", "Latin", "", "cqx", "ika isha wa",
        "ya na wa kwa ni katika za la kuwa hii yake huo cha kama au lakini watu hiyo kila ili baada sana pia vya wao hivyo "
        "mwaka hakuna yao sisi huu hao bila kati moja alikuwa wakati sasa yetu juu wetu kutoka mimi",
    ),
    Language(
        "tl", "Filipino", "Latin", "ñ", "cfjqvxz", "",
        "ang ng sa na mga ay at si hindi ito para ni may kung isang nang mula siya ko kanyang pa lang rin kanilang aming "
        "ating ako sila namin din ngunit dahil bawat noong upang o tayo nila dito kami pero",
    ),
    Language(
        "lb", "Luxembourgish", "Latin", "äèéëôöü", "", "ung en",
        "an de d déi ass vun mat net ech och fir huet gëtt sinn dat e eng en den zu op vum bei si awer wéi oder ginn nach "
        "hunn wann iwwer um dem dës duerch gouf ze säin hir eis scho méi",
    ),
)  # fmt: skip
