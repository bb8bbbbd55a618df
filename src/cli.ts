#!/usr/bin/env node
// The command line. What can be typed is in src/cli/program.ts, what it does beside it.
import { keepHeapSmall } from './cli/keep-heap-small.ts';
import { leave } from './cli/leave.ts';
import { use } from './cli/program.ts';

keepHeapSmall();
process.on('unhandledRejection', leave);
process.on('uncaughtException', leave);
try {
  process.exitCode = await use(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
} catch (error) {
  leave(error);
}
