"""apigw: Amazon API Gateway V2 from the command line, on AWS or on a local plane."""

__version__ = "0.1.0"
