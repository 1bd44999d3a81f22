"""Reading List: one local library of research papers, read from the pages that list them."""

__version__ = "0.1.0"
