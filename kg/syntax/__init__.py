"""構文: what the surface of a sentence says: morphemes, bunsetsu, dependencies, predicates, noun phrases."""
