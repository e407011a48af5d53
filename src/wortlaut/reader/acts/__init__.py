"""Acts of languages whose verb ends the clause; entries, fields and voices serve all languages."""
