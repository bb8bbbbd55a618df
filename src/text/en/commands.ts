// What Discord shows while a command is typed. Discord: names 1-32, lower case; descriptions 1-100 characters.
export const commands = {
  movie: {
    name: 'movie',
    about: 'Look up a Korean movie: its dates, people and story',
    options: { title: { name: 'title', about: 'The title in English or Korean, or a person in it' } },
  },
  person: {
    name: 'person',
    about: 'The movies of an actor or director, by date',
    options: { name: { name: 'name', about: 'The name, in English or Korean' } },
  },
  upcoming: {
    name: 'upcoming',
    about: 'Korean movies by date: the next 90 days, or a month or year you choose',
    options: { when: { name: 'when', about: 'A month or a year, or "no date"' } },
  },
  remind: {
    name: 'remind',
    about: 'Your reminders by direct message: see them, add one, remove one',
    options: { movie: { name: 'movie', about: 'The movie to be reminded of' } },
  },
  help: { name: 'help', about: 'What this bot does and how' },
  alerts: {
    name: 'alerts',
    about: 'Tell a channel when movies come out',
    subscribe: {
      name: 'subscribe',
      about: 'Tell a channel on release day; left out: this channel, notable movies, 09:00',
      options: {
        channel: { name: 'channel', about: 'Where to post (default: this channel)' },
        movie: { name: 'movie', about: 'Only this movie; call again to add more (default: notable movies)' },
        which: { name: 'which', about: 'Which movies: notable ones or all (default: notable ones)' },
        role: { name: 'role', about: 'A role to ping' },
        time: { name: 'time', about: 'When on release day: 9, 9pm, 21:30 (default: 09:00)' },
        'time-zone': { name: 'time-zone', about: 'Whose clock: a city or zone' },
        'days-before': {
          name: 'days-before',
          about: 'One early alert more, this many days before (0: none)',
        },
        region: { name: 'region', about: 'The country whose release dates count (default: South Korea)' },
        language: { name: 'language', about: 'The language of the alerts (default: yours)' },
        publish: {
          name: 'publish',
          about: 'In an announcement channel: publish alerts to its followers (default: yes)',
        },
      },
    },
    list: { name: 'list', about: "This server's channels: what they follow, what is next, what went wrong" },
    why: {
      name: 'why',
      about: 'Why a channel was told of a movie, or was not, and when it will be',
      options: {
        movie: { name: 'movie', about: 'The movie in question' },
        channel: { name: 'channel', about: 'The channel in question (default: this channel)' },
      },
    },
  },
};
