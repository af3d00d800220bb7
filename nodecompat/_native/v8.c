/* The `advanced` wire: plain values to and from V8's serialization format (`_wires/v8/tags` has the whole of it).

   Objects are numbered in V8's format, so that a reference can name one. What is written here holds no reference,
   because a container met twice is the Python road's; what is read here likewise. */

#include "native.h"

enum {
    MARK = 0xFF, WRITTEN = 15, OLDEST = 13, NEWEST = 16,
    PADDING = 0x00, LATIN1 = 0x22, DENSE_END = 0x24, HOLE = 0x2D, NULL_ = 0x30, DENSE = 0x41, FALSE_ = 0x46,
    INT32 = 0x49, NUMBER = 0x4E, TRUE_ = 0x54, UINT32 = 0x55, HOST = 0x5C, UNDEFINED = 0x5F, TWO_BYTE = 0x63,
    OBJECT = 0x6F, OBJECT_END = 0x7B,
    BUFFER = 10 /* among Node's host objects */
};
enum { FRAME_HEAD = 4, LONGEST_VARINT = 10, ROOM = 16 };
#define MOST_SAFE 9007199254740992.0 /* 2 ** 53: up to here every integer is a JavaScript number */

/* -- writing ------------------------------------------------------------------------------------------------ */

/* Seven bits a byte, the lowest first. */
static inline void
put_varint(Writer *writer, uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        put_byte(writer, (unsigned)(number & 0x7F) | 0x80);
    put_byte(writer, (unsigned)number);
}

static inline int
varint_size(uint64_t number)
{
    int size = 1;
    while (number >>= 7)
        size++;
    return size;
}

