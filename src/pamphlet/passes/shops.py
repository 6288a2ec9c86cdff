"""What shops for e-books are known to refuse or to spoil, told before the book is uploaded.

After the last pass, and only where `shops:` names some: it changes nothing. Every rule names the page of the shop
that says so; docs/shops.md says the same in plain words.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pamphlet.diagnostics import Report
from pamphlet.metadata import canonical
from pamphlet.passes.headings import FIRST_LEVEL
from pamphlet.passes.images import COVER_WORDS
from pamphlet.pictures import PictureFacts, facts_of, for_reader
from pamphlet.publication import Publication
from pamphlet.resources import Resource
from pamphlet.setting_values import Shop
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import BulletList, Document, Heading, Image, Node, OrderedList, Table, TableCell
from pamphlet.walk import children, descendants, plain_text

_NAMES: Mapping[Shop, str] = MappingProxyType({"kindle": "Kindle", "kobo": "Kobo", "apple": "Apple Books"})

KOBO = "https://github.com/kobolabs/epub-spec"
KINDLE_COVERS = "https://kdp.amazon.com/en_US/help/topic/G6GTK3T3NUHKLEFX"
KINDLE_PICTURES = "https://kdp.amazon.com/en_US/help/topic/G75V4YX5X8GRGXWV"
KINDLE_METADATA = "https://kdp.amazon.com/en_US/help/topic/G201097560"
KINDLE_TABLES = "https://kdp.amazon.com/help?topicId=GZ8BAXASXKB5JVML"
KINDLE_GUIDELINES = "Kindle Publishing Guidelines 2019.2, 5.2 and 10.4.11"
KINDLE_MAIL = "https://www.amazon.co.uk/gp/help/customer/display.html?nodeId=201974220"
"""The pages of the shops that say so."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the book that a rule is about: what it is, where (in the text, or behind a key), and what to do."""

    message: str
    position: Position | None = None
    hint: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """What some shops want: under which code it is told, who says so, and how it is found."""

    code: str
    shops: tuple[Shop, ...]
    source: str
    find: Callable[[Publication, Settings], Iterator[Finding]]


def check_shops(publication: Publication, document: Document, settings: Settings, report: Report) -> None:
    """Report what the shops that `settings` name would refuse or spoil: `shop-cover` and the other codes that begin so.

    `document` is what the publication was made of; it knows where its keys stand.
    """
    keys = {canonical(option.key): option.position for option in document.options}
    for rule in RULES if settings.shops else ():
        if shops := [_NAMES[shop] for shop in rule.shops if shop in settings.shops]:
            *first, last = shops
            names = f"{', '.join(first)} and {last}" if first else last
            for finding in rule.find(publication, settings):
                place = finding.position or keys.get(finding.key)
                if not (finding.key and _is_told(place, report)):
                    report.add(rule.code, f"{names}: {finding.message}", place, hint=finding.hint)


def _is_told(place: Position | None, report: Report) -> bool:
    """Whether what stands behind a key could not be read, so that what is missing is no second fault."""
    broken = [d for d in report.diagnostics if d.code in ("front-matter-invalid", "option-value")]
    return any(d.code == "front-matter-invalid" or (place and d.position == place) for d in broken)


# --- the cover and the metadata --------------------------------------------------------------

COVER = (1600, 2560)
"""Width and height in pixels that are asked for."""

LONGEST_TITLE = 200
"""Letters of title and subtitle together."""


def _no_cover(publication: Publication, settings: Settings) -> Iterator[Finding]:
    named = publication.metadata.cover.casefold() not in COVER_WORDS  # a picture that cannot be used is told already
    wanted = publication.cover == "made" or (publication.cover == "auto" and "pdf" in settings.formats)
    if not named and not wanted:
        hint = "write “cover: auto” for one made of the title, or name a picture: “cover: front.jpg”"
        yield Finding("the book has no cover", hint=hint, key="cover")


def _small_cover(publication: Publication, _: Settings) -> Iterator[Finding]:
    if isinstance(publication.cover, Resource):
        facts = facts_of(publication.cover)
        if facts and (facts.width < COVER[0] or facts.height < COVER[1]):
            yield Finding(
                f"the cover has {facts.width} × {facts.height} pixels",
                hint=f"{COVER[0]} × {COVER[1]} are asked for; below 625 × 1000 it is refused",
                key="cover",
            )


