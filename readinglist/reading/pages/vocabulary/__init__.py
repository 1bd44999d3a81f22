"""Lists of words, and what a script says: nothing here knows what a paper is."""
