// Figures in Prometheus's format. Labels hold names of ours and numbers of Discord's, and nothing that a person typed: there are
// few of each. Loaded only where somebody may ask for them.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** How it stands now: asked for at each reading. */
export type Standing = {
  movies: number;
  /** Days since each source was last asked with success. */
  sourceAgeDays: Readonly<Record<string, number>>;
  leads: boolean;
  connected: boolean;
  /** Undefined: none came so far. */
  lastTickSeconds: number | undefined;
};

/** `text` is in Prometheus's format, of the content type `type`. */
export type Prometheus = Metrics & { type: string; text(standing: Standing): Promise<string> };

const answerBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 10];
const waitBuckets = [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 60];
const lateBuckets = [1, 5, 15, 60, 300, 900, 3600, 10_800, 43_200];

/** Milliseconds from one look at the event loop to the next: at the usual 10 an idle bot does little else. */
const eventLoopMonitoringPrecision = 50;

export function createPrometheus(version: string): Prometheus {
  const register = new Registry();
  collectDefaultMetrics({ register, eventLoopMonitoringPrecision });
  const registers = [register];
  const interactions = new Histogram({
    name: 'gaebong_interaction_seconds',
    help: 'From the arrival of an interaction until its answer was given to Discord',
    labelNames: ['command', 'result'],
    buckets: answerBuckets,
    registers,
  });
  const posts = new Counter({
    name: 'gaebong_posts_total',
    help: 'Posts by what became of an attempt: sent, put off, failed, withdrawn, expired',
    labelNames: ['state'],
    registers,
  });
  const late = new Histogram({
    name: 'gaebong_post_late_seconds',
    help: 'From the instant at which a post was due until it was sent',
    buckets: lateBuckets,
    registers,
  });
  const answers = new Counter({
    name: 'gaebong_discord_answers_total',
    help: "Requests over REST, by the status of Discord's answer; none: it was cut, or took too long",
    labelNames: ['status'],
    registers,
  });
  const waits = new Histogram({
    name: 'gaebong_discord_wait_seconds',
    help: 'How long requests waited to keep to the rate limits; who did not wait is not in it',
    buckets: waitBuckets,
    registers,
  });
  const show = standingIn(register);
  new Gauge({ name: 'gaebong_info', help: 'Always 1', labelNames: ['version'], registers }).set(
    { version },
    1,
  );
  return {
    interaction: (command, result, seconds) => interactions.observe({ command, result }, seconds),
    post(state, lateSeconds) {
      posts.inc({ state });
      if (lateSeconds !== undefined) late.observe(lateSeconds);
    },
    answer: (status) => answers.inc({ status }),
    waited: (seconds) => waits.observe(seconds),
    type: register.contentType,
    text(standing) {
      show(standing);
      return register.metrics();
    },
  };
}

function standingIn(register: Registry): (standing: Standing) => void {
  const registers = [register];
  const movies = new Gauge({ name: 'gaebong_catalogue_movies', help: 'Movies in the catalogue', registers });
  const ages = new Gauge({
    name: 'gaebong_source_age_days',
    help: 'Days since a source of movies was last asked with success',
    labelNames: ['source'],
    registers,
  });
  const leads = new Gauge({
    name: 'gaebong_leads',
    help: '1: this process plans and holds the gateway; 0: it stands by',
    registers,
  });
  const connected = new Gauge({
    name: 'gaebong_gateway_connected',
    help: '1: the gateway is connected; over HTTP there is none',
    registers,
  });
  const tick = new Gauge({
    name: 'gaebong_last_tick_seconds',
    help: 'Since alerts were last looked after, which is each minute; missing before the first time',
    registers,
  });
  return (standing) => {
    movies.set(standing.movies);
    ages.reset();
    for (const [source, days] of Object.entries(standing.sourceAgeDays)) ages.set({ source }, days);
    leads.set(Number(standing.leads));
    connected.set(Number(standing.connected));
    if (standing.lastTickSeconds === undefined) tick.remove();
    else tick.set(standing.lastTickSeconds);
  };
}
