"""Whatever bytes a file holds, there is a publication and a report of it, and the writers print that publication."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pamphlet.diagnostics import Report
from pamphlet.nesting import make_room_for_nesting
from pamphlet.passes import publish
from pamphlet.pipeline import prepare, write_all

make_room_for_nesting()  # now, since Hypothesis does not like it to happen while it looks

SUFFIXES = (".md", ".txt", ".html")

MARKUP = """
# |## |===|---|***|___|> |- |* |1. |1) |10) |- [x] |: |::: |::: {.a #b}|{#a .b c=d}|{.x}|```|~~~|````py|    |	|| a | b ||\
|---|:-:||:|$$|$x^2$|$\\frac{a}$|\\|\\\\|&amp;|&#0;|&#xD800;|&nosuch;|[^1]|[^1]: |^[a]|[a](b)|[a](#a)|[a][b]|[b]: c "d"|\
<https://a.example>|www.a.example|a@b.example|https://[::1]/|http://a:b@İ.example:99999/|**|*a*|_b_|~~c~~|H~2~O|m^2^|`|``|\
<b>|</b>|<div>|</div>|<p class="a"|<!--|-->|<![CDATA[|]]>|<!DOCTYPE html>|<?php|<table><tr><td>|</table>|<script>|</script>|\
<math>|<a href=#a id=a>|<sup><a href="#fn1">1</a></sup>|<li id="fn1">|<h1>|<title>|<meta charset=utf-16>|<q>|[1]|[1] A note.|\
1. A note.|Notes|Notes:|NOTES|References|By Ada Brook|12 May 1912|Contents|* * *|\f|\v|\x00|\x85|\u2028|\u200f|\ufeff|\u00ad|\
é|ж|漢|😀|\U0010ffff|---\ntitle: "\\ud800"\n---|---\nlanguage: xx\n---\n|---\n[|title: a|"|'|--|...| |  |a|Bees fly.|\
Where the gorse is, the bees are.
"""
PICTURES = ["![a](b.png)", '![](a.svg "t")', "<img src=a.png alt>", "<svg>", "---\ncover: x.png\n---"]
"""None of them is there, so that whatever has one is not printed."""
PIECES = [piece for piece in MARKUP.strip("\n").split("|") if piece]
VALUES = ["[a, b]", "{a: b}", '"\\udc80"', "2024-02-30", "A5", "de", "|\n  a", "*a", "!b", "no", "-1"]
KEYS = ["title", "author", "date", "language", "cover", "notes", "style", "paper", "variables", "isbn", "x", "parts"]
ENDS = ["\n", "\n", "\n\n", " ", "\r\n"]

ends = st.sampled_from(ENDS)
harmless = st.lists(st.sampled_from(PIECES) | ends, max_size=40).map("".join)
pieces = st.lists(st.sampled_from(PIECES + PICTURES) | ends, max_size=40).map("".join)
texts = st.one_of(pieces, st.text(max_size=200), st.tuples(pieces, st.text(max_size=20), pieces).map("".join))
keys, values = st.sampled_from(KEYS), st.text(max_size=12) | st.sampled_from(VALUES)
front = st.lists(st.tuples(keys, values).map(": ".join), max_size=4).map(lambda lines: "\n".join(["---", *lines, "---", ""]))
headed = st.tuples(st.just("") | front, texts).map("".join)
encodings = st.sampled_from(["utf-8", "utf-8", "utf-16", "cp1252", "mac-roman", "cp437", "shift-jis", "koi8-r"])
encoded = st.tuples(headed, encodings).map(lambda pair: pair[0].encode(pair[1], "replace"))
files = encoded | st.binary(max_size=300) | st.tuples(encoded, st.binary(max_size=8), encoded).map(b"".join)


@pytest.fixture(scope="module", autouse=True)
def _at_a_fixed_time() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        yield


@given(st.sampled_from(SUFFIXES), files)
@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
def test_any_bytes_give_a_publication(tmp_path_factory: pytest.TempPathFactory, suffix: str, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_bytes(data)
    report = Report()
    prepared = prepare(str(path), (), report)
    assert prepared or report.has_errors()
    if prepared:
        assert publish(*prepared, report).title


@given(st.sampled_from(SUFFIXES), harmless)
@settings(deadline=None, max_examples=8, suppress_health_check=list(HealthCheck))
def test_any_publication_is_printed(tmp_path_factory: pytest.TempPathFactory, suffix: str, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{suffix}"
    path.write_text(text, "utf-8")
    report = Report()
    if prepared := prepare(str(path), (), report):
        document, chosen = prepared
        publication = publish(document, chosen, report)
        made = [] if report.has_errors() else write_all(publication, chosen, report)
        assert [file.data[:4] for file in made] == [b"%PDF", b"PK\x03\x04"] or report.has_errors()
