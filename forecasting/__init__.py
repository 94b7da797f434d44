"""What would an honest forecaster have said? Simple models of totals, without Streamlit or DuckDB."""

from forecasting.choose import LEVELS, Forecast, forecast, forecast_until, warm_up
from forecasting.history import History, HistoryError
from forecasting.paths import Paths

__all__ = ["LEVELS", "Forecast", "History", "HistoryError", "Paths", "forecast", "forecast_until", "warm_up"]
