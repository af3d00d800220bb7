// abort() runs its listeners at once, in order, and only the first time
const controller = new AbortController();
controller.signal.addEventListener('abort', () => console.log('first'));
controller.signal.addEventListener('abort', () => console.log('second', controller.signal.reason));
console.log(controller.signal.aborted);
controller.abort('why');
controller.abort('too late');
console.log(controller.signal.aborted, controller.signal.reason);
const any = AbortSignal.any([new AbortController().signal, controller.signal]);
console.log(any.aborted, any.reason, AbortSignal.abort().reason.name);
