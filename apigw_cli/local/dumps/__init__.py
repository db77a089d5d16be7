"""The whole state as one document, for a repository: written, and read by the rules of requests."""
