const d = new Date(2024, 0, 31, 10, 20, 30, 456);
console.log(d.toISOString(), d.toString(), d.toDateString(), d.toTimeString(), d.toUTCString());
console.log(d.toLocaleString(), '|', d.toLocaleDateString(), '|', d.toLocaleTimeString());
console.log(d.toLocaleDateString('en-GB'), d.toLocaleDateString('de-DE'), d.toLocaleTimeString('en-US', { hour: '2-digit', minute: '2-digit' }));
console.log(d.toLocaleDateString('en-US', { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }));
console.log(d.toLocaleString('en-US', { timeZone: 'America/New_York' }), d.toLocaleTimeString('en-GB'));
console.log(d.toLocaleDateString('en-US', { month: 'short', day: 'numeric' }), d.toLocaleString('en-US', { hour12: false }));
d.setMonth(1); console.log(d.toISOString());
d.setDate(0); console.log(d.toISOString(), d.getDay());
d.setFullYear(2025, 11, 25); d.setHours(25); console.log(d.toISOString());
for (const s of ['2024-01-02', '2024-01-02T03:04:05', '2024-01-02T03:04:05Z', '2024-01-02T03:04:05.678+02:00', 'Jan 2, 2024', '2 January 2024 10:00', 'Tue, 02 Jan 2024 03:04:05 GMT', '2024/01/02', '01/02/2024', '2024-13-01', 'nope', '2024-1-2', '2024', '2024-02', 'Mar 5 2020 14:30:00 GMT+0200', '2020-01-01 12:00']) {
  const p = new Date(s); console.log(s, '=>', isNaN(p) ? String(p) : p.toISOString());
}
console.log(Date.UTC(2020, 1, 29), Date.parse('1970-01-01T00:00:01Z'), new Date(0).getTime(), +new Date(5), new Date(99, 0).getFullYear());
console.log(new Date(2024, 1, 29) - new Date(2024, 1, 28), new Date(1e15).toISOString(), new Date(8.65e15).getTime(), new Date(-1).toISOString());
console.log(JSON.stringify({ d: new Date(0) }), new Date(0), [new Date(1)], String(new Date(NaN)), `${new Date(0)}`, new Date(NaN));
console.log(new Date(0) + 1, new Date(0) < new Date(1), new Date(3) * 2, typeof Date(), new Date(new Date(7)).getTime());
const a = new Date(2020, 5, 15), b = new Date(a); b.setDate(b.getDate() + 20); console.log(a.getDate(), b.getMonth(), b.getDate(), Math.round((b - a) / 864e5));
console.log(d.getTimezoneOffset(), d.valueOf() === d.getTime(), d.toJSON(), Object.prototype.toString.call(d));
console.log(new Intl.DateTimeFormat('en-US').format(d), new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' }).format(d));
console.log((1234567.891).toLocaleString(), (1234567.891).toLocaleString('de-DE'), (0.256).toLocaleString('en-US', { style: 'percent' }), (1234.5).toLocaleString('en-US', { style: 'currency', currency: 'USD' }), (5).toLocaleString('en-US', { minimumIntegerDigits: 2 }), (1234.5678).toLocaleString(undefined, { maximumFractionDigits: 2 }));
console.log(new Intl.NumberFormat('en-US', { notation: 'compact' }).format(1234567), new Intl.NumberFormat('en-IN').format(12345678), new Intl.NumberFormat('en-US', { style: 'unit', unit: 'megabyte' }).format(12));
console.log(new Intl.PluralRules('en-US').select(1), new Intl.PluralRules('en-US', { type: 'ordinal' }).select(2), new Intl.ListFormat('en', { style: 'long', type: 'conjunction' }).format(['a', 'b', 'c']), new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(-1, 'day'));
console.log(d.getUTCHours(), d.setUTCMinutes(5), d.setTime(1000), d.getUTCSeconds(), d.setMilliseconds(5), d.toISOString());
console.log(new Date(2019, 12, 1).toISOString(), new Date(2019, 0, 0).toISOString(), new Date('2024-03-10T00:00').toISOString(), new Date(2020, 0, 1, 0, 0, -1).toISOString());
