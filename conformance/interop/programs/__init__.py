"""The programs of the matrix: `main` is the parent, `child` the child, in either language."""
