"""How values are written: text, JSON, YAML, shorthand, files, dotted options, whole inputs."""
