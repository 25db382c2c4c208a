"""What to ask in the conversations of an audit, in our own words (operational guide, section 7)."""

WHAT_TO_ASK = {
    "case_manager": (
        "What did this child need when you began, and what has changed since?",
        "What did you plan together, and which part of it made the child or others safer?",
        "What are you proud of here, and what would have helped you do more?",
    ),
    "child": (
        "What is your worker like with you: do they listen, and do they do what they say?",
        "What do they know about you that matters to you, your family and where you live?",
        "What is different for you now, and what should have gone another way?",
    ),
    "parents": (
        "How did the worker get to know your family, and were you asked what you think?",
        "Did you know what the plan was, and your part in it?",
        "What has changed for your child and for you, and what would still help?",
    ),
}


def what_to_ask(who: str) -> str:
    """The questions for one of `case_manager`, `child` and `parents`, as one text."""
    return " ".join(WHAT_TO_ASK[who])
