/* The `cbor` wire: plain values to and from CBOR (RFC 8949). Tags are the Python road's (`_wires/cbor`). */

#include "native.h"

enum { NATURAL = 0x00, NEGATIVE = 0x20, BYTES = 0x40, TEXT = 0x60, ARRAY = 0x80, MAP = 0xA0, TAG = 0xC0 };
enum { FALSE_ = 0xF4, TRUE_ = 0xF5, NULL_ = 0xF6, UNDEFINED = 0xF7, HALF = 0xF9, SINGLE = 0xFA, DOUBLE = 0xFB };
enum { LONGEST_HEAD = 9 };

/* -- writing ------------------------------------------------------------------------------------------------ */

/* The head of a data item (RFC 8949 3), at a place with room for it; returns its size. */
static inline int
head(unsigned char *place, unsigned major, uint64_t number)
{
    if (number < 24) {
        place[0] = (unsigned char)(major | number);
        return 1;
    }
    int log = number <= UINT8_MAX ? 0 : number <= UINT16_MAX ? 1 : number <= UINT32_MAX ? 2 : 3;
    place[0] = (unsigned char)(major | (24 + (unsigned)log));
    put_big_endian(place + 1, number, 1 << log);
    return 1 + (1 << log);
}

static inline void
put_head(Writer *writer, unsigned major, uint64_t number)
{
    writer->size += head(writer->bytes + writer->size, major, number);
}

static Outcome
write_wide_text(Writer *writer, PyObject *text)
{
    PyObject *utf8;

    TRY(utf8_bytes(text, &utf8));
    const Py_ssize_t size = PyBytes_GET_SIZE(utf8);
    const Outcome outcome = writer_need(writer, LONGEST_HEAD + size);
    if (outcome == DONE) {
        put_head(writer, TEXT, (uint64_t)size);
        put_bytes(writer, PyBytes_AS_STRING(utf8), size);
    }
    Py_DECREF(utf8);
    return outcome;
}

static inline Outcome
write_text(Writer *writer, PyObject *text)
{
    if (!PyUnicode_IS_COMPACT_ASCII(text))
        return write_wide_text(writer, text);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    TRY(writer_need(writer, LONGEST_HEAD + size));
    put_head(writer, TEXT, (uint64_t)size);
    put_bytes(writer, PyUnicode_DATA(text), size);
    return DONE;
}

static Outcome
write_integer(Writer *writer, PyObject *value)
{
    int overflow;
    const long long number = PyLong_AsLongLongAndOverflow(value, &overflow);

    if (!overflow) {
        put_head(writer, number < 0 ? NEGATIVE : NATURAL, (uint64_t)(number < 0 ? ~number : number));
        return DONE;
    }
    if (overflow < 0)
        return NOT_PLAIN;
    const unsigned long long natural = PyLong_AsUnsignedLongLong(value);
    if (natural == (unsigned long long)-1 && PyErr_Occurred()) {
        PyErr_Clear();
        return NOT_PLAIN;
    }
    put_head(writer, NATURAL, natural);
    return DONE;
}

static inline void
put_double(Writer *writer, double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    put_byte(writer, DOUBLE); /* always a double, as in JavaScript */
    put_big_endian(writer->bytes + writer->size, bits, 8);
    writer->size += 8;
}

static inline void
put_bytes_head(Writer *writer, Py_ssize_t size)
{
    put_head(writer, BYTES, (uint64_t)size);
}

static inline void
begin_items(Writer *writer, Py_ssize_t size)
{
    put_head(writer, ARRAY, (uint64_t)size);
}

static inline void
begin_map(Writer *writer, Py_ssize_t size)
{
    put_head(writer, MAP, (uint64_t)size);
}

/* A head says where its items end. */
static inline Outcome
end(Writer *Py_UNUSED(writer), Py_ssize_t Py_UNUSED(size))
{
    return DONE;
}

enum { ROOM = LONGEST_HEAD };
#define end_items end
#define end_map end
#include "write_value.h"

static Outcome
write_message(Writer *writer, PyObject *value)
{
    return write_value(writer, value, 1);
}

