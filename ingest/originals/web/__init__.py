"""Visiting web servers: one request within limits, the rules and the pace of a host, and a visit with redirects."""
