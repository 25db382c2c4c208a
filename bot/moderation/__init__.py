"""The moderator's view of an audit, as plain values for every face.

view.py     one audit as its moderator needs it: checks, both ratings, what is still to do
queue.py    the audits that wait for a moderator
text.py     both as text for a terminal
data.py     both as JSON values
dialogue.py moderation as a conversation
"""
