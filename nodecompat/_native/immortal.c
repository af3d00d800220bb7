/* Objects that live as long as their process, which nobody counts references to (PEP 683). */

#include "native.h"

/* make_immortal(objects): those of a list, where CPython has this: 3.12 and 3.13. Later ones keep the mark elsewhere. */
PyObject *
make_immortal(PyObject *Py_UNUSED(module), PyObject *objects)
{
    if (!PyList_CheckExact(objects)) {
        PyErr_SetString(PyExc_TypeError, "a list is needed");
        return NULL;
    }
#if PY_VERSION_HEX >= 0x030C0000 && PY_VERSION_HEX < 0x030E0000
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(objects); i++)
        Py_SET_REFCNT(PyList_GET_ITEM(objects, i), _Py_IMMORTAL_REFCNT);
#endif
    Py_RETURN_NONE;
}
