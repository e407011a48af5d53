"""Records as W3C Web Annotations (JSON-LD): what is said of which words of the text.

One AnnotationCollection with one page.  Each act and each statement is an annotation of its
anchor or quote, each other field one of its own that names its record.  A target selects its
words twice: by quotation with context, and by position in code points of the text whose SHA-256
names the source (an RFC 6920 address).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, BinaryIO
from urllib.parse import quote

from wortlaut.exports import fields
from wortlaut.exports.fields import Part, Record, Source
from wortlaut.exports.selection import Known
from wortlaut.model import Act, ActorKind, Document, Interval, Span, Spans, Voice, Window

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "wortlaut": "urn:wortlaut:terms:",
        "wortlaut:record": {"@type": "@id"},
        "wortlaut:actor": {"@type": "@id"},
        "wortlaut:voice": {"@container": "@list"},
    },
]
"""The context of the standard, and Wortlaut's own terms under a prefix of their own."""

AROUND = 32
"""Code points of context before and after a quotation."""

Node = dict[str, Any]


def write(known: Iterable[Known], out: BinaryIO) -> int:
    """Write the collection annotation by annotation; return the number of annotations."""
    head: Node = {
        "@context": CONTEXT,
        "id": "urn:wortlaut:annotations",
        "type": "AnnotationCollection",
        "label": "Acts and statements read by Wortlaut",
    }
    page: Node = {"id": "urn:wortlaut:annotations:1", "type": "AnnotationPage", "startIndex": 0}
    page["partOf"] = head["id"]
    out.write(f'{_json(head)[:-1]},\n"first":{_json(page)[:-1]},\n"items":['.encode())
    count = 0
    for node in nodes(known):
        out.write(f"{',' if count else ''}\n{_json(node)}".encode())
        count += 1
    out.write(f'\n]}},\n"total":{count}}}\n'.encode())
    return count


def nodes(known: Iterable[Known]) -> Iterator[Node]:
    """Yield the annotations: each record, followed by its fields."""
    for item in known:
        source = Source.of(item.reading)
        for record in fields.records(item.reading):
            yield _record(record, source, item.since)
            yield from _fields(record, source, item.since)


def selectors(span: Span, text: str) -> list[Node]:
    """Return both selectors of a span of ``text``."""
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end :][:AROUND]
    return [
        {
            "type": "TextQuoteSelector",
            "exact": span.of(text),
            "prefix": before,
            "suffix": after,
        },
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
    ]


