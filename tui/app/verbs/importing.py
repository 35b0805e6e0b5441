"""`:import notes.jsonl`: look at a file of notes, and bring them home."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tui.app.verbs.verb import Speaker, Verb, VerbError, first_word
from tui.export.reading import IMPORTS
from tui.i18n import N_, _


class ImportOrder(NamedTuple):
    """An import as it was typed."""

    path: str
    form: str | None


def _parse(_where: Speaker, typed: str) -> ImportOrder:
    path, rest = first_word(typed)
    form, more = first_word(rest)
    if not path:
        raise VerbError(_("Say which file to read: import FILE"))
    if more or (form and form not in IMPORTS):
        raise VerbError(_("After the file comes a format: {names}").format(names=", ".join(IMPORTS)))
    return ImportOrder(path, form or None)


async def _run(where: Speaker, order: ImportOrder) -> None:
    from tui.app.importing import ask

    await ask(where.session, where.services, order.path, order.form)


def _complete(_where: Speaker, typed: str) -> Sequence[str]:
    path, blank, form = typed.partition(" ")
    return [f"{path} {name}" for name in IMPORTS if name.startswith(form.strip())] if blank and path else ()


IMPORT: Final = Verb("import", N_("Import notes"), N_("FILE FORMAT"), _parse, _run, _complete)
