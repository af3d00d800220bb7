// The global object, and options of console.log for the whole program.
const util=require('util');
util.inspect.defaultOptions.depth=null;
console.log({a:{b:{c:{d:{e:1}}}}});
util.inspect.defaultOptions={maxArrayLength:2};
console.log([1,2,3,4]);
util.inspect.defaultOptions.colors=false;
console.log(global.global===global, typeof globalThis, global===globalThis);
console.log(global);
console.log(Object.keys(global));
global.zed={a:1};console.log(global);for(const k in globalThis)console.log(k)
