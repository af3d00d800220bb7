// Dates: their parts and texts, in UTC and where the clock is, and what is done with them.
const show = (date) => {
  console.log(date.toISOString(), date.toString(), '|', date.toUTCString());
  console.log(date.toDateString(), '|', date.toTimeString(), '|', date.getTimezoneOffset());
  console.log(date.getFullYear(), date.getMonth(), date.getDate(), date.getDay(), date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds());
  console.log(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(), date.getUTCDay(), date.getUTCHours(), date.getUTCMinutes());
};
show(new Date(0));
show(new Date(2024, 1, 29, 12, 30, 45, 678));
show(new Date(2024, 6, 1));
show(new Date(Date.UTC(1999, 11, 31, 23, 59, 59, 999)));
show(new Date(2024, 12, 32, 25, 61, 61));
show(new Date(99, 0));
show(new Date(-1));
const texts = ['2024-02-29', '2024-02-29T12:30', '2024-02-29T12:30:45Z', '2024-02-29T12:30:45.123+02:00', '2024', '2024-13-01', 'Thu, 01 Jan 1970 00:00:00 GMT', 'Jan 5, 2024', 'Jan 5, 2024 13:00', '5 January 2024', '2024/01/05', '01/05/2024', 'nonsense', '2024-02-30', '2024-02-29T24:00:00Z'];
for (const text of texts) {
  console.log(text, Date.parse(text), String(new Date(text)));
}
const date = new Date(2024, 0, 31, 10);
date.setMonth(1);
console.log(date.toISOString());
date.setDate(0);
console.log(date.toISOString(), date.setHours(30, 5), date.setFullYear(2020, 1, 29), date.setMinutes(-1), date.setTime(86400000));
date.setUTCHours(1, 2, 3, 4);
console.log(date.toJSON(), date - new Date(0), date > new Date(0), +date, date.valueOf(), typeof (date + 1), typeof (date - 1));
const none = new Date(NaN);
console.log(String(none), none.getTime(), none.getFullYear(), none.toJSON(), JSON.stringify({ none }), none);
try {
  none.toISOString();
} catch (error) {
  console.log(error.name, error.message);
}
console.log(new Date(8.64e15).toISOString(), new Date(8.64e15 + 1).getTime(), new Date(-62198755200000).toISOString(), new Date(253402300800000).toISOString());
console.log(new Date('2024-05-06T07:08:09Z').toLocaleDateString('en-US', { timeZone: 'UTC' }), new Date(0).toLocaleTimeString('en-US', { timeZone: 'UTC' }), new Date(0).toLocaleString('en-US', { timeZone: 'Asia/Tokyo' }));
console.log(new Date(0).toLocaleDateString('en-US', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }), new Date(new Date(5)).getTime(), new Date('5').getFullYear());
console.log([new Date(0)], { at: new Date(1e12) }, Date.UTC(2020, 0), new Date(2020, 0, 1, 0, 0, 0) < new Date(2020, 0, 2), new Date(1.9).getTime());
