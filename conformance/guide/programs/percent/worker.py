from nodecompat.pool import progress, serve


@serve
def add(steps):
    total = 0
    for step in range(steps):
        total += step
        progress(100 * (step + 1) // steps)
    return total
