"""The review of what was read: rows, tabs, the page, what would change."""
