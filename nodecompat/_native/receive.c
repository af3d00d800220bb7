/* The compiled part of a channel's way in: a read that takes descriptors along.

   A descriptor that travels beside the bytes of a local socket is lost to a plain read(), and nobody knows before the read
   whether there is one. So every read of a channel asks for descriptors; here that costs no more than read() does. */

#include "native.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/socket.h>
#include <time.h>

#ifndef MSG_CMSG_CLOEXEC
#define MSG_CMSG_CLOEXEC 0
#endif

enum { MOST_DESCRIPTORS = 253 }; /* in one message, on Linux */
enum { MOST_COPIED = 4096 };     /* bytes that are cheaper to copy than to make room for the next read */

/* Append a number to a list; a descriptor that nobody hears of is closed. */
static int
append(PyObject *came, int fd)
{
    PyObject *number = PyLong_FromLong(fd);
    const int failed = number == NULL || PyList_Append(came, number) < 0;

    Py_XDECREF(number);
    if (failed && fd >= 0)
        close(fd);
    return failed ? -1 : 0;
}

/* Append the descriptors of a message to a list; -1 after them when some were lost. */
static int
take_descriptors(struct msghdr *message, PyObject *came)
{
    int failed = 0;

    for (struct cmsghdr *part = CMSG_FIRSTHDR(message); part != NULL; part = CMSG_NXTHDR(message, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS)
            continue;
        const size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(part) + i * sizeof fd, sizeof fd);
            if (!MSG_CMSG_CLOEXEC)
                fcntl(fd, F_SETFD, FD_CLOEXEC);
            failed |= append(came, fd);
        }
    }
    if (message->msg_flags & MSG_CTRUNC)
        failed |= append(came, -1);
    return failed ? -1 : 0;
}

static long long
now(void)
{
    struct timespec time = {0};

    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* How many bytes came; -1 with an error, -2 when there is nothing by `until`, a time on the monotonic clock; 0 for now. */
static Py_ssize_t
receive_bytes(int fd, struct iovec *vectors, int count, PyObject *came, long long until)
{
    union {
        struct cmsghdr head; /* for its alignment */
        char room[CMSG_SPACE(MOST_DESCRIPTORS * sizeof(int))];
    } control;
    struct msghdr message;
    ssize_t got;
    int error;

    do {
        Py_BEGIN_ALLOW_THREADS
        do {
            message = (struct msghdr){
                .msg_iov = vectors, .msg_controllen = sizeof control.room, .msg_control = control.room};
            message.msg_iovlen = (unsigned)count; /* its type is each system's own */
            got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
            error = got < 0 ? errno : 0;
        } while ((error == EAGAIN || error == EWOULDBLOCK) && until && now() < until && !sched_yield());
        Py_END_ALLOW_THREADS
    } while (error == EINTR && !PyErr_CheckSignals());
    if (got < 0) {
        if (PyErr_Occurred())
            return -1;
        if (error == EAGAIN || error == EWOULDBLOCK)
            return -2;
        errno = error;
        PyErr_SetFromErrno(PyExc_OSError);
        return -1;
    }
    if ((message.msg_controllen || message.msg_flags & MSG_CTRUNC) && take_descriptors(&message, came) < 0)
        return -1;
    return got;
}

/* The arguments that the functions share: a descriptor first, then what to read, and a list. */
static int
check(PyObject *const *args, Py_ssize_t count, int *fd)
{
    if (count < 3 || !PyList_CheckExact(args[2])) {
        PyErr_Format(PyExc_TypeError, "takes a descriptor, what to read, and a list");
        return -1;
    }
    *fd = int_of(args[0]);
    return *fd == -1 && PyErr_Occurred() ? -1 : 0;
}

/* Memory for a read: that of the last one, if it brought little, which was copied; nobody else has it then. */
static PyObject *
take_spare(State *state, Py_ssize_t size)
{
    PyObject *spare = state->spare;

    state->spare = NULL;
    if (spare != NULL && PyBytes_GET_SIZE(spare) == size)
        return spare;
    Py_XDECREF(spare);
    return PyBytes_FromStringAndSize(NULL, size);
}

/* receive(fd, size, came, until=0): see `nodecompat._os.ancillary`, which means the same. */
PyObject *
receive(PyObject *module, PyObject *const *args, Py_ssize_t count)
{
    State *state = PyModule_GetState(module);
    int fd;
    long long until = 0;

    if (check(args, count, &fd) < 0)
        return NULL;
    const Py_ssize_t size = PyLong_AsSsize_t(args[1]);
    if (size < 0)
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_ValueError, "a size is not negative");
    if (count > 3 && (until = PyLong_AsLongLong(args[3])) == -1 && PyErr_Occurred())
        return NULL;
    PyObject *bytes = take_spare(state, size);
    if (bytes == NULL)
        return NULL;
    struct iovec vector = {.iov_base = PyBytes_AS_STRING(bytes), .iov_len = (size_t)size};
    const Py_ssize_t got = receive_bytes(fd, &vector, 1, args[2], until);
    if (got >= 0 && (got > MOST_COPIED || got == size)) {
        if (got < size)
            _PyBytes_Resize(&bytes, got);
        return bytes;
    }
    PyObject *copy = got < 0 ? NULL : PyBytes_FromStringAndSize(PyBytes_AS_STRING(bytes), got);
    Py_XSETREF(state->spare, bytes);
    return got == -2 ? Py_NewRef(Py_None) : copy;
}

/* room(size): bytes that are to be written to by a read, see `_wires.gathering`; nothing clears them before. */
PyObject *
room(PyObject *Py_UNUSED(module), PyObject *size)
{
    const Py_ssize_t bytes = PyLong_AsSsize_t(size);

    if (bytes == -1 && PyErr_Occurred())
        return NULL;
    return PyBytes_FromStringAndSize(NULL, bytes);
}

/* receive_into(fd, buffers, came): into one buffer or two. */
PyObject *
receive_into(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    enum { MOST = 2 };
    int fd, filled = 0;
    Py_buffer buffers[MOST];
    struct iovec vectors[MOST];
    Py_ssize_t got = -1;

    if (check(args, count, &fd) < 0)
        return NULL;
    if (!PyList_CheckExact(args[1]) || PyList_GET_SIZE(args[1]) > MOST)
        return PyErr_Format(PyExc_TypeError, "takes a list of two buffers at most");
    while (filled < PyList_GET_SIZE(args[1])) {
        Py_buffer *buffer = buffers + filled;
        if (PyObject_GetBuffer(PyList_GET_ITEM(args[1], filled), buffer, PyBUF_WRITABLE) < 0)
            break;
        vectors[filled++] = (struct iovec){.iov_base = buffer->buf, .iov_len = (size_t)buffer->len};
    }
    if (!PyErr_Occurred())
        got = receive_bytes(fd, vectors, filled, args[2], 0);
    while (filled)
        PyBuffer_Release(buffers + --filled);
    if (got == -2)
        Py_RETURN_NONE;
    return got < 0 ? NULL : PyLong_FromSsize_t(got);
}
