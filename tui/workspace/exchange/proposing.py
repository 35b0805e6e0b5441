"""Compare what a file says with what is known, and propose what to make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from tui.export.document import NOTE
from tui.export.incoming import Incoming, spelled
from tui.export.markdown import block_hash
from tui.export.marked import Origin
from tui.i18n import N_, _
from tui.language.analysis import EntityType
from tui.notes.model.annotation import Anchor, Annotation, Kind, Status
from tui.notes.model.create import anchor, create
from tui.notes.model.decisions import Decision, MarkVerdict, decide, decision
from tui.notes.model.relations import relations, with_relations
from tui.text.source import Source
from tui.workspace.exchange.alike import alike, contains, covered, part_of, same_place, union
from tui.workspace.exchange.exporting import decided_everywhere
from tui.workspace.exchange.importplan import Outcome, Proposal
from tui.workspace.exchange.namings import Namings
from tui.workspace.exchange.placing import NotPlaced, Passage, Placing
from tui.workspace.session import Session

_CHANGED_HERE: Final = N_("it was changed here after the file was written")


class Proposing:
    """Compares what a file says with what is known."""

    def __init__(self, session: Session, form: str) -> None:
        self._session, self._form = session, form
        self.placing = Placing(session)
        self._namings = Namings(session, self.placing)
        self._books: dict[str, tuple[Annotation, ...]] = {}
        stored = session.notes.all() if session.library.annotations.is_dir() else []
        self._homes = {one.id: book.name for book in stored for one in book.annotations}

    @cached_property
    def _wide(self) -> frozenset[tuple[MarkVerdict, str, str]]:
        """Verdict, type and text, without blanks, of marks that were decided for the whole library."""
        said = ((told, one.anchor.quote) for one in decided_everywhere(self._session) if (told := decision(one)))
        return frozenset((told.verdict, told.type, "".join(quote.split())) for told, quote in said)

    def propose(self, one: Incoming) -> Proposal:
        """Return what one thing would do."""
        if one.origin == Origin.REJECTED and not one.mark:
            return Proposal(Outcome.PROGRAM, one)
        known = self._known(one)
        if known:
            source, before = known
            if one.gone:
                return Proposal(Outcome.REMOVED, one, source, before)
            if not one.entity:
                return self._compared(one, source, before)
        if one.gone and one.labels:
            return self._taken_out(one)
        if one.gone or (not one.edited and not one.quote):
            return Proposal(Outcome.SAME, one)
        if one.mark and one.origin == "program":
            return Proposal(Outcome.PROGRAM, one)
        try:
            place = self.placing.of(one)
        except NotPlaced as error:
            return Proposal(Outcome.NOT_FOUND, one, why=str(error))
        if one.entity and one.mark in EntityType.__members__:
            return self._namings.propose(one, place)
        return self._mark(one, place) if one.mark else self._note(one, place)

    def related(self, one: Proposal, ids: Mapping[str, str]) -> Proposal:
        """Return what one thing would do with its relations; `ids` are the annotations by what the file calls them.

        Relations to what the file does not hold stay. Those of a note that was changed here after the file was written
        are a conflict.
        """
        said, known = one.incoming, one.after or one.before
        undecided = one.outcome is Outcome.REMOVED or (one.outcome is Outcome.CONFLICT and one.after is None)
        if said.relations is None or known is None or known.kind is not Kind.NOTE or undecided:
            return one
        there = {*ids.values()}
        wanted = {old.second: old.kind for old in relations(known) if old.second not in there}
        wanted |= {ids[name]: kind for kind, name in said.relations if name in ids}
        after = with_relations(known, wanted)
        if {*relations(after)} == {*relations(known)}:
            return one
        if one.outcome is Outcome.SAME and self._changed_here(said, known):
            return replace(one, outcome=Outcome.CONFLICT, after=after, why=_(_CHANGED_HERE))
        outcome = Outcome.CHANGED if one.outcome is Outcome.SAME else one.outcome
        return replace(one, outcome=outcome, after=after)

    def _known(self, one: Incoming) -> tuple[Source, Annotation] | None:
        page = self.placing.page(self._homes[one.id]) if one.id in self._homes else None
        if page is None:
            return None
        here = (annotation for annotation in self._annotations(page.source) if annotation.id == one.id)
        return next(((page.source, annotation) for annotation in here), None)

    def _annotations(self, source: Source) -> tuple[Annotation, ...]:
        if source.name not in self._books:
            self._books[source.name] = self._session.notes.of(source).annotations
        return self._books[source.name]

    def _compared(self, one: Incoming, source: Source, before: Annotation) -> Proposal:
        """Compare something with the annotation of its id."""
        if before.kind is not Kind.NOTE or not one.edited:
            return Proposal(Outcome.SAME, one, source, before)
        after = _changed(one, before)
        moved, why = self._moved(one, before)
        if moved:
            after = replace(after, anchor=moved)
        if why:
            return Proposal(Outcome.CONFLICT, one, source, before, why=why)
        if after == before:
            return Proposal(Outcome.SAME, one, source, before)
        if self._changed_here(one, before):
            return Proposal(Outcome.CONFLICT, one, source, before, after, _(_CHANGED_HERE))
        return Proposal(Outcome.CHANGED, one, source, before, after)

    def _changed_here(self, one: Incoming, before: Annotation) -> bool:
        """Tell whether a note was changed here after the file was written, as far as the file can tell."""
        if one.base:
            return block_hash(before, self._session.settings.signature) != one.base
        return bool(one.modified) and before.modified > one.modified

    def _moved(self, one: Incoming, before: Annotation) -> tuple[Anchor | None, str]:
        """Return the new anchor of a note whose edges were moved, and what is wrong with its quotation."""
        if one.whole or before.whole or not one.quote:
            return None, ""
        if "".join(one.quote.split()) == "".join(before.anchor.quote.split()):
            return None, ""
        try:
            place = self.placing.of(one) if one.spans else None
        except NotPlaced:
            place = None
        if place is None or place.source.name != before.source or not place.spans:
            return None, _("it quotes another text than the note here")
        if same_place(before, place):
            return None, ""
        return anchor(place.source.text, place.spans), ""

    def _note(self, one: Incoming, place: Passage) -> Proposal:
        source = place.source
        whole = bool(one.whole)
        spans = place.spans
        if not spans:
            return Proposal(Outcome.NOT_FOUND, one, why=_("it says neither a place nor a quotation"))
        here = [
            annotation
            for annotation in self._annotations(source)
            if annotation.kind is Kind.NOTE and annotation.whole is whole
        ]
        parts = (
            [annotation for annotation in here if part_of(annotation, place) and contains(annotation, one)]
            if one.labels
            else []
        )
        here = [annotation for annotation in here if same_place(annotation, place)]
        for annotation in (*here, *parts):
            if _changed(one, annotation) == annotation or contains(annotation, one):
                return Proposal(Outcome.SAME, one, source, annotation)
        if one.labels and covered(here, one):
            return Proposal(Outcome.SAME, one, source, here[0])
        for annotation in here:
            if not one.id and not (annotation.note and one.note and one.note != annotation.note):
                after = replace(
                    annotation, tags=union(annotation.tags, one.tags or ()), note=annotation.note or one.note or ""
                )
                return Proposal(Outcome.CHANGED, one, source, annotation, after)
        fresh = create(source, spans, whole=whole, tags=one.tags or (), note=one.note or "", origin=self._origin(one))
        created = one.created if len(one.created) >= 19 and one.created[4:5] == "-" else fresh.created
        status = _status(one, Status.OPEN)
        author = one.author or self._session.settings.signature
        fresh = replace(fresh, id=one.id or fresh.id, author=author, created=created, status=status)
        return Proposal(Outcome.NEW, one, source, None, fresh)

    def _taken_out(self, one: Incoming) -> Proposal:
        """Return what becomes of what had a label that somebody removed, in a format without our ids."""
        try:
            place = self.placing.of(one)
        except NotPlaced:
            return Proposal(Outcome.SAME, one)
        here = [annotation for annotation in self._annotations(place.source) if same_place(annotation, place)]
        return self._rejected(one, place, here) if one.mark else _unlabelled(one, place.source, here)

    def _rejected(self, one: Incoming, place: Passage, here: Sequence[Annotation]) -> Proposal:
        """Return that a mark is none; one of the reader's own, that its decision goes."""
        annotation, told = next(
            ((annotation, told) for annotation in here if (told := decision(annotation))), (None, None)
        )
        if (told and told.verdict is MarkVerdict.DISMISS) or (one.origin == Origin.OWN and annotation is None):
            return Proposal(Outcome.SAME, one, place.source, annotation)
        if one.origin == Origin.OWN:
            return Proposal(Outcome.REMOVED, one, place.source, annotation)
        found = told.found if told else one.mark
        fresh = decide(place.source, place.spans, Decision(MarkVerdict.DISMISS, found, found), self._form)
        fresh = (
            replace(annotation, data=fresh.data)
            if annotation
            else replace(fresh, author=self._session.settings.signature)
        )
        return Proposal(Outcome.REMOVED, one, place.source, annotation, fresh)

    def _origin(self, one: Incoming) -> str:
        """Return what proposed something: what the file says where it kept our id, else the other program."""
        if not one.id:
            return self._form
        return "" if one.origin is None or one.origin in {*Origin} else one.origin

    def _mark(self, one: Incoming, place: Passage) -> Proposal:
        source, spans = place.source, place.spans
        verdict = MarkVerdict.DISMISS if one.origin == Origin.REJECTED else MarkVerdict.KEEP
        for annotation in self._annotations(source):
            told = decision(annotation)
            if told and same_place(annotation, place):
                if (told.verdict, told.type) == (verdict, one.mark):
                    return Proposal(Outcome.SAME, one, source, annotation)
                why = _("the mark was decided otherwise here")
                wanted = annotation.data | {"verdict": verdict.value, "type": one.mark}
                return Proposal(Outcome.CONFLICT, one, source, annotation, replace(annotation, data=wanted), why)
        there = "".join(source.text[start:end] for start, end in spans)
        if (verdict, one.mark, "".join(there.split())) in self._wide:
            return Proposal(Outcome.SAME, one, source)
        fresh = decide(source, spans, Decision(verdict, one.mark, one.mark), self._form)
        author = one.author or self._session.settings.signature
        return Proposal(Outcome.NEW, one, source, None, replace(fresh, id=one.id or fresh.id, author=author))


