"""Qt models over ids of papers."""
