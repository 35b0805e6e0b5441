"""What http://www.w3.org/ns/anno.jsonld says of the terms that we write, so that JSON-LD is read without a network.

Written by hand from the Web Annotation Vocabulary (https://www.w3.org/TR/annotation-vocab/, W3C Recommendation 2017).
`ANNO_CONTEXT` names a file with the published one, which is then taken instead.
"""

from typing import Any, Final

_OA: Final = "http://www.w3.org/ns/oa#"
_AS: Final = "http://www.w3.org/ns/activitystreams#"
_DCTERMS: Final = "http://purl.org/dc/terms/"
_FOAF: Final = "http://xmlns.com/foaf/0.1/"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"


def _things(names: str, space: str = _OA) -> dict[str, str]:
    return {name: f"{space}{name}" for name in names.split()}


def _typed(name: str, kind: str, **more: str) -> dict[str, str]:
    return {"@id": name, "@type": kind} | {f"@{key}": value for key, value in more.items()}


CONTEXT: Final[dict[str, Any]] = {
    "id": "@id",
    "type": "@type",
    **_things("Annotation SpecificResource TextualBody TextPositionSelector TextQuoteSelector"),
    **_things("assessing classifying commenting identifying linking tagging"),
    "AnnotationPage": f"{_AS}OrderedCollectionPage",
    "Person": f"{_FOAF}Person",
    "Software": f"{_AS}Application",
    "body": _typed(f"{_OA}hasBody", "@id"),
    "target": _typed(f"{_OA}hasTarget", "@id"),
    "source": _typed(f"{_OA}hasSource", "@id"),
    "selector": _typed(f"{_OA}hasSelector", "@id"),
    "motivation": _typed(f"{_OA}motivatedBy", "@vocab"),
    "purpose": _typed(f"{_OA}hasPurpose", "@vocab"),
    "items": _typed(f"{_AS}items", "@id", container="@list"),
    "creator": _typed(f"{_DCTERMS}creator", "@id"),
    "generator": _typed(f"{_AS}generator", "@id"),
    "created": _typed(f"{_DCTERMS}created", f"{_XSD}dateTime"),
    "modified": _typed(f"{_DCTERMS}modified", f"{_XSD}dateTime"),
    "start": _typed(f"{_OA}start", f"{_XSD}nonNegativeInteger"),
    "end": _typed(f"{_OA}end", f"{_XSD}nonNegativeInteger"),
    **_things("exact prefix suffix"),
    "value": f"{_RDF}value",
    "format": "http://purl.org/dc/elements/1.1/format",
    "name": f"{_FOAF}name",
    "label": f"{_RDFS}label",
}
"""Term -> what it stands for."""
