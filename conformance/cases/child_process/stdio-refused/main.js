// What stdio may not be
const { spawn } = require('child_process');
for (const stdio of ['foo', 'ipc', 5, true, {}, ['foo'], [{}], [true], [() => {}], [Buffer.from('x')], ['ipc', 'ipc'], [{ fd: 'x' }], ['pipe', 'pipe', 999]]) {
  try {
    spawn('true', { stdio });
  } catch (e) {
    console.log(e.name, e.code, e.message.split('Received')[0]);
  }
}
