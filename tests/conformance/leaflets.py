"""The texts that conformance of PDFs is checked on: one leaflet in nineteen languages, with everything that a text can have."""

import io
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from PIL import Image


class Words(NamedTuple):
    """What a leaflet says: its title, its subtitle, who made it, and four sentences."""

    title: str
    subtitle: str
    author: str
    sentences: tuple[str, str, str, str]


WORDS: Mapping[str, Words] = MappingProxyType(
    {
        "en": Words(
            "The lamp on the quay",
            "News of the harbour museum",
            "Friends of the museum",
            (
                "Nobody had climbed the iron stair behind the customs house for forty-one years.",
                "Passers-by took it for a street lamp, and everybody else for a ruin.",
                "In March two electricians and a retired pilot lit it again.",
                "It guides nobody home, but it burns from dusk until the last ferry.",
            ),
        ),
        "fr": Words(
            "La lampe du quai",
            "Nouvelles du musée du port",
            "Amis du musée",
            (
                "Personne n’avait monté l’escalier de fer derrière la douane depuis quarante et un ans.",
                "Les passants la prenaient pour un réverbère ; les autres, pour une ruine !",
                "En mars, deux électriciens et un pilote à la retraite l’ont rallumée.",
                "Elle ne guide personne, mais elle brûle du crépuscule jusqu’au dernier bac.",
            ),
        ),
        "de": Words(
            "Die Lampe am Kai",
            "Nachrichten aus dem Hafenmuseum",
            "Freunde des Museums",
            (
                "Einundvierzig Jahre lang war niemand die eiserne Treppe hinter dem Zollhaus hinaufgestiegen.",
                "Der Hafenbeckenreinigungsgenossenschaftsvorstand hielt sie für eine Straßenlaterne.",
                "Im März haben zwei Elektriker und ein Lotse im Ruhestand sie wieder angezündet.",
                "Sie führt niemanden heim, aber sie brennt von der Dämmerung bis zur letzten Fähre.",
            ),
        ),
        "es": Words(
            "La lámpara del muelle",
            "Noticias del museo del puerto",
            "Amigos del museo",
            (
                "Nadie había subido la escalera de hierro detrás de la aduana desde hacía cuarenta y un años.",
                "¿Quién la tomaba por un farol? Los que pasaban; los demás, por una ruina.",
                "En marzo la encendieron de nuevo dos electricistas y un práctico jubilado.",
                "No guía a nadie a casa, pero arde desde el anochecer hasta el último transbordador.",
            ),
        ),
        "it": Words(
            "La lampada sul molo",
            "Notizie dal museo del porto",
            "Amici del museo",
            (
                "Da quarantun anni nessuno saliva la scala di ferro dietro la dogana.",
                "Chi passava la credeva un lampione, e tutti gli altri un rudere.",
                "A marzo l’hanno riaccesa due elettricisti e un pilota in pensione.",
                "Non guida a casa nessuno, ma arde dal tramonto fino all’ultimo traghetto.",
            ),
        ),
        "pt": Words(
            "A lâmpada do cais",
            "Notícias do museu do porto",
            "Amigos do museu",
            (
                "Havia quarenta e um anos que ninguém subia a escada de ferro atrás da alfândega.",
                "Quem passava julgava-a um candeeiro da rua, e os outros uma ruína.",
                "Em março, dois eletricistas e um piloto reformado acenderam-na outra vez.",
                "Não guia ninguém para casa, mas arde do anoitecer até à última barca.",
            ),
        ),
        "nl": Words(
            "De lamp op de kade",
            "Nieuws van het havenmuseum",
            "Vrienden van het museum",
            (
                "Eenenveertig jaar lang had niemand de ijzeren trap achter het douanehuis beklommen.",
                "Voorbijgangers hielden haar voor een straatlantaarn, en alle anderen voor een ruïne.",
                "In maart hebben twee elektriciens en een gepensioneerde loods haar weer ontstoken.",
                "Ze wijst niemand de weg naar huis, maar ze brandt van de schemering tot de laatste veerboot.",
            ),
        ),
        "pl": Words(
            "Lampa na nabrzeżu",
            "Wieści z muzeum portowego",
            "Przyjaciele muzeum",
            (
                "Od czterdziestu jeden lat nikt nie wchodził po żelaznych schodach za urzędem celnym.",
                "Przechodnie brali ją za latarnię uliczną, a wszyscy inni za ruinę.",
                "W marcu dwóch elektryków i emerytowany pilot znów ją zapaliło.",
                "Nikogo nie prowadzi do domu, ale płonie od zmierzchu do ostatniego promu.",
            ),
        ),
        "cs": Words(
            "Lampa na nábřeží",
            "Zprávy z přístavního muzea",
            "Přátelé muzea",
            (
                "Jednačtyřicet let nikdo nevystoupil po železných schodech za celnicí.",
                "Kolemjdoucí ji měli za pouliční lampu a všichni ostatní za zříceninu.",
                "V březnu ji dva elektrikáři a lodivod na odpočinku znovu rozsvítili.",
                "Nikoho nevede domů, ale hoří od soumraku do posledního přívozu.",
            ),
        ),
        "el": Words(
            "Το φανάρι της προβλήτας",
            "Νέα του μουσείου του λιμανιού",
            "Φίλοι του μουσείου",
            (
                "Κανείς δεν είχε ανέβει τη σιδερένια σκάλα πίσω από το τελωνείο για σαράντα ένα χρόνια.",
                "Οι περαστικοί το νόμιζαν φανοστάτη, και όλοι οι άλλοι ερείπιο.",
                "Τον Μάρτιο δύο ηλεκτρολόγοι και ένας συνταξιούχος πλοηγός το άναψαν ξανά.",
                "Δεν οδηγεί κανέναν στο σπίτι, αλλά καίει ως το τελευταίο πορθμείο.",
            ),
        ),
        "ru": Words(
            "Фонарь на набережной",
            "Новости портового музея",
            "Друзья музея",
            (
                "Сорок один год никто не поднимался по железной лестнице за таможней.",
                "Прохожие принимали его за уличный фонарь, а все остальные за развалину.",
                "В марте двое электриков и лоцман на пенсии зажгли его снова.",
                "Он никого не ведёт домой, но горит с сумерек до последнего парома.",
            ),
        ),
        "uk": Words(
            "Ліхтар на набережній",
            "Новини портового музею",
            "Друзі музею",
            (
                "Сорок один рік ніхто не піднімався залізними сходами за митницею.",
                "Перехожі вважали його вуличним ліхтарем, а всі інші руїною.",
                "У березні двоє електриків і лоцман на пенсії засвітили його знову.",
                "Він нікого не веде додому, але горить від смерку до останнього порома.",
            ),
        ),
        "tr": Words(
            "Rıhtımdaki lamba",
            "Liman müzesinden haberler",
            "Müze dostları",
            (
                "Gümrük binasının arkasındaki demir merdivene kırk bir yıldır kimse çıkmamıştı.",
                "Geçenler onu sokak lambası, ötekiler ise bir yıkıntı sanıyordu.",
                "Martta iki elektrikçi ile emekli bir kılavuz kaptan onu yeniden yaktı.",
                "Kimseyi eve götürmez, ama alacakaranlıktan son vapura kadar yanar.",
            ),
        ),
        "ar": Words(
            "المصباح على الرصيف",
            "أخبار متحف الميناء",
            "أصدقاء المتحف",
            (
                "لم يصعد أحد الدرج الحديدي خلف مبنى الجمارك منذ واحد وأربعين عامًا.",
                "ظنّه المارّون مصباحًا من مصابيح الشارع، وظنّه غيرهم خرابًا.",
                "في شهر مارس أضأناه بمساعدة كهربائيين اثنين وربّان متقاعد.",
                "لا يهدي أحدًا إلى بيته، لكنه يضيء من الغروب حتى آخر عبّارة.",
            ),
        ),
        "he": Words(
            "הפנס על הרציף",
            "חדשות מוזיאון הנמל",
            "ידידי המוזיאון",
            (
                "איש לא עלה במדרגות הברזל שמאחורי בית המכס במשך ארבעים ואחת שנה.",
                "העוברים ושבים חשבו אותו לפנס רחוב, וכל השאר לחורבה.",
                "במרץ הדליקו אותו שוב שני חשמלאים ונווט שיצא לגמלאות.",
                "הוא אינו מוביל איש הביתה, אבל הוא דולק עד המעבורת האחרונה.",
            ),
        ),
        "hi": Words(
            "घाट का दीपक",
            "बंदरगाह संग्रहालय के समाचार",
            "संग्रहालय के मित्र",
            (
                "इकतालीस साल तक कोई भी चुंगी घर के पीछे की लोहे की सीढ़ी पर नहीं चढ़ा।",
                "राहगीर उसे सड़क का दीपक समझते थे, और बाक़ी सब एक खंडहर।",
                "मार्च में दो बिजली मिस्त्रियों ने उसे फिर जलाया।",
                "वह किसी को घर नहीं ले जाता, पर आख़िरी नाव तक जलता है।",
            ),
        ),
        "ja": Words(
            "波止場の灯り",
            "港の博物館だより",
            "博物館友の会",
            (
                "四十一年のあいだ、税関の裏にある鉄の階段を上る人はいませんでした。",
                "下を通る人は街灯だと思い、通らない人は廃墟だと思っていました。",
                "三月、二人の電気工と元水先人が灯りをともしました。",
                "誰かを家まで導くわけではありませんが、最後の渡し船まで消えません。",
            ),
        ),
        "zh": Words(
            "码头上的灯",
            "港口博物馆消息",
            "博物馆之友",
            (
                "四十一年来，没有人登上海关大楼后面的铁梯。",
                "路人以为那是一盏街灯，其他人以为那是废墟。",
                "三月，两位电工和一位退休的引航员重新点亮了它。",
                "它不指引任何人回家，但它从黄昏一直亮到最后一班渡船。",
            ),
        ),
        "ko": Words(
            "부두의 등불",
            "항구 박물관 소식",
            "박물관 친구들",
            (
                "사십일 년 동안 세관 뒤의 철계단을 오른 사람은 없었습니다.",
                "지나가는 사람들은 그것을 가로등으로, 다른 이들은 폐허로 여겼습니다.",
                "삼월에 두 전기공과 은퇴한 도선사가 다시 불을 밝혔습니다.",
                "아무도 집으로 이끌지 않지만 마지막 배까지 빛납니다.",
            ),
        ),
    }
)

