"""Builds: what is new is read, everything is merged, the outputs are replaced as a whole."""

from kg.builder.build import Build, Progress, build_graph

__all__ = ["Build", "Progress", "build_graph"]
