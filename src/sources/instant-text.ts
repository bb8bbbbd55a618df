// An instant as it stands in what a source keeps: 2023-02-01T00:00:00Z.
import { z } from 'zod';

export const instantText = z.string().refine((text) => {
  try {
    return Temporal.Instant.from(text) !== undefined;
  } catch {
    return false;
  }
});
