/** What the page itself says; what the bot says comes from the bot. */

/** French typography, as `src/cards/fr/typography.ts` does for the bot. */
const french = (text) =>
  text
    .replaceAll("'", '’')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
    .replaceAll(' :', '\u00a0:')
    .replace(/ ([;!?])/g, '\u202f$1');

/** « Parler comme Amina », « d'Amina » */
const elided = (name, before, shortened) => (/^[aeiouyhàâéèêëîïôùûœ]/i.test(name) ? `${shortened}${name}` : `${before} ${name}`);

const fr = {
  title: "Vendange, le terrain d'essai",
  tagline: "Terrain d'essai : rien ne sort de cette machine",
  skip: 'Aller aux conversations',
  languages: 'Langue de la page',
  look: 'Messages',
  lookPlain: 'simplement',
  lookSlack: 'comme dans Slack',
  lookTeams: 'comme dans Teams',
  lookFailed: "Ce message n'a pas pu être dessiné autrement : il reste tel quel.",
  places: 'Conversations',
  clock: 'Horloge',
  clockFixed: "Une plateforme est connectée : l'horloge suit le temps réel.",
  morning: 'Prochain matin de travail',
  week: 'Dans une semaine',
  toDate: 'Aller au',
  go: 'Aller',
  moving: 'Le temps passe…',
  nowIs: (when) => `Nous sommes ${when}.`,
  past: "L'horloge ne revient pas en arrière : choisissez un jour à venir.",
  'too-far': "C'est un peu loin : choisissez un jour dans l'année qui vient.",
  busy: 'Le temps passe déjà : un instant.',
  fixed: "L'horloge suit le temps réel.",
  broken: "Vendange n'a pas répondu. Rien n'a changé ; réessayez.",
  lost: 'La connexion avec Vendange est interrompue : nouvel essai en cours…',
  found: 'La connexion avec Vendange est revenue.',
  gone: "Cette personne ou cette conversation n'est plus là.",
  'unknown-command': 'Cette commande est inconnue. Essayez /initiative ou /vendange.',
  welcome: 'Vivre Vendange avant de le connecter',
  welcomeText:
    "Une personne raconte en une phrase ce qu'elle a commencé. Une autre, volontaire, vient en parler avec elle. Vendange fait le lien, au bon moment. Ici, vous jouez tout le monde et vous avancez l'horloge.",
  seed: "Installer une mairie d'exemple",
  seedText: 'Cinq personnes, deux canaux, une première rencontre. Ou bien ajoutez les vôtres, une par une.',
  seeding: 'La mairie s’installe : quelques secondes…',
  addPerson: 'Ajouter une personne',
  personName: 'Son nom',
  personLocale: 'Sa langue',
  personCoordinator: 'Fait-elle partie de la coordination ?',
  starred: '* À remplir',
  yes: 'Oui',
  no: 'Non',
  cancel: 'Fermer',
  nameMissing: 'Il manque un nom.',
  conversationOf: (name) => `${elided(name, 'Conversation de', "Conversation d'")} avec Vendange`,
  groupAbout: 'Vendange ne lit pas cette conversation',
  channelAbout: 'Canal : tout le monde lit. Mentionnez @Vendange pour lui parler',
  empty: 'Rien encore.',
  home: 'Sa page',
  homeOf: (name) => elided(name, 'Page de', "Page d'"),
  homeEmpty: 'Un instant…',
  tell: 'Raconter…',
  suggest: 'Proposer de raconter',
  download: (name) => `Télécharger ${name}`,
  speakAs: 'Parler comme',
  writeAs: (name) => `Écrire comme ${name}`,
  placeholder: '/initiative On a…',
  placeholderShared: '@Vendange …',
  send: 'Envoyer',
  onlyTo: (name) => `${elided(name, 'Visible de', "Visible d'")} seulement`,
  edited: 'modifié',
  unread: (count) => (count === 1 ? '1 nouveau message' : `${count} nouveaux messages`),
  ahead: 'Ce qui vient',
  aheadText: "Ce que Vendange s'apprête à dire et à faire, si rien ne change d'ici là.",
  aheadEmpty: "Rien n'est prévu.",
  aheadTo: (names) => `À ${names}`,
  aheadRead: 'Lire le message',
  showGuide: 'Guide',
  guide: 'Première minute',
  guideClose: 'Fermer le guide',
  guide1: (name) => `Dites-le comme ${name}`,
  guide1Text: 'Une phrase suffit. La réponse est immédiate : qui la lira, quand, et ce qui se passe ensuite.',
  guide1Do: (name) => elided(name, 'Écrire à la place de', "Écrire à la place d'"),
  guideSentence: "/initiative On a réparé les vélos de l'école avec les services techniques",
  guide2: "Avancez l'horloge jusqu'au prochain matin de travail",
  guide2Text: "D'ici là rien ne part : la phrase peut encore être corrigée ou retirée.",
  guide2Do: "Avancer l'horloge",
  guide3: (name) => `Répondez comme ${name}`,
  guide3Text: 'La phrase est là, pas le nom. « Oui, volontiers » ouvre une conversation entre les deux personnes.',
  guide3Do: "Aller à l'invitation",
  guideDone: "C'est tout : une phrase, une nuit, une rencontre.",
  guideDoneText:
    "Vendange présente les personnes, puis se tait. Dans quelques jours de travail, il demandera des nouvelles : avancez l'horloge pour voir.",
  stepDone: 'fait',
};

