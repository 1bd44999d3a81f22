"""Lists of papers in any layout: the rows divided into records, and what of them is papers."""
