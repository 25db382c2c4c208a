"""What the core and the conversation say at a keyboard, put as it holds in Slack."""

import re

# Sentences and half sentences that name typed words or options, and what they come to in Slack.
CHECK = "to check an action back choose *Checked back* and say where it can be seen"
INSTEAD = (
    (re.compile(r"`?checkback audits list`? (?:shows|has)[^;.]*"), "`/audit list` shows yours"),
    (re.compile(r"say why with --reason"), "say why: `/audit show 2026-11-001 because ...`"),
    (re.compile(r"`?checkback people (?:list|import)[^;.]*(?:\.csv[^;.]*)?"), "ask an administrator"),
    (re.compile(r",? or give (?:--\w+(?: and )?)+"), ""),
    (re.compile(r"; give --into \S+"), "; drop it into the thread of that audit"),
    (re.compile(r" \(?(?:--\w+ \w+(?: or )?)+(?: settles it| decides)?\)?"), ""),
    (re.compile(r"(?:, or give|: give|,? give) --approved-by(?: NAME)? once [^.;:]*"), ""),
    (re.compile(r" \(--reason\)"), ""),
    (re.compile(r" \(--talk held\|declined\)"), ""),
    (re.compile(r" with --held\b"), " instead"),
    (re.compile(r": --(?:evidence|outcome|reason) TEXT(?: for \S+)?"), ""),
    (re.compile(r"; `checkback programme select[^`]*` draws them"), ""),
    (
        re.compile(r"to check an action back use `checkback actions check-back`, which asks for evidence"),
        CHECK,
    ),
    (re.compile(r"Type `submit`.*"), "Use the buttons of the review above: *Hand in*, *Go there*, *Go to…*."),
    (re.compile(r"[;.]? ?`skip`[^;.]*(?=[;.]|$)"), ""),
    (re.compile(r"; type it again here"), "; look at what is asked now, and answer there"),
)


def spoken(text: str) -> str:
    """A sentence as it holds in Slack."""
    for pattern, instead in INSTEAD:
        text = pattern.sub(instead, text)
    return text.strip()
