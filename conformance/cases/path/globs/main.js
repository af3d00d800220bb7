// Paths that patterns match: any depth, braces, sets, groups, and names that begin with a dot.
const path=require('path');
const P=['*','**','a*','*.js','**/*.js','a/**','a/**/b','**/b','?','??','[ab]','[!a]','[^a]','[a-c]x','{a,b}','{a,b}/c','a{1..3}','a{c..a}','{a,{b,c}}','+(a|b)','*(a|b)c','?(a)b','@(a|b)','!(a)','!(a|b)c','.*','.a','a/.','./a','a/','*/','**/','a//b','a/*/b','\\*','[[:digit:]]','[]','[a','{a','{a}','','/a','/*','/**','**/a/**','a**','**a','a**b','*/**','a/../b','*.{js,ts}','.?*','[.]a','*a*b*'];
const S=['','a','b','c','ab','ax','aab','a.js','.a','.a.js','a/b','a/c','b/c','a/x/b','a/x/y/b','x/b','x/y/a.js','a1','a2','a4','aa','abc','/a','/a/b','a/','./a','.','..','.a/b','a/.b','a/.b/c','*','5','{a}','{a','b/../a','a/.','a//b','[a','xaxbx','x/a/y'];
for (const p of P) {
  console.log(p, S.filter((s) => path.matchesGlob(s, p)).map((s) => JSON.stringify(s)).join(" "));
}
