import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createPrometheus } from '../../src/ops/prometheus.ts';
import { tableIn } from '../markdown.ts';

const standing = {
  movies: 6,
  sourceAgeDays: { file: 3, wikidata: 0 },
  leads: true,
  connected: false,
  lastTickSeconds: 12.5,
};

/** The bot's own figures, without buckets. */
const figuresIn = (text: string): string[] =>
  text.split('\n').filter((line) => line.startsWith('gaebong_') && !line.includes('_bucket'));

test('what happened and how it stands, by names and numbers alone', async () => {
  const figures = createPrometheus('0.1.0');
  figures.interaction('/movie', 'answered', 0.25);
  figures.interaction('/movie', 'answered', 0.5);
  figures.interaction('unknown button', 'failed', 1);
  figures.post('sent', 30);
  figures.post('put off');
  figures.answer(200);
  figures.answer(429);
  figures.answer('none');
  figures.waited(0.5);
  expect(figuresIn(await figures.text(standing))).toEqual([
    'gaebong_interaction_seconds_sum{command="/movie",result="answered"} 0.75',
    'gaebong_interaction_seconds_count{command="/movie",result="answered"} 2',
    'gaebong_interaction_seconds_sum{command="unknown button",result="failed"} 1',
    'gaebong_interaction_seconds_count{command="unknown button",result="failed"} 1',
    'gaebong_posts_total{state="sent"} 1',
    'gaebong_posts_total{state="put off"} 1',
    'gaebong_post_late_seconds_sum 30',
    'gaebong_post_late_seconds_count 1',
    'gaebong_discord_answers_total{status="200"} 1',
    'gaebong_discord_answers_total{status="429"} 1',
    'gaebong_discord_answers_total{status="none"} 1',
    'gaebong_discord_wait_seconds_sum 0.5',
    'gaebong_discord_wait_seconds_count 1',
    'gaebong_catalogue_movies 6',
    'gaebong_source_age_days{source="file"} 3',
    'gaebong_source_age_days{source="wikidata"} 0',
    'gaebong_leads 1',
    'gaebong_gateway_connected 0',
    'gaebong_last_tick_seconds 12.5',
    'gaebong_info{version="0.1.0"} 1',
  ]);
});

test('a source that is not asked any more is not told of any more', async () => {
  const figures = createPrometheus('0.1.0');
  await figures.text(standing);
  const ages = figuresIn(await figures.text({ ...standing, sourceAgeDays: { file: 4 } }));
  expect(ages.filter((line) => line.includes('age'))).toEqual(['gaebong_source_age_days{source="file"} 4']);
});

test('before the first tick nothing is said of it', async () => {
  const figures = createPrometheus('0.1.0');
  const ticks = async (lastTickSeconds: number | undefined) =>
    figuresIn(await figures.text({ ...standing, lastTickSeconds })).filter((line) => line.includes('tick'));
  expect([await ticks(undefined), await ticks(3), await ticks(undefined)]).toEqual([
    [],
    ['gaebong_last_tick_seconds 3'],
    [],
  ]);
});

test('the process is measured: memory, and how late the event loop is', async () => {
  const text = await createPrometheus('0.1.0').text(standing);
  const names = [
    'process_resident_memory_bytes',
    'nodejs_heap_size_used_bytes',
    'nodejs_eventloop_lag_p99_seconds',
  ];
  expect(names.filter((name) => !text.includes(`\n${name} `))).toEqual([]);
});

test('an idle process is seldom woken to look how late its event loop is', async () => {
  const figures = createPrometheus('0.1.0');
  await pause(150);
  const [, least] = /^nodejs_eventloop_lag_min_seconds (.*)$/m.exec(await figures.text(standing)) ?? [];
  // What is measured is the time from one look to the next.
  expect([Number(least) > 0.04, Number(least) < 10]).toEqual([true, true]);
});

const labelsIn = (text: string, name: string): string => {
  const [, labels = ''] = new RegExp(`^${name}(?:_sum)?\\{(.*)\\}`, 'm').exec(text) ?? [];
  return [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label).join(', ');
};

test('docs/operating.md says of every figure what it is', async () => {
  const figures = createPrometheus('0.1.0');
  figures.interaction('/movie', 'answered', 1);
  figures.post('sent', 1);
  figures.answer(200);
  figures.waited(1);
  const text = await figures.text(standing);
  const own = [...text.matchAll(/^# HELP (gaebong_\w+) (.*)\n# TYPE \w+ (\w+)$/gm)].map(
    ([, name = '', help, type]) => [name, type, labelsIn(text, name), help],
  );
  expect(tableIn('docs/operating.md', 'figure', 'type', 'labels', 'says')).toEqual(own);
});
