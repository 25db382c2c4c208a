"""The texts that record an audit on the child's own record in ChildView, ready to paste.

contacts.py   which contacts an audit gives rise to, and making their texts
fields.py     what the templates of all contacts can say: the audit and the people
findings.py   ratings, strengths, areas to develop and actions, for management oversight
offered.py    what each template may ask for
said.py       conversations, meetings and feedback, for the other three
templates.py  filling a template, strictly

The wording stands in `templates/contact-*.txt.j2`; a service may keep its own copies in another folder.
"""

from docgen.contacts.contacts import ContactText, check_templates, texts

__all__ = ["ContactText", "check_templates", "texts"]
