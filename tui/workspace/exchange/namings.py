"""What a file says of names, that a form stands for something, beside what the library says of the same form."""

from dataclasses import replace
from functools import cached_property

from tui.export.incoming import Incoming
from tui.i18n import _
from tui.language.analysis import EntityType
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.notes.model.naming import naming, naming_data
from tui.text.source import Source
from tui.workspace.entities.linking import NamedSurface
from tui.workspace.entities.said import stood_for
from tui.workspace.exchange.importplan import Outcome, Proposal
from tui.workspace.exchange.placing import Passage, Placing
from tui.workspace.session import Session


class Namings:
    """Compares what names stand for; a library says that of each form once."""

    def __init__(self, session: Session, placing: Placing) -> None:
        self._session, self._placing = session, placing

    @cached_property
    def _here(self) -> dict[NamedSurface, tuple[Source, Annotation]]:
        """What says of each form what it stands for, the youngest of several."""
        stored = self._session.notes.all() if self._session.library.annotations.is_dir() else []
        found = dict[NamedSurface, tuple[Source, Annotation]]()
        every = [one for book in stored for one in book.annotations if naming(one)]
        for one in sorted(every, key=lambda one: (one.modified, one.id)):
            page, said = self._placing.page(one.source), stood_for(one)
            if page and said:
                found[said[0]] = page.source, one
        return found

    def propose(self, one: Incoming, place: Passage) -> Proposal:
        """Return what becomes of a form that stands for something."""
        text = "".join(place.source.text[start:end] for start, end in place.spans)
        form, data = NamedSurface(EntityType[one.mark], text), naming_data(one.mark, one.entity)
        if form not in self._here:
            fresh = create(place.source, place.spans, kind=Kind.MARK, data=data)
            author = one.author or self._session.settings.signature
            return Proposal(Outcome.NEW, one, place.source, None, replace(fresh, id=one.id or fresh.id, author=author))
        source, before = self._here[form]
        if naming(before) == (one.mark, one.entity):
            return Proposal(Outcome.SAME, one, source, before)
        after = replace(before, data=before.data | data)
        if one.id == before.id and not (one.modified and before.modified > one.modified):
            return Proposal(Outcome.CHANGED, one, source, before, after)
        return Proposal(Outcome.CONFLICT, one, source, before, after, _("the name stands for something else here"))
