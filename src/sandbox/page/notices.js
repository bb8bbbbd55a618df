// What Discord's own client says at the end of a channel, to this person alone: what is being sent, and what went unanswered.
import { button, byId, element } from './element.js';

export function noticeList(words) {
  const list = byId('notices');
  const scroll = byId('scroll');
  return {
    add(text, canDismiss = true) {
      const dismiss = canDismiss && button(words().dismiss, () => node.remove(), { className: 'link' });
      const node = element(
        'p',
        { className: canDismiss ? 'notice fault' : 'notice', role: 'status' },
        text,
        canDismiss && ' · ',
        dismiss,
      );
      list.append(node);
      scroll.scrollTop = scroll.scrollHeight;
      return node;
    },
    clear: () => list.replaceChildren(),
  };
}