const en = {
  title: 'Vendange, the playground',
  tagline: 'Playground: nothing leaves this machine',
  skip: 'Go to the conversations',
  languages: 'Language of the page',
  look: 'Messages',
  lookPlain: 'plainly',
  lookSlack: 'as in Slack',
  lookTeams: 'as in Teams',
  lookFailed: 'This message could not be drawn otherwise: it stays as it is.',
  places: 'Conversations',
  clock: 'Clock',
  clockFixed: 'A platform is connected: the clock follows real time.',
  morning: 'Next working morning',
  week: 'In a week',
  toDate: 'Go to',
  go: 'Go',
  moving: 'Time goes by…',
  nowIs: (when) => `It is now ${when}.`,
  past: 'The clock does not go back: choose a day to come.',
  'too-far': 'That is rather far: choose a day within the coming year.',
  busy: 'Time is already going by: one moment.',
  fixed: 'The clock follows real time.',
  broken: 'Vendange did not answer. Nothing has changed; try again.',
  lost: 'The connection with Vendange is interrupted: trying again…',
  found: 'The connection with Vendange is back.',
  gone: 'This person or conversation is no longer there.',
  'unknown-command': 'This command is unknown. Try /initiative or /vendange.',
  welcome: 'Live with Vendange before connecting it',
  welcomeText:
    'Someone tells in one sentence what they have started. Someone else, a volunteer, comes and talks about it with them. Vendange makes the link, at the right moment. Here, you play everyone and you move the clock.',
  seed: 'Set up an example town hall',
  seedText: 'Five people, two channels, a first meeting. Or add your own, one by one.',
  seeding: 'The town hall is settling in: a few seconds…',
  addPerson: 'Add a person',
  personName: 'Their name',
  personLocale: 'Their language',
  personCoordinator: 'Are they part of coordination?',
  starred: '* To be filled in',
  yes: 'Yes',
  no: 'No',
  cancel: 'Close',
  nameMissing: 'A name is missing.',
  conversationOf: (name) => `${name}’s conversation with Vendange`,
  groupAbout: 'Vendange does not read this conversation',
  channelAbout: 'Channel: everyone reads it. Mention @Vendange to talk to it',
  empty: 'Nothing yet.',
  home: 'Their page',
  homeOf: (name) => `${name}’s page`,
  homeEmpty: 'One moment…',
  tell: 'Tell…',
  suggest: 'Suggest telling it',
  download: (name) => `Download ${name}`,
  speakAs: 'Speak as',
  writeAs: (name) => `Write as ${name}`,
  placeholder: '/initiative We…',
  placeholderShared: '@Vendange …',
  send: 'Send',
  onlyTo: (name) => `Only ${name} sees this`,
  edited: 'edited',
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  ahead: 'What is to come',
  aheadText: 'What Vendange is about to say and do, if nothing changes before then.',
  aheadEmpty: 'Nothing is planned.',
  aheadTo: (names) => `To ${names}`,
  aheadRead: 'Read the message',
  showGuide: 'Guide',
  guide: 'First minute',
  guideClose: 'Close the guide',
  guide1: (name) => `Say it as ${name}`,
  guide1Text: 'One sentence is enough. The answer is immediate: who will read it, when, and what happens next.',
  guide1Do: (name) => `Write as ${name}`,
  guideSentence: '/initiative We repaired the school’s bicycles with the technical services',
  guide2: 'Move the clock to the next working morning',
  guide2Text: 'Until then nothing leaves: the sentence can still be edited or withdrawn.',
  guide2Do: 'Move the clock',
  guide3: (name) => `Answer as ${name}`,
  guide3Text: 'The sentence is there, not the name. “Yes, gladly” opens a conversation between the two of them.',
  guide3Do: 'Go to the invitation',
  guideDone: 'That is all: a sentence, a night, a meeting.',
  guideDoneText: 'Vendange introduces people, then keeps quiet. A few working days later it will ask for news: move the clock to see.',
  stepDone: 'done',
};

const all = { fr, en };

/** `translator('fr')('nowIs', …)` */
export function translator(lang) {
  const typeset = lang === 'fr' ? french : (text) => text;
  return (key, ...values) => {
    const words = all[lang][key];
    return typeset(typeof words === 'function' ? words(...values) : (words ?? key));
  };
}

export function listOf(lang, names) {
  return new Intl.ListFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { type: 'conjunction' }).format(names);
}

/** « lundi 23 novembre 2026, 9 h 00 » */
export function fullMoment(lang, zone, at) {
  const tag = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const day = new Intl.DateTimeFormat(tag, { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  return `${ordinal(lang, day)}, ${clockTime(lang, zone, at)}`;
}

/** « lun. 23 nov., 9 h 00 » */
export function shortMoment(lang, zone, at) {
  const tag = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const day = new Intl.DateTimeFormat(tag, { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' }).format(at);
  return `${ordinal(lang, day)}, ${clockTime(lang, zone, at)}`;
}

/** « mardi 1er décembre » */
const ordinal = (lang, day) => (lang === 'fr' ? day.replace(/\b1(?= )/, '1er') : day);

function clockTime(lang, zone, at) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', minute: '2-digit', hour12: false }).formatToParts(at);
  const hour = Number(parts.find(({ type }) => type === 'hour').value) % 24;
  const minute = parts.find(({ type }) => type === 'minute').value;
  return lang === 'fr' ? `${hour}\u00a0h\u00a0${minute}` : `${hour}:${minute}`;
}
