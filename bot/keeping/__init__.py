"""The care of the record as the doors offer it: copies, keys, deletion, what is given out."""
