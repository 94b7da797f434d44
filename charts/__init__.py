"""How does a figure look? Plotly figures, their captions and their downloads, all from one tidy frame."""
