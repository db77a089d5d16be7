"""One read in several regions and with several profiles: ``--regions`` and ``--profiles``."""