/* UTF-16 where Latin-1 does not do; lone surrogates stay what they are. Its characters begin at an even place. */
static Outcome
write_wide_text(Writer *writer, PyObject *text)
{
    const int kind = PyUnicode_KIND(text);
    const void *data = PyUnicode_DATA(text);
    const Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    Py_ssize_t units = length;

    if (kind == PyUnicode_4BYTE_KIND) {
        for (Py_ssize_t i = 0; i < length; i++)
            units += PyUnicode_READ(kind, data, i) > 0xFFFF;
    }
    const Py_ssize_t size = 2 * units;
    TRY(writer_need(writer, ROOM + size));
    if ((writer->size + writer->apart - FRAME_HEAD + 1 + varint_size((uint64_t)size)) & 1)
        put_byte(writer, PADDING);
    put_byte(writer, TWO_BYTE);
    put_varint(writer, (uint64_t)size);
    unsigned char *out = writer->bytes + writer->size;
    for (Py_ssize_t i = 0; i < length; i++) {
        Py_UCS4 c = PyUnicode_READ(kind, data, i);
        if (c > 0xFFFF) {
            const unsigned high = 0xD800 + ((c - 0x10000) >> 10);
            *out++ = (unsigned char)high;
            *out++ = (unsigned char)(high >> 8);
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        *out++ = (unsigned char)c;
        *out++ = (unsigned char)(c >> 8);
    }
    writer->size += size;
    return DONE;
}

static inline Outcome
write_text(Writer *writer, PyObject *text)
{
    if (PyUnicode_KIND(text) != PyUnicode_1BYTE_KIND)
        return write_wide_text(writer, text);
    const Py_ssize_t size = PyUnicode_GET_LENGTH(text);
    TRY(writer_need(writer, ROOM + size));
    put_byte(writer, LATIN1);
    put_varint(writer, (uint64_t)size);
    put_bytes(writer, PyUnicode_DATA(text), size);
    return DONE;
}

static inline void
put_double(Writer *writer, double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    put_byte(writer, NUMBER);
    for (int i = 0; i < 8; i++)
        put_byte(writer, (unsigned)(bits >> 8 * i) & 0xFF);
}

static Outcome
write_integer(Writer *writer, PyObject *value)
{
    int overflow;
    const long long number = PyLong_AsLongLongAndOverflow(value, &overflow);

    if (overflow || number > (long long)MOST_SAFE || number < -(long long)MOST_SAFE)
        return NOT_PLAIN; /* a BigInt */
    if (number >= INT32_MIN && number <= INT32_MAX) {
        put_byte(writer, INT32);
        put_varint(writer, (uint32_t)(((uint32_t)number << 1) ^ (number < 0 ? UINT32_MAX : 0)));
    }
    else {
        put_double(writer, (double)number);
    }
    return DONE;
}

static inline void
put_bytes_head(Writer *writer, Py_ssize_t size)
{
    put_bytes(writer, "\x5c\x00\x0a", 3); /* a host object, BUFFER */
    put_varint(writer, (uint64_t)size);
}

static inline void
begin_items(Writer *writer, Py_ssize_t size)
{
    put_byte(writer, DENSE);
    put_varint(writer, (uint64_t)size);
}

static inline Outcome
end_items(Writer *writer, Py_ssize_t size)
{
    TRY(writer_need(writer, ROOM));
    put_byte(writer, DENSE_END);
    put_byte(writer, 0); /* properties */
    put_varint(writer, (uint64_t)size);
    return DONE;
}

static inline void
begin_map(Writer *writer, Py_ssize_t Py_UNUSED(size))
{
    put_byte(writer, OBJECT);
}

static inline Outcome
end_map(Writer *writer, Py_ssize_t size)
{
    TRY(writer_need(writer, ROOM));
    put_byte(writer, OBJECT_END);
    put_varint(writer, (uint64_t)size);
    return DONE;
}

#include "write_value.h"

static Outcome
write_message(Writer *writer, PyObject *value)
{
    TRY(writer_need(writer, ROOM));
    put_byte(writer, MARK);
    put_byte(writer, WRITTEN);
    return write_value(writer, value, 1);
}

/* A frame begins with the size of the message; Node 20 takes one of 2 GiB and more for a negative one. */
static Py_ssize_t
frame(unsigned char *place, Py_ssize_t size)
{
    if (size > INT32_MAX)
        return -1;
    put_big_endian(place, (uint64_t)size, FRAME_HEAD);
    return 0;
}

/* -- reading ------------------------------------------------------------------------------------------------ */

/* A number of at most 32 bits in at most five bytes. */
static inline bool
read_varint(Reader *reader, uint32_t *number)
{
    uint64_t sum = 0;

    for (int shift = 0; shift < 35; shift += 7) {
        if (reader->at == reader->end)
            return false;
        const unsigned byte = *reader->at++;
        sum |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            *number = (uint32_t)sum;
            return sum <= UINT32_MAX;
        }
    }
    return false;
}

static inline bool
read_bytes(Reader *reader, const unsigned char **bytes, uint32_t *size)
{
    if (!read_varint(reader, size) || *size > (uint64_t)(reader->end - reader->at))
        return false;
    *bytes = reader->at;
    reader->at += *size;
    return true;
}

static Outcome
read_latin1(Reader *reader, PyObject **made)
{
    const unsigned char *text;
    uint32_t size;

    if (!read_bytes(reader, &text, &size))
        return NOT_PLAIN;
    if (size <= LONGEST_VALUE) {
        const Outcome outcome = reader_short(reader, text, size, false, made);
        if (outcome != NOT_PLAIN)
            return outcome;
    }
    if (is_ascii(text, size)) {
        *made = PyUnicode_New(size, 127);
        if (*made != NULL)
            memcpy(PyUnicode_DATA(*made), text, size);
    }
    else {
        *made = PyUnicode_DecodeLatin1((const char *)text, size, NULL);
    }
    return *made == NULL ? FAILED : DONE;
}

