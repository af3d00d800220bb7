exports.name = "my queue"
