"""The doors to the programme: caseload extracts in, notices out by email, invitations, and what sends them.

caseload.py    a caseload extract (.csv, .xlsx) as cases, with what was wrong in which line
sending.py     one round of telling: what follows from the record, and what waits, through each channel
email.py       notices by SMTP
invitation.py  a meeting as an .ics file
desk.py        what is due, who was told; the programme's parts put together
"""
