"""The sections of the benchmark, one a file: `TITLE`, and `run(plan) -> Outcome`."""
