#!/usr/bin/env python3
"""Validates SARIF reports against the schema of SARIF 2.1.0.

    pip install pydantic-sarif
    scripts/validate-sarif.py REPORT.sarif...

The models of pydantic-sarif are generated from OASIS's sarif-schema-2.1.0.json: types, required and unknown properties,
enumerations, minima, patterns. Exit code 1 when a report does not fit, with each place.
"""
import sys

from pydantic import ValidationError
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Report


def main():
    failed = False
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            text = file.read()
        try:
            report = Report.model_validate_json(text)
            print(f"{path}: fits the schema: {sum(len(run.results or []) for run in report.runs)} results")
        except ValidationError as error:
            failed = True
            print(f"{path}: {error.error_count()} faults")
            for fault in error.errors()[:20]:
                print("  ", ".".join(map(str, fault["loc"])), fault["msg"])
    sys.exit(1 if failed else 0)


main()
