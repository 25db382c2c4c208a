"""Taking a filled form into the record: what a document says, merged with what is recorded.

models.py    what was read of a document, and what came of taking it in
base.py      what an audit said at an earlier version
places.py    the facts a form holds, by pointer; when two of them say the same
comparing.py which of form and record changed: taken, kept, or a conflict
actions.py   which action of the form is which of the record
applying.py  the taken facts as commands of the core, carried out on an audit
beginning.py a whole new audit from a form
desk.py      all of it in one transaction
"""
