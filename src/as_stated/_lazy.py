"""Public names that are imported at their first use: `as-stated check` needs no pandas."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy_names(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """A `__getattr__` for a package (PEP 562) that imports a public name at its first use.

    Args:
        package: its `__name__`.
        homes: module of the package to the public names in it, apart by spaces; those under "" are
            modules themselves.

    Raises:
        NotInstalledError: by the `__getattr__`, if a package that the name needs is not installed.
    """
    modules = {name: module for module, names in homes.items() for name in names.split()}

    def get(name: str) -> Any:
        if name not in modules:
            from difflib import get_close_matches  # here: no import need wait for it

            near = get_close_matches(name, modules, n=1)
            hint = f": did you mean {near[0]!r}?" if near else ""
            raise AttributeError(f"module {package!r} has no attribute {name!r}{hint}", name=name)
        module = f"{package}.{modules[name] or name}"
        try:
            home = import_module(module)
            return getattr(home, name) if modules[name] else home
        except ImportError as error:
            from as_stated.errors import NotInstalledError  # here, or each import would wait for it

            raise (NotInstalledError.of(f"{package}.{name}", error) or error) from None

    return get
