"""The Word audit form: the empty template, the filled form, and what a filled form says.

labels.py    which fact of an audit belongs beside a label of the form
places.py    tag, title and kind of each place for an answer
opening.py   marking, title, introduction, facts of child and case
sections.py  a section with its questions
closing.py   feedback, actions, verification
template.py  all of these as an empty form
values.py    what each place shows for one audit
writer.py    filling (written_for.py: which audit and version a document says it is)
blank.py     the empty form with guidance as Word comments
own/         the authority's own form as the template
"""

from docgen.form.places import printed_rating
from docgen.form.template import template
from docgen.form.writer import FormWriter, fill, write
from docgen.ooxml.look import Look
from docgen.ooxml.reading import read_controls

__all__ = ["FormWriter", "Look", "fill", "printed_rating", "read_controls", "template", "write"]
