"""What is told to whom, and that it is told once.

shapes.py     a notice, how it stands, a person's wishes
wording.py    the words of each kind of notice: what, why you, by when, which button
hours.py      sensible hours: when a person may be told something that can wait
reminders.py  what a person is reminded of today, as one message
bundling.py   several notices to one person as one message
queue.py      the notices waiting in the record: wanted, claimed, sent
pending.py    what acts have people told of, kept with the act
told.py       the consequences of acts, as notices
"""
