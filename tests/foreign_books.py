"""E-books as other programs make them, for the tests of the EPUB reader: small, and with the habits of each."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from epub_samples import PICTURES

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{}" media-type="application/oebps-package+xml"/></rootfiles></container>"""
TYPES = {"xhtml": "application/xhtml+xml", "html": "application/xhtml+xml", "png": "image/png", "jpg": "image/jpeg",
         "css": "text/css", "ncx": "application/x-dtbncx+xml"}  # fmt: skip


def book(files: Mapping[str, str | bytes], package: str) -> bytes:
    """An EPUB of these files, whose package document has the path `package`."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        if package:
            archive.writestr("META-INF/container.xml", CONTAINER.format(package))
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def opf(metadata: str, files: str, *, spine: str, version: str = "3.0", guide: str = "", properties: str = "") -> str:
    """A package document; `files` and `spine` are names, those of `properties` (`nav=nav.xhtml`) have one."""
    with_property = {name: word for word, _, name in (pair.partition("=") for pair in properties.split())}
    items = "".join(
        f'<item id="{name.replace("/", "-")}" href="{name}" media-type="{TYPES[name.rpartition(".")[2]]}"'
        + (f' properties="{with_property[name]}"' if name in with_property else "")
        + "/>\n"
        for name in files.split()
    )
    refs = "".join(f'<itemref idref="{name.replace("/", "-")}"/>\n' for name in spine.split())
    toc = ' toc="toc.ncx"' if "toc.ncx" in files.split() else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="{version}" '
        f'unique-identifier="id">\n<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf">{metadata}</metadata>\n<manifest>{items}</manifest>\n'
        f"<spine{toc}>{refs}</spine>\n{guide}</package>"
    )


def page(body: str, *, head: str = "", attributes: str = "", html: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops"{html}><head><title/>{head}</head>\n<body{attributes}>\n{body}\n</body></html>'
    )


SIGIL = book(
    {
        "OEBPS/content.opf": opf(
            '<dc:title id="t">The Ferry</dc:title><meta refines="#t" property="title-type">main</meta>'
            '<dc:creator id="a">Ada Marsh</dc:creator><meta refines="#a" property="role" scheme="marc:relators">aut</meta>'
            '<meta refines="#a" property="file-as">Marsh, Ada</meta>'
            '<dc:contributor id="b">Ben Holm</dc:contributor><meta refines="#b" property="role">trl</meta>'
            "<dc:contributor>Somebody</dc:contributor>"
            '<dc:language>de</dc:language><dc:identifier id="id">urn:uuid:12345678-0000-4000-8000-000000000000</dc:identifier>'
            "<dc:identifier>urn:isbn:9783161484100</dc:identifier>"
            '<meta property="belongs-to-collection" id="s">River Papers</meta>'
            '<meta refines="#s" property="collection-type">series</meta><meta refines="#s" property="group-position">4</meta>'
            "<dc:date>1998-06-01T00:00:00Z</dc:date><dc:description>&lt;p&gt;How it "
            "&lt;b&gt;crosses&lt;/b&gt;.&lt;/p&gt;</dc:description>"
            "<dc:subject>boats</dc:subject><dc:subject>rivers, small</dc:subject>"
            '<meta name="Sigil version" content="2.1"/><meta name="shelf" content="blue"/>',
            "nav.xhtml Text/Section0001.xhtml Text/Section0002.xhtml Text/notes.xhtml Images/Hive.png",
            spine="nav.xhtml Text/Section0001.xhtml Text/Section0002.xhtml Text/notes.xhtml",
            properties="nav=nav.xhtml cover-image=Images/Hive.png",
        ),
        "OEBPS/nav.xhtml": page(
            '<nav epub:type="toc"><h1>Table of Contents</h1><ol><li><a href="Text/Section0001.xhtml">Over</a></li></ol></nav>'
            '<nav epub:type="landmarks" hidden=""><ol><li><a epub:type="bodymatter" '
            'href="Text/Section0001.xhtml">x</a></li></ol></nav>'
        ),
        "OEBPS/Text/Section0001.xhtml": page(
            '<h1 id="top">Hinüber</h1><p>Die Fähre<sup><a href="../Text/notes.xhtml#n1" id="r1">1</a></sup> fährt, siehe '
            '<a href="Section0002.xhtml">unten</a> und <a href="Section0002.xhtml#top">Rückfahrt</a>.</p>'
            '<span epub:type="pagebreak" id="p2" title="2"/><p>Nach<a id="x"/> neun<a '
            'href="../Text/notes.xhtml#n2" id="r2"><sup>2</sup></a>'
            ' steht sie, Seite <a href="#p2">2</a>. <a href="../nav.xhtml">Inhalt</a></p><p><img '
            'src="../Images/hive.png" alt="Ein Korb"/></p>',
            html=' lang="de"',
        ),
        "OEBPS/Text/Section0002.xhtml": page(
            '<h1 id="top">Zurück</h1><p lang="en">Back again.</p><p>Still<sup><a href="../Text/notes.xhtml#n1">1</a></sup>.</p>'
            '<aside class="box"><p>Ein Kasten.</p></aside>',
            html=' lang="de"',
        ),
        "OEBPS/Text/notes.xhtml": page(
            '<h2>Anmerkungen</h2><p id="n1"><a href="../Text/Section0001.xhtml#r1">1.</a> Aus Holz.</p>\n'
            '<p id="n2"><a href="../Text/Section0001.xhtml#r2">2.</a> Abends, <i>nicht</i> morgens.</p>'
        ),
        "OEBPS/Images/Hive.png": PICTURES["hive.png"],
    },
    "OEBPS/content.opf",
)
"""EPUB 3 with folders, notes in a file of their own, a nav in the reading order, small letters where there are large ones."""

CALIBRE = book(
    {
        "content.opf": opf(
            "<dc:title>Salt and Sand</dc:title><dc:creator opf:role='aut' opf:file-as='Holm, Ben'>Ben Holm</dc:creator>"
            "<dc:contributor opf:role='bkp'>calibre (6.0)</dc:contributor><dc:language>en</dc:language>"
            "<dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:identifier id='id' opf:scheme='uuid'>abc</dc:identifier>"
            "<dc:identifier opf:scheme='ISBN'>978-3-16-148410-0</dc:identifier>"
            "<meta name='calibre:series' content='Shores'/><meta name='calibre:series_index' content='2.0'/>"
            "<meta name='cover' content='cover.png'/>",
            "titlepage.xhtml index_split_000.html index_split_001.html index_split_002.html stylesheet.css toc.ncx cover.png",
            spine="titlepage.xhtml index_split_000.html index_split_001.html index_split_002.html",
            version="2.0",
            guide="<guide><reference type='cover' href='titlepage.xhtml' title='Cover'/></guide>",
        ),
        "titlepage.xhtml": page(
            '<div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 160 120">'
            '<image width="160" height="120" xlink:href="cover.png"/></svg></div>'
        ),
        "index_split_000.html": page(
            '<p class="calibre1"><span class="bold">Salt and Sand</span></p><p class="calibre1">Ben Holm</p>',
            head='<link rel="stylesheet" type="text/css" href="stylesheet.css"/>',
            attributes=' class="calibre"',
        ),
        "index_split_001.html": page(
            '<p class="calibre4" id="filepos12"><span class="calibre5">The tide</span></p>\n'
            '<p class="calibre1">It <span class="calibre3">comes</span> twice<a id="filepos90" '
            'href="index_split_002.html#filepos200">'
            '<sup class="calibre6">1</sup></a> and <span class="calibre7">leaves</span>.</p>\n<p class="calibre1">\u00a0</p>\n'
            '<div class="calibre8"><p class="calibre1">So it does<span class="calibre9"><a id="filepos95" '
            'href="index_split_002.html#filepos210">2</a></span>.</p></div>',
            head='<link rel="stylesheet" type="text/css" href="stylesheet.css"/>',
            attributes=' class="calibre"',
        ),
        "index_split_002.html": page(
            '<p class="calibre4"><span class="calibre5">Notes</span></p>'
            '<p class="calibre1" id="filepos200"><a href="index_split_001.html#filepos90">1</a> At noon, mostly.</p>'
            '<p class="calibre1" id="filepos210"><a href="index_split_001.html#filepos95">2</a> And at night.</p>',
            head='<link rel="stylesheet" type="text/css" href="stylesheet.css"/>',
            attributes=' class="calibre"',
        ),
        "stylesheet.css": (
            '/* made by a program */ @namespace h "http://www.w3.org/1999/xhtml";\n.calibre {display: block}\n'
            ".bold, .calibre7 {font-weight: bold}\n.calibre3 {font-style: italic}\n.calibre5 {font-size: 1.5em}\n"
            "span.calibre9 {vertical-align: super; font-size: 0.7em}\n.calibre1 {text-indent: 1em; font-style: italic}"
        ),
        "toc.ncx": (
            '<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
            '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint id="a"><navLabel>'
            "<text>The tide</text></navLabel>"
            '<content src="index_split_001.html#filepos12"/></navPoint><navPoint id="b"><navLabel><text>Notes</text></navLabel>'
            '<content src="index_split_002.html"/></navPoint></navMap></ncx>'
        ),
        "cover.png": PICTURES["hive.png"],
    },
    "content.opf",
)
"""EPUB 2 as a converter makes it: split files, numbered classes, emphasis in the style sheet, headings only in the NCX."""

GUTENBERG = book(
    {
        "OEBPS/book.opf": opf(
            "<dc:title>On Hedges</dc:title><dc:creator opf:file-as='Pike, Jo'>Pike, Jo</dc:creator>"
            "<dc:language>en</dc:language>"
            "<dc:date opf:event='conversion'>2020-01-01</dc:date><dc:date opf:event='publication'>1901-05-01</dc:date>"
            "<dc:identifier id='id' opf:scheme='URI'>http://www.example.org/1</dc:identifier>"
            "<dc:rights>Public domain.</dc:rights>",
            "hedges-0.htm.html hedges-1.htm.html toc.ncx",
            spine="hedges-0.htm.html hedges-1.htm.html",
            version="2.0",
        ),
        "OEBPS/hedges-0.htm.html": page(
            '<div class="pg-boilerplate pgheader" id="pg-header"><h2>The Project Gutenberg eBook of On Hedges</h2>'
            '<div id="pg-start-separator"><span>*** START ***</span></div></div>'
            '<h1>ON HEDGES</h1><p class="center">by Jo Pike</p><h2>CONTENTS</h2><p class="toc"><a '
            'href="#I">I. The quick</a></p>'
            '<h2 id="I">I. The quick</h2><p>They grow<span class="pagenum" id="Page_1">[Pg 1]</span> slowly.'
            '<a id="FNanchor_1_1"/><a href="hedges-1.htm.html#Footnote_1_1" class="fnanchor">[1]</a></p>'
            '<div class="poem"><div class="stanza"><span class="i0">Quick to plant,<br/></span>'
            '<span class="i2">slow to grow.<br/></span></div></div>'
        ),
        "OEBPS/hedges-1.htm.html": page(
            '<h2>II. The dead</h2><p><span class="pageno" title="2" id="Pg2"/>They do not.</p>'
            '<div class="footnotes"><h3>FOOTNOTES:</h3><div class="footnote"><p><a id="Footnote_1_1"/>'
            '<a href="hedges-0.htm.html#FNanchor_1_1"><span class="label">[1]</span></a> An inch a month.</p></div></div>'
            '<div class="pg-boilerplate" id="pg-footer"><div><h2>THE LICENSE</h2></div></div>'
        ),
        "OEBPS/toc.ncx": (
            '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>I</text></navLabel>'
            '<content src="hedges-0.htm.html#I"/></navPoint></navMap></ncx>'
        ),
    },
    "OEBPS/book.opf",
)
"""EPUB 2 in the manner of Project Gutenberg: page numbers in the text, notes at the end, verse of spans."""

ASIDES = book(
    {
        "EPUB/package.opf": opf(
            "<dc:title>Looms</dc:title><dc:title id='sub'>A reader</dc:title><meta refines='#sub' "
            "property='title-type'>subtitle</meta>"
            "<dc:language>en</dc:language>",
            "cover.xhtml title.xhtml one.xhtml two.xhtml nav.xhtml c.jpg",
            spine="cover.xhtml title.xhtml one.xhtml two.xhtml",
            properties="nav=nav.xhtml",
        ),
        "EPUB/nav.xhtml": page(
            '<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav><nav epub:type="landmarks"><ol>'
            '<li><a epub:type="cover" href="cover.xhtml">Cover</a></li><li><a epub:type="titlepage" '
            'href="title.xhtml">T</a></li></ol></nav>'
        ),
        "EPUB/cover.xhtml": page('<img src="c.jpg" alt="Cover"/>', attributes=' epub:type="cover"'),
        "EPUB/title.xhtml": page("<h1>Looms</h1><h2>A reader</h2><p>Weavers’ Hall</p><p>Cover by Jo Pike</p>"),
        "EPUB/one.xhtml": page(
            '<section epub:type="chapter"><h1>One</h1><p>Warp<a epub:type="noteref" href="#f1">*</a> and weft'
            '<a epub:type="noteref" href="two.xhtml#e1">1</a>.</p><aside epub:type="footnote" id="f1">'
            "<p>* Lengthwise.</p></aside></section>"
        ),
        "EPUB/two.xhtml": page(
            '<section epub:type="rearnotes"><h2>Notes</h2><aside epub:type="rearnote" id="e1"><p><a '
            'href="one.xhtml">1</a> Across.</p>'
            "</aside></section>"
        ),
        "EPUB/c.jpg": PICTURES["the hive in May.jpg"],
    },
    "EPUB/package.opf",
)
"""EPUB 3 of a publisher: cover and title page by the landmarks, notes in asides, of two kinds."""

SLOPPY = book(
    {
        "content.opf": opf(
            "<dc:title>Sheds &nbsp; &amp; Roofs</dc:title>",
            "a.html b.html gone.html img/a.png img/torn.png",
            spine="a.html gone.html b.html nowhere.html",
            version="2.0",
        ),
        "a.html": (
            "<html><body><h1>Sheds<p>First <b>plank<p>A picture <img src='IMG/A.PNG'> <img src='img/torn.png' alt='torn'> "
            "<img src='img/no.png' alt='none'> <img src='http://example.org/x.png' alt='far'><p id=x>One. "
            "<a href='b.html#y'>On</a>"
            " <a href='c.html'>Off</a> <script>alert(1)</script><p onclick='x()'>Two<hr><a href='javascript:x()'>Press</a>"
        ),
        "b.html": page(
            '<h3 id="x">Roofs</h3><p id="x">Twice.</p><p><a href="a.html#x">Back</a></p><iframe src="http://example.org"/>'
        ),
        "img/a.png": PICTURES["hive.png"],
        "img/torn.png": b"\x89PNG\r\n\x1a\n" + b"torn" * 20,
    },
    "",
)
"""No container, no language, no contents; broken markup, lost files, a torn picture, a script."""

INDESIGN = book(
    {
        "OEBPS/content.opf": opf(
            "<dc:title>The quarry</dc:title><dc:creator>Ada Marsh</dc:creator><dc:language>en</dc:language>"
            '<dc:identifier id="id">quarry</dc:identifier>',
            "toc.xhtml a.xhtml a-1.xhtml a-2.xhtml css/generated.css",
            spine="toc.xhtml a.xhtml a-1.xhtml a-2.xhtml",
            properties="nav=toc.xhtml",
        ),
        "OEBPS/toc.xhtml": page(
            '<nav id="toc" epub:type="toc"><ol><li><a href="a-1.xhtml#_idParaDest-1">1 The stone</a></li>'
            '<li><a href="a-2.xhtml#_idParaDest-2">2 The men</a></li></ol></nav>'
        ),
        "OEBPS/a.xhtml": page('<div id="_idContainer000"><p class="Title"><span>The quarry</span></p><p>Ada Marsh</p></div>'),
        "OEBPS/a-1.xhtml": page(
            '<div id="_idContainer001"><p id="_idParaDest-1" class="Heading-1"><a id="_idTextAnchor000"></a>'
            '<span class="CharOverride-2">1 </span><span class="CharOverride-2">The st</span><span>one</span></p>\n'
            '<p class="Body"><span class="CharOverride-4">It is </span><span class="Italic">grey</span><span>.</span>'
            '<span id="footnote-002-backlink" class="Footnote-Reference"><a class="_idFootnoteLink" '
            'href="a-1.xhtml#footnote-002">1</a></span><span> It is heavy</span><sup><a class="_idEndnoteLink" '
            'href="a-2.xhtml#endnote-001" id="endnote-001-backlink">i</a></sup>, see '
            '<a href="a-2.xhtml#_idTextAnchor001"><span class="Hyperlink">the men</span></a>.</p>'
            '<div class="_idFootnotes"><aside id="footnote-002" class="_idFootnote" epub:type="footnote"><p class="Footnote">'
            '<a class="_idFootnoteAnchor" href="a-1.xhtml#footnote-002-backlink">1</a>\tLimestone.</p></aside></div></div>',
            head='<link href="css/generated.css" rel="stylesheet" type="text/css"/>',
        ),
        "OEBPS/a-2.xhtml": page(
            '<div><p id="_idParaDest-2" class="Heading-1"><a id="_idTextAnchor001"></a><span>2 The men</span></p>'
            '<p class="Body">They were six.</p><section class="_idEndnotes" epub:type="endnotes"><div id="endnote-001" '
            'class="_idEndnote" epub:type="endnote"><p class="Endnote"><a class="_idEndnoteAnchor" '
            'href="a-1.xhtml#endnote-001-backlink">i</a> Nine tons.</p></div></section></div>'
        ),
        "OEBPS/css/generated.css": (
            "p.Heading-1 {font-weight:bold} span.Italic {font-style:italic} .CharOverride-4 {font-style:normal}\n"
            "span.Footnote-Reference {font-size:65%; vertical-align:super}"
        ),
    },
    "OEBPS/content.opf",
)
"""EPUB 3 as a layout program exports it: spans that divide words, headings only in the contents, notes of two kinds."""

PANDOC = book(
    {
        "EPUB/content.opf": opf(
            '<dc:title>The bell of Harrow End</dc:title><dc:language>en</dc:language><dc:identifier id="id">bell</dc:identifier>',
            "title_page.xhtml nav.xhtml ch001.xhtml toc.ncx",
            spine="title_page.xhtml nav.xhtml ch001.xhtml",
            version="2.0",
            guide='<guide><reference type="toc" title="The bell of Harrow End" href="nav.xhtml"/></guide>',
        ),
        "EPUB/toc.ncx": '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap/></ncx>',
        "EPUB/title_page.xhtml": page('<h1 class="title">The bell of Harrow End</h1>'),
        "EPUB/nav.xhtml": page(
            '<div id="toc"><h1 id="toc-title">The bell of Harrow End</h1><ol class="toc"><li><a href="ch001.xhtml">The tower</a>'
            '<ol class="toc"><li><a href="ch001.xhtml#ropes">The ropes</a></li></ol></li></ol></div>'
        ),
        "EPUB/ch001.xhtml": page(
            '<h1>The tower</h1><p>It rang<a href="#fn1" id="fnref1"><sup>1</sup></a>.</p><h2 id="ropes">The ropes</h2>'
            '<div class="sourceCode" id="cb1"><pre class="sourceCode python"><code class="sourceCode python"><span id="cb1-1">'
            '<a href="#cb1-1"></a>ring()</span></code></pre></div>'
            '<div class="footnotes"><hr/><ol><li id="fn1"><p>At noon.<a href="#fnref1">↩</a></p></li></ol></div>'
        ),
    },
    "EPUB/content.opf",
)
"""EPUB 2 of Pandoc: contents under the title of the book, code with an empty link in each line."""

BOOKS = {
    "sigil": SIGIL,
    "calibre": CALIBRE,
    "gutenberg": GUTENBERG,
    "asides": ASIDES,
    "sloppy": SLOPPY,
    "indesign": INDESIGN,
    "pandoc": PANDOC,
}
