/** 1 movie, 1,595 movies. */
export const counted = (many: number, what: string): string =>
  `${many.toLocaleString('en')} ${what}${many === 1 ? '' : 's'}`;
