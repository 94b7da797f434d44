"""The models, one a file.

Each has `SHORTEST`, the fewest annual values it takes; `REASON`, a sentence for the reader; and
`predict(logs, horizon) -> Predictive`.
"""