static Outcome
read_two_byte(Reader *reader, PyObject **made)
{
    const unsigned char *text;
    uint32_t size;
    int little_endian = -1;

    if (!read_bytes(reader, &text, &size) || size & 1)
        return NOT_PLAIN;
    *made = PyUnicode_DecodeUTF16((const char *)text, size, "surrogatepass", &little_endian);
    return *made == NULL ? FAILED : DONE;
}

static inline int32_t
unzigzag(uint32_t number)
{
    return (int32_t)(number >> 1) ^ -(int32_t)(number & 1);
}

/* A JavaScript number: an int where it is whole, within 2 ** 53 and not -0. */
static PyObject *
number_object(double value)
{
    if (value >= -MOST_SAFE && value <= MOST_SAFE && value == (double)(long long)value &&
        (value != 0 || !signbit(value)))
        return PyLong_FromLongLong((long long)value);
    return PyFloat_FromDouble(value);
}

static Outcome
read_key(Reader *reader, PyObject **made)
{
    uint32_t size;

    if (reader->at == reader->end)
        return NOT_PLAIN;
    unsigned tag = *reader->at++;
    if (tag == LATIN1) {
        const unsigned char *text;
        const unsigned char *before = reader->at;
        if (!read_bytes(reader, &text, &size))
            return NOT_PLAIN;
        const Outcome outcome = size <= LONGEST_KEY ? reader_short(reader, text, size, true, made) : NOT_PLAIN;
        if (outcome != NOT_PLAIN)
            return outcome;
        reader->at = before;
        return read_latin1(reader, made);
    }
    if (tag == PADDING) { /* stands before such a text alone */
        if (reader->at == reader->end || *reader->at++ != TWO_BYTE)
            return NOT_PLAIN;
        tag = TWO_BYTE;
    }
    if (tag == TWO_BYTE) {
        reader->has_command = true;
        return read_two_byte(reader, made);
    }
    if (tag != INT32 || !read_varint(reader, &size)) /* to JavaScript a number, as a key, is a text */
        return NOT_PLAIN;
    *made = PyUnicode_FromFormat("%d", (int)unzigzag(size));
    return *made == NULL ? FAILED : DONE;
}

static Outcome read_value(Reader *reader, PyObject **made, int level);

/* Keys and values until the end, and how many. The size is not told in advance, so nothing is owed. */
static Outcome
read_pairs(Reader *reader, PyObject *map, int level)
{
    uint32_t size;

    for (;;) {
        PyObject *key, *value;
        if (reader->at == reader->end)
            return NOT_PLAIN;
        if (*reader->at == OBJECT_END)
            break;
        TRY(read_key(reader, &key));
        Outcome outcome = read_value(reader, &value, level + 1);
        if (outcome == DONE) {
            outcome = PyDict_SetItem(map, key, value) < 0 ? FAILED : DONE;
            Py_DECREF(value);
        }
        Py_DECREF(key);
        TRY(outcome);
    }
    reader->at++;
    return read_varint(reader, &size) && (Py_ssize_t)size == PyDict_GET_SIZE(map) ? DONE : NOT_PLAIN;
}

static Outcome
read_object(Reader *reader, PyObject **made, int level)
{
    if (level > MOST_LEVELS)
        return NOT_PLAIN;
    PyObject *map = PyDict_New();
    if (map == NULL)
        return FAILED;
    Outcome outcome = read_pairs(reader, map, level);
    if (outcome == DONE)
        *made = map;
    else
        Py_DECREF(map);
    return outcome;
}

static Outcome
read_items(Reader *reader, PyObject *list, Py_ssize_t size, int level)
{
    uint32_t properties, again;

    for (Py_ssize_t i = 0; i < size; i++) {
        PyObject *item;
        reader->owed--;
        if (reader->at < reader->end && *reader->at == HOLE) {
            reader->at++;
            item = Py_NewRef(reader->state->undefined);
        }
        else {
            TRY(read_value(reader, &item, level + 1));
        }
        PyList_SET_ITEM(list, i, item);
    }
    if (reader->at == reader->end || *reader->at++ != DENSE_END)
        return NOT_PLAIN; /* named properties */
    return read_varint(reader, &properties) && read_varint(reader, &again) && !properties && (Py_ssize_t)again == size
               ? DONE
               : NOT_PLAIN;
}

