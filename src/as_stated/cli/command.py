"""The command `as-stated` as a whole: its group of commands, and how errors end it."""

import sys

import click

from as_stated import __version__
from as_stated.characters import visible
from as_stated.cli.checking import check
from as_stated.cli.drafting import draft, follow, init
from as_stated.cli.ending import ending_well
from as_stated.cli.options import debug
from as_stated.cli.output import OutputError, on_a_screen, say
from as_stated.cli.reporting import export, report, watch
from as_stated.errors import AsStatedError, CheckError, NotInstalledError
from as_stated.problems import list_problems


class _Commands(click.Group):
    """Prints an error of ours without a traceback, and ends with its exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except OutputError:
            raise
        except ImportError as error:
            missing = NotInstalledError.of(f"as-stated {ctx.invoked_subcommand}", error)
            if missing is None:
                raise
            say(str(missing), err=True)
            ctx.exit(missing.exit_code)
        except AsStatedError as error:
            for line in list_problems(error.problems) if isinstance(error, CheckError) else ():
                say(on_a_screen(line), err=True)
            say(on_a_screen(str(error)), err=True)
            ctx.exit(error.exit_code)
        except click.UsageError as error:
            raise click.UsageError(visible(error.format_message()), error.ctx) from None


def run() -> None:
    """The command, as a process of its own."""
    with ending_well("--debug" in sys.argv):
        main(prog_name="as-stated")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="as-stated")
@debug
def main() -> None:
    """The figures of a news article, each as stated: hedge, speaker and exact words."""


for each in (init, draft, follow, check, report, export, watch):
    main.add_command(each)
