"""The commands that are no operation of the service."""
