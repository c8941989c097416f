"""`python -m benchmarks` prints one table: what was measured, the figure, and what it should be."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from benchmarks import answering, meeting_load, printing, receiving, round_table, screening, starting


def main() -> None:
    table = Table("measured", "figure", "wanted")
    for part in (starting, answering, printing, screening, receiving, round_table, meeting_load):
        for row in part.main():
            table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
