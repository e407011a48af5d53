"""Records as FollowTheMoney entities, one JSON object a line, for Aleph and its kin.

Reports become Articles, acts and statements Events with the Article as proof, actors Persons,
PublicBodies, Organizations or LegalEntities; a Mention ties an actor to each Article.  The
schema has no place for offsets: they stand in the description of an Event.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from wortlaut import notation
from wortlaut.errors import ExportError
from wortlaut.exports import fields
from wortlaut.exports.fields import Record, Source
from wortlaut.exports.selection import Known
from wortlaut.model import Act, Actor, ActorKind, Document, Interval, digest, wording

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

SCHEMATA = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "PublicBody",
    ActorKind.GOVERNMENT: "PublicBody",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.MEDIUM: "Organization",
    ActorKind.OFFICE: "LegalEntity",
    ActorKind.UNNAMED: "LegalEntity",
    ActorKind.PLACE: "Address",
}
"""The schema of each kind of actor.

Who holds an office, and who an unnamed source is, the schema calls a LegalEntity: a person or a
body.  A state that acts is a PublicBody, since a Territory can have no part in an Event.
"""

Entities = dict[str, "EntityProxy"]


def write(known: Iterable[Known], out: BinaryIO) -> int:
    """Write the entities; return their number.  An actor of many reports is written once.

    Raises ``ExportError`` where followthemoney is not installed.
    """
    _model()
    actors: Entities = {}
    count = 0
    for item in known:
        for actor in item.reading.actors:
            _join(actors, _actor(actor))
        for entity in _reading(Source.of(item.reading), actors):
            count += _line(entity, out)
    return count + sum(_line(entity, out) for entity in actors.values())


def _reading(source: Source, actors: Entities) -> Iterator[EntityProxy]:
    document = source.reading.document
    yield _article(document)
    for record in fields.records(source.reading):
        for unknown in _undescribed(record, actors):
            _join(actors, _actor(Actor(unknown, ActorKind.UNNAMED, (unknown,))))
        yield _event(record, source, actors)
    for actor in source.reading.actors:
        if _can_act(actors[_key(actor.id)]):
            yield _mention(actor, document, actors)


def _undescribed(record: Record, actors: Entities) -> Iterator[str]:
    for part in fields.parts(record):
        yield from (actor for actor in part.actors if _key(actor) not in actors)


def _article(document: Document) -> EntityProxy:
    return _entity(
        "Article",
        f"wortlaut-document-{document.id}",
        {
            "title": document.title,
            "name": document.title,
            "publisher": document.publisher,
            "sourceUrl": fields.web(document.url),
            "publishedAt": _day(document.published),
            "retrievedAt": document.retrieved and document.retrieved.isoformat(),
            "language": document.language,
            "bodyText": document.text,
            "notes": [
                f"sha256 of the text: {document.sha256}",
                document.published and f"published {fields.days(document.published)}",
                document.dateline and f"dateline: {document.dateline}",
                document.url and f"address: {document.url}",
            ],
        },
    )


def _event(record: Record, source: Source, actors: Entities) -> EntityProxy:
    document = source.reading.document
    involved = dict.fromkeys(actor for part in fields.parts(record) for actor in part.actors)
    values: dict[str, Any] = {
        "name": fields.heading(record, source),
        "summary": source.quoted(fields.main_spans(record)),
        "description": "\n".join(_told(record, source)),
        "notes": f"on whose word: {fields.on_whose_word(record, source)}",
        "keywords": [fields.sort(record), fields.kind(record), fields.certainty(record)],
        "involved": [_key(one) for one in involved if _can_act(actors[_key(one)])],
        "proof": f"wortlaut-document-{document.id}",
        "recordId": record.id,
        "publisher": document.publisher,
        "sourceUrl": fields.web(document.url),
    }
    values |= _due(record, source) if isinstance(record, Act) else {}
    id_ = f"wortlaut-{fields.sort(record)}-{document.id}-{record.id}"
    return _entity("Event", id_, values)


def _due(act: Act, source: Source) -> dict[str, Any]:
    due = fields.due_days(act) or Interval(None, None)
    words = fields.due_words(act)
    return {
        "startDate": due.earliest and due.earliest.isoformat(),
        "endDate": due.latest and due.latest.isoformat(),
        "location": wording(act.place, source.text),
        "notes": [
            f"on whose word: {fields.on_whose_word(act, source)}",
            words and f"due {words}",
            f"polarity: {act.polarity}",
            f"status: {act.status}",
        ],
    }


def _told(record: Record, source: Source) -> Iterator[str]:
    """Yield a line for each field: "debtor: „Wir“ [35-38] = Ölaf Anders (person/anders)"."""
    for part in (*fields.parts(record), *fields.voice_parts(record)):
        yield f"{part.name}: {fields.located(part, source)}"


def _actor(actor: Actor) -> EntityProxy:
    return _entity(
        SCHEMATA[actor.kind],
        _key(actor.id),
        {
            "name": actor.names[:1] or actor.id,
            "alias": actor.names[1:],
            "weakAlias": actor.metonyms,
            "full": actor.names[:1],
            "country": _country(actor),
            "notes": [f"Wortlaut id: {actor.id}", f"kind: {actor.kind}"],
        },
    )


def _mention(actor: Actor, document: Document, actors: Entities) -> EntityProxy:
    return _entity(
        "Mention",
        f"wortlaut-mention-{digest('mention', actor.id, document.id)}",
        {
            "document": f"wortlaut-document-{document.id}",
            "resolved": _key(actor.id),
            "name": actors[_key(actor.id)].first("name"),
            "detectedSchema": SCHEMATA[actor.kind],
        },
    )


def _country(actor: Actor) -> str | None:
    """Return the code of the state that an actor is, or belongs to."""
    for name in (actor.id, actor.of or ""):
        sort, _, code = name.partition("/")
        if sort in ("state", "government") and len(code) == 2:
            return code.lower()
    return None


def _day(interval: Interval | None) -> str | None:
    """Return a day, a month or a year as the schema writes it; None for another stretch."""
    written = notation.timex(interval) if interval else None
    return None if written is None or "W" in written else written


def _key(actor: str) -> str:
    return f"wortlaut-actor-{digest('actor', actor)}"


def _can_act(entity: EntityProxy) -> bool:
    return bool(entity.schema.is_a("LegalEntity"))


def _join(actors: Entities, entity: EntityProxy) -> None:
    """Add an actor, or to one that is there what another report says of it."""
    there = actors.setdefault(str(entity.id), entity)
    if there is not entity:
        there.merge(entity)


def _entity(schema: str, id_: str, values: dict[str, Any]) -> EntityProxy:
    entity: EntityProxy = _model().make_entity(schema)
    entity.id = id_
    for name, value in values.items():
        if name in entity.schema.properties:
            entity.add(name, [each for each in _every(value) if each])
    return entity


def _every(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else [value]


def _line(entity: EntityProxy, out: BinaryIO) -> int:
    out.write(json.dumps(entity.to_dict(), ensure_ascii=False, sort_keys=True).encode() + b"\n")
    return 1


def _model() -> Any:
    try:
        from followthemoney import model
    except ImportError as error:
        raise ExportError(
            "FollowTheMoney needs a library that is not installed: run `pip install "
            "followthemoney` (its part PyICU is compiled: on Debian and Ubuntu first run "
            "`apt install libicu-dev pkg-config g++`)."
        ) from error
    return model
