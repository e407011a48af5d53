"""Words, sentences and clauses: what all later steps work on."""
