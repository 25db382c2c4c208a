"""A meeting as an .ics invitation: the day, the audit's id, nothing about the child."""

import datetime as dt
import hashlib

from icalendar import Calendar, Event, vCalAddress

from audit.notices.shapes import Notice


def invitation(notice: Notice, at: dt.datetime, organiser: str, attendee: str) -> bytes:
    """The invitation to the meeting that a notice tells of, as a whole day; the time is theirs to agree.

    A meeting moved keeps its identity, so that calendars move it too.
    """
    assert notice.meeting is not None  # only notices of meetings come here
    event = Event()
    event.add("uid", f"{hashlib.sha256(_meeting(notice).encode()).hexdigest()[:32]}@checkback")
    event.add("sequence", int(at.timestamp()) // 60 % 2**31)
    event.add("dtstamp", at.astimezone(dt.UTC))
    event.add("dtstart", notice.meeting)
    event.add("dtend", notice.meeting + dt.timedelta(days=1))
    event.add("summary", f"Meeting about audit {notice.audit}")
    event.add("transp", "TRANSPARENT")
    event["organizer"] = vCalAddress(f"MAILTO:{organiser}")
    event.add("attendee", vCalAddress(f"MAILTO:{attendee}"))
    book = Calendar()
    book.add("prodid", "-//Checkback//audit programme//EN")
    book.add("version", "2.0")
    book.add("method", "REQUEST")
    book.add_component(event)
    return bytes(book.to_ical())


def _meeting(notice: Notice) -> str:
    """What stays the same when a meeting's day is moved: the first three parts of the notice's key."""
    return "/".join(notice.key.split("/")[:3])
