"""The data files of the project's own, which lie in its packages."""

from importlib.resources import files
from typing import Any

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""In C, where PyYAML was built with it: all files together take 25 ms with it, and 300 ms without."""


def own_data(package: str, name: str) -> Any:
    """What a YAML file of a package says, such as ``own_data("corpus", "themes.yaml")``."""
    return yaml.load((files(package) / name).read_text("utf-8"), _Loader)
