"""Public names that are imported at their first use: `as-stated check` needs no pandas."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Any


def lazy_names(
    package: str, homes: Mapping[str, str], others: Sequence[str] = ()
) -> Callable[[str], Any]:
    """A `__getattr__` for a package (PEP 562) that imports a public name at its first use.

    Args:
        package: its `__name__`.
        homes: module of the package to the public names in it, apart by spaces; those under "" are
            modules themselves.
        others: names that are there already, for what is nearest to one that is not.

    Raises:
        NoSuchNameError: by the `__getattr__`, for a name that is not there; the message says what is.
        NotInstalledError: by the `__getattr__`, if a package that the name needs is not installed.
    """
    modules = {name: module for module, names in homes.items() for name in names.split()}

    def get(name: str) -> Any:
        if name not in modules:
            if name.startswith("_"):  # what Python and notebooks ask any module for
                raise AttributeError(f"module {package!r} has no attribute {name!r}", name=name)
            raise _no_such(package, name, [*modules, *(each for each in others if each[0] != "_")])
        module = f"{package}.{modules[name] or name}"
        try:
            home = import_module(module)
            return getattr(home, name) if modules[name] else home
        except ImportError as error:
            from as_stated.errors import NotInstalledError  # here, or each import would wait for it

            raise (NotInstalledError.of(f"{package}.{name}", error) or error) from None

    return get


def _no_such(package: str, name: str, known: Sequence[str]) -> AttributeError:
    from as_stated._calls import nearest  # here: no import need wait for either
    from as_stated.errors import NoSuchNameError

    public, hint = package.removeprefix("as_stated.show."), nearest(name, known)
    return NoSuchNameError(f"{public} has no {name!r}{hint} It has: {', '.join(sorted(known))}.")
