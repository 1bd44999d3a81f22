"""Work that runs beside the window's thread."""
