// events.once reports wrong arguments as rejections
const { EventEmitter, once } = require('events');
const failed = (err) => console.log(err.name, err.code, err.message);
once(5, 'x').catch(failed);
once({}, 'x').catch(failed);
once(new EventEmitter(), 'x', { signal: null }).catch(failed);
once(new EventEmitter(), 'x', { signal: {} }).catch(failed);
console.log('sync');
