"""The steps from the model's tokens to the names of an article, in order; each module gives the reasons for its own."""

from collections.abc import Sequence

from tui.language.entities import build, clean, evidence, people, places
from tui.language.entities.agree import agree
from tui.language.entities.scene import NAMES, Name, Scene, Step
from tui.language.pace import Pace

STEPS: tuple[Step, ...] = (
    people.bylines,
    people.titled,
    places.divisions,
    clean.trim_verbs,
    clean.drop_generic,
    places.bodies,
    clean.trim_tails,
    build.part,
    build.firms,
    build.join_inserts,
    build.join_endings,
    build.complete,
    build.lines,
    places.zones,
    build.retype,
    build.units,
    places.listed,
    places.villages,
    places.place_as_organisation,
    clean.trim_status,
    clean.trim_party,
    clean.trim_places,
    clean.numbered,
    clean.trim_kinds,
    clean.drop_short,
    clean.drop_signs,
    evidence.drop_cut,
    clean.drop_quoted,
    clean.drop_generic,
    evidence.weigh,
    evidence.keep_places,
)


def find(scenes: Sequence[Scene], pace: Pace) -> list[list[Name]]:
    """Return the names of each scene of a source, sorted and without overlap; raises Cancelled through `pace`."""
    drafts = []
    for scene in scenes:
        names = [Name(token.start, token.end, token.tag, token.sure) for token in scene.tokens if token.tag in NAMES]
        for step in STEPS:
            names = step(names, scene)
            pace()
        drafts.append(names)
    return list(agree(drafts, scenes, pace))
