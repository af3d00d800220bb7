const { fork } = require('child_process');

const STATES = Object.freeze({ IDLE: 'idle', BUSY: 'busy', STOPPED: 'stopped' });

function createMachine(child, { onChange = () => {} } = {}) {
  let state = STATES.IDLE;
  const history = [];

  const transition = (to, reason) => {
    const from = state;
    if (from === to) return false;
    state = to;
    history.push({ from, to, reason });
    onChange(from, to, reason);
    return true;
  };

  const table = {
    [STATES.IDLE]: { start: STATES.BUSY, stop: STATES.STOPPED },
    [STATES.BUSY]: { finish: STATES.IDLE, stop: STATES.STOPPED },
  };

  child.on('message', ({ event, ...info }) => {
    const target = table[state]?.[event];
    if (target === undefined) {
      console.log(`ignored "${event}" while ${state}`);
    } else {
      transition(target, Object.keys(info).length ? JSON.stringify(info) : event);
    }
  });

  return {
    get state() { return state; },
    get history() { return history.slice(); },
    is: (...names) => names.some((name) => STATES[name] === state),
  };
}

const child = fork(__dirname + '/events.js');
const machine = createMachine(child, {
  onChange(from, to, why) { console.log(from, '=>', to, `(${why})`); },
});

child.on('exit', () => {
  console.log(machine.state, machine.history.length, machine.is('BUSY', 'STOPPED'), machine.is('IDLE'));
  const { 0: first, length } = machine.history;
  console.log(first, length);
});
