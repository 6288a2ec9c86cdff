"""The Word reader: pictures, drawings and formulas."""

from pathlib import Path

import pytest

from docx_samples import DOT, IMAGE, handmade, new_document, paragraph, picture, read, read_quietly, run, saved, tree
from pamphlet.outline import outline
from pamphlet.passes import publish
from pamphlet.settings import Settings
from pamphlet.source import Position
from pamphlet.tree import Math
from pamphlet.walk import descendants


def test_pictures_with_descriptions_and_captions_reach_the_publication() -> None:
    document = new_document()
    document.add_picture(str(DOT))
    picture = document.paragraphs[0]._p.xpath(".//wp:docPr")[0]
    picture.set("descr", "A dot")
    document.add_paragraph("The dot, enlarged.", style="Caption")
    document.add_paragraph("Words beside ").add_run().add_picture(str(DOT))
    document.add_paragraph("Alone.", style="Caption")
    read_document, report = read(saved(document))
    assert outline(read_document) == tree("""
        document
          language: en-US
          figure
            paragraph: image<word-picture-1.png>"A dot"{width=2.8mm}
            caption: "The dot, enlarged."
          paragraph: "Words beside " image<word-picture-1.png>{width=2.8mm}
          paragraph: "Alone."
        resources
          word-picture-1.png image/png
        """)
    publication = publish(read_document, Settings(folder=Path("nowhere")), report)
    assert [resource.data for resource in publication.resources] == [DOT.read_bytes()]
    assert "image-alt-missing" in {d.code for d in report.diagnostics}


def test_a_picture_for_decoration_says_so() -> None:
    decorative = (
        '<wp:docPr id="1" name="x"><a:extLst><a:ext><d:decorative val="1" '
        'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst></wp:docPr>'
    )
    relation = f'<Relationship Id="i1" Type="{IMAGE}" Target="media/dot.png"/>'
    data = handmade(picture('r:embed="i1"', decorative), None, relation, {"word/media/dot.png": DOT.read_bytes()})
    assert 'image<word-picture-1.png>""' in read_quietly(data)


