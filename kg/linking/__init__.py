"""連結: one room decides who does what: which noun fills which case of which predicate."""
