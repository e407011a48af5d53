"""The reckoning: was it kept, on whose word, as far as anyone knew that day.

Pure functions over the model: a promise becomes its commitments (one for each way in which it is
told), later acts and events become evidence, and each commitment gets a verdict in separate
axes, with its reasons.  Nothing here knows the reader or the ledger.
"""

from wortlaut.reckoning.changes import Change, Standing, changes
from wortlaut.reckoning.commitments import Policy, commitments
from wortlaut.reckoning.evidence import Frame, confirm, of_acts, weigh
from wortlaut.reckoning.proposals import refer
from wortlaut.reckoning.reckon import Case, judge, reckon, reckon_one
from wortlaut.reckoning.texts import Texts
from wortlaut.reckoning.types import (
    Amount,
    Assertion,
    Bearing,
    Commitment,
    Coverage,
    Evidence,
    Fit,
    Flag,
    Grade,
    Kind,
    Life,
    Outcome,
    Problem,
    Reason,
    Reckoned,
    Verdict,
    Weighed,
)
from wortlaut.reckoning.verdict import Question, World

__all__ = [
    "Amount",
    "Assertion",
    "Bearing",
    "Case",
    "Change",
    "Commitment",
    "Coverage",
    "Evidence",
    "Fit",
    "Flag",
    "Frame",
    "Grade",
    "Kind",
    "Life",
    "Outcome",
    "Policy",
    "Problem",
    "Question",
    "Reason",
    "Reckoned",
    "Standing",
    "Texts",
    "Verdict",
    "Weighed",
    "World",
    "changes",
    "commitments",
    "confirm",
    "judge",
    "of_acts",
    "reckon",
    "reckon_one",
    "refer",
    "weigh",
]
