"""The types of Wortlaut: documents, spans, actors, statements, acts, readings, promises, decisions.

This package imports nothing of ours, and its names are imported from here.  Every class is a
frozen dataclass; a record without a valid span of its source cannot be constructed.  Offsets are
Unicode code points into ``Document.text``, start included, end excluded.  Ids are digests of
content, so that reading the same text twice yields the same ids.
"""

from wortlaut.model.actors import Actor, ActorKind, Mention
from wortlaut.model.acts import ACT_FIELDS, ACTOR_FIELDS, Act, ActKind, Polarity, Role, Status
from wortlaut.model.days import Interval, Window
from wortlaut.model.decisions import Change, Decision, Subject, Verb
from wortlaut.model.documents import Document
from wortlaut.model.identity import digest
from wortlaut.model.promises import ActRef, FieldComparison, Promise, Relation, Said, Stage, Telling
from wortlaut.model.readings import Reading, TimeExpression
from wortlaut.model.spans import Span, Spans, wording
from wortlaut.model.statements import Certainty, Form, Link, Medium, Stance, Statement, Voice

__all__ = [
    "ACTOR_FIELDS",
    "ACT_FIELDS",
    "Act",
    "ActKind",
    "ActRef",
    "Actor",
    "ActorKind",
    "Certainty",
    "Change",
    "Decision",
    "Document",
    "FieldComparison",
    "Form",
    "Interval",
    "Link",
    "Medium",
    "Mention",
    "Polarity",
    "Promise",
    "Reading",
    "Relation",
    "Role",
    "Said",
    "Span",
    "Spans",
    "Stage",
    "Stance",
    "Statement",
    "Status",
    "Subject",
    "Telling",
    "TimeExpression",
    "Verb",
    "Voice",
    "Window",
    "digest",
    "wording",
]
