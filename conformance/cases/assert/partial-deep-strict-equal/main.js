// What of a value has to be there: partialDeepStrictEqual, and its messages.
const assert=require('assert');
const t=(a,b)=>{try{assert.partialDeepStrictEqual(a,b);console.log('ok')}catch(e){console.log(e.name+' '+e.code+': '+e.message)}};
t({a:1,b:2},{a:1});t({a:1},{a:1,b:2});t([1,2,3],[1,3]);t([1,2,3],[3,1]);t(new Set([1,2,{a:1}]),new Set([{a:1},2]));t(new Set([1]),new Set([1,2]));t(new Map([[1,{x:1,y:2}],[2,3]]),new Map([[1,{x:1}]]));t({a:{b:[1,{c:1,d:2}]}},{a:{b:[{c:1}]}});t(1,1);t(1,2);t('a','b');t({a:1},{a:'1'});t([], {});t({a:undefined},{});t({}, {a:undefined});t(new Error('x'),new Error('x'));t([1,1],[1,1,1]);
