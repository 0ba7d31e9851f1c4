"""Which format a file has, by its content, and getting at what formats wrap up: text, packages, archives."""
