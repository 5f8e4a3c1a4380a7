import type { Block, Span } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { callingNames, wholeOf } from '../../cards/fr/calling.ts';
import { clockInWords } from '../../cards/fr/hours.ts';
import { list, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import { TERRITORY_NAMES } from '../../cards/territories.ts';
import { calledOr, person, said } from '../../cards/words.ts';
import type { Labels, WordedForms, WordedKinds } from '../../core/words.ts';
import type { FramingForms } from './forms.ts';
import type { buttons as areaButtons, FramingParams } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  showFrame: s('Lire le cadre'),
  writeFrame: s('Écrire le cadre'),
  takeFrameBack: s('Retirer le cadre'),
};

const phrases = {
  sayWho: [
    'qui etes vous',
    'vous etes qui',
    'qui es tu',
    'tu es qui',
    't es qui',
    'c est quoi',
    'c est quoi ca',
    'c est quoi vendange',
    'qu est ce que c est',
    'qui est derriere',
  ],
  sayAnonymous: ['c est anonyme', 'est ce anonyme', 'est ce que c est anonyme', 'c est bien anonyme'],
  sayManagement: [
    'mon chef va le voir',
    'ma cheffe va le voir',
    'est ce que mon chef va le voir',
    'est ce que ma cheffe va le voir',
    'mon encadrement va le voir',
    'qui va le voir',
  ],
  sayKeeping: [
    'combien de temps',
    'combien de temps gardes tu ca',
    'combien de temps gardes tu mes donnees',
    'combien de temps gardez vous mes donnees',
    'combien de temps est ce garde',
  ],
  showFrame: ['cadre', 'le cadre', 'lire le cadre'],
  writeFrame: ['ecrire le cadre', 'signer le cadre'],
  takeFrameBack: ['retirer le cadre'],
};

const acts: Record<FramingParams['auditLog']['acts'][number]['act'], string> = {
  'frame-written': 'a écrit le cadre, sans le signer',
  'frame-signed': 'a enregistré la signature du cadre',
  'frame-taken-back': 'a retiré le cadre',
  'oral-taken-back': "a retiré, à la demande d'une personne, un accord donné de vive voix",
  locale: 'a changé la langue par défaut',
  territory: 'a changé le territoire',
  hours: 'a changé les heures de travail par défaut',
  messagesAWeek: 'a changé le nombre de messages par semaine',
  answerDays: 'a changé le délai de réponse à une invitation',
  newsDays: 'a changé le délai des nouvelles',
  keepDays: 'a changé la durée de conservation',
  ceiling: 'a changé le nombre de rencontres à la fois',
  name: "a changé le nom de l'organisation",
  called: "a changé le nom d'usage de l'organisation",
  runBy: 'a dit qui met Vendange en place',
  until: "a choisi jusqu'à quand Vendange est en test",
  'all-erased': "a confirmé l'effacement de tout",
  contacts: 'a changé les contacts « Vers qui me tourner »',
  'service-added': 'a ajouté un service',
  'service-renamed': 'a renommé un service',
  'service-removed': 'a retiré un service',
  'channel-bound': 'a relié un canal à un service',
  'channel-unbound': 'a délié un canal d’un service',
  'digest-subscribed': 'a abonné un canal aux brèves',
  'digest-changed': 'a changé les brèves d’un canal',
  'digest-paused': 'a mis en pause les brèves d’un canal',
  'digest-resumed': 'a repris les brèves d’un canal',
  'digest-stopped': 'a arrêté les brèves d’un canal',
  'digest-by-anyone': 'a permis à chaque personne d’abonner un canal aux brèves',
  'digest-by-coordination': 'a réservé les brèves à la coordination',
  retried: 'a relancé les messages qui n’avaient pas pu partir',
};

/** What coordination did, as it was kept. */
export function actInWords(kept: string): string {
  return calledOr(acts, kept);
}

/** What it was, what it became, or the one thing it was about. */
const from = ({ before, after }: FramingParams['auditLog']['acts'][number]): readonly Span[] => {
  if (before !== '' && after !== '') return t` : de ${said(before)} à ${said(after)}`;
  return before === after ? [] : t` : ${said(before + after)}`;
};

/** Whose signature it is. */
const by = ({ after }: FramingParams['auditLog']['acts'][number]): readonly Span[] => (after === '' ? [] : t` par ${said(after)}`);

/** Who runs the bot: nothing until coordination says so. */
export const runBy = ({ runBy: by }: Pick<Format, 'runBy'>): readonly Block[] =>
  by === null
    ? []
    : [
        small`Qui me met en place : ${said(by.controller)}.${by.legalBasis === '' ? '' : t` Base légale : ${said(by.legalBasis)}.`}${by.dataContact === '' ? '' : t` Pour vos données : ${said(by.dataContact)}.`}`,
      ];

