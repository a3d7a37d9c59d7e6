"""述語項構造: sentences are read into predicates with their arguments, status and speakers."""

from kg.frames.reader import read_frames

__all__ = ["read_frames"]
