import type { Temporal } from 'temporal-polyfill';
import type { Block } from '../../cards/card.ts';
import type { Format } from '../../cards/format.ts';
import { numbered, p, quote, s, small, t } from '../../cards/fr/typography.ts';
import { bold, briefly, inFull, person, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForm, WordedForms, WordedInWords, WordedKinds } from '../../core/words.ts';
import type { AnswerPiece } from '../../domain/evaluation.ts';
import type { Concluded } from './ending-shown.ts';
import type { forms as areaForms, EndingForms } from './forms.ts';
import type { buttons as areaButtons, EndingParams, faces, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  stopTrial: s('Arrêter le test'),
  answerEvaluation: s('Répondre'),
  talkEvaluation: s('En parler de vive voix'),
  declineEvaluation: s('Non merci'),
  editEvaluation: s('Revoir ma réponse'),
  withdrawAnswer: s('Retirer ma réponse'),
  noteAloud: s("Noter ce qui s'est dit"),
  removeAloud: s('Retirer ces mots'),
  readAnswers: s('Lire les réponses'),
  readAnswersOn: s('La suite'),
  concludeTrial: s('Écrire le bilan'),
  correctConclusion: s('Corriger le bilan'),
  readEvaluation: s('Lire le bilan'),
  practiceText: s('Un texte à envoyer'),
  tellDecision: s('Noter la réponse'),
  decisionYes: s("Oui : c'est d'accord"),
  decisionNo: s("Oui : c'est non"),
  notDecided: s('Pas encore'),
  correctDecision: s('Corriger la réponse'),
  readDecision: s('Lire la réponse'),
};

const phrases = {
  stopTrial: [
    'arreter le test',
    'arrete le test',
    'arretez le test',
    'arreter ce test',
    'stop le test',
    'j arrete le test',
    'on arrete le test',
    'nous arretons le test',
  ],
  answerEvaluation: ['repondre', 'repondre aux questions', 'repondre sur le test', 'revoir ma reponse', 'changer ma reponse'],
  withdrawAnswer: ['retirer ma reponse', 'effacer ma reponse'],
  noteAloud: ['noter ce qui s est dit', 'noter des paroles'],
  readAnswers: ['lire les reponses'],
  concludeTrial: ['ecrire le bilan', 'conclure', 'conclure le test'],
  correctConclusion: ['corriger le bilan', 'changer le bilan'],
  readEvaluation: ['bilan', 'le bilan', 'lire le bilan'],
  practiceText: ['un texte a envoyer', 'le texte a envoyer'],
  tellDecision: ['nous avons eu la reponse', 'on a eu la reponse', 'j ai eu la reponse', 'noter la reponse', 'corriger la reponse'],
  readDecision: ['la reponse', 'lire la reponse', 'la reponse a notre proposition'],
  sayItStops: ['prolonger', 'prolonger le test', 'prolonge le test', 'continuer le test'],
};

const stopping: Record<EndingParams['trialOver']['when'], (day: string) => string> = {
  today: () => "s'arrête aujourd'hui.",
  ahead: (day) => `s'arrête le ${day}.`,
  past: (day) => `s'est arrêté le ${day}.`,
};

const goingBack: Record<EndingParams['trialOver']['when'], string> = {
  today: 'Dès demain :',
  ahead: 'Dès le lendemain :',
  past: 'Pour revenir en arrière :',
};

const labels: Record<AnswerPiece['part'], string> = {
  question: 'La question du départ',
  changed: 'Ce que cela a changé',
  keep: 'Que garder, que changer, que laisser',
  public: 'Ce qu’en disent les personnes du public',
};

const whatFollows: readonly Block[] = [
  p`La suite n'est pas décidée : en rester là, réessayer autrement avec une nouvelle date de fin, ou proposer d'en faire une pratique courante.`,
];

const onTrial = (what: string, endsOn: Temporal.PlainDate, f: Format): Block =>
  p`🚧 ${bold(`EN TEST jusqu'au ${f.day(endsOn)}`)} : ${said(what)}`;

