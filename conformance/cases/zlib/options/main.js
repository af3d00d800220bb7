// What options may be, which error says what they may be, and no more bytes than were asked for.
const z = require('zlib');
for (const [k,vs] of Object.entries({level:[-2,10,NaN,'x',1.5],memLevel:[0,10,NaN],strategy:[5,-1],chunkSize:[1,64,Infinity,NaN],flush:[9,-1],maxOutputLength:[1,Infinity,NaN],windowBits:[0,8,7,9,16,'9',null,NaN,undefined]})) for (const v of vs) for (const f of ['deflateSync','inflateSync','gzipSync','gunzipSync','deflateRawSync','inflateRawSync','unzipSync']) try { console.log(k,v,f, /inf/.test(f) ? z[f](f === 'inflateSync' ? z.deflateSync('abc') : z.deflateRawSync('abc'),{[k]:v}).length : f === 'gunzipSync' || f === 'unzipSync' ? z[f](z.gzipSync('abc'), {[k]: v}).length : z[f]('aaaa', {[k]: v}).length > 2) } catch(e) {console.log(k,v,f,e.name,e.code,e.message)}
for (const d of ['x',5,Buffer.from('abc'),null,undefined]) try { console.log(z.deflateSync('abcabc',{dictionary:d}).length > 5) } catch(e) {console.log(e.code,e.message)}
z.gunzip(z.gzipSync('a'.repeat(1e6)),{maxOutputLength:100},(e,r)=>console.log(e.name,e.code,e.message,r));
try { z.gzip('a',{level:77},()=>{}) } catch(e) {console.log('sync',e.code)}
try { z.gzip('a',{level:7}) } catch(e) {console.log('sync',e.code, e.message)}
try { z.createGzip({level:77}) } catch(e) {console.log('sync',e.code)}
console.log(z.gunzipSync(z.gzipSync('abc'),{maxOutputLength:3}).toString(), z.gzipSync('abc', null).length > 5);
try { z.gzipSync('abc',{maxOutputLength:2}) } catch(e) {console.log(e.code)}
try { z.gunzipSync(Buffer.concat([z.gzipSync('abc'), z.gzipSync('def')]),{maxOutputLength:5}) } catch(e) {console.log(e.code)}
console.log(z.gunzipSync(Buffer.concat([z.gzipSync('abc'), z.gzipSync('def')]),{maxOutputLength:6}).toString());
