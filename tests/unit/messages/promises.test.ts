import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { registry } from '../../../src/areas/all.ts';
import type { Block } from '../../../src/cards/card.ts';
import { formatFor } from '../../../src/cards/format.ts';
import { cardOf } from '../../../src/core/cards.ts';
import { formOf } from '../../../src/core/form.ts';
import { readingIn } from '../../support/areas.ts';
import { forms, messages } from './samples.ts';

/*
 * A sentence that says « trace », nobody, never, only, by or until is a promise. Each is one of the table below, beside the test that keeps
 * it, or among those that only say how things are; a sentence that is in neither fails here, with its words.
 */

type Locale = 'fr' | 'en';
const locales = ['fr', 'en'] as const;

/** What a promise is known by. « Une personne » is somebody; « personne » alone is nobody. */
const promising: Readonly<Record<Locale, RegExp>> = {
  fr: /\btrace\b|(?<!\b(?:une|la|cette|chaque|toute|autre|première|en) )\bpersonne\b|\bjamais\b|\bseul(?:e|s|es|ement)?\b|au plus tard|jusqu’|d’ici\b/i,
  en: /\btrace\b|\bnobody\b|\bno one\b|\bnever\b|\bonly\b|\buntil\b|\bby (?:\w+day\b|the evening)|at the latest/i,
};

interface Kept {
  readonly promise: string;
  /** The file under `tests`, and the title there. */
  readonly by: readonly (readonly [file: string, title: string])[];
  /** What each sentence holds: as many as say it. */
  readonly fr: readonly string[];
  readonly en: readonly string[];
}

