"""What a page says about itself: its title, `meta` elements, JSON-LD and its language become metadata.

Everything goes through `metadata.read_metadata`, as front matter does, so that a word means the same
wherever it is written.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from pamphlet.language_tags import is_language
from pamphlet.metadata import read_metadata
from pamphlet.options import Option
from pamphlet.readers.characters import load_json
from pamphlet.readers.html.dom import Comment, Element, even
from pamphlet.readers.html.names import HEADINGS
from pamphlet.readers.html.reading import Reading
from pamphlet.tree import Metadata

_META: Mapping[str, str] = {
    "title": "title",
    "dc.title": "title",
    "dcterms.title": "title",
    "citation_title": "title",
    "og:title": "title",
    "twitter:title": "title",
    "author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "dc.creator.creator": "author",
    "citation_author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "description": "description",
    "dc.description": "description",
    "dcterms.description": "description",
    "dcterms.abstract": "description",
    "og:description": "description",
    "twitter:description": "description",
    "keywords": "keywords",
    "dc.subject": "keywords",
    "article:tag": "keywords",
    "citation_keywords": "keywords",
    "article:published_time": "date",
    "dcterms.date": "date",
    "dcterms.issued": "date",
    "dcterms.created": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "citation_publication_date": "date",
    "citation_date": "date",
    "date": "date",
    "pubdate": "date",
    "publisher": "publisher",
    "dc.publisher": "publisher",
    "dcterms.publisher": "publisher",
    "citation_publisher": "publisher",
    "og:site_name": "publisher",
    "copyright": "rights",
    "rights": "rights",
    "dc.rights": "rights",
    "dcterms.rights": "rights",
    "dc.identifier": "identifier",
    "dcterms.identifier": "identifier",
    "citation_doi": "identifier",
    "language": "language",
    "dc.language": "language",
    "og:locale": "language",
    "subtitle": "subtitle",
}
"""What the names that pages use stand for; of several for one thing, the earlier in this table goes first."""

_PUBLISHED = frozenset({"dt-published", "entry-date", "post-date", "published", "wp-block-post-date"})
_OFFICE_AUTHOR = re.compile(r"<o:Author>\s*([^<>]*[^<>\s])\s*</o:Author>")
"""Where Word says in a page who wrote it: in a comment that only Word reads."""

_PARTING = frozenset(":|–—-·»")
_AUTHORS = frozenset({"p-author", "vcard"})
_SEVERAL = frozenset({"author", "keywords"})
_ARTICLES = ("Article", "BlogPosting", "Report", "Book", "CreativeWork", "WebPage")


def address_of(page: Element) -> str:
    """Where on the web the page was, if it says so: its `base`, its canonical link or its `og:url`."""
    found = {"base": "", "canonical": "", "og:url": ""}
    for element in page.elements():
        if element.name == "base":
            found["base"] = found["base"] or element.get("href").strip()
        elif element.name == "link" and "canonical" in element.get("rel").lower().split():
            found["canonical"] = element.get("href").strip()
        elif element.name == "meta" and element.get("property") == "og:url":
            found["og:url"] = element.get("content").strip()
    return next((address for address in found.values() if _is_web(address)), "")


def own_addresses(page: Element) -> frozenset[str]:
    """Addresses that are those of the page itself though it does not say so: two of its places link to each other by them."""
    ids = {name for element in page.elements() for name in _names(element)}
    arrows: dict[str, set[tuple[str, str]]] = {}
    for element in page.elements():
        address, _, place = element.get("href").strip().partition("#") if element.name == "a" else ("", "", "")
        if place in ids and _is_web(address):
            around = (element, *islice(element.ancestors(), 2))
            arrows.setdefault(address, set()).update((name, place) for one in around for name in _names(one))
    return frozenset(
        address for address, found in arrows.items() if any(here != there and (there, here) in found for here, there in found)
    )


def _names(element: Element) -> list[str]:
    return [name for name in (element.get("id"), element.get("name") if element.name == "a" else "") if name]


def _is_web(address: str) -> bool:
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def language_of(page: Element) -> str:
    """The language that the page says it is in; "" where it says none, or nothing that is a language."""
    for element in page.elements():
        if element.name in ("html", "body"):
            language = (element.get("lang") or element.get("xml:lang")).strip()
            if is_language(language):
                return language
        elif element.name == "meta" and element.get("http-equiv").lower() == "content-language":
            language = element.get("content").strip()
            if is_language(language):
                return language
    return ""


def _language_around(article: Element) -> str:
    """The language that the article says it is in, or what is around it says; "" where nothing does."""
    said = ((outer.get("lang") or outer.get("xml:lang")).strip() for outer in (article, *article.ancestors()))
    return next((language for language in said if is_language(language)), "")


def read_head(page: Element, article: Element, reading: Reading) -> Metadata:
    """The metadata of a page. Reports `markup-unsupported` for JSON-LD that cannot be read."""
    said: dict[str, list[tuple[str, Element]]] = {}
    for element in page.elements():
        if element.name == "meta":
            name = (
                (element.get("name") or element.get("property"))
                .strip()
                .lower()
                .replace("dcterms:", "dcterms.")
                .replace("dc:", "dc.")
            )
            if name in _META and (value := even(element.get("content"))):
                said.setdefault(name, []).append((value, element))
    data = _json_ld(page, reading)
    options: dict[str, Option] = {}
    for name, key in _META.items():
        if name in said and key not in options:
            _add(options, key, [value for value, _ in said[name]], reading, said[name][0][1])
    for key, values in data.items():
        if key not in options or key in ("author", "date"):
            _add(options, key, values, reading, page)
    _add_from_elements(options, page, article, reading)
    if language := _language_around(article) or language_of(page):
        options["language"] = Option("language", language)
    metadata = read_metadata(tuple(options.values()), reading.report)
    place = options["title"].position if "title" in options else None
    return replace(metadata, title=tuple(replace(inline, position=place) for inline in metadata.title))


def _add(options: dict[str, Option], key: str, values: list[str], reading: Reading, element: Element) -> None:
    if key == "author":
        values = [value for value in values if not _is_web(value)]
    if key == "language":
        values = [value for value in values if is_language(value)]
    if values:
        value = tuple(values) if key in _SEVERAL and len(values) > 1 else values[0]
        options[key] = Option(key, value, reading.place(element.at))


def _add_from_elements(options: dict[str, Option], page: Element, article: Element, reading: Reading) -> None:
    """What stands in the page itself: its title, who wrote it, under which licence."""
    headings = [e for e in article.elements() if e.name == "h1"]
    titles = [e for e in page.elements() if e.name == "title" and e.text()]
    written = str(options["title"].value) if "title" in options else titles[0].text() if titles else ""
    first = next((e for e in article.elements() if e.name in HEADINGS), None)
    if first is not None and not headings and _is_part(first.text().casefold(), written.casefold()):
        headings = [first]
    if len(headings) == 1 and headings[0].text().casefold() in (written.casefold() or headings[0].text().casefold()):
        options["title"] = Option("title", headings[0].text(), reading.place(_begin(headings[0])))
    elif titles and "title" not in options:
        options["title"] = Option("title", written, reading.place(_begin(titles[0])))
    named = next((e for e in article.elements() if e.name == "p" and "title" in e.classes and e.text()), None)
    if named is not None and "title" not in options:
        options["title"] = Option("title", named.text(), reading.place(_begin(named)))
    for remark in (node for element in page.elements() for node in element.nodes if isinstance(node, Comment)):
        if author := _OFFICE_AUTHOR.search(remark.text):
            options.setdefault("author", Option("author", even(author[1]), reading.place(remark.at)))
    for element in page.elements():
        rel, said = element.get("rel").lower().split(), element.get("itemprop").split()
        place = reading.place(element.at)
        if "license" in rel and element.get("href"):
            options.setdefault("rights", Option("rights", element.text() or element.get("href"), place))
        if (("author" in rel and element.name == "a") or "author" in said or _AUTHORS & {*element.classes}) and element.text():
            inner = next((e for e in element.elements() if "name" in e.get("itemprop").split() or "fn" in e.classes), element)
            options.setdefault("author", Option("author", inner.text(), place))
        if (element.name in ("time", "abbr") or "datePublished" in said) and _is_publishing(element, article):
            value = element.get("datetime") or element.get("content") or element.get("title") or element.text()
            options.setdefault("date", Option("date", value.partition("T")[0], place))


def _is_part(heading: str, title: str) -> bool:
    """Whether a heading begins or ends the title of the page, beside the name of the site and what parts them."""
    if not heading:
        return False
    after = title.removeprefix(heading).strip()[:1] if title.startswith(heading) else "x"
    before = title.removesuffix(heading).strip()[-1:] if title.endswith(heading) else "x"
    return not {after, before}.isdisjoint({"", *_PARTING})


def _begin(element: Element) -> int:
    """Where the words of an element begin."""
    first = next((run for run in element.words() if even(run.text)), None)
    return first.at + len(first.text) - len(first.text.lstrip()) if first else element.at


def _is_publishing(element: Element, article: Element) -> bool:
    """Whether a time is the one at which the article was published: it says so, or stands in the article's own header."""
    if (
        {"datePublished"} & set(element.get("itemprop").split())
        or _PUBLISHED & {*element.classes}
        or "pubdate" in element.attributes
    ):
        return True
    header = next((around for around in element.ancestors() if around.name == "header"), None)
    return header is not None and any(around is article or around.name == "article" for around in header.ancestors())


