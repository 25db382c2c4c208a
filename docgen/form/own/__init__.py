"""The authority's own Word form as the template: its blank places get controls, nothing else changes.

form.py        the form bound and compiled; filled, or empty
binding.py     a file with a control in each place that was found
finding.py     every position for an answer, in the order of the form
layout.py      the document as lines of cells
paragraphs.py  the text of a paragraph, character by character, and putting a control among it
anchors.py     which line each question stands in
columns.py     what the columns of a table are for
answers.py     where the answer to a question goes: rating or boxes, and the comment
facts.py       where a single answer beside a label goes
rows.py        the rows for actions
where.py       a position for a control; words.py: labels and boxes within a paragraph
looks.py       what an answer looks like there; unwrapping.py: the form's own controls give way
tail.py        a table for what the form has no place for; missing.py: that, told at the import
lacks.py       what the form lacks in accessibility
safety.py      what such a file must not hold
"""
