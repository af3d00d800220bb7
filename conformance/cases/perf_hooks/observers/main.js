// Marks, measures and calls, told to those who observe them.
const p=require('perf_hooks');
const t=(f)=>{try{console.log(f())}catch(e){console.log(e.name+': '+e.message+' '+e.code)}};
const o=new p.PerformanceObserver((l,ob)=>{for (const e of l.getEntries()) console.log(e.name,e.entryType,typeof e.duration,JSON.stringify(e.detail));console.log(l.getEntriesByName('A').length);ob.disconnect()});
o.observe({entryTypes:['measure','mark','function']});
p.performance.mark('A');p.performance.mark('B',{detail:3});console.log(p.performance.measure('A to B','A','B').name, p.performance.getEntriesByName('A').length,p.performance.getEntriesByType('mark').length,p.performance.getEntries().map(e=>e.name).join());p.performance.clearMarks();console.log(p.performance.getEntries().map(e=>e.name).join());
const f=p.timerify(function add(a,b){return a+b});console.log(f(1,2),f.name);
t(()=>p.performance.measure('x','nope'));t(()=>new p.PerformanceObserver());
console.log(p.performance.measure('m',{start:5,duration:7}).duration, p.performance.mark('q',{startTime:9}).startTime);
