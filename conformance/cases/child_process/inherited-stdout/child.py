"""The child of main.py."""

from conformance.lib import show

show("from the child")
