// /help: what the bot does, its commands, and what it keeps.
import { command, tell } from '../src/command.ts';
import { helpPage } from '../src/view/help-page.ts';

export const help = command({
  name: 'help',
  words: (say) => say.commands.help,
  options: {},
  run: (_, context) => tell(helpPage(context)),
});
