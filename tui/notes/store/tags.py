"""Rename, merge, split and remove tags over a whole library: plans to look at first, then one action to store."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from tui.i18n import _
from tui.notes.file.codebook import Codebook, Defining, Tag, normal
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change, Notebook


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of a preview."""

    annotation: Annotation
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagPlan:
    """What an action on tags will change; nothing is changed before `Store.apply_all` gets it."""

    label: str
    """The action in words, for the undo list."""
    rows: tuple[PreviewRow, ...]
    """By source and position."""
    tags: Defining

    @property
    def changes(self) -> dict[str, Change]:
        """What the store is to apply, by name of source."""
        by_source: dict[str, list[Annotation]] = {}
        for row in self.rows:
            by_source.setdefault(row.annotation.source, []).append(replace(row.annotation, tags=row.after))
        return {source: Change(self.label, tuple(put)) for source, put in by_source.items()}

    @property
    def sources(self) -> int:
        """How many sources it changes."""
        return len({row.annotation.source for row in self.rows})


def rename(books: Iterable[Notebook], codebook: Codebook, old: str, new: str) -> TagPlan:
    """Plan to give a tag and all nested in it another name; where that name is in use, the two become one.

    Raises TagNameError.
    """
    new = normal(new)

    def renamed(name: str) -> str:
        return new + name[len(old) :] if name == old or name.startswith(f"{old}/") else name

    label = _("Merge tag {old} into {new}") if codebook.get(new) else _("Rename tag {old} to {new}")
    gone = tuple(tag for tag in codebook.tags if renamed(tag.name) != tag.name)
    defined = {tag.name: tag for tag in codebook.tags}
    put = [_joined(defined.get(renamed(tag.name)), tag, renamed(tag.name)) for tag in gone]
    rows = _rows(books, lambda annotation: tuple(dict.fromkeys(map(renamed, annotation.tags))))
    return TagPlan(label.format(old=old, new=new), rows, Defining(tuple(put), gone))


def merge(books: Iterable[Notebook], codebook: Codebook, old: Iterable[str], new: str) -> TagPlan:
    """Plan to make one tag of several; their names become its aliases. Raises TagNameError."""
    new = normal(new)
    names = [name for name in dict.fromkeys(old) if name != new]
    kept = codebook.get(new) or Tag(new)
    gone = [codebook.get(name) or Tag(name) for name in names]
    aliases = tuple(dict.fromkeys([*kept.aliases, *names, *(alias for tag in gone for alias in tag.aliases)]))
    all_tags = (kept, *gone)
    tag = replace(
        kept,
        aliases=aliases,
        definition="\n".join(dict.fromkeys(tag.definition for tag in all_tags if tag.definition)),
        colour=next((tag.colour for tag in all_tags if tag.colour), ""),
        key=next((tag.key for tag in all_tags if tag.key), ""),
        rule=next((tag.rule for tag in all_tags if tag.rule), ""),
        examples=tuple(dict.fromkeys(one for tag in all_tags for one in tag.examples)),
    )
    rows = _rows(books, lambda a: tuple(dict.fromkeys(new if name in names else name for name in a.tags)))
    label = _("Merge tags {old} into {new}").format(old=_(", ").join(names), new=new)
    return TagPlan(label, rows, Defining((tag,), tuple(tag for tag in gone if codebook.get(tag.name))))


def split(books: Iterable[Notebook], codebook: Codebook, old: str, into: Mapping[str, tuple[str, ...]]) -> TagPlan:
    """Plan to give annotations that carry `old` other tags in its place; `into` says which, by annotation id.

    Annotations that it does not name keep the tag; if none keeps it, its definition goes too. Raises TagNameError.
    """
    named = {key: tuple(normal(name) for name in names) for key, names in into.items()}
    books = list(books)

    def parted(annotation: Annotation) -> tuple[str, ...]:
        new = named.get(annotation.id)
        if new is None or old not in annotation.tags:
            return annotation.tags
        place = annotation.tags.index(old)
        return tuple(dict.fromkeys((*annotation.tags[:place], *new, *annotation.tags[place + 1 :])))

    rows = _rows(books, parted)
    left = any(old in parted(annotation) for book in books for annotation in book.annotations)
    fresh = dict.fromkeys(name for row in rows for name in row.after if name not in row.before)
    tag = codebook.get(old)
    put = tuple(Tag(name, colour=tag.colour if tag else "") for name in fresh if not codebook.get(name))
    label = _("Split tag {old} into {new}").format(old=old, new=_(", ").join(fresh))
    return TagPlan(label, rows, Defining(put, (tag,) if tag and not left else ()))


def remove(books: Iterable[Notebook], codebook: Codebook, name: str) -> TagPlan:
    """Plan to take a tag away from every annotation and out of the codebook; tags nested in it stay."""
    rows = _rows(books, lambda annotation: tuple(tag for tag in annotation.tags if tag != name))
    tag = codebook.get(name)
    return TagPlan(_("Remove tag {name}").format(name=name), rows, Defining((), (tag,) if tag else ()))


def counts(books: Iterable[Notebook]) -> dict[str, int]:
    """Return how many annotations carry each tag, most used first."""
    found: dict[str, int] = {}
    for book in books:
        for annotation in book.annotations:
            for tag in annotation.tags:
                found[tag] = found.get(tag, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _rows(books: Iterable[Notebook], after: Callable[[Annotation], tuple[str, ...]]) -> tuple[PreviewRow, ...]:
    every = (annotation for book in sorted(books, key=lambda book: book.name) for annotation in book.annotations)
    return tuple(PreviewRow(a, a.tags, new) for a in every if a.tags and (new := after(a)) != a.tags)


def _joined(known: Tag | None, moved: Tag, name: str) -> Tag:
    """Return the definition of `name` when `moved` comes to it."""
    if known is None or known.name == moved.name:
        return replace(moved, name=name, rev=0)
    definition = "\n".join(dict.fromkeys(filter(None, (known.definition, moved.definition))))
    aliases = tuple(dict.fromkeys((*known.aliases, moved.name, *moved.aliases)))
    return replace(
        known,
        definition=definition,
        aliases=aliases,
        key=known.key or moved.key,
        rule=known.rule or moved.rule,
        examples=tuple(dict.fromkeys((*known.examples, *moved.examples))),
    )
