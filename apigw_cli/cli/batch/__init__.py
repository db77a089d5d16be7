"""``apigw batch``: many command lines in one process, one concept a module."""
