"""The child of main.py."""

from nodecompat import process

process.stdin.setEncoding("utf8")
text = ""


@process.stdin.on("readable")
def on_readable():
    global text
    while (chunk := process.stdin.read()) is not None:
        text += chunk


process.stdin.on("end", lambda: process.stdout.write(f"data: {len(text)} {text}, end\n"))
