"""The audit programme: which months look at what, at which children, by whom.

cycle.py       which kinds of audit each month has; the service's own calendar
shapes.py      months, lines of enquiry, cases, draws, exemptions as values
filters.py     the small expressions that say which children a line of enquiry is about
drawing.py     the seeded draw: repeatable, and explained child by child
eligible.py    who may audit whom, and why not
share.py       how much of the year's work is a person's fair share
flow.py        the fairest way to give a month's children to its auditors
allocation.py  the month's children given out, each with its reason
shelves.py     where these are kept in the record, with their history
service.py     the front door: plan, select, allocate, exempt, settle
"""
