"""Work that is done off the loop. Each program is a process."""

from __future__ import annotations

from support import run_python


def test_work_is_done_by_so_many_threads_and_told_on_the_loop() -> None:
    """Two at once, not three; results and errors; the program goes on until all is told; a forked copy has its own."""
    done = run_python(
        """
        import os, threading
        from nodecompat._loop.current import engine
        from nodecompat._loop.threads import Threads

        threads = Threads(2)
        both, lock, at_once, most = threading.Barrier(2), threading.Lock(), 0, 0

        def work(number):
            global at_once, most
            with lock:
                at_once += 1
                most = max(most, at_once)
            both.wait()
            with lock:
                at_once -= 1
            return 12 // number

        told = []
        def tell(error, result):
            assert engine.on_loop_thread()
            told.append(type(error).__name__ if error else result)
            if len(told) == 4:
                print(most, sorted(told, key=str), flush=True)
                if os.fork():
                    os.wait()
                else:
                    threads.do(lambda: "in the copy", lambda error, result: print(result))

        for number in (0, 1, 2, 3):
            threads.do(lambda number=number: work(number), tell)
        """
    )

    assert (done.lines, done.code) == (["2 [12, 4, 6, 'ZeroDivisionError']", "in the copy"], 0), done
