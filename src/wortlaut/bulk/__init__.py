"""Reading archives of any size: batches of reports, each read by one process into one shard.

``batches`` cuts the reports at some places into batches, ``shard`` reads one of them into tables,
``run`` has that done by local processes or a cluster and writes the shards, ``load`` brings a
selection of them into a ledger.  ``docs/scale.md`` describes the tables.
"""
