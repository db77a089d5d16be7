"""Live words for the shells: identifiers with their names, from the local plane or from AWS."""
