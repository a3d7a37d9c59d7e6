"""What people write: YAML with good errors, and the names that the readers know."""

from kg.config.folders import config_files, configs_dir, configs_dirs
from kg.config.yaml import Spot, YamlFile, load_all, load_yaml, perhaps, validate

__all__ = [
    "Spot", "YamlFile", "config_files", "configs_dir", "configs_dirs", "load_all", "load_yaml", "perhaps",
    "validate",
]  # fmt: skip