function concluded({ what, learnt, follow, decider, decideBy }: Concluded, f: Format): readonly Block[] {
  return [
    p`🍂 ${bold('Test arrêté')} : ${said(what)}`,
    p`Ce qu'il nous apprend :`,
    quote(learnt),
    follow === 'leave'
      ? p`La suite : en rester là. Ce que l'on a appris demeure.`
      : follow === 'again'
        ? p`La suite : réessayer autrement. Ce sera un nouveau test, avec sa propre date de fin et de nouveaux accords.`
        : p`La suite : proposer d'en faire une pratique courante. Qui décide : ${{ said: decider }}${decideBy ? `, avant le ${f.day(decideBy)}` : ''}. D'ici là, le test reste arrêté.`,
    small`À qui le raconter ? Sans réponse de votre part, il reste entre vous.`,
  ];
}

const messages: WordedKinds<EndingParams> = {
  wayBackSoon: ({ what, wayBack, endsOn }, f) => ({
    summary: s('Un test s’arrête bientôt : le retour en arrière.'),
    body: [
      onTrial(what, endsOn, f),
      p`Ce jour-là il s'arrête, même s'il fonctionne. Dès le lendemain :`,
      quote(wayBack),
      p`Rien à décider maintenant : c'est pour que le retour en arrière soit prêt.`,
    ],
  }),
  trialOver: ({ what, wayBack, question, on, when, answering }, f) => ({
    summary: when === 'past' ? s("Un test s'est arrêté : le retour en arrière.") : s("Un test s'arrête : le retour en arrière."),
    body: [
      p`🚧 Le test « ${said(what)} » ${bold(stopping[when](f.day(on)))} ${goingBack[when]} ${said(wayBack)}`,
      p`Merci de l'avoir essayé. Concluant ou non, il aura servi si l'on en retient quelque chose.`,
      ...(answering === 'open'
        ? [
            p`Si vous avez dix minutes, par écrit ou de vive voix :`,
            numbered([
              t`${said(question)}`,
              t`Qu'est-ce que cela a changé, pour vous et pour le public ?`,
              t`Que garder, que changer, que laisser ?`,
            ]),
          ]
        : answering === 'answered'
          ? [p`Vous avez répondu : merci. Vous pouvez y revenir jusqu'au bilan.`]
          : [p`Le bilan est écrit.`]),
    ],
    details: [
      ...(answering === 'closed' ? [] : whatFollows),
      ...(answering === 'open' ? [small`Vous pouvez aussi répondre ici, avec vos mots.`] : []),
    ],
  }),
  trialStopped: ({ what, wayBack, on }, f) => ({
    summary: s('Le test est arrêté.'),
    body: [
      p`C'est fait, sans regret et sans avoir à dire pourquoi : le test « ${said(what)} » ${bold(`s'arrête le ${f.day(on)}.`)} Dès le lendemain : ${said(wayBack)}`,
      p`Chaque personne qui y prend part, vous aussi, reçoit maintenant le retour en arrière, avec les mêmes mots qu'à la fin prévue.`,
      p`Ce que l'on en retient vaut autant que s'il était allé à son terme.`,
    ],
  }),
  whichTrial: ({ items }) => ({
    summary: s('De quel test parlez-vous ?'),
    body:
      items.length === 1 && items[0]?.what
        ? [
            p`Le test « ${briefly(items[0]?.what ?? '')} » s'arrêterait aujourd'hui, pour toutes les personnes qui y prennent part. L'arrêter ?`,
          ]
        : [
            ...(items.some((one) => one.what === null) ? [] : [p`Plusieurs tests sont possibles. De quel test parlez-vous ?`]),
            numbered(items.map((one) => (one.what === null ? t`Ce test n'est plus à choisir.` : t`« ${{ said: one.what, max: 80 }} »`))),
            ...(items.some((one) => one.what === null) ? [p`Pour un autre test, redites-le-moi en mots.`] : []),
          ],
  }),
  stopsOnItsDay: ({ endsOn }, f) => ({
    summary: s('Un test s’arrête à sa date.'),
    body: [
      endsOn === null
        ? p`Un test s'arrête à sa date, même s'il fonctionne : c'est ce qui permet d'en tirer quelque chose.`
        : p`Ce test s'arrête le ${f.day(endsOn)}, même s'il fonctionne : c'est ce qui permet d'en tirer quelque chose.`,
      p`Ensuite, on peut réessayer autrement : un nouveau test, avec sa propre date de fin et de nouveaux accords.`,
    ],
  }),

  trialMemberLeft: ({ what, few }) => ({
    summary: s('Une personne s’est retirée d’un test.'),
    body: [
      few
        ? p`Une personne s'est retirée du test « ${said(what)} ». Elle n'a pas à dire pourquoi. À si peu, vous saurez sans doute qui.`
        : p`Une personne s'est retirée du test « ${said(what)} ». Elle n'a pas à dire pourquoi, et je ne dis pas qui.`,
      p`Le test continue.`,
    ],
  }),
  trialNeedsCarrier: ({ what, by, endsOn }, f) => ({
    summary: s('Un test cherche qui le porte.'),
    body: [
      onTrial(what, endsOn, f),
      by === ''
        ? p`Plus personne ne porte ce test. L'une des personnes qui y prennent part peut le faire.`
        : p`${person(by)} pilote ce test et passe le relais. L'une des personnes qui y prennent part peut le reprendre.`,
      p`Le porter, c'est garder le rythme, répondre aux questions, et pouvoir l'arrêter n'importe quel jour. La première personne qui répond le pilotera.`,
      small`Sans réponse, rien ne change : il s'arrête de lui-même à sa date.`,
    ],
  }),
  trialTaken: ({ what, endsOn }, f) => ({
    summary: s('Vous pilotez ce test.'),
    body: [
      p`Merci : vous pilotez maintenant le test « ${said(what)} », jusqu'au ${f.day(endsOn)}. Je le dis aux autres.`,
      p`Vous pouvez passer le relais à votre tour, ou l'arrêter quand vous voulez.`,
    ],
  }),
  trialCarriedBy: ({ what, name }) => ({
    summary: s('Un test a retrouvé qui le porte.'),
    body: [p`${person(name)} pilote maintenant le test « ${said(what)} ».`],
  }),
  pilotStepsBack: ({ what, until, endsOn, second }, f) => ({
    summary: s('Le moment de passer le relais approche.'),
    body: [
      onTrial(what, endsOn, f),
      p`Au départ, vous aviez prévu de vous retirer du pilotage le ${f.day(until)}. À qui passer le relais ?`,
      second === ''
        ? p`Si vous le voulez, je le propose aux personnes qui y prennent part.`
        : p`${person(second)} le porte avec vous. Si vous le voulez, je le propose aux personnes qui y prennent part.`,
      p`Sans réponse de votre part, vous le pilotez jusqu'au ${f.day(endsOn)}.`,
    ],
  }),
  relayOffered: ({ what }) => ({
    summary: s("C'est proposé."),
    body: [
      p`C'est proposé aux personnes qui prennent part au test « ${said(what)} », à leur prochain moment de travail. D'ici là, vous le pilotez toujours.`,
    ],
  }),
  evaluationKept: ({ words, readers }, f) => ({
    summary: s('Merci pour votre réponse.'),
    body: [
      ...(words === null
        ? [p`Merci : votre réponse est gardée.`]
        : [p`Merci. Je garde ceci comme votre réponse sur le test :`, quote(words)]),
      readers.length === 0
        ? p`Personne d'autre ne la lit pour l'instant.`
        : p`Elle va à ${f.people(readers)}, sans votre nom sauf si vous l'avez choisi. Même sans nom, on vous reconnaîtra peut-être.`,
      small`Vous pouvez y revenir jusqu'au bilan. Je l'efface un mois après.`,
    ],
  }),
  evaluationDeclined: () => ({
    summary: s("C'est entendu."),
    body: [p`C'est entendu, je ne vous relance pas. Si vous changez d'avis, le bouton reste là jusqu'au bilan.`],
  }),
  evaluationWithdrawn: () => ({
    summary: s("C'est effacé."),
    body: [p`C'est effacé, y compris des messages que je peux modifier.`],
  }),
  evaluationClosed: () => ({
    summary: s('Le bilan est déjà écrit.'),
    body: [p`Le bilan de ce test est déjà écrit : je ne change plus les réponses. Vous pouvez le lire, et en parler à qui porte le test.`],
  }),
  talkAsked: ({ people }, f) => ({
    summary: people.length === 0 ? s('Noter ce qui se dit') : s("C'est demandé."),
    body: [
      people.length === 0
        ? p`Parlez-en avec qui vous voulez, puis notez ce qui s'est dit, sans nom. Personne d'autre ne porte ce test.`
        : p`C'est demandé à ${f.people(people)} : vous en parlerez de vive voix. Rien n'est écrit sans que vous le sachiez.`,
    ],
  }),
  talkWanted: ({ what, name }) => ({
    summary: s('Une personne préfère en parler de vive voix.'),
    body: [
      p`${person(name)} aimerait parler de vive voix du test « ${said(what)} », qui s'arrête. Un quart d'heure suffit : pouvez-vous prendre contact ?`,
      p`Avec son accord, notez ensuite ce qui s'est dit, sans son nom.`,
    ],
  }),
  aloudNoted: ({ checkIn }) => ({
    summary: s("C'est noté."),
    body: [
      checkIn === ''
        ? p`C'est noté, comme dit de vive voix, et au nom de personne. Seules les personnes qui concluent le lisent.`
        : p`C'est noté, comme dit de vive voix, et au nom de personne. Les personnes qui prennent part au test le lisent dans le carnet.`,
      small`Je l'efface un mois après le bilan.`,
    ],
  }),
  evaluationAnswers: ({ what, question, pieces }) => ({
    summary: s('Ce que l’on dit du test'),
    body: [
      p`Le test « ${said(what)} ». La question du départ : ${said(question)}`,
      ...(pieces.length === 0
        ? [p`Personne n'a répondu pour l'instant. Le silence est une réponse aussi ; on peut aller en parler.`]
        : pieces.flatMap(({ opens, name, aloud, part, words }): Block[] => [
            ...(opens
              ? [
                  { type: 'divider' as const },
                  name !== '' ? p`${person(name)}` : aloud ? p`${bold('Dit de vive voix')}` : p`${bold('Une personne')}`,
                ]
              : []),
            p`${labels[part]} :`,
            inFull(words),
          ])),
      small`Ces mots ne sortent pas du groupe qui a essayé. Le test, jamais les personnes.`,
    ],
  }),

  concludeTrial: ({ what, on, again, carried }, f) => ({
    summary: s('Que retenir de ce test ?'),
    body: [
      p`Le test « ${said(what)} » s'est arrêté le ${f.day(on)}. Qu'en retenir ? Quelques lignes suffisent.`,
      ...(carried ? [] : [p`Plus personne ne le porte : toute personne qui y a pris part peut écrire le bilan.`]),
      p`Et la suite : en rester là, réessayer autrement, ou proposer d'en faire une pratique courante. Aucune ne vaut mieux qu'une autre.`,
      ...(again ? [small`C'est mon seul rappel.`] : []),
    ],
  }),
  onlyCarriersConclude: ({ of }) => ({
    summary: s('C’est à qui le porte de conclure.'),
    body: [
      of === 'decision'
        ? p`La réponse est notée par les personnes qui portent le test. Vous la lirez avec les autres personnes qui y ont pris part.`
        : p`Le bilan est écrit par les personnes qui portent le test. Votre réponse y compte : « répondre ».`,
    ],
  }),
  notOverYet: ({ endsOn }, f) => ({
    summary: s('Ce test n’est pas encore fini.'),
    body: [p`Ce test vit jusqu'au ${f.day(endsOn)}. Le bilan s'écrit ensuite ; on peut aussi l'arrêter avant.`],
  }),
  conclusionKept: ({ first, ...params }, f) => ({
    summary: s('Le bilan est gardé.'),
    body: [
      first
        ? p`Merci. Les personnes qui y ont pris part lisent ce bilan en premier, à leur prochain moment de travail.`
        : p`C'est corrigé, dans les messages que je peux modifier.`,
      ...concluded(params, f),
    ],
  }),
  evaluationReady: (params, f) => ({
    summary: s('Le bilan d’un test que vous avez essayé'),
    body: [p`Les personnes qui ont pris part à ce test en lisent le bilan avant toute autre.`, ...concluded(params, f)],
  }),
  practiceText: ({ what, learnt, decider, decideBy, reminds, nextOn }, f) => ({
    summary: s('Un texte à envoyer'),
    body: [
      p`Voici un texte que vous pouvez copier, changer, et envoyer vous-même. Je ne l'envoie à personne.`,
      {
        type: 'quote',
        spans: reminds
          ? [
              ...t`Bonjour. Nous vous avons proposé de faire une pratique courante de ce que nous avions essayé : « `,
              said(what),
              ...t` ». La décision revient à : `,
              { said: decider },
              ...t`. Nous espérions une réponse avant le ${f.day(decideBy)}. Où en est-elle ? Si c'est non, dites-nous pourquoi.`,
            ]
          : [
              ...t`Bonjour. Nous avons essayé, à petite échelle et pour un temps limité : « `,
              said(what),
              ...t` ». Le test s'est arrêté. Ce que nous en retenons : « `,
              said(learnt),
              ...t` ». Nous proposons d'en faire une pratique courante. La décision revient à : `,
              { said: decider },
              ...t`. Une réponse avant le ${f.day(decideBy)} nous aiderait ; si c'est non, dites-nous pourquoi.`,
            ],
      },
      ...(reminds
        ? [
            nextOn === null
              ? small`Je ne vous le demanderai plus. Si la réponse vient : « nous avons eu la réponse : … ».`
              : small`Je vous le demanderai une dernière fois à partir du ${f.day(nextOn)}.`,
          ]
        : []),
    ],
  }),
  decisionAwaited: ({ what, decideBy, last }, f) => ({
    summary: s('La réponse à votre proposition'),
    body: [
      p`Vous attendiez pour le ${f.day(decideBy)} une réponse à votre proposition : « ${said(what)} ». L'avez-vous eue ?`,
      small`Je ne le demande qu'à celles et ceux qui la portent.${last ? " C'est ma dernière question." : ''}`,
    ],
  }),
  decisionReady: ({ what, granted, words, from }, f) => ({
    summary: s('La réponse à une proposition'),
    body: [
      p`Les personnes qui ont pris part à ce test en lisent la réponse avant toute autre. Elle n'est plus demandée à personne.`,
      granted
        ? p`🌳 ${bold("C'est devenu courant")} : ${said(what)}`
        : p`🪨 ${bold('Ce ne sera pas possible, et voici pourquoi')} : ${said(what)}`,
      quote(words),
      ...(from === null ? [] : [p`À partir du ${f.day(from)}.`]),
      small`À qui la raconter ? Sans réponse de votre part, elle reste entre vous.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  wayBackSoon: s('parce que vous prenez part à ce test'),
  trialOver: s('parce que vous prenez part à ce test'),
  trialMemberLeft: s('parce que vous portez ce test'),
  trialNeedsCarrier: s('parce que vous prenez part à ce test'),
  trialCarriedBy: s('parce que vous prenez part à ce test'),
  pilotStepsBack: s('parce que vous pilotez ce test'),
  talkWanted: s('parce que vous portez ce test'),
  concludeTrial: s('parce que vous avez pris part à ce test'),
  evaluationReady: s('parce que vous avez pris part à ce test'),
  decisionAwaited: s('parce que vous portez cette proposition'),
  decisionReady: s('parce que vous avez pris part à ce test'),
};

const answering: WordedForm['fields'] = {
  question: { label: s('Votre réponse à cette question') },
  changed: { label: s("Qu'est-ce que cela a changé, pour vous et pour le public ?") },
  keep: { label: s('Que garder, que changer, que laisser ?') },
  public: { label: s("Ce qu'en disent les personnes du public"), hint: s('Sans leurs noms, et sans rien qui touche à leur santé.') },
};

const forms: WordedForms<EndingForms> = {
  evaluation: ({ ask, readers }, f) => ({
    title: s('Votre réponse'),
    intro: [
      p`La question du départ : ${said(ask)}`,
      readers.length === 0
        ? p`Un mot suffit, et aucune ligne n'est obligatoire.`
        : p`Un mot suffit, et aucune ligne n'est obligatoire. Vos mots vont à ${f.people(readers)}, sans votre nom sauf si vous le choisissez.`,
    ],
    submit: s('Répondre'),
    cancel: s('Fermer'),
    fields: {
      ...answering,
      named: { label: s('Avec votre nom ?'), hint: s('Même sans nom, on vous reconnaîtra peut-être.') },
    },
    options: { no: s('Non'), yes: s('Oui') },
  }),
  aloud: ({ ask, ...of }) => ({
    title: s("Ce qui s'est dit"),
    intro: [
      'checkIn' in of
        ? p`Ce que des personnes sans écran ont dit de vive voix, avec leur accord. Sans nom : on le lit dans le carnet du test.`
        : p`Ce que des personnes ont dit de vive voix, avec leur accord : le public, ou qui n'a pas d'écran.`,
      p`La question du départ : ${said(ask)}`,
    ],
    submit: s('Noter'),
    cancel: s('Fermer'),
    fields: {
      ...answering,
      words: {
        label: s('Ce qui a été dit'),
        hint: s("Le test, jamais les personnes. Sans noms, et sans rien qui touche à la santé de quelqu'un."),
      },
      question: { label: s('Ce qui a été dit sur cette question') },
      changed: { label: s("Qu'est-ce que cela a changé, pour ces personnes et pour le public ?") },
    },
  }),
  conclusion: () => ({
    title: s('Le bilan'),
    intro: [p`Les personnes qui y ont pris part le lisent en premier, et choisissent si d'autres peuvent en entendre parler.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      learnt: {
        label: s("Ce que l'on en retient"),
        hint: s("Le test, jamais les personnes. Sans noms d'usagères ou d'usagers, et sans rien qui touche à la santé de quelqu'un."),
      },
      follow: { label: s('La suite'), hint: s("Aucune ne vaut mieux qu'une autre.") },
      decider: { label: s('Qui décide ?'), hint: s('Pour une pratique courante : une personne, un service, une instance.') },
      decideBy: { label: s('Avant quelle date ?'), hint: s('Pour une pratique courante.') },
    },
    options: {
      leave: s('En rester là'),
      again: s('Réessayer autrement'),
      practice: s("Proposer d'en faire une pratique courante"),
    },
  }),
  decision: () => ({
    title: s('La réponse'),
    intro: [p`Les personnes qui ont pris part au test la lisent en premier, et choisissent si d'autres peuvent en entendre parler.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      answer: { label: s('La réponse') },
      words: { label: s('Qu’a-t-on répondu, et pourquoi ?'), hint: s('Les raisons, sans nommer qui a décidé.') },
      from: { label: s('À partir de quand ?'), hint: s("Si c'est d'accord, et si on vous l'a dit.") },
    },
    options: { yes: s("C'est d'accord"), no: s("C'est non") },
  }),
};

const inWords: WordedInWords<typeof areaForms> = {
  evaluation: ({ question }) => ({
    summary: s('Ce que vous en retenez'),
    body: [
      p`Écrivez-le ici, avec vos mots, ou utilisez le bouton. La question du départ :`,
      quote(question),
      p`Et aussi : ce que cela a changé, pour vous et pour le public ; ce qu'il faudrait garder, changer, laisser.`,
    ],
  }),
  aloud: () => ({
    summary: s('Noter ce qui s’est dit'),
    body: [p`Ce que les personnes ont dit de vive voix se note dans un formulaire : appuyez sur le bouton.`],
  }),
  conclusion: () => ({
    summary: s('Écrire le bilan'),
    body: [p`Le bilan s'écrit dans un formulaire : ce que l'on retient, et ce qui suit. Appuyez sur le bouton.`],
  }),
  decision: ({ draft }) => ({
    summary: s('Noter la réponse'),
    body: [
      draft === undefined
        ? p`La réponse se note dans un formulaire : est-ce oui, ou non ?`
        : p`Je garde vos mots pour le formulaire. La réponse est-elle oui, ou non ?`,
    ],
  }),
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms, inWords };
