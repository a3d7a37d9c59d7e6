"""Reads articles: text, HTML and JSON lines, in every encoding Japanese news comes in."""
