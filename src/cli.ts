#!/usr/bin/env node
// The command line. What can be typed is in src/cli/program.ts, what it does beside it.
import { keepHeapSmall } from './cli/keep-heap-small.ts';
import { leave } from './cli/leave.ts';
import { use } from './cli/program.ts';

// What it writes is for its own user alone.
process.umask(0o077);
// Not at once: Node's own modules come compiled for the flags that it began with, and with others each is compiled anew.
setTimeout(keepHeapSmall, 1000).unref();
process.on('unhandledRejection', leave);
process.on('uncaughtException', leave);
// Whoever reads the first lines alone, as head does, has read enough. What was asked for is done all the same, and the
// exit code tells of it: a copy is not to end half-way with a 0.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') leave(error);
});
try {
  process.exitCode = await use(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
} catch (error) {
  leave(error);
}
