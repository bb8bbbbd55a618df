export const problems = {
  /** Something was thrown: the reference finds it in the log. */
  unexpected: (reference: string): string =>
    `Something went wrong on my side, and what you asked may not have been done. Please try again; if it happens again, tell whoever runs this bot: ${reference}`,
  unknownCommand: 'I no longer know this command. Type / to see those I know.',
  unknownPress: 'I no longer know this button. Please start again with the command.',
  serverOnly: 'This works in servers only.',
};
