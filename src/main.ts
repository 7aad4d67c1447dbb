import { runProgram } from './common/run-program.js';

// The rest is loaded once Node's version is known to be right: on another one it may not even load.
await runProgram(async () => {
  const { roleIn } = await import('./app/role.js');
  const role = roleIn(process.argv.slice(2));
  const { start } = await import('./app/start.js');
  await start(role);
});
