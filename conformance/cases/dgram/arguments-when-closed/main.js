// Arguments are looked at before it is seen that a socket is closed, or after: each method has its order.
const dgram = require('node:dgram');

const calls = [
  ['setTTL', 'x'], ['setTTL'], ['setMulticastTTL', 'x'], ['setMulticastInterface', 5], ['setMulticastInterface', 'x'],
  ['addMembership'], ['addMembership', 'x'], ['dropMembership'], ['addSourceSpecificMembership'],
  ['addSourceSpecificMembership', 'a'], ['addSourceSpecificMembership', 'a', 5], ['setRecvBufferSize'],
  ['setRecvBufferSize', -1], ['setSendBufferSize', 1.5], ['address'], ['remoteAddress'], ['connect'], ['connect', 0],
  ['connect', 5, 5], ['connect', 5], ['send'], ['send', 5, 1], ['send', 'x', 0], ['send', 'x', 1], ['bind', 0], ['close'],
];
const socket = dgram.createSocket('udp4').close();
for (const [name, ...args] of calls) {
  try {
    socket[name](...args);
    console.log(name, 'no error');
  } catch (error) {
    console.log(name, ...args, error.name, error.code, error.message);
  }
}
