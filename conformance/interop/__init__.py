"""Python and every other runtime on one channel: who may be the parent of whom, started how, on which wire."""
