"""Every way in: command line, HTTP API and web pages. All call the same functions of the assistant."""