/* A frame is one data item: tag 24 around the byte string that is the message. Source: RFC 8949 3.4.5.1. */
enum { FRAME_HEAD = 2 + LONGEST_HEAD };

static Py_ssize_t
frame(unsigned char *place, Py_ssize_t size)
{
    unsigned char size_head[LONGEST_HEAD];
    const int width = head(size_head, BYTES, (uint64_t)size);
    const Py_ssize_t empty = FRAME_HEAD - 2 - width;

    place[empty] = 0xD8;
    place[empty + 1] = 0x18;
    memcpy(place + empty + 2, size_head, (size_t)width);
    return empty;
}

/* -- reading ------------------------------------------------------------------------------------------------ */

/* The number of a head whose first byte was taken; false where it is cut off or of indefinite length. */
static inline bool
read_number(Reader *reader, unsigned first, uint64_t *number)
{
    const unsigned info = first & 31;

    if (info < 24) {
        *number = info;
        return true;
    }
    const Py_ssize_t size = (Py_ssize_t)1 << (info - 24);
    if (info > 27 || reader->end - reader->at < size)
        return false;
    *number = 0;
    for (Py_ssize_t i = 0; i < size; i++)
        *number = *number << 8 | reader->at[i];
    reader->at += size;
    return true;
}

static inline Outcome
read_text(Reader *reader, uint64_t size, bool is_key, PyObject **made)
{
    if (size > (uint64_t)(reader->end - reader->at))
        return NOT_PLAIN;
    const unsigned char *text = reader->at;
    reader->at += size;
    return reader_text(reader, text, (Py_ssize_t)size, is_key, made);
}

static Outcome
read_key(Reader *reader, PyObject **made)
{
    uint64_t size;

    if (reader->at == reader->end)
        return NOT_PLAIN;
    const unsigned first = *reader->at++;
    if ((first & 0xE0) != TEXT || !read_number(reader, first, &size))
        return NOT_PLAIN;
    return read_text(reader, size, true, made);
}

static Outcome read_value(Reader *reader, PyObject **made, int level);

static Outcome
read_array(Reader *reader, uint64_t size, PyObject **made, int level)
{
    if (level > MOST_LEVELS || !reader_owes(reader, size))
        return NOT_PLAIN;
    PyObject *list = PyList_New((Py_ssize_t)size);
    if (list == NULL)
        return FAILED;
    for (Py_ssize_t i = 0; i < (Py_ssize_t)size; i++) {
        PyObject *item;
        reader->owed--;
        Outcome outcome = read_value(reader, &item, level + 1);
        if (outcome != DONE) {
            Py_DECREF(list);
            return outcome;
        }
        PyList_SET_ITEM(list, i, item);
    }
    *made = list;
    return DONE;
}

static Outcome
read_pair(Reader *reader, PyObject *map, int level)
{
    PyObject *key, *value;

    reader->owed -= 2;
    TRY(read_key(reader, &key));
    Outcome outcome = read_value(reader, &value, level + 1);
    if (outcome == DONE) {
        outcome = PyDict_SetItem(map, key, value) < 0 ? FAILED : DONE;
        Py_DECREF(value);
    }
    Py_DECREF(key);
    return outcome;
}

static Outcome
read_map(Reader *reader, uint64_t size, PyObject **made, int level)
{
    if (level > MOST_LEVELS || size > (uint64_t)PY_SSIZE_T_MAX / 2 || !reader_owes(reader, 2 * size))
        return NOT_PLAIN;
    PyObject *map = PyDict_New();
    if (map == NULL)
        return FAILED;
    Outcome outcome = DONE;
    for (uint64_t i = 0; i < size && outcome == DONE; i++)
        outcome = read_pair(reader, map, level);
    if (outcome == DONE && (uint64_t)PyDict_GET_SIZE(map) != size)
        outcome = NOT_PLAIN; /* a key twice */
    if (outcome == DONE)
        *made = map;
    else
        Py_DECREF(map);
    return outcome;
}

static double
half(unsigned bits)
{
    const unsigned char bytes[2] = {(unsigned char)(bits >> 8), (unsigned char)bits};
    return PyFloat_Unpack2((const char *)bytes, 0);
}

