// Discord's own published schema, for the bodies that a bot sends. It is looser than Discord: see payload-rules.ts.
import * as spec from 'discord-api-spec/zod';
import type { Issue, Schema } from 'discord-api-spec/zod';
import { config } from 'zod';
import { en } from 'zod/locales';
import { isJson } from './rule-kit.ts';

// The spec is made of zod/mini, which has no words of its own for what is wrong.
config(en());

const schemas = {
  message: spec.MessageCreateRequestSchema,
  messageEdit: spec.MessageEditRequestPartialSchema,
  followUp: spec.IncomingWebhookInteractionRequestSchema,
  followUpEdit: spec.IncomingWebhookUpdateForInteractionCallbackRequestPartialSchema,
  answer: spec.CreateMessageInteractionCallbackRequestSchema,
  update: spec.UpdateMessageInteractionCallbackRequestSchema,
  choices: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  form: spec.ModalInteractionCallbackRequestSchema,
  command: spec.ApplicationCommandCreateRequestSchema,
  commandOfList: spec.ApplicationCommandUpdateRequestSchema,
  commandEdit: spec.ApplicationCommandPatchRequestPartialSchema,
  directMessages: spec.CreatePrivateChannelRequestSchema,
} satisfies Record<string, Schema>;

/** Documented by Discord, absent from its schema. */
const missingInSpec = ['nsfw', 'default_permission'];

export function schemaFaults(kind: keyof typeof schemas, body: unknown): string[] {
  const value = withNumericPermissions(body);
  const { error } = schemas[kind].safeParse(value);
  const issues = (error?.issues ?? []).flatMap((issue) => deepest(issue, []));
  return [...new Set([...issues, ...unknownKeys(schemas[kind], value, '')])];
}

/** The schema says number where Discord takes, and gives back, decimal text. */
function withNumericPermissions(body: unknown): unknown {
  if (!isJson(body) || typeof body['default_member_permissions'] !== 'string') return body;
  return { ...body, default_member_permissions: Number(body['default_member_permissions']) };
}

/** Of a union the alternative that came farthest. */
function deepest(issue: Issue, before: PropertyKey[]): string[] {
  const path = [...before, ...issue.path];
  const alternatives = (issue.errors ?? []).filter((issues) =>
    issues.some(({ path }) => String(path) !== 'type'),
  );
  const best = alternatives.toSorted((a, b) => a.length - b.length)[0];
  if (best) return best.flatMap((inner) => deepest(inner, path));
  return [`${pathText(path)}: ${issue.message} (Discord's schema)`];
}

const pathText = (path: PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');

function unknownKeys(schema: Schema, value: unknown, at: string): string[] {
  const { def } = schema;
  if (def.getter) return unknownKeys(def.getter(), value, at);
  if (def.innerType)
    return value === null || value === undefined ? [] : unknownKeys(def.innerType, value, at);
  if (def.options) return fewest(def.options, value, at);
  if (def.element && Array.isArray(value)) {
    const { element } = def;
    return value.flatMap((one: unknown, index) => unknownKeys(element, one, `${at}[${index}]`));
  }
  return def.shape && isJson(value) ? ofObject(def.shape, value, at) : [];
}

function ofObject(shape: Record<string, Schema>, value: Record<string, unknown>, at: string): string[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const where = at ? `${at}.${key}` : key;
    const schema = shape[key];
    if (schema) return unknownKeys(schema, inner, where);
    return missingInSpec.includes(key) ? [] : [`${where}: unknown key`];
  });
}

function fewest(options: readonly Schema[], value: unknown, at: string): string[] {
  const fitting = options.filter((option) => option.safeParse(value).success);
  const found = fitting.map((option) => unknownKeys(option, value, at));
  return found.toSorted((a, b) => a.length - b.length)[0] ?? [];
}
