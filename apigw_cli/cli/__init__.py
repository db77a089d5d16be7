"""What the user types: the command tree, values, settings, and the run of one command."""
