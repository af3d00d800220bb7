"""Calls of the operating system: descriptors, programs and signals as numbers, without Node's objects."""
