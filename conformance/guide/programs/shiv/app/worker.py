from nodecompat import process

process.once("message", lambda text: process.send(text.upper()))
