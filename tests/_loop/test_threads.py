"""Work that is done off the loop. Each program is a process."""

from __future__ import annotations

from support import run_python
from support_descriptors import with_few_descriptors


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


def test_a_thread_does_not_wake_in_an_interpreter_that_goes_down() -> None:
    """Python would end it by `pthread_exit`, and where no descriptor is free glibc aborts the process for that."""
    done = run_python(
        with_few_descriptors("""
        from nodecompat._loop.threads import Threads

        Threads(1).do(lambda: None, lambda *_: print("none is free" if take_all_but(0) else "none was free"))
        """)
    )

    assert (done.lines, done.stderr, done.code) == (["none is free"], "", 0)


def test_where_no_thread_can_be_started_the_work_is_refused() -> None:
    """With EAGAIN, in a later turn; where there is a thread already, it does the work."""
    done = run_python(
        """
        from nodecompat._loop import threads

        def refuse(*_):
            raise RuntimeError("can't start new thread")

        of_python = threads.start_new_thread
        pool, told = threads.Threads(2), lambda error, result: print(error, result)
        threads.start_new_thread = refuse
        pool.do(lambda: "first", told)
        print("later")

        def again(error, result):
            threads.start_new_thread = of_python
            pool.do(lambda: "second", told)
            threads.start_new_thread = refuse
            pool.do(lambda: "third", told)

        pool.do(lambda: None, again)
        """
    )

    assert (done.lines, done.stderr, done.code) == (
        ["later", "uv_thread_create EAGAIN None", "None second", "None third"],
        "",
        0,
    )
