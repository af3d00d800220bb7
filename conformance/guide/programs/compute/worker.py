from nodecompat import process

process.on("message", lambda count: process.send(sum(range(count))))
