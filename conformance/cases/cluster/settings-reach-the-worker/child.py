from nodecompat import cluster, console, process, undefined

if process.env.FROM:
    console.log("for the pipe")
process.send([[*process.argv[2:]], process.env.FROM, process.cwd(), [undefined] if process.env.FROM else "again"])
cluster.worker.disconnect()
