"""What every Word document of ours is made of. Strings of WordprocessingML go in, files come out.

names.py        namespaces and the order in which the schema wants elements
text.py         any text as runs, and back
dates.py        dates as people in this country write them
markup.py       paragraphs, headings, lists, tables
controls.py     content controls, the places for answers
gaps.py         a template compiled once into strings with gaps, filled many times
subject.py      what a document's properties say it is about
own_property.py the same in a file whose properties are somebody else's
fragments.py    a control taken apart into those strings
package.py      the zip container
house.py        the base document a service may restyle, and new documents made from it
house_style.py  makes that base document anew
styles.py       the paragraph styles of the base document, as data
theme.py        its colours and font by name
patterns.py     the strings of one part of a template
look.py         what a service decides
reading.py      the text of every control of a filled file
"""
