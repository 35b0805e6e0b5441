"""The queues of cards, one small file each: where their cards come from, and what each answer does."""

from typing import TYPE_CHECKING

from tui.workspace.review.card import Deck
from tui.workspace.review.item import What
from tui.workspace.review.lastqueue import last

if TYPE_CHECKING:
    from tui.workspace.session import Session


def deck_of(session: "Session", what: What, between: tuple[str, str] | None = None) -> Deck:
    """Return the deck of a queue of cards; `between` are two annotators, None for those known of the library.

    Raises KeyError for a queue whose items come in groups.
    """
    from tui.workspace.review.decks.adjudicate import Adjudication
    from tui.workspace.review.decks.articles import Articles
    from tui.workspace.review.decks.conflicts import Conflicts
    from tui.workspace.review.decks.copies import Copies
    from tui.workspace.review.decks.due import Due
    from tui.workspace.review.decks.facts import FactDeck
    from tui.workspace.review.decks.gone import EmptiedFiles
    from tui.workspace.review.decks.moved import MovedNotes
    from tui.workspace.review.decks.pointed import PointedPassages
    from tui.workspace.review.decks.rules import BrokenRules
    from tui.workspace.review.decks.secondlook import SecondLook
    from tui.workspace.review.decks.structure import Structure
    from tui.workspace.review.decks.tags import UndefinedTags

    made: dict[What, Deck] = {
        What.UNREAD: Articles(session, What.UNREAD),
        What.STARRED: Articles(session, What.STARRED),
        What.TAGS: UndefinedTags(session),
        What.RULES: BrokenRules(session),
        What.STRUCTURE: Structure(session),
        What.CONFLICTS: Conflicts(session),
        What.LEDGER: FactDeck(session),
        What.DUE: Due(session),
        What.SECOND: SecondLook(session),
        What.ADJUDICATE: Adjudication(session, between or last(session).between),
        What.COPIES: Copies(session),
        What.MOVED: MovedNotes(session),
        What.GONE: EmptiedFiles(session),
        What.MODEL: PointedPassages(session),
    }
    return made[what]
