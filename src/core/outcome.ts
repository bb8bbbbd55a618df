// What came of a request to the service that carries posts: what it gave, or what its refusal means for the place.

/**
 * later: `sureNotDone`: it was certainly not carried out; `afterMs`: not before; `everyone`: nor anything else; `people`: nor
 * any other direct message.
 */
export type Refusal =
  | { name: 'done already' }
  | { name: 'gone'; code: number }
  | { name: 'no access'; code: number }
  | { name: 'unreachable'; code: number }
  | { name: 'role gone' }
  | { name: 'bad body'; code: number }
  | { name: 'token refused' }
  | {
      name: 'later';
      why: string;
      sureNotDone: boolean;
      afterMs?: number;
      everyone?: boolean;
      people?: boolean;
    };

export type Outcome<T> = { name: 'ok'; value: T } | Refusal;
