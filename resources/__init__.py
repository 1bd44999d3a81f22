"""Icons, the style sheet and sample lists. Data only; read with importlib.resources."""
