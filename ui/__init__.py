"""The window. It may import readinglist and resources, never the other way."""
