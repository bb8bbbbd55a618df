// What can be done to the bot and to Discord, to see what is promised kept.
import { button, byId, element } from './element.js';
import { confirmed } from './form.js';

const permissionNames = [
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'EmbedLinks',
  'ReadMessageHistory',
];
const faultNames = ['500', '429', 'cut'];

/** @param {{ say(): object, ask(what: string, more?: object): Promise<any> }} parts */
export function troubleCard(parts) {
  const trouble = {
    ...parts,
    card: byId('trouble'),
    channel: element('select', { id: 'trouble-channel' }),
    boxes: element('div', { className: 'boxes' }),
    status: element('p', { className: 'hint', role: 'status' }),
    view: { permissions: [], faults: [] },
    names: new Map(),
  };
  trouble.channel.addEventListener('change', () => showBoxes(trouble));
  return {
    show(bot, view, channels) {
      trouble.view = view;
      trouble.names = new Map(channels.map(({ id, name }) => [id, name]));
      show(trouble, bot);
    },
  };
}

/** A deed for a button. */
const doing =
  ({ ask, status }, what, more) =>
  () =>
    ask(what, more).then(
      () => (status.textContent = ''),
      (error) => (status.textContent = error.message),
    );

function show(trouble, bot) {
  const { card, channel, boxes, status, view } = trouble;
  const say = trouble.say();
  const focus = controlsOf(card).indexOf(document.activeElement);
  showChannels(trouble);
  showBoxes(trouble);
  card.replaceChildren(
    ...processParts(trouble, say, bot),
    ...faultParts(trouble, say),
    element('h3', {}, element('label', { htmlFor: channel.id }, say.permissionsOf)),
    channel,
    boxes,
    button(say.deleteChannel, () => void remove(trouble), {
      className: 'control danger',
      disabled: view.permissions.length === 0,
    }),
    status,
  );
  controlsOf(card)[focus]?.focus();
}

const controlsOf = (card) => [...card.querySelectorAll('button, input, select')];

const processParts = (trouble, say, bot) => [
  element('p', { className: `state ${bot}` }, say.bots[bot]),
  element(
    'div',
    { className: 'row' },
    button(say.kill, doing(trouble, 'kill'), { className: 'control danger', disabled: bot === 'off' }),
    button(say.start, doing(trouble, 'start'), { className: 'control', disabled: bot !== 'off' }),
  ),
];

function faultParts(trouble, say) {
  const { faults } = trouble.view;
  const fault = (name) =>
    button(say.faults[name], doing(trouble, 'fail', { name }), {
      className: 'control',
      'aria-pressed': String(faults.includes(name)),
      disabled: faults.includes(name),
    });
  const isWell = faults.length === 0;
  const heal = button(isWell ? `✓ ${say.healthy}` : say.heal, doing(trouble, 'heal'), {
    className: 'control',
    disabled: isWell,
  });
  return [
    element('h3', {}, say.discordDoes),
    element('div', { className: 'row' }, ...faultNames.map(fault), heal),
  ];
}

function showChannels({ channel, view, names }) {
  const { value } = channel;
  channel.replaceChildren(
    ...view.permissions.map(({ channelId }) =>
      element(
        'option',
        { value: channelId, selected: channelId === value },
        `#${names.get(channelId) ?? channelId}`,
      ),
    ),
  );
}

function showBoxes(trouble) {
  const { channel, boxes, view } = trouble;
  const say = trouble.say();
  const has = view.permissions.find(({ channelId }) => channelId === channel.value)?.has ?? {};
  const box = (name) => {
    const set = ({ target }) =>
      doing(trouble, 'permission', { channelId: channel.value, name, has: target.checked })();
    return element('input', { type: 'checkbox', checked: has[name] === true, on: { change: set } });
  };
  boxes.replaceChildren(
    ...permissionNames.map((name) => element('label', {}, box(name), ` ${say.permissions[name]}`)),
  );
}

async function remove(trouble) {
  const say = trouble.say();
  const { value: channelId } = trouble.channel;
  const question = say.deleteSure(trouble.names.get(channelId) ?? channelId);
  if (await confirmed(question, say.deleteChannel, say)) {
    await doing(trouble, 'delete channel', { channelId })();
  }
}
