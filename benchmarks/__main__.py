"""Runs the benchmark: ``python -m benchmarks --reruns 200 --pages Overview``."""

import sys

from benchmarks import rerun

sys.exit(rerun.main())
