exports.seen = [require("./cycle-a").done, require("./cycle-a").seen]
