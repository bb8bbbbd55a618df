/** Text from outside for a terminal: no control character reaches it. Lines stay lines. */
export const printable = (text: string): string => text.replaceAll(/(?!\n)[\p{Cc}\p{Cf}]/gu, '?');
