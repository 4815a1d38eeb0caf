"""A brief: the events of a selection on paper, as a page, a file, a PDF or read aloud, all from one account."""
