"""SVG drawings: only what draws comes through.

Stands behind the one door (`resources`). A drawing is rebuilt from the elements and attributes that
are listed here, so that no script, no event handler, no entity and no address outside the file can
reach a page or an e-book, whatever the author's program wrote; what editors note for themselves goes
too. A drawing that needs what is not listed is refused, so that it is never printed half.
"""

import re

from lxml import etree

from pamphlet.drawing_attributes import ELEMENTS, settled

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

_NOTES_OF_EDITORS = re.compile(
    r"http://(?:www\.inkscape\.org|sodipodi\.|creativecommons\.org|purl\.org/dc|www\.w3\.org/1999/02/22-rdf|ns\.adobe\.com"
    r"|www\.bohemiancoding\.com|www\.serif\.com|vectornator\.io|www\.figma\.com|schemas\.microsoft\.com)"
)
_SILENT = frozenset({"metadata"})
_REFERENCE = re.compile(r"#|data:image/(?:png|jpeg|gif|webp);base64,")
_UNSAFE = re.compile(r"@|\\|javascript:|expression\(|image(?:-set)?\(|src\(|url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(?:ENTITY|ATTLIST)")


class Refused(ValueError):
    """A drawing that cannot be used; the message says why."""


def clean_drawing(data: bytes) -> bytes:
    """The drawing in `data`, rebuilt from what may be in one, as UTF-8.

    Raises Refused when it is damaged, or holds a program, a web page or an outside address.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    if _DECLARED.search(data):
        raise Refused("it declares things of its own, which are never read")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise Refused("it is damaged") from problem
    if root.tag != f"{{{_SVG}}}svg":
        raise Refused("it is not an SVG drawing")
    _clean(root)
    _name_anew(root)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _clean(root: etree._Element) -> None:
    for element in list(root.iter()):
        if not isinstance(element.tag, str):
            raise Refused("it refers to things outside itself")
        name = etree.QName(element)
        if (name.namespace == _SVG and name.localname in _SILENT) or _NOTES_OF_EDITORS.match(name.namespace or ""):
            _remove(element)
        elif name.namespace == _SVG and name.localname == "a":
            element.tag = f"{{{_SVG}}}g"  # what it shows stays; a picture leads nowhere
            for key in [key for key in element.attrib if str(key).rpartition("}")[2] in {"href", "target"}]:
                del element.attrib[key]
            _clean_attributes(element)
        elif name.namespace != _SVG or name.localname not in ELEMENTS:
            raise Refused(f"it holds “{name.localname}”, which is no drawing")
        else:
            _clean_attributes(element)
            if name.localname == "style" and _UNSAFE.search("".join(map(str, element.itertext()))):
                raise Refused("its style refers to things outside itself")


def _remove(element: etree._Element) -> None:
    """Take an element out with all it holds; the words behind it stay."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _clean_attributes(element: etree._Element) -> None:
    for key, value in element.attrib.items():
        name, text = etree.QName(key), str(value).strip()
        if name.namespace is None and name.localname.lower().startswith("on"):
            raise Refused("it holds a program")
        if name.localname == "href" and name.namespace in (None, _XLINK):
            if not _REFERENCE.match(text):
                raise Refused("it refers to things outside itself")
        elif name.namespace == _XML and name.localname in {"space", "lang", "id"}:
            continue
        elif name.namespace is not None:
            del element.attrib[key]
        elif _UNSAFE.search(text):
            raise Refused("it refers to things outside itself")
    kept = settled(etree.QName(element).localname, ((str(key), str(value)) for key, value in element.attrib.items()))
    element.attrib.clear()
    for of, said in kept.items():
        element.attrib[of] = said


_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NAMED = re.compile(r"""url\(\s*(["']?)#([^"')]+)\1\s*\)""")


def _name_anew(root: etree._Element) -> None:
    """Give each id only once, to the first that has it, and one that XML can hold; what refers to it follows."""
    names: dict[str, str] = {}
    for element in root.iter():
        if (id_ := str(element.attrib.pop("id", ""))) and id_ not in names:
            names[id_] = element.attrib["id"] = id_ if _NAME.fullmatch(id_) else f"id.{len(names) + 1}."
    changed = {old: new for old, new in names.items() if old != new}
    if not changed:
        return

    def anew(found: re.Match[str]) -> str:
        return f"url(#{changed.get(found[2].strip(), found[2].strip())})"

    for element in root.iter():
        for key, value in element.attrib.items():
            text = str(value)
            if str(key).rpartition("}")[2] == "href":
                element.attrib[key] = f"#{changed.get(text[1:], text[1:])}" if text.startswith("#") else text
            elif "url(" in text:
                element.attrib[key] = _NAMED.sub(anew, text)
