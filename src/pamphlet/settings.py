"""How to build: pamphlet.yaml, front matter and flags become one frozen `Settings`.

Flags go before front matter, front matter before pamphlet.yaml, that before the defaults.
A key that nobody knows is a diagnostic with its line, never silence.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from pamphlet.diagnostics import Report
from pamphlet.inks import Inks, Profile
from pamphlet.metadata import KEYS, METADATA_KEYS, BadValue, MetadataLayers, canonical, is_claim, read_metadata
from pamphlet.options import Option, did_you_mean, read_options, shown
from pamphlet.paper import Paper
from pamphlet.setting_values import FORMATS, PLACEMENTS, SETTINGS, Format, Mark, Place, Placement, Shop
from pamphlet.source import Position, Source
from pamphlet.stylesheets import Style

PROJECT_FILE = "pamphlet.yaml"

PROJECT_ONLY = frozenset({"parts", "filters"})
"""Settings that open other files or run programs, which no text may ask for."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a build is told besides its text.

    `folder` is where pictures are looked for, `stem` names the outputs and stands in for a
    missing title. `wrap`, `notes` and `headings` tell the plain-text reader what the author knows:
    how lines were wrapped, where notes may be found, whether lines without a mark may be headings.
    `placement` says where the printed page has its notes (the key `notes` takes its words too), `notes_url` at which address
    they can be read, `qr` which addresses have a QR code: those of all `links`, and of the last page.
    `contents` is whether it has a table of contents (auto: if it is long), `title_page` whether its
    title has a page of its own, `drop_capital` whether the text begins with a large letter.
    `style` None is the default, `paper` None that of the style; `page_numbers_of` is the style of another edition, whose page
    numbers stand in the margins of this one; `variables` are their names with values of CSS.
    `parts` are the files that make up one pamphlet, `filters` the user's own passes, both as seen from
    `project`, the folder of pamphlet.yaml; `note_numbers`
    says whether each chapter counts its notes anew, `places` where a setting was written.
    `pdf_standard` is what the PDF keeps, for readers (UA) and for archives (A); `embed_source` puts the
    text into it. `page_list` says whether the e-book tells where the pages of the PDF begin; None means
    that it does where a PDF is made too. `colour` is what the pages are printed with (auto: the inks of the press whose
    `colour_profile` is named, else the colours of screens), `bleed` how far they are printed beyond their edges, in mm,
    `marks` what is drawn around them. `split_at` is the level of headings at which the e-book begins a new file,
    `embed_fonts` whether it brings the fonts of the style, `writing` how its lines run, `shops` are those whose
    rules it is held against.
    `source_date_epoch` and `newest_input` are seconds since 1970 (UTC); the dates in the outputs come from
    them and never from a clock. `fixed` are the keys that a flag has set, which front matter cannot change.
    """

    formats: tuple[Format, ...] = FORMATS
    source: str = ""
    folder: Path = Path()
    stem: str = "pamphlet"
    source_date_epoch: int | None = None
    newest_input: float = 0.0
    wrap: Literal["auto", "hard", "soft"] = "auto"
    notes: Literal["auto", "heading", "none"] = "auto"
    headings: Literal["auto", "none"] = "auto"
    placement: Placement = "endnotes"
    notes_url: str = ""
    qr: tuple[str, ...] = ()
    contents: Literal["auto", "yes", "no"] = "auto"
    title_page: Literal["yes", "no"] = "no"
    drop_capital: Literal["yes", "no"] = "no"
    style: Style | None = None
    page_numbers_of: Style | None = None
    paper: Paper | None = None
    variables: tuple[tuple[str, str], ...] = ()
    typography: Literal["smart", "keep"] = "smart"
    parts: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    project: Path = Path()
    note_numbers: Literal["through", "chapter"] = "through"
    places: Mapping[str, Position] = field(default_factory=dict)
    pdf_standard: Literal["ua-1+a-2a", "ua-2+a-4"] = "ua-1+a-2a"
    embed_source: bool = False
    page_list: bool | None = None
    colour: Literal["auto", "rgb", "grey", "cmyk"] = "auto"
    colour_profile: Profile | None = None
    bleed: float = 0.0
    marks: tuple[Mark, ...] = ()
    split_at: Literal["auto", "none", "1", "2"] = "auto"
    embed_fonts: bool = False
    writing: Literal["horizontal", "vertical"] = "horizontal"
    shops: tuple[Shop, ...] = ()
    metadata: MetadataLayers = field(default_factory=MetadataLayers)
    fixed: frozenset[str] = frozenset()

    @property
    def page_map_wanted(self) -> bool:
        """Whether an e-book is made that tells where the pages of the PDF begin."""
        wanted = "pdf" in self.formats if self.page_list is None else self.page_list
        return wanted and "epub" in self.formats

    @property
    def inks(self) -> Inks | None:
        """What the pages are printed with; None for the colours of screens."""
        match self.colour:
            case "rgb":
                return None
            case "grey":
                return Inks("grey")
            case "cmyk":
                return Inks("cmyk", self.colour_profile)
            case "auto":
                return Inks("cmyk", self.colour_profile) if self.colour_profile else None

    def updated(self, options: tuple[Option, ...], report: Report, *, fix: bool = False, trusted: bool = False) -> "Settings":
        """These settings with the ones among `options`, unless a flag has fixed them.

        `fix` marks them as set by flags. Those of flags and, as `trusted` says, of pamphlet.yaml may
        name a style sheet that stands anywhere, files to join and programs to run; a text's only a style
        sheet inside its folder. Reports `option-unknown`, `option-misplaced` and `option-value`.
        """
        by_user = fix or trusted
        _tell_unknown(options, by_user, report)
        place = Place(Path() if fix else self.folder, anywhere=by_user)
        found: dict[str, Any] = {}
        places = dict(self.places)
        for option in options:
            key = canonical(option.key)
            name = key.replace("-", "_")
            if key not in _settings(by_user):
                continue
            if key in PROJECT_ONLY and not by_user:
                hint = f"set it in {PROJECT_FILE}"
                report.add("option-misplaced", f"“{option.key}” cannot be set in a text", option.position, hint=hint)
            elif name not in self.fixed:
                try:
                    value = SETTINGS[key](option.value, place)
                except BadValue as problem:
                    message = f"“{option.key}” cannot be “{shown(option.value)}”"
                    report.add("option-value", message, option.position, hint=str(problem))
                    continue
                if key == "notes" and value in PLACEMENTS:
                    name = "placement"
                if name not in self.fixed:
                    found[name] = tuple((dict(self.variables) | dict(value)).items()) if key == "variables" else value
                    places |= {key: option.position} if option.position else {}
        fixed = self.fixed | found.keys() if fix else self.fixed
        return replace(self, **found, places=places, fixed=fixed)


def _settings(by_user: bool) -> AbstractSet[str]:
    """The keys of settings; in a text, `source` is none of them, but says where the text is from."""
    return SETTINGS.keys() if by_user else SETTINGS.keys() - {"source"}


def _tell_unknown(options: tuple[Option, ...], by_user: bool, report: Report) -> None:
    """Report `option-unknown` for each key that is neither metadata nor a setting, all the keys with the first."""
    known = KEYS.keys() | _settings(by_user)
    all_keys: str | None = "the keys are " + ", ".join((*KEYS, *SETTINGS))
    for option in options:
        key = canonical(option.key)
        if key in known or is_claim(option.key):
            continue
        hint = "write it as “credits:”" if key == "source" else did_you_mean(key, (*METADATA_KEYS, *SETTINGS))
        message = f"“{option.key}” is not a key that pamphlet knows"
        report.add("option-unknown", message, option.position, hint=hint or all_keys)
        all_keys = all_keys if hint else None  # it is long: once is enough


def unknown(options: tuple[Option, ...], *, trusted: bool = False) -> dict[str, str]:
    """The keys that pamphlet does not know, with their values as text: metadata to be kept as `extra`."""
    known = KEYS.keys() | _settings(trusted)
    values = {option.key: shown(option.value) for option in options if canonical(option.key) not in known}
    return {key: value for key, value in values.items() if value}


def load_project(folder: Path, report: Report) -> Settings | None:
    """The settings of the project in `folder`, or None where it has no pamphlet.yaml.

    Reports `source-unreadable`, `source-not-text` and what `read_options`, `read_metadata` and
    `Settings.updated` report, with the lines of pamphlet.yaml.
    """
    path = folder / PROJECT_FILE
    if not path.is_file():
        return None
    here = Position(str(path), 1)
    try:
        source = Source.open(path)
        text = source.data.decode("utf-8-sig")
    except OSError as problem:
        report.add("source-unreadable", f"cannot open {path}: {problem.strerror}", here)
        return Settings(folder=folder)
    except UnicodeDecodeError:
        report.add("source-not-text", f"{path} is not a UTF-8 text", here, hint="save it as UTF-8")
        return Settings(folder=folder)
    report.remember(str(path), text)
    options = read_options(text, str(path), report)
    metadata = replace(read_metadata(options, report), extra=unknown(options, trusted=True))
    settings = Settings(folder=folder, project=folder, newest_input=source.modified, metadata=MetadataLayers(project=metadata))
    return settings.updated(options, report, trusted=True)
