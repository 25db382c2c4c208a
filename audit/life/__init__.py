"""An audit's life after its answers: one small file per step, each with its rules and what it asks for.

shapes.py        concerns, meetings and moderation as typed values, read out of the data
tell.py          who must be told of what, from the record alone
moderation.py    agree or disagree section by section, accept, send back
disagreement.py  the auditor objects; the head of service, or whom the service names, decides
concern.py       a safeguarding concern, raised in any state and chased until acknowledged
meeting.py       the meetings, the practitioner's comment, strengths put forward, closing
ending.py        exempt, withdrawn
reassignment.py  a new auditor, a new moderator
follow_up.py     actions after submission, check-back
"""
