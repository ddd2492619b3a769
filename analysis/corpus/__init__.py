"""Articles come in: a checked table, and the rows it refused."""
