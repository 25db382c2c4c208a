"""Tiny guidance documents for the tests: plainly made up, and small enough to see every word at once."""

from guidance.library import Library
from guidance.models import Entry, GuidanceDocument, Kind


def entry(
    number: str,
    question: str,
    *paragraphs: str,
    document: str = "carag",
    kind: Kind = "prompt",
    section: str | None = None,
    identity: str | None = None,
) -> Entry:
    """One entry of a made-up document."""
    return Entry(
        id=identity or number,
        number=number,
        number_status="duplicate" if identity else "printed",
        document=document,
        source="built-in",
        kind=kind,
        question=question,
        section=section,
        paragraphs=paragraphs,
        cite=f"{document} {number}",
    )


def small_carag() -> GuidanceDocument:
    """A made-up guidance of a dozen entries with the CARaG's kinds of numbers."""
    return GuidanceDocument(
        document="carag",
        title="Made-up guidance",
        source="built-in",
        introductions=(
            entry(
                "2.1",
                "Assessing",
                "Assessing covers every kind of assessment.",
                kind="standard",
                section="Assessing",
            ),
            entry(
                "2.1.1",
                "Assessing for change",
                "Sums up 2.1.01 to 2.1.03.",
                kind="key question",
                section="Assessing",
            ),
            entry(
                "V1.1",
                "Work with victims",
                "Victims are treated with respect.",
                kind="standard",
                section="Victims",
            ),
        ),
        entries=(
            entry(
                "2.1.01",
                "The child's family in assessing",
                "Assessing should look at the family. A parent's drinking may touch the child.",
                "Where a child lives in a village, bus times matter.",
                section="Assessing",
            ),
            entry(
                "2.1.03",
                "The child takes part in assessing",
                "Children should speak for themselves. Their own words belong in the assessment.",
                section="Assessing",
            ),
            entry(
                "2.1.10",
                "Areas of need",
                "Areas are: substance misuse, learning, housing, neurodiversity.",
                kind="information",
                section="Assessing",
            ),
            entry(
                "2.2.01",
                "The child's family in planning",
                "Planning should allow for the family. A parent's drinking changes what the child can do.",
                section="Planning",
            ),
            entry(
                "2.2.26",
                "Timescales and sequencing",
                "Plans should be realistic in the time there is. Too many targets at once overload a child.",
                section="Planning",
            ),
            entry(
                "2.3.27",
                "Engagement and enforcement",
                "Missed appointments are followed up with patience. Breach comes last and promptly.",
                section="Delivery",
            ),
            entry(
                "3.1.13",
                "Support meets the victim's needs",
                "One telephone call may be enough. Leaflets of local charities can help.",
                section="Victims",
            ),
            entry(
                "3.1.13",
                "Liaison with the victim liaison officer",
                "The victim liaison officer hears of the sentence within ten days.",
                section="Victims",
                identity="3.1.13#2",
            ),
        ),
    )


def small_older() -> GuidanceDocument:
    """A made-up superseded guidance that shares words and one number with the current one."""
    return GuidanceDocument(
        document="fji-sqs-2015",
        title="Older made-up guidance",
        source="imported",
        superseded=True,
        entries=(
            entry("7a", "Looked after child", "Was the child looked after?", document="fji-sqs-2015"),
            entry(
                "2.1.3",
                "Parent's drinking",
                "A parent's drinking, drinking, drinking.",
                document="fji-sqs-2015",
            ),
        ),
    )


def small_library(*, older: bool = False) -> Library:
    """The made-up guidance in force, with the older one listed, and searched too where asked."""
    searched = {"carag", "fji-sqs-2015"} if older else {"carag"}
    return Library([small_older(), small_carag()], frozenset(searched))
