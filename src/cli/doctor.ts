// Looks at everything that a bot needs, and says what to do where something is wrong.
import { commands } from '../../commands/index.ts';
import { environmentWithFile, secretsIn } from '../config.ts';
import { counted } from '../core/counted.ts';
import { examine } from '../doctor/doctor.ts';
import type { Finding } from '../doctor/finding.ts';
import { hiding } from '../ops/hiding.ts';
import { printable } from '../ops/printable.ts';
import { envFileNow } from './env-file.ts';
import type { Print } from './move.ts';

export type DoctorOptions = { json: boolean; all: boolean };

/** Gives whether all is well: nothing is wrong, whatever warnings there are. `err`: how far it is. */
export async function doctor({ json, all }: DoctorOptions, print: Print, err: Print): Promise<boolean> {
  const env = environmentWithFile(process.env);
  const envFile = envFileNow();
  const findings: Finding[] = [];
  const hide = hiding(secretsIn(env));
  const examination = examine({
    env,
    ...(envFile === undefined ? {} : { envFile }),
    nodeVersion: process.versions.node,
    commands,
    now: () => Temporal.Now.instant(),
    all,
    progress: (done, of) => {
      if (done % lookedAtOnce === 0 && done < of) err(`${done} of ${of} subscribed channels looked at …`);
    },
  });
  for await (const found of examination) {
    const finding = shown(found, hide);
    findings.push(finding);
    if (!json) print(linesOf(finding));
  }
  print(json ? JSON.stringify(findings, undefined, 2) : summaryOf(findings));
  return findings.every(({ state }) => state !== 'wrong');
}

const lookedAtOnce = 25;

/** Names of servers, and of settings, may hold anything, among it what would begin another line. */
function shown(finding: Finding, hide: (text: string) => string): Finding {
  const clean = (text: string) => printable(hide(text).replaceAll('\n', '?'));
  const { remedy } = finding;
  return {
    ...finding,
    says: clean(finding.says),
    ...(remedy === undefined ? {} : { remedy: clean(remedy) }),
  };
}

const widest = 'configuration'.length;

function linesOf({ check, state, says, remedy }: Finding): string {
  const line = `${state.padEnd(8)} ${check.padEnd(widest)}  ${says}`;
  return remedy === undefined ? line : `${line}\n${' '.repeat(widest + 11)}→ ${remedy}`;
}

function summaryOf(findings: readonly Finding[]): string {
  const wrong = findings.filter(({ state }) => state === 'wrong').length;
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  const also = warnings > 0 ? `; ${counted(warnings, 'warning')}` : '';
  if (wrong > 0) return `\n${wrong === 1 ? '1 thing is' : `${wrong} things are`} wrong${also}.`;
  return `\nNothing is wrong${also}.`;
}
