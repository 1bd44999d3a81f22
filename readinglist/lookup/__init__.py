"""Looking papers up at arXiv and Crossref by their ids. Nothing here runs unless the user asked for it.

What is sent is ids and the program's name, nothing else of the library.
"""

from readinglist.lookup.answers import Answer, Progress, Services, can_be_looked_up, look_up

__all__ = ["Answer", "Progress", "Services", "can_be_looked_up", "look_up"]
