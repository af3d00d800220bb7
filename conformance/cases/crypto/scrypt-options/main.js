// What the options of scrypt may be.
const c=require('crypto');
for (const o of [{N:Infinity},{cost:NaN},{N:1.5},{r:-1},{p:'x'},{maxmem:Infinity},{N:3},{N:2**40},{maxmem:-1},{N:null},{N:0},{blockSize:0},{N:1},{N:2**20}]) try { console.log(JSON.stringify(o), c.scryptSync('a','b',8,o).length) } catch(e) {console.log(JSON.stringify(o),e.name,e.code,e.message)}
