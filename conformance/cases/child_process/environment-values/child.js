// The child of main.js
process.send(['A', 'B', 'C', 'D', 'E'].map((name) => [name in process.env, process.env[name] ?? null]));
