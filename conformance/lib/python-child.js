// Preloaded with `node -r` in the cast node-py: what fork() starts when a program does not say otherwise becomes Python.
// Both properties are Node's own defaults for fork, so the programs need no option and read as any program does.
'use strict';
process.execPath = process.env.PYTHON;
process.execArgv = [];