def _unlabelled(one: Incoming, source: Source, here: Sequence[Annotation]) -> Proposal:
    """Return a note without a tag that was removed; None of it where it says nothing else."""
    gone = {*map(spelled, one.tags or ())}
    for annotation in here:
        if annotation.kind is not Kind.NOTE or annotation.whole or bool(gone) != bool(annotation.tags):
            continue
        tags = tuple(tag for tag in annotation.tags if spelled(tag) not in gone)
        if gone and tags == annotation.tags:
            continue
        after = replace(annotation, tags=tags) if gone and (tags or annotation.note or relations(annotation)) else None
        return Proposal(Outcome.REMOVED, one, source, annotation, after)
    return Proposal(Outcome.SAME, one, source)


def _changed(one: Incoming, before: Annotation) -> Annotation:
    """Return an annotation with what the file says of it; a tag in another spelling is no other tag."""
    known = {spelled(tag): tag for tag in before.tags}
    told = before.tags if one.tags is None else one.tags
    tags = tuple(dict.fromkeys(tag if tag in before.tags else known.get(spelled(tag), tag) for tag in told))
    unsaid = {NOTE} if one.tags is not None and NOTE in before.tags and one.labels else set()
    if {*map(spelled, tags)} | unsaid == {*map(spelled, before.tags)}:
        tags = before.tags
    note = before.note if one.note is None or alike(one.note, before.note) else one.note
    status = _status(one, before.status)
    return replace(before, tags=tags, note=note, status=status)


def _status(one: Incoming, otherwise: Status) -> Status:
    return Status(one.status) if one.status and one.status in {*Status} else otherwise
