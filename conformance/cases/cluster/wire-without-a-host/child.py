from nodecompat import net

net.createServer().listen(0)
