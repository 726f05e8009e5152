"""python -m draftlint."""

from draftlint.cli import run

if __name__ == "__main__":
    run()
