require("./deeper")
