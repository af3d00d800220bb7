"""What `child_process` is made of: the arguments of a start, the child itself, and its descriptors."""
