import { isJson } from '../rules/rule-kit.ts';
import type { Json } from './message.ts';

/** What came over a WebSocket. Undefined: it is no JSON, or no object. */
export function socketMessage(text: string): Json | undefined {
  try {
    const message: unknown = JSON.parse(text);
    return isJson(message) ? message : undefined;
  } catch {
    return undefined;
  }
}
