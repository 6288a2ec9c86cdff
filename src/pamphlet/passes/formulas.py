"""Formulas: each can be shown as one, or is printed as it was typed."""

from dataclasses import replace

from pamphlet.diagnostics import Report
from pamphlet.formulas import NoFormula, drawing, mathml
from pamphlet.settings import Settings
from pamphlet.tree import Code, Document, Inline, Inlines, Math
from pamphlet.walk import Rewrite

MOST_SHOWN = 40
"""How much of a formula a message quotes, in characters."""


def check_formulas(document: Document, settings: Settings, report: Report) -> Document:
    """Keep the formulas that can be shown: as MathML, and as a drawing where a PDF is made. The others become code.

    Reports `formula-unreadable`.
    """

    show = drawing if "pdf" in settings.formats else mathml

    def settle(inline: Inline) -> Inlines:
        if not isinstance(inline, Math):
            return (inline,)
        try:
            show(inline.tex, inline.display)
        except NoFormula as problem:
            message = f"“{_shown(inline.tex)}” cannot be shown as a formula: {problem}"
            report.add("formula-unreadable", message, inline.position, hint=problem.hint)
            attributes = replace(inline.attributes, classes=("math", *inline.attributes.classes))
            return (Code(inline.tex, attributes=attributes, position=inline.position),)
        return (inline,)

    return Rewrite(inline=settle).document(document)


def _shown(tex: str) -> str:
    words = " ".join(tex.split())
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN].rstrip()}…"
