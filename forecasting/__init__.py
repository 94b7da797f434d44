"""What would an honest forecaster have said? Simple models of annual values, without Streamlit or DuckDB."""

from forecasting.choose import Forecast, HistoryError, forecast
from forecasting.months import month_of

__all__ = ["Forecast", "HistoryError", "forecast", "month_of"]
