"""The read side: views over the record. Every view is a pure function of articles, links and dates."""
