"""A page as rows: cells, marks and headings kept, broken lines joined, buttons told from words."""
