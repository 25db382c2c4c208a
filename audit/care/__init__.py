"""The care of the record: how long it is kept, what is held back, what is deleted, what is given out."""
