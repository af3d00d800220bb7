from nodecompat.pool import serve


@serve
def count(text):
    return len(text.split())
