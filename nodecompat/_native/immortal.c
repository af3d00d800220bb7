/* Objects that live as long as their process, which nobody counts references to (PEP 683). */

#include "native.h"

#if HAS_IMMORTALS
/* make_immortal(objects): those of a list. */
PyObject *
make_immortal(PyObject *Py_UNUSED(module), PyObject *objects)
{
    if (!PyList_CheckExact(objects)) {
        PyErr_SetString(PyExc_TypeError, "a list is needed");
        return NULL;
    }
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(objects); i++)
        Py_SET_REFCNT(PyList_GET_ITEM(objects, i), _Py_IMMORTAL_REFCNT);
    Py_RETURN_NONE;
}
#endif
