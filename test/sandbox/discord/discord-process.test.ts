// A local Discord in a process of its own, killed and started again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { remoteDiscord } from '../../../src/sandbox/discord/remote-discord.ts';
import { call, channelId, opening, silent, userId } from '../local.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'gaebong-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

async function startProcess(file: string) {
  const child = spawn(process.execPath, ['src/sandbox/discord/discord-process.ts', '--state', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  onTestFinished(kill);
  const [line] = await once(createInterface(child.stdout), 'line');
  const { url, token } = JSON.parse(String(line)) as { url: string; token: string };
  return { url, token, remote: remoteDiscord(url), kill };
}

test('what it acknowledged is there after kill -9, and the nonce still holds', async () => {
  const file = join(folder(), 'discord.json');
  const first = await startProcess(file);
  const { world } = await first.remote.state();
  const path = `/channels/${channelId({ world }, 'releases')}/messages`;
  const post = { content: 'once', nonce: 'n', enforce_nonce: true, ...silent };
  const told = await call(first, `POST ${path}`, post);
  const noon = opening.add({ hours: 2 });
  await first.remote.moveCalendar(noon);
  await first.kill();

  const second = await startProcess(file);
  const state = await second.remote.state();
  expect([second.token, state.calendar]).toEqual([first.token, String(noon)]);
  const again = await call(second, `POST ${path}`, post);
  expect(again.body['id']).toBe(told.body['id']);
  const { body } = await call(second, `GET ${path}`);
  expect(Object.values(body).map((message) => (message as { content: string }).content)).toEqual(['once']);
});

test('it is led from afar: keyboards, faults, breaches', async () => {
  const { url, token, remote } = await startProcess(join(folder(), 'discord.json'));
  const { world } = await remote.state();
  const member = remote.as(userId({ world }, 'member'), { channelId: channelId({ world }, 'general') });
  expect((await member.type('movie')).failed).toBe('there is no command /movie here');
  const written = await member.write('Hello');
  expect(await member.sees()).toEqual([written]);
  await remote.fail({ kind: 'answer', status: 503 });
  expect((await call({ url, token }, 'GET /users/@me')).status).toBe(503);
  await remote.heal();
  expect((await call({ url, token }, 'GET /users/@me')).status).toBe(200);
  await call({ url, token }, 'GET /nothing');
  expect((await remote.state()).breaches).toEqual([
    { method: 'GET', path: '/nothing', what: 'no such route' },
  ]);
  await expect(remote.as('1', { channelId: '2' }).type('x')).rejects.toThrow('there is no person 1');
});

test('a page in a browser cannot lead it: only JSON is taken', async () => {
  const { url } = await startProcess(join(folder(), 'discord.json'));
  const response = await fetch(new URL('/sandbox/heal', url), { method: 'POST', body: '{}' });
  expect(response.status).toBe(404);
});
