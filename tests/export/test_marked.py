"""What a person decided about a mark goes along with it: accepted, corrected, own; what was rejected is gone."""

from dataclasses import replace
from itertools import pairwise

from tests.export.material import PAGE
from tests.export.matrix import WHEN, decided, everything
from tui.export.document import Choice, documents
from tui.export.marked import Marked, Origin, marked
from tui.language.analysis import Analysis
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.model.decisions import MarkVerdict


def marks(*annotations: Annotation, everywhere: tuple[Annotation, ...] = (), number: int = 1) -> dict[str, Marked]:
    """Return the marks of an article of the matrix by their text."""
    analysis = everything().analyses[number]
    article = PAGE.articles[number - 1]
    found = marked(article, analysis, annotations, everywhere, "lac")
    return {article.text[one.mark.start : one.mark.end]: one for one in found}


def test_a_mark_that_nobody_looked_at_is_the_programs() -> None:
    one = marks()["3亿元"]
    assert (one.origin, one.by, one.at, one.decision) == (Origin.PROGRAM, "", "", "")
    assert one.maker.startswith("pizhu ")
    assert one.maker.endswith(", rules")
    assert marks()["航运"].maker.endswith(", lac")


def test_an_accepted_mark_says_who_accepted_it_and_when() -> None:
    one = marks(decided(1, "航运", MarkVerdict.KEEP, "ORG", "ORG"))["航运"]
    assert (one.origin, one.by, one.at, one.found) == (Origin.ACCEPTED, "审", WHEN, "ORG")


def test_another_type_or_other_edges_are_a_correction() -> None:
    assert marks(decided(1, "航运", MarkVerdict.KEEP, "ORG", "LOC"))["航运"].origin is Origin.CORRECTED
    moved = marks(decided(1, "航运中心", MarkVerdict.KEEP, "ORG", "ORG"))
    assert moved["航运中心"].origin is Origin.CORRECTED
    assert "航运" not in moved


def test_what_the_program_had_not_found_is_the_readers_own() -> None:
    one = marks(decided(1, "另一篇", MarkVerdict.KEEP, "PER", "WORK"), number=2)["另一篇"]
    assert (one.origin, one.maker, one.found) == (Origin.OWN, "", "")


def test_a_rejected_mark_is_gone() -> None:
    assert "正文" in marks(number=2)
    assert "正文" not in marks(decided(1, "正文", MarkVerdict.DISMISS, "PER", "PER"), number=2)


def test_a_decision_for_the_library_reaches_every_source() -> None:
    wide = decided(1, "航运", MarkVerdict.KEEP, "ORG", "LOC")
    wide = replace(wide, source="other.txt", data=wide.data | {"scope": "library"})
    assert (marks(everywhere=(wide,))["航运"].origin, marks(everywhere=(wide,))["航运"].by) == (Origin.CORRECTED, "审")
    gone = replace(wide, data=wide.data | {"verdict": "dismiss"})
    assert "航运" not in marks(everywhere=(gone,))


def test_a_decision_whose_text_has_changed_decides_nothing() -> None:
    said = decided(1, "航运", MarkVerdict.DISMISS, "ORG", "ORG")
    stale = replace(said, anchor=replace(said.anchor, hold=AnchorState.CHANGED))
    assert marks(stale)["航运"].origin is Origin.PROGRAM


def test_only_what_was_decided_leaves_unless_all_is_asked_for() -> None:
    def origins(choice: Choice) -> set[str]:
        return {one.origin for document in documents(everything(), choice) for one in document.marks}

    assert origins(Choice.NONE) == set()
    assert origins(Choice.DECIDED) == {"accepted", "corrected", "own"}
    assert origins(Choice.ALL) == {"program", "accepted", "corrected", "own"}


def test_marks_are_in_text_order_and_never_overlap() -> None:
    found = [one.mark for document in documents(everything(), Choice.ALL) for one in document.marks]
    assert all(a.end <= b.start or b.start == 0 for a, b in pairwise(found) if a.start <= b.start)


def test_nothing_found_and_nothing_decided_are_no_marks() -> None:
    assert marked(PAGE.articles[0], Analysis(), []) == ()
