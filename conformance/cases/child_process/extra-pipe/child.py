"""The child of main.py."""

import os


os.write(4, b"through descriptor 4")
