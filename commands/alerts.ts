// /alerts: channels that are told when movies come out. Servers decide who may use it; nothing here checks that again.
import { group } from '../src/command.ts';
import { manageServer } from '../src/view/subscription-access.ts';
import { edit, save } from './alerts/edit.ts';
import { drop, list, pause, quiet, remove, resume, turn } from './alerts/list.ts';
import { sendTest } from './alerts/send-test.ts';
import { again, subscribe } from './alerts/subscribe.ts';
import { why, whyAgain } from './alerts/why.ts';

export const alerts = group({
  name: 'alerts',
  words: (say) => say.commands.alerts,
  serverOnly: { permissions: manageServer },
  commands: { subscribe, list, why },
  presses: { again, edit, test: sendTest, page: turn, pause, resume, quiet, remove, drop, why: whyAgain },
  submits: { save },
});
