"""Details that identify somebody at once: dates of birth, numbers, references, postcodes, accounts."""

import re
from collections.abc import Iterator

from audit.coach.writing import Writing

MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = (
    r"(?:\d{1,2}[./\s-]\d{1,2}[./\s-]\d{2,4}|\d{4}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTHS},?\s+\d{{2,4}})"
)
BORN = (
    rf"(?i:\b(?:d\.?o\.?b\.?|date of birth)\b[^.\n]{{0,40}}?{DAY}"
    rf"|\bborn\b[^\w\n]{{0,3}}(?:(?:on|in)\s+(?:the\s+)?)?{DAY})"
)
EMAIL = r"(?i:\b[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,60}\b)"
HANDLE = r"(?<![\w@.])@\w{3,40}\b"
PHONE = r"(?<![\w/.])(?:\+44[\s-]?|0)(?:\d[\s()-]{0,2}){8,9}\d(?![\w/])"
INSURANCE = (
    r"(?i:\b(?:nhs|ni|national insurance)(?:\s+(?:number|no\.?))?"
    r"[\s:]{1,3}(?:[a-z]{2})?[\d\s]{6,14}\d[a-d]?\b)"
)
PLAIN_NUMBER = r"\b[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b|(?<!\d)\d{3}\s\d{3}\s\d{4}(?!\d)"
REFERENCE = (
    r"(?i:\b(?:reference|ref|number|no|id|urn|pncid|pnc|custody record|record|childview|mosaic|case"
    r"|passport|upn|uln|crn)\b"
    r"(?:\s+(?:number|no|id|ref))?[\s.:#]{1,3}(?:is\s+)?(?=(?:[a-z/-]*\d){4})[a-z0-9][a-z0-9/-]{3,24}\b)"
)
POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|(?i:\bpostcode\W{1,3}[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b)"
CAR = r"\b[A-Z]{2}\d{2}\s?[A-Z]{3}\b"

# Each kind of detail: how it is written, and what to say in its place.
KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(BORN), "the child's age"),
    (re.compile(EMAIL), "by email"),
    (re.compile(HANDLE), "the account"),
    (re.compile(PHONE), "the phone number"),
    (re.compile(INSURANCE), "the child's health record"),
    (re.compile(PLAIN_NUMBER), "the number"),
    (re.compile(REFERENCE), "the police reference"),
    (re.compile(POSTCODE), "the area"),
    (re.compile(CAR), "the car"),
)


def details(writing: Writing) -> Iterator[tuple[int, int, str]]:
    """Each identifying detail: its bounds in the text, and what could stand in its place."""
    for pattern, instead in KINDS:
        for match in pattern.finditer(writing.plain):
            yield match.start(), match.end(), instead
