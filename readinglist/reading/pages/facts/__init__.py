"""What each row is, by its text and by where it stands among the others."""
