"""The ground under the stages: one form for characters, sentences, dates."""
