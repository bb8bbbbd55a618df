// The commands, one a line.
import type { Command } from '../src/command.ts';
import { alerts } from './alerts.ts';
import { help } from './help.ts';
import { movie } from './movie.ts';
import { person } from './person.ts';
import { remind } from './remind.ts';
import { upcoming } from './upcoming.ts';

export const commands: readonly Command[] = [movie, person, upcoming, remind, alerts, help];
