/** Nothing was sent: everything is held for `afterMs` more. */
export class Held extends Error {
  override name = 'Held';
  readonly afterMs: number;

  constructor(afterMs: number) {
    super(`held for ${Math.ceil(afterMs)} ms`);
    this.afterMs = afterMs;
  }
}
