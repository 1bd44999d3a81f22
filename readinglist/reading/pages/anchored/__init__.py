"""Records that an anchor of the page's own opens or closes: a stamp, an identifier, a title over a text."""
