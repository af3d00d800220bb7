"""Dates: their parts and texts, in UTC and where the clock is, and what is done with them."""

from nodecompat import js
from nodecompat.js import *

def show(date):
    console.log(date.toISOString(), js.text(date), '|', date.toUTCString())
    console.log(date.toDateString(), '|', date.toTimeString(), '|', date.getTimezoneOffset())
    console.log(
        date.getFullYear(),
        date.getMonth(),
        date.getDate(),
        date.getDay(),
        date.getHours(),
        date.getMinutes(),
        date.getSeconds(),
        date.getMilliseconds(),
    )
    console.log(
        date.getUTCFullYear(),
        date.getUTCMonth(),
        date.getUTCDate(),
        date.getUTCDay(),
        date.getUTCHours(),
        date.getUTCMinutes(),
    )


show(Date(0))
show(Date(2024, 1, 29, 12, 30, 45, 678))
show(Date(2024, 6, 1))
show(Date(Date.UTC(1999, 11, 31, 23, 59, 59, 999)))
show(Date(2024, 12, 32, 25, 61, 61))
show(Date(99, 0))
show(Date(-1))
texts = [
    '2024-02-29',
    '2024-02-29T12:30',
    '2024-02-29T12:30:45Z',
    '2024-02-29T12:30:45.123+02:00',
    '2024',
    '2024-13-01',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Jan 5, 2024',
    'Jan 5, 2024 13:00',
    '5 January 2024',
    '2024/01/05',
    '01/05/2024',
    'nonsense',
    '2024-02-30',
    '2024-02-29T24:00:00Z',
]
for text in texts:
    console.log(text, Date.parse(text), js.text(Date(text)))
date = Date(2024, 0, 31, 10)
date.setMonth(1)
console.log(date.toISOString())
date.setDate(0)
console.log(
    date.toISOString(),
    date.setHours(30, 5),
    date.setFullYear(2020, 1, 29),
    date.setMinutes(-1),
    date.setTime(86400000),
)
date.setUTCHours(1, 2, 3, 4)
console.log(
    date.toJSON(),
    js.sub(date, Date(0)),
    js.gt(date, Date(0)),
    js.number(date),
    date.valueOf(),
    typeof(js.add(date, 1)),
    typeof(js.sub(date, 1)),
)
none = Date(NaN)
console.log(
    js.text(none),
    none.getTime(),
    none.getFullYear(),
    none.toJSON(),
    JSON.stringify({'none': none}),
    none,
)
try:
    none.toISOString()
except Exception as caught:
    error = js.caught(caught)
    console.log(error.name, error.message)
console.log(
    Date(8640000000000000).toISOString(),
    Date(8640000000000000 + 1).getTime(),
    Date(-62198755200000).toISOString(),
    Date(253402300800000).toISOString(),
)
console.log(
    Date('2024-05-06T07:08:09Z').toLocaleDateString('en-US', js.obj(timeZone='UTC')),
    Date(0).toLocaleTimeString('en-US', js.obj(timeZone='UTC')),
    Date(0).toLocaleString('en-US', js.obj(timeZone='Asia/Tokyo')),
)
console.log(
    Date(0).toLocaleDateString(
        'en-US',
        js.obj(weekday='long', year='numeric', month='long', day='numeric', timeZone='UTC'),
    ),
    Date(Date(5)).getTime(),
    Date('5').getFullYear(),
)
console.log(
    [Date(0)],
    {'at': Date(1000000000000)},
    Date.UTC(2020, 0),
    js.lt(Date(2020, 0, 1, 0, 0, 0), Date(2020, 0, 2)),
    Date(1.9).getTime(),
)