def _no_author(publication: Publication, _: Settings) -> Iterator[Finding]:
    if not any(person.role == "author" for person in publication.metadata.authors):
        yield Finding("nobody is named as the author", hint="write “author: …” at the top", key="author")


def _long_title(publication: Publication, _: Settings) -> Iterator[Finding]:
    length = len(publication.title) + len(plain_text(publication.metadata.subtitle))
    if length > LONGEST_TITLE:
        message = f"title and subtitle have {length} letters"
        yield Finding(message, publication.metadata.title[0].position, f"{LONGEST_TITLE} are taken", "title")


# --- pictures --------------------------------------------------------------------------------

LARGEST_PICTURE = 5_000_000
"""Bytes of one picture, as it is in the book."""

LONGEST_ALT = 140
"""Letters of a description."""

LARGEST_BOOK = 50_000_000
"""Bytes that can be sent to a Kindle by mail."""


def _pictures(publication: Publication) -> Iterator[tuple[Resource, Position | None]]:
    """Every picture of the text, with the first place where it is shown."""
    places: dict[str, Position | None] = {}
    for node in _nodes(publication):
        if isinstance(node, Image):
            places.setdefault(node.target, node.position)
    yield from ((resource, places.get(resource.name)) for resource in publication.resources)


def _pictures_that(
    fault: Callable[[PictureFacts], bool], message: str, hint: str
) -> Callable[[Publication, Settings], Iterator[Finding]]:
    """A rule about pixels."""

    def find(publication: Publication, _: Settings) -> Iterator[Finding]:
        for resource, position in _pictures(publication):
            if (facts := facts_of(resource)) and fault(facts):
                yield Finding(f"the picture “{resource.name}” {message}", position, hint)

    return find


def _pictures_of(media_type: str, message: str) -> Callable[[Publication, Settings], Iterator[Finding]]:
    """A rule about a kind of picture."""

    def find(publication: Publication, _: Settings) -> Iterator[Finding]:
        for resource, position in _pictures(publication):
            if for_reader(resource).media_type == media_type:
                yield Finding(f"the picture “{resource.name}” {message}", position, "save it as PNG or JPEG")

    return find


def _large_pictures(publication: Publication, _: Settings) -> Iterator[Finding]:
    for resource, position in _pictures(publication):
        size = len(for_reader(resource).data)
        if size > LARGEST_PICTURE:
            hint = "save it as JPEG, or smaller: 5 MB are advised at most"
            yield Finding(f"the picture “{resource.name}” takes {size / 1e6:.1f} MB", position, hint)


def _long_descriptions(publication: Publication, _: Settings) -> Iterator[Finding]:
    for node in _nodes(publication):
        if isinstance(node, Image) and len(node.alt or "") >= LONGEST_ALT:
            message = f"the description of “{node.target}” has {len(node.alt or '')} letters"
            yield Finding(message, node.position, f"keep it below {LONGEST_ALT}, and say the rest in the text")


def _large_book(publication: Publication, _: Settings) -> Iterator[Finding]:
    size = sum(len(for_reader(resource).data) for resource in publication.resources)
    if size > LARGEST_BOOK:
        yield Finding(f"the pictures take {size / 1e6:.0f} MB", hint="books of more than 50 MB cannot be sent by mail")


# --- the text --------------------------------------------------------------------------------

WIDEST_TABLE = 4
"""Columns of a table."""

DEEPEST_LIST = 3
"""Lists within lists."""

SHORTEST_NOTE, LONGEST_NOTE = 9, 5000
"""Letters of a note that is shown in a window of its own."""


def _nodes(publication: Publication) -> Iterator[Node]:
    for chapter in publication.chapters:
        yield from descendants(chapter.children)
    for note in publication.notes:
        yield from descendants(note.note.children)


