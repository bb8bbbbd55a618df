/** A plain sentence for whoever sits before the sandbox. */
export class SandboxError extends Error {
  override name = 'SandboxError';
}
