r"""What TeX calls the signs, accents, alphabets and functions of formulas: a table for Word's own markup and for MathML."""

from collections.abc import Mapping
from types import MappingProxyType
from unicodedata import name, normalize

_GREEK = (
    "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon "
    "varphi chi psi omega"
)
_CAPITALS = "Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega"
_OTHERS = (
    "± pm ∓ mp × times ÷ div · cdot ⋅ cdot ∗ ast ∘ circ ≤ leq ≥ geq ≠ neq ≈ approx ≡ equiv ∼ sim ∝ propto ∞ infty ∂ partial "
    "∇ nabla ∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap ∅ emptyset ∀ forall ∃ exists ¬ neg ∧ wedge ∨ vee → to ← leftarrow "
    "↔ leftrightarrow ⇒ Rightarrow ⇔ Leftrightarrow ↦ mapsto … ldots ⋯ cdots ⋮ vdots ⋱ ddots ∑ sum ∏ prod ∐ coprod ∫ int "
    "∬ iint ∭ iiint ∮ oint ⋃ bigcup ⋂ bigcap ⋁ bigvee ⋀ bigwedge ϵ epsilon ϕ phi ϑ vartheta ℏ hbar ℓ ell ⟨ langle ⟩ rangle "
    "‖ Vert ⌈ lceil ⌉ rceil ⌊ lfloor ⌋ rfloor ⊥ perp ∥ parallel ∠ angle ° circ"
)


def _pairs(table: str) -> dict[str, str]:
    """Signs and the names of their commands, which follow one another in `table`."""
    words = table.split()
    return {sign: f"\\{name}" for sign, name in zip(words[::2], words[1::2], strict=True)}


SIGNS: Mapping[str, str] = MappingProxyType(
    {
        **{chr(0x3B1 + number): f"\\{name}" for number, name in enumerate(_GREEK.split())},
        **_pairs(_CAPITALS),
        **_pairs(_OTHERS),
        "ο": "o",
        "°": "^{\\circ}",
        "−": "-",
        "\u2062": "",
        "\u2061": "",
        "\u200b": "",
        "\u00a0": "~",
        **{sign: f"\\{sign}" for sign in "{}#%&$_"},
        "\\": "\\backslash",
    }
)
ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "\u0302": "hat",
        "\u0303": "tilde",
        "\u0304": "bar",
        "\u0305": "overline",
        "\u0307": "dot",
        "\u0308": "ddot",
        "\u030c": "check",
        "\u0301": "acute",
        "\u0300": "grave",
        "\u0306": "breve",
        "\u20d7": "vec",
        "\u2192": "vec",
        "": "hat",
    }
)
ALPHABETS = MappingProxyType({"double-struck": "mathbb", "script": "mathcal", "fraktur": "mathfrak"})
_FUNCTION_NAMES = (
    "arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec "
    "sin sinh sup tan tanh"
)
FUNCTIONS = frozenset(_FUNCTION_NAMES.split())


_ALPHABET_NAMES = MappingProxyType(
    {"BOLD": "mathbf", "DOUBLE-STRUCK": "mathbb", "SCRIPT": "mathcal", "FRAKTUR": "mathfrak", "SANS-SERIF": "mathsf"}
)


def tex_sign(sign: str) -> str:
    """A sign as TeX; a letter of a mathematical alphabet as the plain letter, in its command where it has one."""
    if not "\U0001d400" <= sign <= "\U0001d7ff":
        return SIGNS.get(sign, sign)
    plain = normalize("NFKC", sign)
    called = name(sign, "").removeprefix("MATHEMATICAL ").split(" ")[0]
    alphabet = _ALPHABET_NAMES.get(called, "")
    return f"\\{alphabet}{{{plain}}}" if alphabet and plain.isascii() else SIGNS.get(plain, plain)


def tex_function(written: str) -> str:
    """The name of a function, from `sin` or `\\mathrm{sin}`."""
    bare = written.removeprefix("\\mathrm{").removesuffix("}").strip()
    return f"\\{bare}" if bare in FUNCTIONS else f"\\operatorname{{{bare}}}" if bare.isalpha() and len(bare) > 1 else written
