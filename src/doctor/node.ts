import type { Finding } from './finding.ts';

const oldest = 26;

/** `version` as Node itself says it: 26.10.0 */
export function judgeNode(version: string): Finding {
  if (Number.parseInt(version, 10) >= oldest) return { check: 'node', state: 'ok', says: `Node ${version}.` };
  return {
    check: 'node',
    state: 'wrong',
    says: `Node ${version} is too old: Gaebong needs Node ${oldest} or newer.`,
    remedy: `Run "npm ci", which brings Node ${oldest} along, and start the bot with "npm start"; or install Node ${oldest} from nodejs.org.`,
  };
}
