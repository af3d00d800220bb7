raise Exception("broken once more")
