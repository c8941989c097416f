"""`python -m checklist` is the command `lovende`."""

from checklist.cli import main

if __name__ == "__main__":
    main()