def _wide_tables(publication: Publication, _: Settings) -> Iterator[Finding]:
    for node in _nodes(publication):
        if isinstance(node, Table):
            columns = max((sum(cell.column_span for cell in row.cells) for row in (*node.head, *node.body)), default=0)
            if columns > WIDEST_TABLE:
                hint = "small screens have room for four; turn it, or divide it"
                yield Finding(f"the table has {columns} columns", node.position, hint)


def _tables_in_tables(publication: Publication, _: Settings) -> Iterator[Finding]:
    for node in _nodes(publication):
        if isinstance(node, TableCell):
            for inner in descendants(node.children):
                if isinstance(inner, Table):
                    yield Finding("a table stands within a table", inner.position, "put it after the other")


def _deep_lists(publication: Publication, _: Settings) -> Iterator[Finding]:
    blocks = [block for chapter in publication.chapters for block in chapter.children]
    for found in _deeper(blocks, 0):
        hint = "each step takes room from the line, in large letters most of it; make it a paragraph, or a heading"
        yield Finding(f"lists are nested more than {DEEPEST_LIST} deep", found.position, hint)


def _deeper(nodes: Iterable[Node], depth: int) -> Iterator[Node]:
    for node in nodes:
        here = depth + isinstance(node, (BulletList, OrderedList))
        if here > DEEPEST_LIST:
            yield node
        else:
            yield from _deeper(children(node), here)


def _notes_without_window(publication: Publication, _: Settings) -> Iterator[Finding]:
    for note in publication.notes:
        length = len(plain_text(note.note.children))
        if note.references and not SHORTEST_NOTE <= length <= LONGEST_NOTE:
            hint = f"it opens as a page, not in a window, since it has not between {SHORTEST_NOTE} and {LONGEST_NOTE} letters"
            yield Finding(f"note {note.number} has {length} letters", note.note.position, hint)


def _deep_contents(levels: int) -> Callable[[Publication, Settings], Iterator[Finding]]:
    """A rule about the levels of headings that are shown in the contents."""

    def find(publication: Publication, _: Settings) -> Iterator[Finding]:
        for node in _nodes(publication):
            if isinstance(node, Heading) and node.level - FIRST_LEVEL >= levels:
                yield Finding(f"the contents show {levels} levels of headings, and not this one", node.position)
                return

    return find


RULES: tuple[Rule, ...] = (
    Rule("shop-cover", ("kindle", "kobo", "apple"), KINDLE_COVERS, _no_cover),
    Rule("shop-cover", ("kindle",), KINDLE_COVERS, _small_cover),
    Rule("shop-metadata", ("kindle", "kobo", "apple"), KINDLE_METADATA, _no_author),
    Rule("shop-metadata", ("kindle",), KINDLE_METADATA, _long_title),
    Rule("shop-picture", ("kindle",), KINDLE_PICTURES, _pictures_of("image/webp", "is a WebP")),
    Rule("shop-picture", ("kindle",), KINDLE_PICTURES, _pictures_of("image/svg+xml", "is a drawing, which may be left out")),
    Rule(
        "shop-picture",
        ("kindle",),
        KINDLE_PICTURES,
        _pictures_that(lambda facts: facts.moving, "moves", "save its first frame as PNG"),
    ),
    Rule(
        "shop-picture",
        ("kindle", "kobo"),
        KINDLE_PICTURES,
        _pictures_that(lambda facts: facts.transparent, "is transparent", "save it with a white background"),
    ),
    Rule("shop-picture", ("kindle",), KINDLE_PICTURES, _long_descriptions),
    Rule("shop-picture", ("kobo",), KOBO, _large_pictures),
    Rule("shop-size", ("kindle",), KINDLE_MAIL, _large_book),
    Rule("shop-table", ("kobo",), KOBO, _wide_tables),
    Rule("shop-table", ("kindle",), KINDLE_TABLES, _tables_in_tables),
    Rule("shop-list", ("kobo",), KOBO, _deep_lists),
    Rule("shop-note", ("kobo",), KOBO, _notes_without_window),
    Rule("shop-contents", ("kindle",), KINDLE_GUIDELINES, _deep_contents(2)),
    Rule("shop-contents", ("kobo",), KOBO, _deep_contents(3)),
)
"""Everything that is looked for."""
