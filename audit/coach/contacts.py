"""Details that identify somebody at once: dates of birth, numbers, addresses on the net, references, postcodes."""

import re
from collections.abc import Iterator

from audit.coach.writing import Writing

MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = rf"(?:\d{{1,2}}[./\s-]\d{{1,2}}[./\s-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTHS},?\s+\d{{2,4}})"

# Each kind of detail: how it is written, and what to say in its place. Matched with capitals as typed.
KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?i:\b(?:d\.?o\.?b\.?|date of birth|born)\b[^\w\n]{{0,3}}(?:(?:on|is|was|in)\s+(?:the\s+)?)?{DAY})"), "the child's age"),
    (re.compile(r"(?i:\b[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}\b)"), "by email"),
    (re.compile(r"(?<![\w@.])@\w{3,40}\b"), "the account"),
    (re.compile(r"(?<![\w/.])(?:\+44[\s-]?|0)(?:\d[\s()-]{0,2}){8,9}\d(?![\w/])"), "the phone number"),
    (re.compile(r"(?i:\b(?:nhs|ni|national insurance)(?:\s+(?:number|no\.?))?[\s:]{1,3}(?:[a-z]{2})?[\d\s]{6,14}\d[a-d]?\b)"), "the child's health record"),
    (re.compile(r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b|(?<!\d)\d{3}\s\d{3}\s\d{4}(?!\d)"), "the number"),
    (re.compile(r"(?i:\b(?:reference|ref|number|no|id|urn|pncid|pnc|custody record|record|childview|mosaic|case)\b(?:\s+(?:number|no|id|ref))?[\s.:#]{1,3}(?:is\s+)?[a-z]{0,4}[/-]?\d[\d/-]{3,20}[a-z]?\b)"), "the police reference"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|(?i:\bpostcode\W{1,3}[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b)"), "the area"),
    (re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b"), "the car"),
)  # fmt: skip


def details(writing: Writing) -> Iterator[tuple[int, int, str]]:
    """Each identifying detail: its bounds in the text, and what could stand in its place."""
    for pattern, instead in KINDS:
        for match in pattern.finditer(writing.plain):
            yield match.start(), match.end(), instead
