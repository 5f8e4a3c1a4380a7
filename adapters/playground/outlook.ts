import type { Ahead } from '../../src/areas/time/look-ahead.ts';
import type { TaskName } from '../../src/ports/agenda.ts';
import { renderCard, type ShownBlock } from './cards.ts';

/** What is to come, as the page lists it. */
export interface Outlook {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly type: 'message' | 'task';
  readonly what: string;
  readonly to: readonly string[];
  readonly lang: 'fr' | 'en';
  /** In both languages: the page is read in one or the other. */
  readonly says: { readonly fr: string; readonly en: string };
  /** The whole message, without its buttons: it is not there yet. */
  readonly blocks: readonly ShownBlock[];
}

/** What has been lived in the town, as the bot's own records say: the guide of the page goes on from there. */
export interface Lived {
  /** A story was written; the whole organisation may read one. */
  readonly written: boolean;
  readonly shared: boolean;
  /** A trial waits for its people or its first day; one lives, or has. */
  readonly planned: boolean;
  readonly tried: boolean;
  /** A channel has its digest; it read the last one. */
  readonly subscribed: boolean;
  readonly posted: boolean;
  /** The year whose booklet would hold something. */
  readonly vintage: number | null;
}

export function outlookOf(ahead: Ahead): Outlook {
  const at = ahead.at.epochMilliseconds;
  if (ahead.type === 'message') {
    const { summary, blocks, lang } = renderCard(ahead.card);
    const says = { fr: summary, en: summary };
    return {
      at,
      type: 'message',
      what: '',
      to: ahead.to,
      lang,
      says,
      blocks: blocks.filter(({ type }) => type !== 'buttons'),
    };
  }
  const { what, about } = ahead;
  const says = isTask(what) ? tasks[what] : { fr: 'Une tâche interne', en: 'An internal task' };
  const of = about === null ? '' : 'person' in about ? about.person : about.sentence;
  return {
    at,
    type: 'task',
    what,
    to: [],
    lang: 'fr',
    says: { fr: of === '' ? says.fr : `${says.fr}\u00a0: «\u00a0${of}\u00a0»`, en: of === '' ? says.en : `${says.en}: “${of}”` },
    blocks: [],
  };
}

function isTask(name: string): name is TaskName {
  return Object.hasOwn(tasks, name);
}

/** What each task of the agenda does, said to somebody who watches. */
const tasks: Record<TaskName, { readonly fr: string; readonly en: string }> = {
  'invite-harvester': { fr: 'Chercher une personne volontaire pour en parler', en: 'Look for a volunteer to talk about it' },
  'expire-invitation': {
    fr: 'Sans réponse à l’invitation, demander à quelqu’un d’autre',
    en: 'Without an answer to the invitation, ask someone else',
  },
  'end-search': { fr: 'Si personne n’a été trouvé, le dire à qui a raconté', en: 'If nobody has been found, say so to whoever told it' },
  'erase-unmet': { fr: 'Si personne n’en a parlé de vive voix, effacer la phrase', en: 'If nobody met about it, erase the sentence' },
  'ask-for-news': { fr: 'Demander si la rencontre a pu avoir lieu', en: 'Ask whether they could meet' },
  gather: { fr: 'Dire à qui veut réunir qui est d’accord', en: 'Tell who would bring people together who agrees' },
  'refresh-posts': { fr: 'Mettre un message à jour', en: 'Update a message' },
  'describe-person': { fr: 'Demander à la plateforme qui est cette personne', en: 'Ask the platform who this person is' },
  'look-for-account': { fr: 'Regarder si une personne a un autre compte', en: 'Look whether a person has another account' },
  'export-data': { fr: 'Remettre à une personne ce qui est gardé d’elle', en: 'Give a person what is kept about them' },
  'publish-home': { fr: 'Mettre à jour la page d’une personne', en: 'Update a person’s page' },
  'erase-unagreed': {
    fr: 'Si personne n’a donné son accord, effacer le récit apporté',
    en: 'If nobody has agreed, erase the story that was brought',
  },
  'send-sheet': { fr: 'Remettre la feuille à imprimer', en: 'Send the sheet to print' },
  'empty-home': { fr: 'Vider la page d’une personne effacée', en: 'Empty the page of a person who is erased' },
  'begin-trial': { fr: 'Faire commencer un test, si tout le monde est d’accord', en: 'Begin a trial, if everyone agrees' },
  'end-trial': { fr: 'Arrêter un test dont le dernier jour est passé', en: 'End a trial whose last day has passed' },
  'send-trial-sheet': { fr: 'Remettre la feuille d’un test', en: 'Hand over the sheet of a trial' },
  'send-page': { fr: 'Remettre une page à imprimer', en: 'Hand over a page to print' },
  'post-digest': {
    fr: 'Poster les brèves dans un canal, s’il y a du nouveau',
    en: 'Post the highlights in a channel, if there is something new',
  },
  'recall-way-back': { fr: 'Rappeler le retour en arrière d’un test', en: 'Remind people how to undo a trial' },
  'say-last-day': { fr: 'Dire qu’un test s’arrête, et comment revenir en arrière', en: 'Say that a trial stops, and how to go back' },
  'remind-pilot': { fr: 'Rappeler à qui pilote un test de passer le relais', en: 'Remind the person who leads a trial to hand it over' },
  'ask-conclusion': { fr: 'Demander ce que l’on retient d’un test', en: 'Ask what is learnt from a trial' },
  'ask-decision': { fr: 'Demander si la réponse à une proposition est venue', en: 'Ask whether a proposal was answered' },
  'leave-trials': { fr: 'Retirer de ses tests une personne partie', en: 'Take somebody who is gone out of their trials' },
  'open-check-in': { fr: 'Demander aux personnes d’un test ce qu’elles ont remarqué', en: 'Ask the people of a trial what they noticed' },
  'remind-check-in': {
    fr: 'Rappeler une fois le point d’un test, sans réponse',
    en: 'Remind once of a trial’s check-in, without an answer',
  },
  'make-vintage': { fr: 'Préparer un millésime, et le remettre à qui l’a demandé', en: 'Make a vintage, and hand it to whoever asked' },
  'ask-whether-alive': { fr: 'Demander si des récits vivent encore', en: 'Ask whether stories are still alive' },
  'mind-terms': { fr: 'Regarder si Vendange s’arrête bientôt', en: 'Look whether Vendange stops soon' },
  'erase-organisation': { fr: 'Effacer tout, comme la coordination l’a confirmé', en: 'Erase everything, as coordination confirmed' },
  forget: { fr: 'Effacer ce qui a servi', en: 'Erase what has served' },
};
