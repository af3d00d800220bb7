// The arguments of a command: options long and short, groups, values, tokens, and what is refused.
const {parseArgs}=require('util');
const t=(args,options,more={})=>{try{console.log(JSON.stringify(parseArgs({args,options,...more})))}catch(e){console.log(e.name+' '+e.code+': '+e.message)}};
const o={verbose:{type:'boolean',short:'v'},name:{type:'string',short:'n',default:'x'},tag:{type:'string',multiple:true}};
t(['-v','--name=a','--tag','1','--tag=2'],o);t(['-vn','q'],o);t(['-nq'],o);t(['--nope'],o);t(['--nope'],o,{allowPositionals:true});t(['pos'],o);t(['pos','--','-v'],o,{allowPositionals:true,tokens:true});
t(['--name'],o);t(['--name','-v'],o);t(['-n','-v'],o);t(['--verbose=1'],o);t(['--no-verbose'],o,{allowNegative:true});t(['--no-name'],o,{allowNegative:true});t(['--x=1','-yz','a'],{}, {strict:false,tokens:true});
t(3,o);t([],{a:{type:'int'}});t([],{a:{type:'string',short:'ab'}});t([],{a:{type:'string',default:1}});t([],{a:{type:'string',multiple:true,default:[1]}});t([],{a:3});t([],o,{strict:1});t([],{a:{}});t(['--verbose'],o,{tokens:true});
t([],{a:{type:'boolean',multiple:true,default:[1]}});
t(['-z'],o);
