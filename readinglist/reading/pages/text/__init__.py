"""What a piece of text says by itself: people, venues, dates, identifiers, a title's wording."""
