"""The formats that exist; a new one is a file beside this one and a line here."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from tui.export import (
    anki,
    bio,
    brat,
    conllu,
    doccano,
    docx,
    figures,
    html,
    htmlread,
    jsonl,
    labelstudio,
    markdown,
    mdread,
    quotes,
    refi,
    reficodes,
    refiread,
    spacy,
    table,
    w3c,
    xlsx,
)
from tui.export.document import Choice
from tui.export.format import ALIKE, Feature, FileShape, Format, TokenUnit, usual
from tui.i18n import N_

_F = Feature
_SAID = frozenset({_F.TAGS, _F.NOTE, _F.STATUS, _F.AUTHOR})
_EVERYTHING = frozenset(_F) - {_F.RELATION, _F.JOINED}
_LABELS = frozenset({_F.SPAN, _F.TAGS, _F.MARK})
_BY_WORD = frozenset({TokenUnit.WORD})
_QUOTES = frozenset({_F.OVERLAP, _F.ASTRAY})

FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "markdown": Format(
            N_("Markdown notes for Obsidian"),
            ".md",
            markdown.write,
            frozenset({_F.OVERLAP, _F.TAGS, _F.NOTE, _F.WHOLE, _F.ASTRAY}),
            Choice.NONE,
            mdread.read,
            FileShape.EITHER,
        ),
        "csv": Format(N_("Table for a spreadsheet"), ".csv", table.write, _EVERYTHING | {_F.JOINED}, read=table.read),
        "jsonl": Format(N_("JSON Lines"), ".jsonl", jsonl.write, frozenset(_F), read=jsonl.read),
        "figures": Format(
            N_("Table of the figures in the text"),
            ".csv",
            figures.write,
            frozenset({_F.ORIGIN, _F.VALUE}),
            Choice.ALL,
            figures.read,
        ),
        "w3c": Format(N_("W3C Web Annotations"), ".jsonld", w3c.write, frozenset(_F) - {_F.VALUE}, read=w3c.read),
        "doccano": Format(
            N_("doccano"),
            ".jsonl",
            doccano.write,
            _LABELS | {_F.OVERLAP, _F.ORIGIN, _F.RELATION, _F.REJECTED},
            Choice.ALL,
            doccano.read,
        ),
        "labelstudio": Format(
            N_("Label Studio tasks"),
            ".json",
            labelstudio.write,
            _LABELS | _SAID | {_F.OVERLAP, _F.GAPS, _F.WHOLE, _F.ORIGIN, _F.MAKER, _F.RELATION, _F.REJECTED, _F.JOINED},
            Choice.ALL,
            labelstudio.read,
        ),
        "brat": Format(
            N_("brat standoff"),
            ".ann",
            brat.write,
            _LABELS | _SAID | {_F.OVERLAP, _F.GAPS, _F.WHOLE, _F.ORIGIN, _F.MAKER, _F.RELATION, _F.REJECTED, _F.JOINED},
            Choice.ALL,
            brat.read,
            FileShape.FOLDER,
        ),
        "bio": Format(N_("BIO, one token a line"), ".bio", bio.bio, _LABELS, Choice.ALL, bio.read, words=_BY_WORD),
        "bioes": Format(
            N_("BIOES, one token a line"), ".bioes", bio.bioes, _LABELS, Choice.ALL, bio.read, words=_BY_WORD
        ),
        "conllu": Format(
            N_("CoNLL-U words"),
            ".conllu",
            conllu.write,
            _LABELS | {_F.OVERLAP, _F.GAPS, _F.ORIGIN, _F.REJECTED},
            Choice.ALL,
            conllu.read,
            words=frozenset(TokenUnit),
        ),
        "spacy": Format(
            N_("spaCy documents"),
            ".spacy.jsonl",
            spacy.write,
            _LABELS | {_F.OVERLAP, _F.WHOLE, _F.ORIGIN, _F.REJECTED},
            Choice.ALL,
            spacy.read,
            words=frozenset(TokenUnit),
        ),
        "refi": Format(
            N_("REFI-QDA project"),
            ".qdpx",
            refi.write,
            _LABELS | _SAID | {_F.OVERLAP, _F.GAPS, _F.WHOLE, _F.ORIGIN, _F.REJECTED},
            read=refiread.read,
        ),
        "refi-codebook": Format(N_("REFI-QDA codebook"), ".qdc", reficodes.write, frozenset(), read=reficodes.read),
        "html": Format(N_("Web page"), ".html", html.write, _EVERYTHING, read=htmlread.read),
        "docx": Format(
            N_("Word document with comments"),
            ".docx",
            docx.write,
            _SAID | {_F.OVERLAP, _F.MARK, _F.ORIGIN},
            read=docx.read,
            needs="docx",
        ),
        "xlsx": Format(
            N_("Excel workbook"), ".xlsx", xlsx.write, _EVERYTHING | {_F.JOINED}, read=xlsx.read, needs="xlsx"
        ),
        "quotes": Format(
            N_("Quotations with references"),
            ".txt",
            quotes.write,
            frozenset({_F.OVERLAP, _F.ASTRAY}),
            Choice.NONE,
            quotes.read,
        ),
        "anki": Format(
            N_("Anki cards"),
            ".tsv",
            anki.write,
            frozenset({_F.OVERLAP, _F.ASTRAY, _F.TAGS, _F.NOTE}),
            Choice.NONE,
            anki.read,
        ),
    }
)
"""Name on the command line -> format."""


def by_ending(name: str) -> tuple[str, ...]:
    """Return the formats that a file's name may mean, the first of several with one ending standing for all of them."""
    fitting = [key for key, form in FORMATS.items() if usual(name).endswith(form.suffix)]
    longest = max((len(FORMATS[key].suffix) for key in fitting), default=0)
    return tuple(key for key in fitting if len(FORMATS[key].suffix) == longest)[:1]


def with_ending(path: str, form: Format) -> str:
    """Return a typed path with a format's ending in place of that of another one; without any it stays as it is."""
    endings = sorted((*(one.suffix for one in FORMATS.values()), *ALIKE), key=len, reverse=True)
    ending = next((one for one in endings if path.lower().endswith(one)), "")
    own = "" if form.shape is FileShape.FOLDER else form.suffix
    return path[: -len(ending)] + own if ending else path


def finished(target: Path, form: Format) -> Path:
    """Return where a format is written: a name without its ending gets it, unless it is or can be a folder."""
    if form.folder or target.is_dir() or usual(target.name).endswith(form.suffix):
        return target
    return target.with_name(target.name + form.suffix)


def fits(form: Format, name: str) -> bool:
    """Tell whether a file may have this name: not when its ending is that of other formats only."""
    others = any(usual(name).endswith(other.suffix) for other in FORMATS.values())
    return usual(name).endswith(form.suffix) or not others
