"""The local behaviour of each noun: one definition and its rules a module."""
