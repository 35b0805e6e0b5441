"""`:export csv x.csv tag:海关/*`: write annotations without a dialog."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tui.app.verbs.verb import Speaker, Verb, VerbError, complete_tags, first_word
from tui.export.registry import FORMATS, by_ending, finished, fits
from tui.i18n import N_, _
from tui.workspace.filter import FilterError, parse
from tui.workspace.filter.saved import wanted


class ExportOrder(NamedTuple):
    """An export as it was typed."""

    form: str
    target: Path
    where: str
    """A filter; empty for everything."""


def _parse(_where: Speaker, typed: str) -> ExportOrder:
    name, rest = first_word(typed)
    if name in FORMATS:
        file, where = first_word(rest)
    else:
        file, where, name = name, rest, next(iter(by_ending(name)), "")
        if not name:
            raise VerbError(
                _("Begin with a format or a file with its ending: {names}").format(names=", ".join(FORMATS))
            )
    if not file:
        raise VerbError(_("Say which file to write: {name} FILE").format(name=name))
    form = FORMATS[name]
    if not fits(form, Path(file).name):
        message = _("{path}: a file of the format {name} ends with {suffix}")
        raise VerbError(message.format(path=file, name=name, suffix=form.suffix))
    target = finished(Path(file).expanduser(), form)
    try:
        parse(where)
    except FilterError as error:
        raise VerbError(error.pointing(where)) from error
    return ExportOrder(name, target, where)


async def _run(where: Speaker, order: ExportOrder) -> None:
    from dataclasses import replace

    from tui.app.dialogs.exportasking import WantedExport
    from tui.app.exporting import write
    from tui.export.format import Options

    scope = where.screen.export_scopes()[0].scope
    try:
        if order.where:
            scope = replace(scope, where=await where.session.fetch(lambda: wanted(where.session, order.where)))
    except FilterError as error:
        raise VerbError(error.pointing(order.where)) from error
    options = Options(excel=True, marks=FORMATS[order.form].marks)
    await write(where.session, where.services, WantedExport(order.form, order.target, scope, options))


def _complete(where: Speaker, typed: str) -> Sequence[str]:
    name, blank, rest = typed.partition(" ")
    if not blank:
        return [f"{form} " for form in FORMATS if form.startswith(name)]
    if name in FORMATS and not rest.strip():
        return [f"{name} {where.session.library.title}{FORMATS[name].suffix}"]
    return complete_tags(where, typed)


EXPORT: Final = Verb("export", N_("Export the annotations"), N_("FORMAT FILE FILTER"), _parse, _run, _complete)
