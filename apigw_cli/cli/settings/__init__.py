"""Settings: what each one is, which sources say it, and which of them wins."""
