from nodecompat import start
from nodecompat.pool import Pool


async def main():
    async with Pool("worker.py", size=2) as pool:
        print(await pool.run("to be or not to be"))
        async for words in pool.map(["one", "one two", "one two three"]):
            print(words)


start(main())