static Outcome
read_other(Reader *reader, unsigned first, PyObject **made)
{
    uint64_t number;
    double value;
    float single;
    uint32_t bits;

    switch (first) {
    case FALSE_:
        *made = Py_NewRef(Py_False);
        return DONE;
    case TRUE_:
        *made = Py_NewRef(Py_True);
        return DONE;
    case NULL_:
        *made = Py_NewRef(Py_None);
        return DONE;
    case UNDEFINED:
        *made = Py_NewRef(reader->state->undefined);
        return DONE;
    case HALF:
    case SINGLE:
    case DOUBLE:
        break;
    default:
        return NOT_PLAIN;
    }
    if (!read_number(reader, first, &number))
        return NOT_PLAIN;
    if (first == DOUBLE) {
        memcpy(&value, &number, sizeof value);
    }
    else if (first == SINGLE) {
        bits = (uint32_t)number;
        memcpy(&single, &bits, sizeof single);
        value = single;
    }
    else {
        value = half((unsigned)number);
    }
    *made = PyFloat_FromDouble(value);
    return *made == NULL ? FAILED : DONE;
}

/* A byte string that was taken out, after the first byte of what stands in its place: the mark, and its index. */
static Outcome
read_taken_out(Reader *reader, PyObject **made)
{
    uint64_t index;

    if (reader->mark == NULL)
        return NOT_PLAIN;
    const Py_ssize_t size = PyBytes_GET_SIZE(reader->mark);
    reader->at--;
    if (reader->end - reader->at <= size || memcmp(reader->at, PyBytes_AS_STRING(reader->mark), (size_t)size))
        return NOT_PLAIN; /* another tag */
    reader->at += size;
    const unsigned first = *reader->at++;
    if ((first & 0xE0) != NATURAL || !read_number(reader, first, &index) ||
        index >= (uint64_t)PyList_GET_SIZE(reader->buffers))
        return NOT_PLAIN;
    *made = Py_NewRef(PyList_GET_ITEM(reader->buffers, (Py_ssize_t)index));
    return DONE;
}

static Outcome
read_value(Reader *reader, PyObject **made, int level)
{
    uint64_t number;

    if (reader->at == reader->end)
        return NOT_PLAIN;
    const unsigned first = *reader->at++, major = first & 0xE0;
    if (major == 0xE0)
        return read_other(reader, first, made);
    if (major == TAG)
        return read_taken_out(reader, made);
    if (!read_number(reader, first, &number))
        return NOT_PLAIN;
    switch (major) {
    case NATURAL:
        *made = PyLong_FromUnsignedLongLong(number);
        return *made == NULL ? FAILED : DONE;
    case NEGATIVE:
        if (number > INT64_MAX)
            return NOT_PLAIN;
        *made = PyLong_FromLongLong(-1 - (long long)number);
        return *made == NULL ? FAILED : DONE;
    case BYTES:
        if (number > (uint64_t)(reader->end - reader->at))
            return NOT_PLAIN;
        *made = PyBytes_FromStringAndSize((const char *)reader->at, (Py_ssize_t)number);
        reader->at += number;
        return *made == NULL ? FAILED : DONE;
    case TEXT:
        return read_text(reader, number, false, made);
    case ARRAY:
        return read_array(reader, number, made, level);
    case MAP:
        return read_map(reader, number, made, level);
    default:
        Py_UNREACHABLE();
    }
}

static Outcome
read_message(Reader *reader, PyObject **made)
{
    TRY(read_value(reader, made, 1));
    if (reader->at == reader->end)
        return DONE;
    Py_CLEAR(*made);
    return NOT_PLAIN; /* bytes follow the message */
}

static const unsigned char *
cut(Reader *reader)
{
    uint64_t size;

    if (reader->end - reader->at < 3 || reader->at[0] != 0xD8 || reader->at[1] != 0x18 ||
        (reader->at[2] & 0xE0) != BYTES)
        return NULL;
    reader->at += 3;
    if (!read_number(reader, reader->at[-1], &size) || size > (uint64_t)(reader->end - reader->at))
        return NULL;
    return reader->end = reader->at + size;
}

const Wire CBOR = {"cbor", FRAME_HEAD, write_message, frame, cut, read_message};
