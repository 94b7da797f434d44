"""Are the forecasts as good as they say? Each section is a file in `sections/`, found by listing the folder."""
