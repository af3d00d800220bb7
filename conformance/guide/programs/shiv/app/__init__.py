from pathlib import Path

from nodecompat.child_process import fork


def main():
    child = fork(Path(__file__).with_name("worker.py"))
    child.on("message", print)
    child.send("from the archive")
