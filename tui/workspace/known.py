"""What the annotations of all sources say together: tags in use, decisions about marks, words and structure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from tui.i18n import _
from tui.notes.model.annotation import Annotation, Kind

SHORT: Final = 24
"""Code points of an example on the line of its tag."""

if TYPE_CHECKING:
    from tui.notes.file.codebook import Codebook, Tag
    from tui.notes.store.notebook import Notebook
    from tui.text.structure import Override
    from tui.workspace.codebook.completion import KnownTag


def known_tags(books: "Sequence[Notebook]", codebook: "Codebook") -> "list[KnownTag]":
    """Return the tags of the codebook, then the others in use, with how often."""
    from tui.workspace.codebook.completion import KnownTag

    used = Counter(tag for book in books for annotation in book.annotations for tag in annotation.tags)
    defined = {tag.name: tag for tag in codebook.tags}
    return [
        KnownTag(name, used[name], described(tag) if tag else "", tag.key if tag else "", tag.aliases if tag else ())
        for name in (*defined, *(name for name in used if name not in defined))
        for tag in [defined.get(name)]
    ]


def described(tag: "Tag") -> str:
    """Return what a tag means on one line: its definition, its rule, words of its examples."""
    from tui.notes.file.codebook import example

    rule = _("must be {rule}").format(rule=tag.rule) if tag.rule else ""
    words = "  ".join(
        f"“{words if len(words) <= SHORT else words[: SHORT - 1] + '…'}”" for words, _id in map(example, tag.examples)
    )
    return "   ".join(part for part in (" ".join(tag.definition.split()), rule, words) if part)


def decisions(books: "Sequence[Notebook]", shown: Iterable[Annotation] = ()) -> dict[tuple[str, str], str | None]:
    """Return what the reader decided about marks for the whole library, (type, text) -> type, None for no mark."""
    from tui.notes.model.decisions import everywhere

    known = [annotation for book in books for annotation in book.annotations if annotation.kind is Kind.MARK]
    return everywhere([*known, *shown])


def divisions(books: "Sequence[Notebook]") -> tuple[tuple[str, ...], ...]:
    """Return what the reader joined or split for the whole library, each as the words that a text is divided into."""
    from tui.notes.model.segmentation import everywhere

    return everywhere(annotation for book in books for annotation in book.annotations)


def overrides_of(annotations: Iterable[Annotation]) -> "tuple[Override, ...]":
    """Return what annotations say about the structure of their page; loads the splitter only if they do."""
    if all(annotation.kind is not Kind.STRUCTURE for annotation in annotations):
        return ()
    from tui.notes.model.overrides import overrides

    return overrides(annotations)
