/* What the binary wires share of writing: which values are plain, and in which order they are looked for.

   A wire's file includes this behind what it calls: ROOM, the bytes of single values (NULL_, TRUE_, FALSE_, UNDEFINED), and
   `write_text`, `write_integer`, `put_double`, `put_bytes_head`, and the two ends of a list and of a map. There is room for
   ROOM bytes when one of the latter is called, but for the second ends. */

static Outcome write_value(Writer *writer, PyObject *value, int level);

static Outcome
write_items(Writer *writer, PyObject **items, Py_ssize_t size, int level)
{
    if (level > MOST_LEVELS)
        return NOT_PLAIN;
    begin_items(writer, size);
    for (Py_ssize_t i = 0; i < size; i++)
        TRY(write_value(writer, items[i], level + 1));
    return end_items(writer, size);
}

static Outcome
write_map(Writer *writer, PyObject *map, int level)
{
    PyObject *key, *value;
    Py_ssize_t position = 0;

    if (level > MOST_LEVELS)
        return NOT_PLAIN;
    TRY(writer_meet(writer, map));
    begin_map(writer, PyDict_GET_SIZE(map));
    while (PyDict_Next(map, &position, &key, &value)) {
        if (!PyUnicode_CheckExact(key))
            return NOT_PLAIN;
        TRY(write_text(writer, key));
        TRY(write_value(writer, value, level + 1));
    }
    return end_map(writer, PyDict_GET_SIZE(map));
}

static Outcome
write_bytes(Writer *writer, PyObject *bytes)
{
    const Py_ssize_t size = PyBytes_GET_SIZE(bytes);

    TRY(writer_need(writer, size < LARGE_BYTES ? ROOM + size : ROOM));
    put_bytes_head(writer, size);
    if (size >= LARGE_BYTES)
        return writer_put_large(writer, bytes);
    put_bytes(writer, PyBytes_AS_STRING(bytes), size);
    return DONE;
}

static Outcome
write_value(Writer *writer, PyObject *value, int level)
{
    PyTypeObject *type = Py_TYPE(value);

    if (type == &PyUnicode_Type)
        return write_text(writer, value);
    TRY(writer_need(writer, ROOM));
    if (type == &PyLong_Type)
        return write_integer(writer, value);
    if (type == &PyDict_Type)
        return write_map(writer, value, level);
    if (type == &PyList_Type) {
        TRY(writer_meet(writer, value));
        return write_items(writer, ((PyListObject *)value)->ob_item, PyList_GET_SIZE(value), level);
    }
    if (value == Py_None || value == Py_True || value == Py_False || value == writer->state->undefined) {
        put_byte(writer, value == Py_None ? NULL_ : value == Py_True ? TRUE_ : value == Py_False ? FALSE_ : UNDEFINED);
        return DONE;
    }
    if (type == &PyFloat_Type) {
        put_double(writer, PyFloat_AS_DOUBLE(value));
        return DONE;
    }
    if (type == &PyTuple_Type) /* tuples have no identity worth keeping */
        return write_items(writer, ((PyTupleObject *)value)->ob_item, PyTuple_GET_SIZE(value), level);
    return type == &PyBytes_Type ? write_bytes(writer, value) : NOT_PLAIN;
}
