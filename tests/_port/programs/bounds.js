// Loops up to limits that are no whole numbers; constructors that only other files call; fields with names that Python keeps.
function a(n){let r=[];for(let i=0;i<n;i++)r.push(i);return r}
console.log(a('3'),a(2.5),a(NaN),a(undefined),a(null),a(-1),a(3));
module.exports.b=function(n){let r=[];for(let i=1;i<=n;i++)r.push(i);for(let j=n;j>=1;j-=2)r.push(-j);return r};
console.log(module.exports.b(3),module.exports.b('2'),module.exports.b(2.5));
function c(n){for(let i=0;i<n;i++){if(i>3)return i}}
console.log(c(Infinity));
const P=function(s,from){this.s=s;this.from=from};
const k=P;console.log(new k(1,2));
function Ctx(a){this.a=a}
module.exports=Ctx;
const M=module.exports;console.log(new M(4).a);
class Q{constructor(){this.from=1;this.class=2;this.a_=3}}
console.log(new Q(),Object.keys(new Q()),JSON.stringify(new Q()));
function R(){this.in=1;this.is=2} R.prototype.go=function(){return this.in};console.log(new R(),new R().go());
for(const k in new Q())console.log(k);
