"""Rows of citations in as many styles as can be put together, each letter of them with its tag: see ``rows``."""
