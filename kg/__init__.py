"""Japanese news in, a knowledge graph out, every edge with the sentence that says it."""
