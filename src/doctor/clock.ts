import type { Finding } from './finding.ts';

const noticedMs = 5_000;
const wrongMs = 60_000;

/** `ahead`: by how many milliseconds this machine's clock is before Discord's, as far as a header of whole seconds tells. */
export function judgeClock(ahead: number): Finding {
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) < noticedMs) {
    return { check: 'clock', state: 'ok', says: "This machine's clock is right: within 5 s of Discord's." };
  }
  return {
    check: 'clock',
    state: Math.abs(ahead) >= wrongMs ? 'wrong' : 'warning',
    says: `This machine's clock is ${seconds.toLocaleString('en')} s ${ahead > 0 ? 'fast' : 'slow'} by Discord's: alerts come ${ahead > 0 ? 'early' : 'late'} by as much.`,
    remedy: 'Set it by the network: "sudo timedatectl set-ntp true", or the like on your system.',
  };
}