static Outcome
read_dense(Reader *reader, PyObject **made, int level)
{
    uint32_t size;

    if (level > MOST_LEVELS || !read_varint(reader, &size) || !reader_owes(reader, size))
        return NOT_PLAIN;
    PyObject *list = PyList_New(size);
    if (list == NULL)
        return FAILED;
    Outcome outcome = read_items(reader, list, size, level);
    if (outcome == DONE)
        *made = list;
    else
        Py_DECREF(list);
    return outcome;
}

static Outcome
read_buffer(Reader *reader, PyObject **made)
{
    const unsigned char *bytes;
    uint32_t size;

    if (reader->end - reader->at < 2 || reader->at[0] != 0 || reader->at[1] != BUFFER)
        return NOT_PLAIN;
    reader->at += 2;
    if (!read_bytes(reader, &bytes, &size))
        return NOT_PLAIN;
    *made = PyBytes_FromStringAndSize((const char *)bytes, size);
    return *made == NULL ? FAILED : DONE;
}

static Outcome
read_value(Reader *reader, PyObject **made, int level)
{
    uint32_t number;
    double value;

    if (reader->at == reader->end)
        return NOT_PLAIN;
    switch (*reader->at++) {
    case LATIN1:
        return read_latin1(reader, made);
    case INT32:
        if (!read_varint(reader, &number))
            return NOT_PLAIN;
        *made = PyLong_FromLong(unzigzag(number));
        break;
    case UINT32:
        if (!read_varint(reader, &number))
            return NOT_PLAIN;
        *made = PyLong_FromUnsignedLong(number);
        break;
    case OBJECT:
        return read_object(reader, made, level);
    case DENSE:
        return read_dense(reader, made, level);
    case NUMBER:
        if (reader->end - reader->at < 8)
            return NOT_PLAIN;
        value = PyFloat_Unpack8((const char *)reader->at, 1);
        reader->at += 8;
        *made = number_object(value);
        break;
    case TRUE_:
        *made = Py_NewRef(Py_True);
        break;
    case FALSE_:
        *made = Py_NewRef(Py_False);
        break;
    case NULL_:
        *made = Py_NewRef(Py_None);
        break;
    case UNDEFINED:
        *made = Py_NewRef(reader->state->undefined);
        break;
    case PADDING:
        if (reader->at == reader->end || *reader->at++ != TWO_BYTE)
            return NOT_PLAIN;
        return read_two_byte(reader, made);
    case TWO_BYTE:
        return read_two_byte(reader, made);
    case HOST:
        return read_buffer(reader, made);
    default:
        return NOT_PLAIN;
    }
    return *made == NULL ? FAILED : DONE;
}

/* Bytes after the value are ignored, as Node ignores them. */
static Outcome
read_message(Reader *reader, PyObject **made)
{
    if (reader->end - reader->at < 3 || reader->at[0] != MARK || reader->at[1] < OLDEST || reader->at[1] > NEWEST)
        return NOT_PLAIN;
    reader->at += 2;
    return read_value(reader, made, 1);
}

static const unsigned char *
cut(Reader *reader)
{
    uint32_t size = 0;

    if (reader->end - reader->at < FRAME_HEAD)
        return NULL;
    for (int i = 0; i < FRAME_HEAD; i++)
        size = size << 8 | *reader->at++;
    return size > (uint64_t)(reader->end - reader->at) ? NULL : (reader->end = reader->at + size);
}

const Wire V8 = {"v8", FRAME_HEAD, write_message, frame, cut, read_message};
