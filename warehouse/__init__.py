"""The contract between the build and the pages: words, tables, views and read-only access."""
