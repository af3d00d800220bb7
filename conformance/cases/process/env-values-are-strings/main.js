// Whatever is assigned to a variable becomes a string; deleting always works
const { env } = process;
env.A = 1;
env.B = true;
env.C = null;
env.D = undefined;
env.E = '';
env.F = 1.5;
console.log([env.A, env.B, env.C, env.D, env.E, env.F]);
console.log('A' in env, 'MISSING' in env, env.MISSING);
console.log(delete env.A, 'A' in env, env.A, delete env.MISSING);
env.a = 'lower';
console.log(env.a, env.A, Object.keys(env).includes('a'), Object.keys(env).includes('A'));
