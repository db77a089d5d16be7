"""Files made from the command tree: the shells' completions, the man pages, the helper's table."""
