"""Files that say what is what: bibliographies, tables, feeds, saved pages, archives, and our own exports."""
