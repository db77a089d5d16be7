"""OpenAPI 3.0 documents of HTTP APIs: read, imported, exported (behaviour 2.15)."""
