"""The last command of a pipeline decides: a file that is missing in front of wc is no error."""

from conformance.lib import show
from nodecompat.child_process import exec


def first(error, stdout, stderr):
    show(error, stdout.strip(), "missing_file" in stderr)
    exec("echo x | cat - missing_file", second)


def second(error, stdout, stderr):
    show(error.code, error.killed, error.signal, stdout.strip(), error.message.endswith(stderr))


exec("cat main.* missing_file | wc -l > /dev/null; echo counted", first)
