"""Web Annotations say nothing that their context does not know: unknown terms are dropped by whoever reads JSON-LD."""

import json
from typing import Any

from interop.context import CONTEXT
from tests.export.test_formats import written
from tui.export.document import Choice
from tui.export.inventory import PROPERTY

NAMED = ("type", "motivation", "purpose")
"""Keys whose values are terms too."""


def terms(value: Any) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(terms, value))
    if not isinstance(value, dict):
        return set()
    own = {key for key in value if key != "@context"} | {value[key] for key in NAMED if key in value}
    return own | set().union(*map(terms, value.values()))


def test_every_term_is_in_the_context() -> None:
    page = json.loads(written("w3c", marks=Choice.ALL)[""])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    found = terms(page)
    assert found - CONTEXT.keys() == {PROPERTY}, "an IRI needs no context"
    assert {"TextQuoteSelector", "assessing", "linking", "generator"} <= found
