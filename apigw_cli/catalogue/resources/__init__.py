"""One module a noun: its operations, its columns, what its names match."""
