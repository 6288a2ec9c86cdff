"""`python -m pamphlet`: the command line."""

from pamphlet.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
