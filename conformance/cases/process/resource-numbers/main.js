// memoryUsage, cpuUsage and resourceUsage have Node's fields, all of them numbers
for (const usage of [process.memoryUsage(), process.cpuUsage(), process.resourceUsage()]) {
  console.log(Object.keys(usage).join(' '));
  console.log(Object.values(usage).every((value) => typeof value === 'number' && value >= 0));
}
console.log(process.memoryUsage().rss > 0, process.memoryUsage.rss() > 0, process.cpuUsage(process.cpuUsage()).user >= 0);
