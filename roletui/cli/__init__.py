"""The command line: data on stdout, talk on stderr, exit 0, 1 or 2."""
