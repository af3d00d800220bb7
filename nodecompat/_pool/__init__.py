"""The parts of `pool`: workers that run jobs, one process each.

shapes      what is said to a worker and how its answers are read, without any process: a class for each shape
failures    the errors of this room
options     what a pool can be told, and the checks of it
task        one job, from the queue to its outcome: a promise that can be cancelled
queue       the tasks that wait, by priority
worker      one worker: its process, its state, its jobs
workers     which workers there are: started, restarted, left, and how many
running     `Pool` itself: which task goes to which worker, and what becomes of it
results     `Pool.map`, and the bars that show how far it is
executor    the face of `concurrent.futures`
serving     the worker's side: `serve`
runner      `python -m nodecompat.pool`: a worker without a line of its own
"""