def test_a_picture_in_the_older_form_keeps_its_description() -> None:
    relation = f'<Relationship Id="i1" Type="{IMAGE}" Target="media/dot.png"/>'
    shape = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="A dot"><v:imagedata r:id="i1"/></v:shape>'
    data = handmade(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>", None, relation, {"word/media/dot.png": DOT.read_bytes()})
    assert 'image<word-picture-1.png>"A dot"' in read_quietly(data)


def test_pictures_outside_the_file_are_refused() -> None:
    relation = f'<Relationship Id="i1" Type="{IMAGE}" Target="file:///etc/passwd" TargetMode="External"/>'
    document, report = read(handmade(picture('r:link="i1"') + paragraph("Words."), None, relation))
    assert outline(document) == 'document\n  paragraph: "Words."\n'
    assert [(d.code, d.position) for d in report.diagnostics] == [("resource-refused", Position("a.docx", 1))]


def test_formulas_keep_their_signs() -> None:
    body = "<w:p><w:r><w:t>So: </w:t></w:r><m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath><w:r><w:t>.</w:t></w:r></w:p>"
    document, report = read(handmade(body))
    assert outline(document) == 'document\n  paragraph: "So: " math("a=b") "."\n'
    assert report.diagnostics == []


DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006"


def drawing(kind: str, inside: str = "") -> str:
    return (
        f'<w:drawing xmlns:wp="{DRAWINGS}/wordprocessingDrawing" xmlns:a="{DRAWINGS}/main"><wp:inline><a:graphic>'
        f'<a:graphicData uri="{kind}">{inside}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def test_text_in_boxes_is_text_and_charts_are_told() -> None:
    shape = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    words = f'<s:wsp xmlns:s="{shape}"><s:txbx><w:txbxContent>{paragraph("In a box.")}</w:txbxContent></s:txbx></s:wsp>'
    chosen = f"<mc:AlternateContent><mc:Choice>{drawing(shape, words)}</mc:Choice></mc:AlternateContent>"
    body = f"<w:p>{run('Beside it.')}<w:r>{drawing(shape, words)}</w:r><w:r>{chosen}</w:r></w:p>"
    document, report = read(handmade(f"{body}<w:p>{run('Sales:')}<w:r>{drawing(f'{DRAWINGS}/chart')}</w:r></w:p>"))
    assert outline(document) == tree("""
        document
          paragraph: "Beside it."
          paragraph: "In a box."
          paragraph: "In a box."
          paragraph: "Sales:"
        """)
    assert [(d.code, d.message) for d in report.diagnostics] == [("markup-unsupported", "a chart was left out")]


def test_captions_above_pictures_and_beside_them_in_a_line() -> None:
    relation = f'<Relationship Id="i1" Type="{IMAGE}" Target="media/dot.png"/>'
    styles = (
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="caption"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="F"><w:name w:val="Figure"/><w:basedOn w:val="C"/></w:style>'
    )
    one = picture('r:embed="i1"')
    above = paragraph("A dot", '<w:pStyle w:val="C"/>') + one
    inside = one.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="F"/></w:pPr>').replace("</w:p>", f"{run('Another')}</w:p>")
    data = handmade(above + inside, {"styles": styles}, relation, {"word/media/dot.png": DOT.read_bytes()})
    assert read_quietly(data) == tree("""
        document
          figure
            paragraph: image<word-picture-1.png>
            caption: "A dot"
          figure
            paragraph: image<word-picture-1.png>
            caption: "Another"
        resources
          word-picture-1.png image/png
        """)


def r(text: str, properties: str = "") -> str:
    return f"<m:r><m:rPr>{properties}</m:rPr><m:t>{text}</m:t></m:r>"


def e(name: str, inside: str) -> str:
    return f"<m:{name}>{inside}</m:{name}>"


def value(name: str, said: str) -> str:
    return f'<m:{name} m:val="{said}"/>'


FORMULAS = [
    (r("a+b"), "a+b"),
    (e("f", e("num", r("1")) + e("den", r("2α"))), r"\frac{1}{2\alpha}"),
    (e("f", e("fPr", value("type", "noBar")) + e("num", r("n")) + e("den", r("k"))), r"{n \atop k}"),
    (e("sSup", e("e", r("x")) + e("sup", r("2"))), "x^{2}"),
    (e("sSubSup", e("e", r("ab")) + e("sub", r("i")) + e("sup", r("2"))), "{ab}_{i}^{2}"),
    (e("rad", e("radPr", value("degHide", "1")) + e("deg", "") + e("e", r("x"))), r"\sqrt{x}"),
    (e("rad", e("deg", r("3")) + e("e", r("x"))), r"\sqrt[3]{x}"),
    (e("d", e("dPr", value("begChr", "[") + value("endChr", "")) + e("e", r("x")) + e("e", r("y"))), r"\left[ x| y \right."),
    (
        e("nary", e("naryPr", value("chr", "∑")) + e("sub", r("i=1")) + e("sup", r("n")) + e("e", r("i"))),
        r"\sum_{i=1}^{n} i",
    ),
    (e("func", e("fName", r("sin", value("sty", "p"))) + e("e", r("x"))), r"\sin x"),
    (e("func", e("fName", e("limLow", e("e", r("lim")) + e("lim", r("x→0")))) + e("e", r("x"))), r"\lim_{x\to 0} x"),
    (e("acc", e("accPr", value("chr", "\u20d7")) + e("e", r("v"))), r"\vec{v}"),
    (e("bar", e("barPr", value("pos", "top")) + e("e", r("v"))), r"\overline{v}"),
    (e("m", e("mr", e("e", r("1")) + e("e", r("0"))) + e("mr", e("e", r("0")) + e("e", r("1")))),
     r"\begin{matrix} 1 & 0 \\ 0 & 1 \end{matrix}"),
    (e("eqArr", e("e", r("x&amp;=1")) + e("e", r("y&amp;=2"))), r"\begin{aligned} x&=1 \\ y&=2 \end{aligned}"),
    (r("if", "<m:nor/>") + r("{𝑎}"), r"\text{if}\{a\}"),
    (r("R", value("scr", "double-struck")), r"\mathbb{R}"),
    (e("borderBox", e("e", r("x"))), r"\boxed{x}"),
]  # fmt: skip


@pytest.mark.parametrize(("omml", "tex"), FORMULAS, ids=[tex for _, tex in FORMULAS])
def test_formulas_become_tex(omml: str, tex: str) -> None:
    document, report = read(handmade(f"<w:p><m:oMath>{omml}</m:oMath></w:p>"))
    assert [node.tex for node in descendants(document.children) if isinstance(node, Math)] == [tex]
    assert report.diagnostics == []


def test_a_formula_on_a_line_of_its_own_and_one_that_has_no_tex() -> None:
    strange = e("groupChr", e("groupChrPr", value("chr", "⎴")) + e("e", r("x+y")))
    body = f"<w:p><m:oMathPara><m:oMath>{r('x')}</m:oMath></m:oMathPara></w:p><w:p><m:oMath>{strange}</m:oMath></w:p>"
    document, report = read(handmade(body))
    assert outline(document) == 'document\n  paragraph: display-math("x")\n  paragraph: "x+y"\n'
    assert [(d.code, d.message, d.position) for d in report.diagnostics] == [
        ("markup-unsupported", "a formula was kept as plain signs: x+y", Position("a.docx", 2))
    ]