/** The bot's own pages: nothing where its public address is not known. */
export const ownPages = ({ pages }: Pick<Format, 'pages'>): readonly Block[] =>
  pages === null
    ? []
    : [
        p`Deux pages à lire : ${{ link: 'ce qui est gardé sur vous', to: pages.privacy }}, et ${{ link: "les conditions d'usage", to: pages.terms }}.`,
      ];

const messages: WordedKinds<FramingParams> = {
  frame: ({ body, contact, name, position, on, committeeOn }, f) => ({
    summary: s('Le cadre de votre organisation'),
    body: [
      p`${said(body)}`,
      p`Personne ne porte seul : en cas de difficulté, ${said(contact)}.`,
      p`${person(name)}, ${said(position)}, le ${f.day(on)}.`,
      ...(committeeOn ? [small`Comité social territorial informé le ${f.day(committeeOn)}.`] : []),
      small`Je le cite dans la langue où il a été signé.`,
    ],
  }),
  aboutMe: ({ about, coordinator, keepDays }, f) => ({
    summary: s('Ma réponse'),
    body: {
      who: [
        p`Je suis Vendange, un programme. On me raconte en une phrase quelque chose que l'on a commencé ; une personne volontaire vient en parler, et les personnes concernées choisissent ce qui en est raconté. Je ne note personne et je ne rends compte à personne.`,
        ...runBy(f),
        ...(f.runBy === null && coordinator
          ? [
              p`Vous faites partie de la coordination : « réglages » permet d'indiquer qui me met en place, sur quelle base légale, et à qui écrire pour ses données.`,
            ]
          : f.runBy === null
            ? [p`On ne m'a pas encore dit qui me met en place : demandez-le à la coordination.`]
            : []),
        ...ownPages(f),
        small`Et aussi : « cadre », « c'est anonyme ? », « mon chef va le voir ? », « combien de temps ? », « mes données ».`,
      ],
      anonymous: [
        p`Non : je sais qui m'écrit. La personne volontaire lit votre phrase, et n'apprend votre nom qu'après avoir dit oui. Un récit paraît comme vous le choisissez ; même sans nom, on vous reconnaîtra peut-être.`,
        p`La coordination, à ce titre, ne peut pas ouvrir vos phrases. Qui administre le serveur le pourrait, techniquement.`,
      ],
      management: [
        p`Je ne préviens pas votre encadrement. Si l'une de ces personnes est volontaire, elle pourrait recevoir votre phrase, sans votre nom : vous pouvez l'écarter, « pas avec certaines personnes ».`,
        p`Un récit n'est lu que là où vous l'avez choisi ; si vous le racontez à votre service ou à ${wholeOf(f)}, votre encadrement peut le lire aussi.`,
      ],
      keeping: [
        p`Une phrase que personne n'a rencontrée : ${keepDays} jours, puis je l'efface. Les mots d'un test : trente jours après son bilan. Un récit : tant que les personnes concernées le veulent bien.`,
        p`Vous pouvez tout voir et tout effacer à tout moment : « mes données ». Ce que j'efface reste un temps dans les copies de sauvegarde.`,
        ...ownPages(f),
      ],
    }[about],
  }),
  noFrame: ({ coordinator, lending }) => ({
    summary: s("Il n'y a pas encore de cadre signé."),
    body: [
      lending
        ? p`Les cinq lignes attendent un cadre signé : tant que votre organisation n'en a pas, personne n'a encore rien promis à qui prête la main.`
        : p`Votre organisation n'a pas encore signé de cadre. Tant que ce n'est pas fait, je ne promets aucune protection en son nom.`,
      ...(coordinator ? [p`Vous faites partie de la coordination : vous pouvez l'écrire et le faire signer.`] : []),
    ],
  }),
  frameDraft: ({ body, contact, missing }) => ({
    summary: s('Le cadre, pas encore signé'),
    body: [
      p`Ce texte est un modèle. Tant qu'il n'est pas signé, je ne le montre à personne.`,
      quote(body),
      p`En cas de difficulté : ${said(contact)}.`,
      ...(missing ? [p`Pour qu'il soit montré, il lui faut un nom, une fonction et une date.`] : []),
    ],
  }),
  frameSigned: () => ({
    summary: s('Le cadre est signé.'),
    body: [p`Le cadre est signé. Je le cite désormais à celles et ceux qui racontent, avec le nom, la fonction et la date de signature.`],
  }),
  frameTakenBack: () => ({
    summary: s('Le cadre est retiré.'),
    body: [p`Le cadre est retiré : je ne le montre plus à personne. Les messages déjà lus restent où ils sont.`],
  }),
  settings: (params, f) => ({
    summary: s('Les réglages de votre organisation'),
    body: [
      p`Les réglages de votre organisation :`,
      list([
        t`Langue par défaut : ${params.locale === 'fr' ? 'français' : 'anglais'}`,
        t`Nom : ${said(params.name)}`,
        t`Nom d'usage : ${callingNames[params.called]}`,
        params.controller === ''
          ? t`Qui me met en place : je ne l'ai pas encore dit, faute de le savoir. « Changer les réglages » permet de l'indiquer.`
          : t`Qui me met en place : ${said(params.controller)}`,
        t`Jours fériés : ${TERRITORY_NAMES.fr[params.territory]}`,
        t`Heures de travail par défaut : de ${clockInWords(params.workFrom)} à ${clockInWords(params.workUntil)}`,
        t`Messages que j'envoie de moi-même : ${params.messagesAWeek} par semaine au plus`,
        t`Réponse à une invitation : ${params.answerDays} ${params.answerDays === 1 ? 'jour' : 'jours'} de travail`,
        t`Des nouvelles à qui raconte : ${params.newsDays} jours de travail au plus`,
        t`Une phrase que personne n'a rencontrée : gardée ${params.keepDays} jours`,
        params.until === null
          ? t`En test ici jusqu'au : pas encore choisi. « Vendange s'arrête le 30 juin »`
          : t`En test ici jusqu'au ${f.day(params.until)}`,
        t`Rencontres à la fois : ${params.ceiling}`,
        params.digestByAnyone ? t`Brèves : tout le monde peut abonner un canal` : t`Brèves : la coordination abonne les canaux`,
        params.contacts === 0
          ? t`Vers qui se tourner : aucun contact indiqué`
          : t`Vers qui se tourner : ${params.contacts === 1 ? 'un contact' : `${params.contacts} contacts`}`,
        params.services === 0 ? t`Services : aucun n'est défini` : t`Services : ${params.services}`,
        params.signed ? t`Cadre : signé` : t`Cadre : pas encore signé`,
      ]),
      small`Chaque changement est noté dans un journal que tout le monde peut lire : « journal ».`,
    ],
  }),
  settingsKept: () => ({ summary: s("C'est noté."), body: [p`C'est noté, et inscrit au journal.`] }),
  auditLog: ({ acts: done }, f) => ({
    summary: s('Le journal de la coordination'),
    body:
      done.length === 0
        ? [p`La coordination n'a encore rien changé.`]
        : [
            p`Ce que la coordination a fait :`,
            list(
              done.map(
                (one) =>
                  t`Le ${f.day(one.on)}, ${one.name === '' ? 'une personne de la coordination' : person(one.name)} ${acts[one.act]}${one.act === 'frame-signed' ? by(one) : from(one)}`,
              ),
            ),
          ],
  }),
  wordForManagement: ({ sentence, purpose }) => ({
    summary: s('Un mot à envoyer'),
    body: [
      p`Voici un texte que vous pouvez copier, changer, et envoyer vous-même si vous le souhaitez. Je ne l'envoie à personne.`,
      {
        type: 'quote',
        spans: [
          ...(purpose === 'rule'
            ? t`Bonjour. Une règle nous gêne : « `
            : purpose === 'table'
              ? t`Bonjour. Nous avons réfléchi ensemble à ceci : « `
              : t`Bonjour. J'aimerais vous parler de quelque chose que nous avons commencé : « `),
          said(sentence),
          ...(purpose === 'rule'
            ? t` ». Nous comprenons qu'elle protège… ; elle empêche… Nous proposons d'essayer…, jusqu'au… Si la réponse est non, dites-nous pourquoi.`
            : purpose === 'table'
              ? t` ». Nous proposons d'essayer…, jusqu'au… Si la réponse est non, dites-nous pourquoi.`
              : t` ». Votre regard nous serait utile : quand pourrions-nous en parler un quart d'heure ?`),
        ],
      },
    ],
  }),
};

const forms: WordedForms<FramingForms> = {
  frame: () => ({
    title: s('Le cadre'),
    intro: [p`Ce texte est un modèle. Tant qu'il n'est pas signé, je ne le montre à personne.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      body: { label: s('Le texte') },
      contact: { label: s('En cas de difficulté, à qui parler ?') },
      name: { label: s('Signé par') },
      position: { label: s('Fonction') },
      on: { label: s('Signé le') },
      committeeOn: { label: s('Comité social territorial informé le') },
    },
    options: {
      template: s(
        "Ici, chaque personne et chaque équipe peut essayer, à petite échelle et de façon réversible, ce qui améliore le service ou le travail.\nUne erreur commise de bonne foi dans ce cadre sert à apprendre ; elle ne sera pas reprochée.\nCela ne dispense ni de la loi, ni des consignes de sécurité, ni des protocoles, ni de parler avec votre encadrement de ce qui touche au service. L'encadrement s'engage à écouter et à dire pourquoi quand c'est non.\nLe temps passé est du temps de travail. Participer est libre : ni l'évaluation, ni les primes, ni la carrière n'en tiennent compte.",
      ),
    },
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because: {}, forms };
