// What is frozen, outside of strict mode; classes are strict everywhere.
const settings = Object.freeze({ mode: 'prod', tags: ['a'] });
settings.mode = 'dev';
settings.extra = true;
delete settings.mode;
settings.tags.push('b');
console.log(settings);
const list = Object.freeze([1, 2]);
list[0] = 100;
list[5] = 1;
console.log(list, list.length);
try { list.push(3); } catch (e) { console.log(e.message); }
const obj = { get v() { return 42; } };
obj.v = 1;
console.log(obj.v, obj);
const ro = Object.defineProperty({}, 'hidden', { value: 'h' });
class Fixed { constructor() { this.a = 1; Object.freeze(this); } set(v) { this.a = v; } }
const fixed = new Fixed(); fixed.a = 2; console.log(fixed); try { fixed.set(3); } catch (e) { console.log(e.message); }
