// What is thrown may be anything: what `await` passes on is what the promise was rejected with.
const rej=(v)=>new Promise((_, r)=>setTimeout(()=>r(v),5));
const work=async(v)=>{const x=await rej(v);return x};
work('text').catch(e=>console.log(e,typeof e));
work(5).then(null,e=>console.log(e+1));
work({code:1}).catch(e=>console.log(e.code)).finally(()=>console.log('fin'));
(async()=>{throw 'direct'})().catch(e=>console.log(e));
(async()=>{try{await work('in')}catch(e){console.log(e);throw e}})().catch(e=>console.log('again',e));
Promise.resolve().then(()=>{throw 'then'}).catch(e=>console.log(e));
Promise.all([work('all')]).catch(e=>console.log(e));
Promise.allSettled([work('s'),1]).then(r=>console.log(r));
Promise.any([work('a'),work('b')]).catch(e=>console.log(e.errors));
process.on('unhandledRejection',(r)=>console.log('unh',r));
work('unhandled');
