// What goes through objects with an iterator of their own: loops, spread, promises, streams; one that is left is told.
{
const o2={from:1,[Symbol.iterator](){let c=this.from;return{next(){return c<3?{value:c++,done:false}:{value:undefined,done:true}}}}};
console.log([...o2]);
const p={from:1,[Symbol.iterator]:function(){const self=this;return{next(){return self.from<3?{value:self.from++,done:false}:{value:undefined,done:true}}}}};
console.log([...p]);
const q={from:1,next(){return this.from<3?{value:this.from++,done:false}:{value:undefined,done:true}},[Symbol.iterator](){return this}};
console.log([...q]);
const g={n:3,*[Symbol.iterator](){for(let i=0;i<this.n;i++)yield i}};
console.log([...g]);
const r={items:[1,2]};
r[Symbol.iterator]=function(){let i=0;return{next:()=>i<this.items.length?{value:this.items[i++],done:false}:{done:true}}};
for(const x of r)console.log(x);
function T(n){this.n=n} T.prototype[Symbol.iterator]=function*(){for(let i=0;i<this.n;i++)yield i};
console.log([...new T(3)]);
class E2{constructor(){this.d=[1,2,3]}*[Symbol.iterator](){yield* this.d}}
console.log([...new E2()],Math.max(...new E2()));
const [x,y]=new E2();console.log(x,y);
}
const {Readable}=require('stream');
(async()=>{
const a={[Symbol.asyncIterator](){let i=0;return{next(){return Promise.resolve(i<2?{value:i++,done:false}:{done:true})},return(){console.log('ret');return Promise.resolve({})}}}};
for await(const x of a)console.log('a',x);
for await(const x of a){console.log('a',x);break}
try{for await(const x of a){throw new Error('q')}}catch(e){console.log(e.message)}
class It{constructor(n){this.n=n}[Symbol.asyncIterator](){return this}async next(){return this.n-->0?{value:this.n,done:false}:{value:undefined,done:true}}}
for await(const x of new It(2))console.log('c',x);
const s={[Symbol.iterator](){let i=0;return{next(){return i<2?{value:Promise.resolve(i++),done:false}:{done:true}}}}};
for await(const x of s)console.log('s',x);
const r={*[Symbol.iterator](){yield 'x';yield 'y'}};
const ar={async*[Symbol.asyncIterator](){yield 'p';yield 'q'}};
for await(const x of ar)console.log('ag',x);
try{Readable.from({})}catch(e){console.log(e.message)}
const o={from:1,[Symbol.iterator]:function(){const self=this;return{next(){return self.from<3?{value:self.from++,done:false}:{value:undefined,done:true}}}}};
console.log([...o],Array.from(s).length, new Set(r), new Map([['a',1]]).size);
const it=a[Symbol.asyncIterator]();console.log(await it.next());
console.log(await Array.fromAsync(ar));
console.log(await Promise.all(s));
})()
