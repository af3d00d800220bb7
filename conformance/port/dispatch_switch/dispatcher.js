var store = {};

process.on('message', function (message) {
  var reply = { cmd: message.cmd };
  switch (message.cmd) {
    case 'set':
      store[message.key] = message.value;
      reply.result = true;
      break;
    case 'incr':
      store[message.key] += message.by || 1;
      // falls through
    case 'get':
      reply.result = store[message.key];
      if (!store.hasOwnProperty(message.key)) reply.warning = 'no such key: ' + message.key;
      break;
    case 'del':
      reply.result = delete store[message.key];
      break;
    case 'keys':
      reply.result = Object.keys(store).sort();
      break;
    case 'quit':
      process.exit(0);
    default:
      reply.result = null;
      reply.warning = 'unknown command ' + message.cmd;
  }
  process.send(reply);
});