def text_address(document: Document) -> str:
    """Return the address of the document's text by its content (RFC 6920)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _record(record: Record, source: Source, since: datetime) -> Node:
    body = [
        _textual("classifying", fields.kind(record)),
        {**_textual("describing", _description(record, source)), "language": "en"},
    ]
    return {
        **_annotation(_id(record, source), "classifying", since, source),
        "body": body,
        "target": _targets(fields.main_spans(record), source),
        "wortlaut:type": fields.sort(record),
        "wortlaut:certainty": fields.certainty(record),
        **(_act(record) if isinstance(record, Act) else _statement(record)),
        "wortlaut:voice": _voice(record.voice, source),
        "wortlaut:because": list(record.because),
        "wortlaut:document": _document(source.reading.document),
    }


def _fields(record: Record, source: Source, since: datetime) -> Iterator[Node]:
    seen: dict[str, int] = {}
    for part in fields.parts(record):
        seen[part.name] = seen.get(part.name, 0) + 1
        if part.spans == fields.main_spans(record) and not part.actors:
            continue
        suffix = part.name if seen[part.name] == 1 else f"{part.name}-{seen[part.name]}"
        yield {
            **_annotation(f"{_id(record, source)}#{suffix}", _motivation(part), since, source),
            "body": [_textual("tagging", part.name), *_identified(part, source)],
            # An actor known without words of his own is one of the whole record.
            "target": _targets(part.spans or fields.main_spans(record), source),
            "wortlaut:record": _id(record, source),
        }


def _annotation(id_: str, motivation: str, since: datetime, source: Source) -> Node:
    stamp = since.isoformat().replace("+00:00", "Z")
    generator = {
        "id": f"urn:wortlaut:reader:{quote(source.reading.reader)}",
        "type": "Software",
        "name": "Wortlaut",
    }
    head = {"id": id_, "type": "Annotation", "motivation": motivation}
    return head | {"created": stamp, "generator": generator}


def _motivation(part: Part) -> str:
    return "identifying" if part.actors else "tagging"


def _id(record: Record, source: Source) -> str:
    return f"urn:wortlaut:{fields.sort(record)}:{source.reading.document.id}:{record.id}"


def _textual(purpose: str, value: str) -> Node:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _description(record: Record, source: Source) -> str:
    due = fields.due_words(record) if isinstance(record, Act) else ""
    told = [fields.heading(record, source), f"due {due}" if due else ""]
    return "; ".join(filter(None, (*told, f"word of: {fields.on_whose_word(record, source)}")))


def _targets(spans: Spans, source: Source) -> list[Node]:
    document = source.reading.document
    scope = {"scope": url} if (url := fields.web(document.url)) else {}
    return [
        {
            "type": "SpecificResource",
            "source": text_address(document),
            **scope,
            "selector": selectors(span, source.text),
        }
        for span in spans
    ]


def _identified(part: Part, source: Source) -> Iterator[Node]:
    kinds = {actor.id: actor.kind for actor in source.reading.actors}
    for actor in part.actors:
        known = {ActorKind.PERSON: "Person"}.get(kinds.get(actor, ActorKind.UNNAMED))
        described = {"id": _actor(actor), "name": source.name(actor), "wortlaut:id": actor}
        yield {
            "type": "SpecificResource",
            "purpose": "identifying",
            "source": described | ({"type": known} if known else {}),
        }


def _actor(actor: str) -> str:
    return f"urn:wortlaut:actor:{quote(actor)}"


def _act(act: Act) -> Node:
    found = {
        "wortlaut:polarity": act.polarity,
        "wortlaut:status": act.status,
        "wortlaut:due": _interval(act.due),
        "wortlaut:window": _window(act.window),
        "wortlaut:confidence": act.confidence,
    }
    return _told(found)


def _statement(statement: Record) -> Node:
    assert not isinstance(statement, Act)
    found = {
        "wortlaut:medium": statement.medium,
        "wortlaut:negated": statement.stance.negated,
        "wortlaut:nested": statement.nested,
        "wortlaut:confidence": statement.confidence,
    }
    return _told(found)


def _voice(voice: Voice, source: Source) -> list[Node]:
    """Return the links of a voice, outermost first; none for the author's own word."""
    return [
        _told(
            {
                "wortlaut:actor": _actor(link.actor) if link.actor else None,
                "name": source.name(link.actor) if link.actor else None,
                "wortlaut:wording": _targets(link.spans, source) or None,
            }
        )
        for link in voice.chain
    ]


def _document(document: Document) -> Node:
    return _told(
        {
            "id": text_address(document),
            "type": "Text",
            "format": "text/plain",
            "language": document.language,
            "label": document.title,
            "wortlaut:document": document.id,
            "wortlaut:sha256": document.sha256,
            "wortlaut:publisher": document.publisher,
            "wortlaut:published": _interval(document.published),
            "wortlaut:url": document.url,
        }
    )


def _interval(interval: Interval | None) -> Node | None:
    if interval is None:
        return None
    days = {"earliest": interval.earliest, "latest": interval.latest}
    return {f"wortlaut:{end}": day.isoformat() for end, day in days.items() if day} or None


def _window(window: Window | None) -> Node | None:
    if window is None:
        return None
    ends = {"start": _interval(window.start), "end": _interval(window.end)}
    return {f"wortlaut:{name}": end for name, end in ends.items() if end} or None


def _told(values: Node) -> Node:
    return {name: value for name, value in values.items() if value is not None}


def _json(node: Node) -> str:
    return json.dumps(node, ensure_ascii=False, separators=(",", ":"))
