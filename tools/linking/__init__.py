"""Training of the linking room."""