const promises: readonly Kept[] = [
  {
    promise: 'the people of what was read are named once they say yes, and not before',
    by: [
      [
        'journeys/same',
        'David asks the people of a story told without names: one at a time, from the next working morning, and no name before a yes',
      ],
    ],
    fr: [],
    en: ['you learn none until one of them says yes'],
  },
  {
    promise: 'no trace is kept of whom somebody turned to',
    by: [['journeys/no-trace', '%s: whoever asks whom to turn to, known or not, in words or by a button, leaves nothing in any table']],
    fr: ['Je ne garde pas trace de cette demande.'],
    en: ['I keep no trace of this request.'],
  },
  {
    promise: 'the bot is on trial until the day that coordination chose',
    by: [
      ['journeys/term', 'after the last day nothing new begins, nothing typed is lost, and what was promised is kept'],
      [
        'journeys/term',
        'the digest says it once, a month before; on the day each channel reads one question, and everybody may read the answers',
      ],
    ],
    fr: ['en test ici jusqu’au'],
    en: ['on trial here until'],
  },
  {
    promise: 'what somebody who leaves carries changes hands once somebody says yes, and their data is theirs to erase',
    by: [
      [
        'journeys/leaving',
        '« Je pars » lists what Amina carries; each is offered to somebody, who may say yes; said again, it loses nothing',
      ],
    ],
    fr: [],
    en: ['Your data stays until you erase it', 'nothing changes until they say yes'],
  },
  {
    promise: 'no trace is kept of a no',
    by: [
      ['journeys/no-trace', '%s: « pas cette fois » in words leaves no answer, only that the sentence was read'],
      ['journeys/no-trace', '%s: a no to a trial, said in words, changes nothing anywhere'],
      ['journeys/no-trace', '%s: a no to carrying an initiative takes the request away, and leaves no answer'],
      ['journeys/bring', 'Amina says it is not hers: no trace of it, and the story is told to nobody'],
    ],
    fr: ['Je n’en garde pas trace.', 'je ne garde pas trace de votre réponse'],
    en: ['I keep no trace of it.', 'I keep no trace of your answer'],
  },
  {
    promise: 'each of those who are chosen answers alone: nobody reads a silence or a no, and whoever asked reads the yeses',
    by: [
      [
        'journeys/table',
        '« Réunir : … »: three people are chosen, each answers alone; Sophie reads on Wednesday who agreed, and nothing of the others',
      ],
      ['journeys/table', 'a no leaves no trace: asked a second time, the answer is the same as for a silence, and nobody is asked twice'],
    ],
    fr: ['personne ne verra les réponses des autres', 'personne ne voit les réponses des autres'],
    en: ['nobody will see the answers of the others', 'nobody sees the answers of the others', 'I will only tell you who says yes'],
  },
  {
    promise: 'nobody is asked before somebody is chosen',
    by: [['journeys/table', 'nobody chosen, nobody is asked anything, and the sentence is erased on its day']],
    fr: ['Je ne demande rien à personne tant que vous n’avez pas choisi'],
    en: ['I ask nobody anything until you have chosen'],
  },
  {
    promise: 'the suggestion to tell is kept nowhere, and its answer told to nobody',
    by: [['journeys/shortcuts', 'Nothing of her message is kept, and her “no” leaves no trace']],
    fr: ['ne dirai à personne ce que vous choisissez'],
    en: ['I will tell nobody what you choose'],
  },
  {
    promise: 'nobody is invited for the message of an application or of a stranger',
    by: [['journeys/shortcuts', 'A message of an application, or of somebody from elsewhere, invites nobody']],
    fr: ['je ne peux inviter personne à le raconter'],
    en: ['there is nobody I can invite to tell it'],
  },
  {
    promise: 'whoever erases themself leaves no trace',
    by: [
      ['journeys/erasure.property', 'after erasure no value of that person remains in any table, log or post'],
      ['journeys/rights', 'carried with Chloé, it goes on without Amina: Chloé learns that somebody left, not who'],
      ['journeys/trial-endings', 'a trial nobody else takes part in is erased with them'],
    ],
    fr: [
      'je n’ai gardé aucune trace de cette demande',
      'Personne n’en est averti',
      'que personne d’autre ne porte',
      'auquel personne d’autre ne prend part',
    ],
    en: [
      'I have kept no trace of this request',
      'Nobody is told in your name',
      'that nobody else carries',
      'in which nobody else takes part',
    ],
  },
  {
    promise: 'news comes by the day that was said',
    by: [
      ['journeys/attention', 'Amina has news by the day she was told, though no volunteer ever answers and her week is full'],
      [
        'unit/domain/invitation',
        'whatever a teller is sent until the last day an answer is waited for, the news finds room in their week by the promised day',
      ],
    ],
    fr: ['Vous aurez une réponse le', 'Des nouvelles le', 'Vous aurez des nouvelles le'],
    en: ['You will have an answer by', 'News by', 'You will hear from me by'],
  },
  {
    promise: 'nobody reads a sentence before the morning that was said, nor the name before a yes',
    by: [
      ['journeys/held', 'What Amina tells %s is held until the next working morning'],
      [
        'journeys/tell',
        'Amina tells an initiative on Friday evening; on Monday morning Bruno is invited and says yes, and each learns who the other is',
      ],
    ],
    fr: ['gardée jusqu’au prochain matin de travail'],
    en: ['until they have said yes.', 'kept until the next working morning', 'learns your name only after saying yes'],
  },
  {
    promise: 'who has read is told, and nobody before',
    by: [['journeys/change', '“Who has read my sentence?” lists each reader, and nobody before']],
    fr: ['À part vous, personne ne l’a lue.', 'personne ne l’avait lue'],
    en: ['Apart from you, nobody has read it.', 'nobody had read it'],
  },
  {
    promise: 'a sentence that nobody met is erased on its day',
    by: [
      ['journeys/nobody', 'Nobody can listen: Amina is told the truth, with the day her sentence will be erased; then it is erased'],
      ['journeys/nobody', 'Amina prefers to wait: a volunteer who joins later is asked'],
    ],
    fr: ['je garde votre phrase jusqu’au', 'j’efface votre phrase', 'phrase que personne n’a rencontrée', 'Je n’ai trouvé personne'],
    en: ['I keep your sentence until', 'I will erase your sentence', 'A sentence that nobody met', 'I have found nobody'],
  },
  {
    promise: 'a story that was brought is told to nobody before its people agree, and erased on its day',
    by: [
      ['journeys/bring', 'Bruno brings a story; Amina, whom he met, says it is hers and chooses: until then it is told to nobody'],
      ['journeys/bring', 'Once Amina carries it, Bruno gives it to nobody else: not even with the form he had open'],
      ['journeys/true-words', '%s: a story that was brought goes on the day that was said, as coordination set it'],
    ],
    fr: [
      'Tant que personne n’a donné son accord',
      'il n’est raconté à personne d’autre',
      'Ce récit n’est proposé à personne pour l’instant',
      'et à personne d’autre.',
      'je le garde jusqu’au',
      'Seules les personnes dont il parle le lisent',
      'elles seules peuvent la retirer',
    ],
    en: [
      'it is told to nobody else',
      'This story is offered to nobody for now',
      'and to nobody else.',
      'Without an agreement I keep it until',
      'Only the people it speaks of read it',
    ],
  },
  {
    promise: 'a story is read by its people first, and told as the most discreet of them chose',
    by: [
      ['journeys/meet', 'seven working days after they met, Bruno is asked for news; he writes the story, and Amina alone reads it'],
      [
        'unit/domain/agreement',
        'the most discreet choice wins: nobody is told of further, named more, or printed against their own choice',
      ],
      ['journeys/services', 'two people choose different services: just us, and neither sees what the other chose'],
    ],
    fr: ['Personne d’autre ne l’a lu.', 'personne ne voit les choix des autres', 'et elles seules, choisissent à qui le raconter'],
    en: [
      'Nobody else has read it.',
      'nobody sees the others’ choices',
      'Only those of you who carry this initiative choose who may hear it',
      'it waits until everyone has answered',
      'A story is read only where you chose',
    ],
  },
  {
    promise: 'told to a service, it is read there alone',
    by: [
      ['journeys/digest', 'told to a service: only its channel reads it, and no preview shows it elsewhere; unbound, it reads it no more'],
      ['journeys/services', 'Amina tells it to her service, by the form: only where services are defined, and not in print'],
      ['journeys/services', 'in words too, in both languages; a channel is bound to one service at most'],
    ],
    fr: [
      'Seulement si vous le racontez à votre service',
      'Seulement si le récit est pour un service',
      'personne ne l’y lirait',
      'personne n’y lirait un récit',
      'personne ne peut choisir de raconter un récit à son service',
      'à un seul service',
    ],
    en: [
      'Only if you tell it to your service',
      'Only if the story is for one service',
      'nobody would read it there',
      'nobody would read a story there',
      'nobody can choose to tell a story to their service',
      'is shown in its channel only',
    ],
  },
  {
    promise: 'an agreement said aloud names those who said yes, and nobody else',
    by: [['journeys/bring', 'An agreement said aloud needs a date that has come, how it was said, and names only where names appear']],
    fr: ['seulement pour les personnes qui ont dit oui'],
    en: ['Only by name, and only those who said yes'],
  },
  {
    promise: 'print holds what its people agreed to print',
    by: [
      [
        'journeys/vintage',
        'anyone may have the booklet of the season: what its people agreed to print, as they appear, in a page and a text',
      ],
    ],
    fr: [],
    en: ['It holds only what the people concerned agreed to print'],
  },
  {
    promise: 'those of a meeting alone say that it rests',
    by: [['journeys/meet', 'they would rather leave it there: only its people can say so, it becomes a bud, and Bruno is thanked']],
    fr: ['Seules les personnes qui portent cette initiative peuvent dire'],
    en: ['Only the people who carry this initiative can say that it rests'],
  },
  {
    promise: 'whether a proposal was answered is asked of those who carry it, and of nobody once it was',
    by: [
      ['journeys/decision', 'nothing is asked before the day; the morning after, those who carry it are, and nobody else'],
      [
        'journeys/decision',
        'yes, and why: told by one, it is asked of nobody; those who took part read it first, and then the channel, without who decided',
      ],
    ],
    fr: ['Elle n’est plus demandée à personne.'],
    en: ['I ask only those who carry it.', 'Nobody is asked for it any more.'],
  },
  {
    promise: 'those who were set aside are not asked, and know nothing of it',
    by: [['journeys/right-volunteer', 'Whom Amina sets aside is never asked, and does not know']],
    fr: ['personne n’est mis de côté'],
    en: ['nobody is set aside'],
  },
  {
    promise: 'somebody chosen is not asked why they said no',
    by: [['journeys/nobody', 'Someone Amina chooses says no: Amina is told, without a reason, and chooses again']],
    fr: ['sans jamais lui demander pourquoi'],
    en: ['and never ask them why'],
  },
  {
    promise: 'no yes of one person changes anything for another',
    by: [
      ['journeys/trials', 'Amina asks Bruno, who tries it, to carry it too: he says yes in words'],
      ['journeys/accounts', 'One side only says yes: nothing changes; the other says no, and the first sees it on the card alone'],
    ],
    fr: [],
    en: ['Nothing changes until they have said yes'],
  },
  {
    promise: 'two accounts that are one are written to in one place, and show nobody more than before',
    by: [
      [
        'journeys/accounts',
        'Once one, she is written to in one place: where she wrote last, or where she asked; answers come where she asks',
      ],
      ['adapters/one-person', 'what restricts wins, what both wrote is kept, and nobody is heard twice'],
    ],
    fr: ['Personne n’en lira davantage', 'je ne vous écris plus qu’à un seul endroit'],
    en: ['Nobody will read more for it', 'I write to you in one place only'],
  },
  {
    promise: 'addresses are kept as fingerprints, where one place alone has nothing to link',
    by: [
      [
        'journeys/accounts',
        'Amina, known in Slack, writes from Teams: she is asked there, then in Slack, and is one once both accounts have said yes',
      ],
      ['journeys/playground', 'In one place alone there is nothing to link, and « où m’écrire » says that it is here'],
    ],
    fr: ['je ne suis qu’à un seul endroit'],
    en: ['I keep a fingerprint only', 'In your organisation I am in one place only'],
  },
  {
    promise: 'words of a check-in are read by those who were named, and the weather as a whole',
    by: [
      [
        'journeys/check-ins',
        'two working days after it began, everyone who takes part is asked what they noticed, and the card says who will read it',
      ],
      ['journeys/check-ins', 'The learning log: words as their writers chose; conditions as a whole, from five answers besides one’s own'],
      ['journeys/check-ins', 'What somebody chose before, that five others answer first, holds until they choose again'],
    ],
    fr: ['ne lit vos mots pour l’instant', 'ne les lit pour l’instant'],
    en: ['Nobody else reads your words for now', 'only once the check-in has closed', 'It is only shown as a whole'],
  },
  {
    promise: 'one reminder, and no other',
    by: [
      [
        'journeys/check-ins',
        'One reminder to whoever said nothing, none once somebody has answered for the team; who answered for themself still can',
      ],
      ['journeys/meet', 'Bruno never answers: he is recalled once, then Amina chooses to ask someone else'],
      [
        'journeys/trial-endings',
        'never concluded: asked, recalled once, then silence is an answer, and the words are erased three months later',
      ],
    ],
    fr: ['C’est mon seul rappel'],
    en: ['This is my only reminder'],
  },
  {
    promise: 'three silences are asked about once, then it is more rarely',
    by: [
      [
        'journeys/check-ins',
        'After three silences Chloé is asked once how often; she says nothing, and it becomes more rarely, which she undoes',
      ],
    ],
    fr: ['je demanderai plus rarement'],
    en: ['I will ask less often'],
  },
  {
    promise: 'what was put off is not said again once it would be too late',
    by: [['journeys/check-ins', 'Put off to tomorrow it comes back, if it is still open; next week would be too late, and that is said']],
    fr: ['je ne pourrai pas vous le redire d’ici là', 'ou le sera d’ici là'],
    en: [],
  },
  {
    promise: 'help is asked of whoever was chosen, and of nobody else',
    by: [
      ['journeys/check-ins', 'Amina needs help: she chooses whom, sees when it will be read, and it reaches them outside their budget'],
      [
        'journeys/check-ins',
        '“J’ai besoin d’aide pour …” in words: they are kept, never an answer, until somebody is chosen; far away, someone else is offered',
      ],
    ],
    fr: ['je ne le dis à personne d’autre', 'Je ne garde pas trace de la suite'],
    en: ['nobody else knows', 'I tell nobody else', 'I keep no trace of what follows'],
  },
  {
    promise: 'a trial is looked at, never people',
    by: [
      ['unit/domain/digest.property', '1. no number is attached to a person or a service: none can be expressed, and none is said'],
      ['journeys/trials', 'Amina proposes a trial; Bruno and Chloé each understand it from the card alone, agree, and it begins'],
    ],
    fr: ['jamais les personnes.', 'Je ne note personne et je ne rends compte à personne'],
    en: ['never at people', 'never the people.', 'I rate nobody and report to nobody', 'I score nobody and report on nobody'],
  },
  {
    promise: 'a trial stops on its day',
    by: [
      ['journeys/trial-endings', 'nobody can make it last: it stops on its day, and can be tried again differently'],
      [
        'journeys/trial-endings',
        'the way back is recalled five working days before, said on the last day, and the trial is over at midnight',
      ],
    ],
    fr: ['EN TEST jusqu’au', 'en test jusqu’au', 'Ce test vit jusqu’au'],
    en: ['ON TRIAL until', 'on trial until', 'This trial runs until'],
  },
  {
    promise: 'the hour that somebody keeps for those who gather people is said until they take it back, and for six months at most',
    by: [
      ['journeys/table', '« Je réserve le jeudi de 11 h à 12 h »: whoever gathers people reads it with the name, until Anne takes it back'],
      ['journeys/table', 'An hour that was kept six months ago is kept no more'],
    ],
    fr: ['Pendant six mois au plus, ou jusqu’à « je ne réserve plus »'],
    en: ['For six months at most, or until “I no longer reserve”'],
  },
  {
    promise: 'whoever watches over a trial is named once they say yes, and until it ends at the latest',
    by: [
      [
        'journeys/companion',
        'Dina is asked, and her name is said to nobody; she says yes, is on the sheet, and comes first when somebody asks for help',
      ],
      [
        'journeys/companion',
        'She takes no part: nothing is asked of her until the end, the trial waits for her in nothing, and then it keeps her no more',
      ],
    ],
    fr: ['de veiller sur un test, jusqu’au', 'vous veillez sur « … », jusqu’au', '« … », jusqu’au'],
    en: ['you would watch over a trial, until', 'you watch over “…”, until', '“…”, until', 'Your name is given only if you say yes'],
  },
  {
    promise: 'whoever leads a trial leads it until somebody else does, or it ends',
    by: [
      ['journeys/trial-endings', 'the pilot is reminded of the day they had set, and hands over; silence leaves the trial with them'],
      ['journeys/trial-endings', 'the pilot leaves: those who take part are asked, the first to say so leads it, and the others hear who'],
    ],
    fr: ['vous pilotez maintenant', 'vous le pilotez jusqu’', 'vous le pilotez toujours', 'jusqu’à la fin.'],
    en: ['you now lead the trial', 'you lead it until', 'Until then you still lead it', 'until the end.'],
  },
  {
    promise: 'an answer to a trial can be changed until what was learnt is written',
    by: [
      ['journeys/trial-endings', 'Bruno answers by the form, changes his answer, and Amina reads it without his name'],
      [
        'journeys/trial-endings',
        'it becomes an ordinary practice only by somebody’s decision: who and by when are asked, and the text is sent by a person',
      ],
      [
        'journeys/trial-endings',
        '« non merci » is an answer, and « de vive voix » asks whoever carries it to come and note, in nobody’s name',
      ],
    ],
    fr: [
      'Vous pouvez y revenir jusqu’au bilan',
      'le bouton reste là jusqu’au bilan',
      'ne la lit pour l’instant',
      'et au nom de personne',
      'Seules les personnes qui concluent le lisent',
    ],
    en: [
      'You can come back to it until',
      'the button stays until the evaluation',
      'Nobody else reads it for now',
      'in nobody’s name',
      'Only those who conclude read it',
    ],
  },
  {
    promise: 'what is proposed as a practice stays stopped until somebody decides, and is sent by a person',
    by: [
      [
        'journeys/trial-endings',
        'it becomes an ordinary practice only by somebody’s decision: who and by when are asked, and the text is sent by a person',
      ],
    ],
    fr: ['D’ici là, le test reste arrêté'],
    en: ['Until then, the trial remains stopped', 'Only if you propose it as ordinary practice'],
  },
  {
    promise: 'a text to copy is sent to nobody',
    by: [
      ['journeys/frame', '“Un mot pour mon encadrement” is a text that Amina copies; nobody else receives anything'],
      [
        'journeys/trial-endings',
        'it becomes an ordinary practice only by somebody’s decision: who and by when are asked, and the text is sent by a person',
      ],
    ],
    fr: ['Je ne l’envoie à personne'],
    en: ['I send it to nobody'],
  },
  {
    promise: 'the five lines are shown to those who met, where a frame is signed',
    by: [
      [
        'journeys/five-lines',
        'Amina writes the five lines behind « Plus »; both read them, and nobody else; on the last morning both hear that it ends',
      ],
      ['journeys/five-lines', 'where no frame is signed, nobody has promised anything yet; nobody else can ask'],
    ],
    fr: ['personne n’a encore rien promis', 'Je n’envoie ce texte à personne d’autre'],
    en: ['nobody has promised anything yet', 'I show it only to the people of the meeting', 'I send this text to nobody else'],
  },
  {
    promise: 'a refusal of a trial is told as an agreement that is missing',
    by: [['journeys/trials', 'a refusal and a silence look alike to Amina: an agreement is missing; she begins with those who agreed']],
    fr: ['saura seulement qu’un accord manque'],
    en: ['will only know that an agreement is missing'],
  },
  {
    promise: 'a trial is approved by nobody but those who try it',
    by: [['journeys/trials', 'Amina proposes a trial; Bruno and Chloé each understand it from the card alone, agree, and it begins']],
    fr: ['Personne ne le valide', 'avec vous seulement pour l’instant'],
    en: ['Nobody approves it'],
  },
  {
    promise: 'the frame is shown to nobody before it is signed, nor once it is taken back',
    by: [
      [
        'journeys/frame',
        'the frame is a template shown to nobody until coordination signs it; then whoever tells reads who stands behind it',
      ],
    ],
    fr: ['Tant qu’il n’est pas signé, je ne le montre à personne', 'je ne le montre plus à personne'],
    en: ['Until it is signed, I show it to nobody', 'I show it to nobody any more', 'Until it does, I promise no protection in its name'],
  },
  {
    promise: 'coordination never reads what people write',
    by: [
      [
        'journeys/coordination',
        'coordination sees that something waits and what failed, never what people wrote: no view, no message and no log holds their words or names',
      ],
    ],
    fr: ['jamais ce que les personnes écrivent'],
    en: ['never what people write'],
  },
  {
    promise: 'the bot writes in working hours only, so many times a week',
    by: [
      ['unit/domain/etiquette', 'never sends outside somebody’s hours, days, holidays and absences; a wait always ends at a good moment'],
      ['unit/domain/etiquette', 'never sends more than one a day, nor more than allowed in any seven days, and nothing waits for ever'],
    ],
    fr: ['et seulement sur vos heures de travail', 'Je vous écris seulement sur vos heures de travail'],
    en: ['and only in your working hours', 'I write to you only in your working hours', 'I write only about what concerns you'],
  },
  {
    promise: 'one’s page, data and previews are seen by oneself alone',
    by: [
      ['hostile/hostile', 'strangers press every button, submit every form and say every phrase: nothing of others changes or shows'],
      ['journeys/digest', 'in words too: rhythm, preview for one’s eyes only, pause, resume, stop; what was shared meanwhile waits'],
    ],
    fr: ['personne d’autre ne la voit', 'Personne d’autre ne voit ce message', 'Voici, pour vous seulement'],
    en: ['nobody else sees it', 'Nobody else sees this message', 'For your eyes only', 'what is shared meanwhile waits until they resume'],
  },
  {
    promise: 'words that were not understood are kept for a working day, for their writer',
    by: [
      ['journeys/conversation', 'A bare sentence is forgotten after one working day'],
      ['journeys/changed-messages', 'Nothing is left of a deleted message after seven days'],
      ['hostile/hostile', 'strangers press every button, submit every form and say every phrase: nothing of others changes or shows'],
    ],
    fr: ['pour vous seulement.', 'pour vous seulement, tant que', 'rien n’est changé d’ici là'],
    en: ['for you alone, until', 'nothing changes until then'],
  },
  {
    promise: 'one search is kept, for seven days',
    by: [['journeys/explore', 'one search is kept, the last, and for seven days']],
    fr: [],
    en: ['I keep only your last search'],
  },
  {
    promise: 'nobody appoints a volunteer, who may stop',
    by: [
      ['journeys/digest', 'nobody is appointed a volunteer: whatever others say of them, only their own word makes them one, and ends it'],
    ],
    fr: ['Personne ne vous y désigne'],
    en: ['Nobody appoints you'],
  },
  {
    promise: 'only coordination subscribes channels, until it lets everyone',
    by: [['journeys/digest', 'only coordination subscribes, until it lets everyone do so, each in a channel they are in']],
    fr: ['Seule la coordination abonne des canaux'],
    en: ['Only coordination subscribes channels'],
  },
  {
    promise: 'files come within a minute',
    by: [['journeys/rights', 'the two files of an export are there within the minute that was announced']],
    fr: ['d’ici une minute'],
    en: [],
  },
  {
    promise: 'somebody asked by name who stays silent is told of as not available',
    by: [['journeys/nobody', 'Someone Amina chooses stays silent two working days: Amina is told']],
    fr: [],
    en: ['I will simply say that it is not possible for now'],
  },
  {
    promise: 'who needs help is known to those who are asked alone',
    by: [
      [
        'journeys/purposes',
        '« J’ai besoin d’aide », outside of any trial, is no dead end: a volunteer is asked at once, without the name, and it ends in one word',
      ],
    ],
    fr: ['Seules les personnes à qui je le demande le sauront'],
    en: ['Only the people I ask will know'],
  },
  {
    promise: 'nothing of a meeting that was enough is left',
    by: [
      [
        'journeys/enough',
        '« On s’est parlé, cela suffit »: once Amina confirms it, nothing is left of it but when Bruno was last solicited',
      ],
    ],
    fr: [],
    en: ['only the date on which I asked you remains'],
  },
];

