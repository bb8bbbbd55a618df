export const exitCodes = `
Exit codes: 0 done, 1 failed (one sentence on standard error says why), 2 wrong use.`;

/** What stands below the help of a command. */
export const example = (line: string): string => `\nExample: ${line}${exitCodes}`;
