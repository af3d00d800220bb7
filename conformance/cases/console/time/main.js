// time, timeLog and timeEnd log a duration; an unknown label is a warning
const { Console } = console;
const lines = [];
const timed = new Console({ stdout: { write: (text) => lines.push(text.replace(/[\d.]+m?s/, 'TIME').trimEnd()), listenerCount: () => 1, removeListener() {} } });
process.on('warning', (warning) => console.log(warning.message));
timed.time();
timed.timeLog('default', 'and', { a: 1 });
timed.timeEnd();
timed.time('x');
timed.time('x');
timed.timeEnd('x');
timed.timeEnd('x');
timed.timeLog('y');
console.log(lines);
