// A Dockerfile as far as ours goes. https://docs.docker.com/reference/dockerfile/
export type Instruction = { name: string; args: string };

export type Stage = { name: string | undefined; from: string; steps: Instruction[] };

/** Comments and continued lines are gone. */
export function stagesIn(text: string): Stage[] {
  const stages: Stage[] = [];
  for (const { name, args } of instructionsIn(text)) {
    if (name === 'FROM') {
      const [from = '', , as] = args.split(/\s+/);
      stages.push({ name: as, from, steps: [] });
    } else stages.at(-1)?.steps.push({ name, args });
  }
  return stages;
}

function instructionsIn(text: string): Instruction[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', args = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      return { name, args };
    });
}

/** The last instruction of this name in a stage. */
export const lastOf = ({ steps }: Stage, name: string): string | undefined =>
  steps.findLast((step) => step.name === name)?.args;

/** `["a", "b"]`, in which no shell has a part. Throws where it is the other form. */
export function execForm(args: string): string[] {
  const words: unknown = JSON.parse(args);
  if (!Array.isArray(words)) throw new Error(`${args} is no list of words`);
  return words.map(String);
}

/** What ENV sets, without quotes and variables, which ours has not. */
export const environmentOf = ({ steps }: Stage): Record<string, string> =>
  Object.fromEntries(
    steps
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ args }) => args.split(/\s+/))
      .map((pair) => {
        const [key = '', ...value] = pair.split('=');
        return [key, value.join('=')];
      }),
  );
