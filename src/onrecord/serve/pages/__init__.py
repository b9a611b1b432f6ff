"""Pages: server-rendered, self-contained, usable without script."""
