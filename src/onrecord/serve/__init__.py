"""What goes out: the contract's JSON, exports and pages. Everything here reads and nothing writes."""
