"""Reading an audit form from a Word document or a text file."""
