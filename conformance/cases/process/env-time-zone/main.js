// Assigning process.env.TZ changes the time zone at once, deleting it too
const hours = () => { const d = new Date(Date.UTC(2018, 3, 14, 12, 34, 56)); return `${d.getDate()} ${d.getHours()}:${d.getMinutes()}`; };
for (const zone of ['Europe/Amsterdam', 'Europe/London', 'Etc/UTC', 'Asia/Kolkata', 'America/New_York']) {
  process.env.TZ = zone;
  console.log(zone, hours());
}
process.env.TZ = 'Etc/UTC';
console.log(hours());
