import type { APIInteraction } from 'discord-api-types/v10';

/** The values of an interaction's options and of a form's inputs: what a person typed, and ids that they chose. */
export function typedIn({ data }: APIInteraction): string[] {
  const typed: string[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { value, options, components, component } = part as Record<string, unknown>;
    if (typeof value === 'string') typed.push(value);
    for (const parts of [options, components]) if (Array.isArray(parts)) parts.forEach(visit);
    visit(component);
  };
  visit(data);
  return typed;
}