/** These say how things are at the moment of reading, give an example of what can be said, or are words that coordination signs. */
const plain: Readonly<Record<Locale, readonly string[]>> = {
  fr: [
    '« absence jusqu’au 12 »',
    '« brèves » seul,',
    'Personne ne porte seul',
    'Seule exception',
    'ce que j’ai montré à une personne seule',
    'Personne d’autre ne prend part',
    'Personne d’autre ne porte',
    'Plus personne ne',
    'Personne n’a répondu pour l’instant',
    'Personne n’est encore désigné',
    'je ne peux le proposer à personne',
    'jusqu’à quand',
    'que seule votre organisation lit',
    'Première trace',
    'pilotage jusqu’au',
    'gardée pour vous jusqu’au',
    'Une invitation attend votre réponse, jusqu’au',
    'en un seul message',
    'sans désigner personne',
    'personne ne juge l’idée',
    'personne n’est mis en cause',
    'Nous proposons d’essayer…, jusqu’au…',
  ],
  en: [
    '“away until',
    'Nobody carries things alone',
    'Nobody else takes part',
    'Nobody else carries',
    'Nobody carries',
    'Nobody has answered so far',
    'since nobody told me',
    'there is nobody I can offer it to',
    'until when',
    'that only your organisation reads',
    'First trace',
    'led until',
    'held for you until',
    'news promised by',
    'An invitation waits for you, until',
    'I only read',
    'An answer by',
    ', by Wednesday',
    'nobody judges the idea',
    'nobody is blamed',
    'We suggest trying…, until…',
  ],
};

