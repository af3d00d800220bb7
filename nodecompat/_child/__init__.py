"""The parts of `child_process`: arguments, the child and its descriptors, `exec`, and the synchronous functions."""
