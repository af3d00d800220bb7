/* The compiled part of what is done to sockets whose descriptor is known: one call of the system each. Python's way to
   them is an object made for the occasion, which costs more, and asks the system for the socket's address. */

#include "native.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>

enum { MOST_DESCRIPTORS = 253 }; /* in one message, on Linux */

static PyObject *
failed(int error)
{
    errno = error;
    return PyErr_SetFromErrno(PyExc_OSError);
}

/* send(fd, data, *descriptors): see `nodecompat._os.ancillary`. */
PyObject *
send_beside(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    union {
        struct cmsghdr head; /* for its alignment */
        char room[CMSG_SPACE(MOST_DESCRIPTORS * sizeof(int))];
    } control;
    const Py_ssize_t descriptors = count - 2;
    Py_buffer data;
    ssize_t sent;
    int error;

    if (descriptors < 1 || descriptors > MOST_DESCRIPTORS)
        return PyErr_Format(PyExc_TypeError, "send() takes a descriptor, bytes, and 1 to %d descriptors", MOST_DESCRIPTORS);
    const int fd = int_of(args[0]);
    if (fd == -1 && PyErr_Occurred())
        return NULL;
    struct msghdr message = {.msg_iovlen = 1, .msg_control = control.room,
                             .msg_controllen = CMSG_SPACE((size_t)descriptors * sizeof(int))};
    memset(control.room, 0, message.msg_controllen);
    struct cmsghdr *part = CMSG_FIRSTHDR(&message);
    part->cmsg_level = SOL_SOCKET;
    part->cmsg_type = SCM_RIGHTS;
    part->cmsg_len = CMSG_LEN((size_t)descriptors * sizeof(int));
    for (Py_ssize_t i = 0; i < descriptors; i++) {
        const int one = int_of(args[i + 2]);
        if (one == -1 && PyErr_Occurred())
            return NULL;
        memcpy(CMSG_DATA(part) + (size_t)i * sizeof one, &one, sizeof one);
    }
    if (PyObject_GetBuffer(args[1], &data, PyBUF_SIMPLE) < 0)
        return NULL;
    struct iovec vector = {.iov_base = data.buf, .iov_len = (size_t)data.len};
    message.msg_iov = &vector;
    do {
        Py_BEGIN_ALLOW_THREADS
        sent = sendmsg(fd, &message, 0);
        error = sent < 0 ? errno : 0;
        Py_END_ALLOW_THREADS
    } while (error == EINTR && !PyErr_CheckSignals());
    PyBuffer_Release(&data);
    if (PyErr_Occurred())
        return NULL;
    return sent < 0 ? failed(error) : PyLong_FromSsize_t(sent);
}

/* accept(listening): see `nodecompat._os.sockets`. */
PyObject *
accept_one(PyObject *Py_UNUSED(module), PyObject *listening)
{
    const int fd = PyObject_AsFileDescriptor(listening);
    int found, error;

    if (fd < 0)
        return NULL;
    do {
        Py_BEGIN_ALLOW_THREADS
#ifdef SOCK_NONBLOCK
        found = accept4(fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
#else
        found = accept(fd, NULL, NULL);
        if (found >= 0) {
            fcntl(found, F_SETFD, FD_CLOEXEC);
            fcntl(found, F_SETFL, fcntl(found, F_GETFL) | O_NONBLOCK);
        }
#endif
        error = found < 0 ? errno : 0;
        Py_END_ALLOW_THREADS
    } while (error == EINTR && !PyErr_CheckSignals());
    if (PyErr_Occurred())
        return NULL;
    return found < 0 ? failed(error) : PyLong_FromLong(found);
}

/* shut_write(fd): see `nodecompat._os.sockets`. */
PyObject *
shut_write(PyObject *Py_UNUSED(module), PyObject *fd)
{
    const int number = int_of(fd);
    int error;

    if (number == -1 && PyErr_Occurred())
        return NULL;
    Py_BEGIN_ALLOW_THREADS
    error = shutdown(number, SHUT_WR) < 0 ? errno : 0;
    Py_END_ALLOW_THREADS
    if (error)
        return failed(error);
    Py_RETURN_NONE;
}

/* set_option(fd, level, name, value): see `nodecompat._os.sockets`. */
PyObject *
set_option(PyObject *Py_UNUSED(module), PyObject *const *args, Py_ssize_t count)
{
    enum { FD, LEVEL, NAME, VALUE, COUNT };
    int numbers[COUNT];

    if (count != COUNT)
        return PyErr_Format(PyExc_TypeError, "set_option() takes a descriptor and three numbers");
    for (int i = 0; i < COUNT; i++) {
        numbers[i] = int_of(args[i]);
        if (numbers[i] == -1 && PyErr_Occurred())
            return NULL;
    }
    if (setsockopt(numbers[FD], numbers[LEVEL], numbers[NAME], numbers + VALUE, sizeof(int)) < 0)
        return failed(errno);
    Py_RETURN_NONE;
}
