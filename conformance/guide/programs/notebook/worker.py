from nodecompat import process

process.on("message", lambda text: process.send(text.upper()))