def _json_ld(page: Element, reading: Reading) -> dict[str, list[str]]:
    """What the page's JSON-LD says of the article."""
    for element in page.elements():
        if element.name == "script" and element.get("type").strip().lower() == "application/ld+json":
            text = "".join(run.text for run in element.words())
            try:
                things = list(_things(load_json(text.encode("utf-8", "replace"))))
            except (json.JSONDecodeError, RecursionError):
                place = reading.place(element.at)
                reading.report.add("markup-unsupported", "what the page says of itself as JSON-LD cannot be read", place)
                continue
            for wanted in _ARTICLES:
                for thing in things:
                    if any(str(kind).endswith(wanted) for kind in _each(thing.get("@type"))):
                        return _of_article(thing)
    return {}


def _things(value: Any) -> Iterator[Mapping[str, Any]]:
    for item in _each(value):
        if isinstance(item, Mapping):
            yield item
            yield from _things(item.get("@graph", []))


def _each(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _of_article(thing: Mapping[str, Any]) -> dict[str, list[str]]:
    found = {
        "title": thing.get("headline") or thing.get("name"),
        "author": thing.get("author"),
        "date": thing.get("datePublished"),
        "description": thing.get("description"),
        "publisher": thing.get("publisher"),
        "keywords": thing.get("keywords"),
    }
    named = {key: [_name(value) for value in _each(values)] for key, values in found.items()}
    return {key: [value for value in values if value] for key, values in named.items() if any(values)}


def _name(value: Any) -> str:
    """A thing of JSON-LD as words: its name, if it is more than words."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return even(value) if isinstance(value, str) else ""
