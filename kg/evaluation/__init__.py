"""How right the extraction is: gold, scores, floors."""