const today = Temporal.PlainDate.from('2026-11-19');

function textsIn(block: Block): readonly string[] {
  const text = (spans: Extract<Block, { type: 'paragraph' }>['spans']) =>
    spans.map((span) => (typeof span === 'string' ? span : 'bold' in span ? span.bold : '…')).join('');
  switch (block.type) {
    case 'paragraph':
    case 'quote':
    case 'context':
      return [text(block.spans)];
    case 'list':
      return block.items.map(text);
    case 'facts':
      return block.facts.map(({ label, value }) => `${label} ${text(value)}`);
    case 'chats':
      return block.chats.map(({ firstLine }) => firstLine);
    case 'buttons':
    case 'divider':
      return [];
  }
}

/** Everything that the bot says, sentence by sentence, with plain spaces. */
function sentencesIn(locale: Locale): ReadonlySet<string> {
  const words = registry.words[locale];
  const language = readingIn(locale, formatFor(locale, 'Europe/Paris', today, words.because));
  const cards = messages.flatMap((message) => cardOf(message, language, null).blocks.flatMap(textsIn));
  const asked = forms.flatMap((form) => {
    const { intro, fields } = formOf(form, language);
    return [...intro.flatMap(textsIn), ...fields.flatMap(({ label, hint = '' }) => [label, hint])];
  });
  const texts = [...cards, ...asked, ...Object.values(words.because)];
  return new Set(texts.flatMap((text) => text.replaceAll(/[\u00a0\u202f]/g, ' ').split(/(?<=[.?!:]) |\n/)).map((one) => one.trim()));
}

