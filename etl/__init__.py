"""The build: from seeds to one immutable generation of the warehouse."""
