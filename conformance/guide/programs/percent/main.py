from nodecompat import start
from nodecompat.pool import Pool


async def main():
    async with Pool("worker.py", size=2) as pool:
        print(await pool.run(4, onProgress=lambda percent: print(percent, "%")))

        def done(count, total):
            print(count, "of", total)

        async for total in pool.map([1, 2], progress=done):  # or progress=True: a bar of tqdm's or rich's
            print("sum", total)


start(main())
