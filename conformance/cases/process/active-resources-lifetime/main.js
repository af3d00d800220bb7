// An entry of getActiveResourcesInfo() lives as long as its timer
const count = (kind) => process.getActiveResourcesInfo().filter((name) => name === kind).length;
console.log(count('Timeout'), count('Immediate'));
const timeout = setTimeout(() => console.log('inside', count('Timeout')), 1);
console.log(count('Timeout'));
const interval = setInterval(() => {
  console.log('interval', count('Timeout'));
  clearInterval(interval);
  console.log('cleared', count('Timeout'));
  setImmediate(() => console.log('after', count('Timeout'), count('Immediate')));
}, 20);
console.log(count('Timeout'));
clearImmediate(setImmediate(() => {}));
console.log(count('Immediate'));
