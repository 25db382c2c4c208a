"""What can be done here, in a few lines."""

from audit.permissions import Actor
from bot.slack.blocks import Message, context, message, section

IN_THREAD = (
    "*Answering here*\n"
    "•  Press a rating, or reply in one line: `good, home visit on 3 March, mother and child seen`.\n"
    "•  A rating alone is kept at once; the comment can follow. Begin with `+` to add to a comment.\n"
    "•  `? speech and language` or `guidance 2.1.03` looks something up; anything else is your answer.\n"
    "•  *Back*, *Skip*, *Go to…* move about; *Edit* on a folded line changes an answer.\n"
    "•  Leave whenever you like: everything confirmed is kept."
)
EVERYWHERE = (
    "*Checkback*\n"
    "•  `/audit` starts, resumes and lists your audits; `/audit documents` makes the files.\n"
    "•  `/audit start EXAMPLE-001 dip-sample` begins another kind: `full`, `dip-sample`, `group`, `joint`.\n"
    "•  `/audit rate`, `agreement`, `joint`, `show`, `concern` and an audit's id open what they say.\n"
    "•  `/audit month` and `/audit findings` are for those who run the programme.\n"
    "•  `/guidance 2.1.03` or `/guidance speech and language` looks guidance up; so do plain words to me.\n"
    "•  `/actions` shows your actions; `/actions team`, `/actions done 2026-11-001/2` and so on.\n"
    "•  My *Home* tab shows what waits for you; *How I am told…* there sets your hours and reminders."
)


def in_thread() -> Message:
    """Help in an audit's thread."""
    return message("How to answer here: press a rating or reply in one line.", [section(IN_THREAD)])


def everywhere(actor: Actor) -> Message:
    """Help outside an audit."""
    roles = ", ".join(actor.roles) or "no role yet"
    return message(
        "What you can do with Checkback.", [section(EVERYWHERE), context(f"You are here as {roles}.")]
    )
