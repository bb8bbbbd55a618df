// What is least of a Discord: it takes every post at once, in a process of its own. It shows what a sender can do where
// the other end costs next to nothing.
//   node bench/plain-discord.ts
// Prints {"url":…}; GET /counts tells how many posts came, and when the first and the last did, in ms.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const counts = { posts: 0, firstPostAt: 0, lastPostAt: 0 };
let lastId = 1_616_423_524_761_600_000n;

const server = createServer((request, response) => {
  if (request.url === '/counts') return void response.end(JSON.stringify(counts));
  request.resume().on('end', () => {
    if (request.method === 'POST') {
      counts.posts += 1;
      counts.lastPostAt = performance.now();
      counts.firstPostAt ||= counts.lastPostAt;
    }
    lastId += 1n;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(request.method === 'POST' ? `{"id":"${lastId}"}` : '[]');
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}/api` })}\n`);
});
