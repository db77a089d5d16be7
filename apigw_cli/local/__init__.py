"""
The local control plane: the service's behaviour over one SQLite file.

It knows neither HTTP nor Click; it reads the catalogue and refuses with ``errors.ApiError``.
"""
