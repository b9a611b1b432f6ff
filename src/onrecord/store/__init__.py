"""The record on disk: one SQLite file, one writer at a time, any number of readers.

    with open_writer("talks.onrecord") as store:      # from onrecord.store.sqlite
        store.add_article(document, capture, reading, key)
    with open_reader("talks.onrecord") as store:
        for article in store.articles(): ...

`base` says what a store does; nothing outside this package knows SQL or the tables.
"""
