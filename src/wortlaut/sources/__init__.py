"""Where reports come from: files, folders, addresses; each becomes a Document."""
