"""What can be done to the kinds of audit that are more than one person's answers."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ChooseQuestions:
    """The questions a dip sample asks."""

    audit: str
    questions: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class NameRaters:
    """Who rates a group audit."""

    audit: str
    raters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rate:
    """One rater's own rating of a question, a section or the whole (`Overall`), blind to the others'.

    `rater` is given where somebody types in what a rater said; it is the person who acts otherwise.
    """

    audit: str
    place: str
    rating: str
    rater: str | None = None


@dataclass(frozen=True, kw_only=True)
class HandInRatings:
    """A rater is done and changes nothing any more. `reason` explains what was left out."""

    audit: str
    rater: str | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class AgreeRating:
    """What the raters agreed on when they met, of a question, a section or the whole."""

    audit: str
    place: str
    rating: str


@dataclass(frozen=True, kw_only=True)
class PairAudits:
    """Make two audits the halves of a joint one."""

    audit: str
    other: str


@dataclass(frozen=True, kw_only=True)
class RecordJoint:
    """The section on joint working that both halves of a joint audit share, and who was spoken with.

    `spoke_on` is the day of the conversation with the social worker, and `mode` how it was held.
    """

    audit: str
    with_: str | None = None
    social_worker: str | None = None
    spoke_on: str | None = None
    mode: str | None = None
    rating: str | None = None
    comment: str | None = None


KindCommand = ChooseQuestions | NameRaters | Rate | HandInRatings | AgreeRating | PairAudits | RecordJoint
