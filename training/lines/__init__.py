"""How the judge of lines learns: pages with their true article, made into dumps whose lines are labelled."""