ROWS = 26
"""Of the longest table, so that it goes over the end of a page."""


def leaflet(language: str) -> str:
    """A text in Markdown with each kind of block and inline, notes cited twice and within notes, and words in other languages."""
    title, subtitle, author, (one, two, three, four) = WORDS[language]
    all_four = " ".join((one, two, three, four))
    rows = "\n".join(f"| {1900 + row} | {row * 7} | {(one, two, three, four)[row % 4]} |" for row in range(ROWS))
    return f"""---
title: "{title}"
subtitle: "{subtitle}"
author: ["{author}", {{name: Rui Sá, role: translator}}]
date: 2026-03-14
language: {language}
description: "{one}"
publisher: "{author}"
promoter: "{author}, 3 Pound Lane"
printer: "{author}, 9 Pound Lane"
series: "{subtitle}, 4"
isbn: 978-3-16-148410-0
issn: 2049-3630
rights: "© 2026 {author}"
keywords: [one, two]
contact: ["{author}, 3 Pound Lane", "https://www.example.org/contact"]
credits: ["{two}"]
---

{all_four}[^1] {all_four}[^long] {three}[^1][^2] *{four}* **{two}** [un mot en français]{{lang=fr}},
[Wort auf Deutsch]{{lang=de}}, [λόγος]{{lang=el}}, [سلام]{{lang=ar}},
<abbr title="Friends of the Museum">FoM</abbr>, <q>{three}</q>

## {title} {{#one}}

{all_four} <https://www.example.org/a/very/long/address/with-many-parts?and=a&query=string#fragment> [*{two}* **x**](https://example.org/)
[{three}](#two)[^table]

> {all_four}
>
> > {one}[^quoted]
>
> — {author}

::: pull-quote
{four}
:::

<div class="line-block">{one}<br>&nbsp;&nbsp;{two}<br>{three}[^1]<br>{four}</div>

- {one}
  - {two}
    1. {three}
    2. {four}
- {three}

  {four}

3. {one}
4. {two}

- [x] {one}
- [ ] {two}

### {subtitle} {{#two}}

{author}
: {one}
: {two}

{subtitle}
: {three}

  {four}

```
for lamp in lamps: light(lamp, until="the last ferry", colour="white", height=52, keeper="two electricians and a retired pilot")
    x = 1
```

{all_four} `lamp.light()` H~2~O m^2^ ~~{author}~~ [{author}]{{.small-caps}} <u>{author}</u> $a^2 + b^2 = c^2$

$$\\int_0^1 x^2 dx = \\frac13$$

![{one}](hive.png "{two}[^3]")

![{one}](lamp.svg)

{one} <img src="hive.png" alt="" width="20"> <img src="clear.png" alt="{two}" width="30"> {two}

| 1 | 2 | {author} |
|---|--:|:--------:|
{rows}

<table><caption>{two}</caption>
<thead><tr><th rowspan="2">A</th><th colspan="2">{author}</th></tr><tr><th>B</th><th>C</th></tr></thead>
<tbody><tr><th rowspan="2">{subtitle}</th><td>{one}[^2]</td><td></td></tr><tr><td colspan="2">{two}</td></tr>
<tr><th>x</th><td><ul><li>{three}</li></ul></td><td>1</td></tr></tbody></table>

<div lang="en">
<p>An English paragraph in between, with <em>weight</em> and an unbelievably conscientious characterisation of extraordinary
responsibilities.</p>
</div>

***

# {subtitle}

{all_four} {all_four}[^2]

## {one}

{all_four}

### {two}

#### {three}

{all_four}[^3]

[^1]: {one}

[^2]: {two} <https://archive.example.net/~mill/1913/cake_by_week-and-member.csv?all=1>

[^3]: {all_four}

[^long]: {" ".join([all_four] * 6)}

    {all_four}

    - {one}
    - {two}

    > {three}

[^table]: {three}[^nested]

[^quoted]: {four}

[^nested]: {one}
"""


LAMP = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 50"><defs><linearGradient id="g">
<stop offset="0" stop-color="red" stop-opacity=".3"/><stop offset="1" stop-color="blue"/></linearGradient></defs>
<path d="M5 5h50v40H5z" fill="url(#g)" stroke="black" opacity=".5"/><text x="10" y="30" font-size="6">Lamp</text></svg>"""


def pictures() -> dict[str, bytes]:
    """The pictures of the leaflet, by the names of their files: one of pixels, one that can be seen through, and a drawing."""
    hive = Image.new("RGB", (900, 560), "#dfe8d0")
    hive.paste((120, 84, 40), (300, 140, 600, 420))
    clear = hive.convert("RGBA")
    clear.putalpha(128)
    return {"hive.png": _png(hive), "clear.png": _png(clear), "lamp.svg": LAMP.encode()}


def _png(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG")
    return data.getvalue()
