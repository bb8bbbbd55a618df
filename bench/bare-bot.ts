// The least that a bot of discord.js can be: it answers "pong" to each command, and one choice to whoever types.
//   DISCORD_TOKEN=… DISCORD_API_URL=… node bench/bare-bot.ts
import { Client, GatewayIntentBits } from 'discord.js';

const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env['DISCORD_API_URL'] ?? '' },
});
client.on('interactionCreate', (interaction) => {
  if (interaction.isAutocomplete()) void interaction.respond([{ name: 'pong', value: 'pong' }]);
  if (interaction.isChatInputCommand()) void interaction.reply('pong');
});
client.once('clientReady', () => void process.stdout.write('ready\n'));
await client.login(process.env['DISCORD_TOKEN']);
