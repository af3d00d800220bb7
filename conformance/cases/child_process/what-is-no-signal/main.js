// an object that cannot be aborted is no signal, and one that names no file no URL
const { execFile, exec, spawn } = require('child_process');
const { promisify } = require('util');
const { addAbortSignal, Readable } = require('stream');
const { once, EventEmitter } = require('events');
const timers = require('timers/promises');
const said = (error) => console.log(error.name, error.code, error.message);
const empty = {};
for (const call of [() => exec('true', { signal: empty }), () => promisify(execFile)('true', [], { signal: empty }), () => spawn('true', { signal: empty }), () => addAbortSignal(empty, new Readable()), () => spawn('true', { cwd: empty })]) {
  try { call(); console.log('fine'); } catch (error) { said(error); }
}
(async () => {
  await once(new EventEmitter(), 'x', { signal: empty }).catch(said);
  await timers.setTimeout(1, null, { signal: empty }).catch(said);
})();
