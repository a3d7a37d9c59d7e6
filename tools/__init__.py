"""What makes data of the package; running kg needs none of it."""