const said: Readonly<Record<Locale, readonly string[]>> = { fr: promisesIn('fr'), en: promisesIn('en') };

function promisesIn(locale: Locale): readonly string[] {
  return [...sentencesIn(locale)].filter((sentence) => promising[locale].test(sentence));
}

/** Wherever in a sentence it stands. */
const holds = (sentence: string, part: string) => sentence.toLowerCase().includes(part.toLowerCase());

describe.each(locales)('In %s, a sentence that promises', (locale) => {
  const parts = [...promises.flatMap((one) => one[locale]), ...plain[locale]].map((part) => part.replaceAll(/[\u00a0\u202f]/g, ' '));

  it('stands beside the test that keeps it', () => {
    expect(said[locale].filter((sentence) => !parts.some((part) => holds(sentence, part)))).toEqual([]);
  });

  it('is still said, wherever the table has it', () => {
    expect(parts.filter((part) => !said[locale].some((sentence) => holds(sentence, part)))).toEqual([]);
  });
});

it.each(promises)('the test that keeps it is there: $promise', ({ by, fr, en }) => {
  expect(fr.length + en.length).toBeGreaterThan(0);
  for (const [file, title] of by) {
    const written = readFileSync(`tests/${file}.test.ts`, 'utf8');
    const calls = [...written.matchAll(/(?:\b(?:test|it)(?:\.each\([\s\S]*?\))?\(|\)\()\s*(['"`])(?<title>(?:\\.|(?!\1)[\s\S])*)\1/g)];
    expect(
      calls.map(({ groups }) => groups?.title),
      `${file}: ${title}`,
    ).toContain(title);
  }
});
