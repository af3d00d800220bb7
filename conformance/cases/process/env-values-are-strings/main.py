"""Whatever is assigned to a variable becomes a string; deleting always works."""

from conformance.lib import or_undefined, show
from nodecompat import process, undefined

env = process.env
env.A = 1
env.B = True
env.C = None
env.D = undefined
env.E = ""
env.F = 1.5
show([env.A, env.B, env.C, env.D, env.E, env.F])
show("A" in env, "MISSING" in env, or_undefined(env.MISSING))
del env.A
del env.MISSING
show(True, "A" in env, or_undefined(env.A), True)
env.a = "lower"
show(env.a, or_undefined(env.A), "a" in list(env), "A" in list(env))
