import type { Params } from './kinds.ts';
import { briefly, person, type Words, writer } from './words.ts';

/** French typography: typographic apostrophes, and no-break spaces where a line must not break. */
export function frenchSpaces(text: string): string {
  return text
    .replaceAll("'", '’')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(' »', '\u00a0»')
    .replaceAll(' :', '\u00a0:')
    .replace(/ ([;!?])/g, '\u202f$1')
    .replace(/(\d) h\b/g, '$1\u00a0h')
    .replace(/\bh (\d\d)\b/g, 'h\u00a0$1');
}

const { p, small, t, quote, list, s } = writer(frenchSpaces);

const erasedWords = "Je l'ai effacée de ma mémoire et des messages que je peux modifier.";

const states: Record<Params['myInitiatives']['items'][number]['state'], string> = {
  held: "gardée jusqu'au prochain matin de travail, personne ne l'a reçue",
  searching: 'je cherche une personne volontaire',
  waiting: "en attente : je n'ai trouvé personne pour l'instant",
  patient: 'je cherche encore une personne volontaire, sans vous déranger',
  accepted: 'une rencontre se prépare',
};

const troubleWords: Record<Params['technicalTrouble']['trouble'], string> = {
  'person-gone': 'Un compte est fermé ou ne reçoit plus de messages. Les messages qui lui étaient destinés sont gardés.',
  'channel-archived': 'Un canal est archivé. Désarchivez-le, ou choisissez-en un autre.',
  'channel-gone': "Un canal n'existe plus, ou je n'y ai plus accès.",
  'not-in-channel': 'Je ne suis pas dans un canal où je dois écrire. Invitez-moi avec « /invite ».',
  'token-revoked':
    "Mes clés d'accès ont été révoquées : plus rien ne part. Réinstallez l'application, puis remplacez le jeton dans la configuration.",
  'missing-scope': "Il me manque une autorisation. Réinstallez l'application avec le manifeste fourni.",
  other: 'La plateforme a refusé des messages pour une raison technique. Le journal du serveur en donne le code.',
};

const phrase = (act: Params['whichInitiative']['act']) =>
  ({ withdraw: 'retirer', correct: 'corriger', 'who-has-read': 'suivre', 'set-aside': 'réserver' })[act];

export const fr = {
  messages: {
    initiativeNoted: ({ sentence, from, newsBy }, f) => ({
      summary: s("C'est noté, merci."),
      body: [
        p`C'est noté, merci.`,
        quote(sentence),
        p`Rien n'est publié, et je ne préviens pas votre encadrement.`,
        p`La suite : à partir du ${f.moment(from)}, je demande à une personne volontaire si elle veut bien en parler avec vous. Elle lira cette phrase, mais pas votre nom tant qu'elle n'a pas dit oui. Si elle ne peut pas, je demande à une autre. Vous aurez des nouvelles le ${f.day(newsBy)} au plus tard.`,
        p`Je ne promets pas de solution : une écoute, et une réponse.`,
      ],
      after: [p`Danger, violence, harcèlement, souffrance : ce n'est pas ici.`],
    }),
    initiativeCorrected: ({ sentence, readBefore }) => ({
      summary: s("C'est corrigé."),
      body: [
        p`C'est corrigé :`,
        quote(sentence),
        ...(readBefore ? [p`Une personne a pu lire la version d'avant. Le message qu'elle a reçu est modifié.`] : []),
      ],
    }),
    initiativeWithdrawn: ({ readBefore }) => ({
      summary: s("C'est retiré."),
      body: [p`C'est retiré. ${erasedWords}`, ...(readBefore ? [p`Ce qui a déjà été lu ou recopié, je ne peux pas l'effacer.`] : [])],
    }),
    tellInWords: ({ sentence }) => ({
      summary: s('Racontez en une phrase.'),
      body: [
        p`Qu'avez-vous commencé ? Une phrase suffit. Par exemple :`,
        p`« /initiative On a réparé les vélos de l'école avec les services techniques »`,
        ...(sentence === '' ? [] : [p`Votre texte, pour ne rien perdre :`, quote(sentence)]),
      ],
    }),
    whoHasRead: ({ sentence, readers }, f) => ({
      summary: s('Qui a lu votre phrase'),
      body: [
        quote(sentence),
        readers.length === 0
          ? p`À part vous, personne ne l'a lue.`
          : list(
              false,
              readers.map((reader) => t`${person(reader.name)}, le ${f.day(reader.on)}`),
            ),
        small`La coordination sait qu'une initiative attend. Elle ne peut pas ouvrir votre phrase.`,
      ],
    }),
    fullSentence: ({ sentence }) => ({ summary: s('Le texte entier'), body: [{ type: 'quote', spans: [{ said: sentence }] }] }),
    setAsideNoted: ({ people }) => ({
      summary: s("C'est noté."),
      body: [
        people === 0
          ? p`C'est noté : personne n'est mis de côté pour cette initiative.`
          : people === 1
            ? p`C'est noté. Je ne proposerai pas cette initiative à cette personne. Elle n'en saura rien.`
            : p`C'est noté. Je ne proposerai pas cette initiative à ces ${people} personnes. Elles n'en sauront rien.`,
      ],
    }),
    setAsideByButton: () => ({
      summary: s('Pas avec certaines personnes'),
      body: [p`Choisissez les personnes à qui je ne dois pas proposer cette initiative. Elles n'en sauront rien.`],
    }),
    whomToTurnTo: ({ contacts }) => ({
      summary: s('Vers qui vous tourner'),
      body: [
        p`Ici, on raconte des initiatives. Pour un danger, une violence, un harcèlement, une souffrance ou une alerte, des personnes dont c'est le métier vous répondent :`,
        ...(contacts.length === 0
          ? [
              p`Votre organisation ne m'a pas encore indiqué ses contacts. La médecine du travail, l'assistance sociale du personnel ou une personne représentant le personnel peuvent vous écouter.`,
            ]
          : [
              list(
                false,
                contacts.map((one) => t`${{ said: one.label }} : ${{ said: one.reach }}`),
              ),
            ]),
        list(false, [
          t`Urgence : 15 (santé), 17 (police), 18 (secours), 112 partout en Europe, 114 par message écrit`,
          t`Souffrance, idées suicidaires : 3114, jour et nuit`,
          t`Violences faites aux femmes : 3919, jour et nuit`,
        ]),
        small`Je ne garde aucune trace de cette demande.`,
      ],
    }),
    myInitiatives: ({ items }, f) => ({
      summary: s('Vos initiatives'),
      body:
        items.length === 0
          ? [p`Vous n'avez pas d'initiative en cours avec moi. Pour en raconter une, une phrase suffit : « /initiative On a… »`]
          : [
              p`Vos initiatives :`,
              list(
                items.length > 1,
                items.map((one) =>
                  one.harvester !== null
                    ? t`« ${briefly(one.sentence)} » : une rencontre se prépare avec ${person(one.harvester)}`
                    : one.state === 'waiting' || one.state === 'patient'
                      ? t`« ${briefly(one.sentence)} » : ${states[one.state]}`
                      : t`« ${briefly(one.sentence)} » : ${states[one.state]}. Des nouvelles le ${f.day(one.newsBy)} au plus tard`,
                ),
              ),
              small`En mots : « qui a lu », « corriger : … », « retirer ».`,
            ],
    }),
    whichInitiative: ({ act, items }) => ({
      summary: s('De quelle initiative parlez-vous ?'),
      body: [
        p`Vous avez plusieurs initiatives en cours. Laquelle voulez-vous ${phrase(act)} ?`,
        list(
          true,
          items.map((one) => t`« ${briefly(one.sentence)} »`),
        ),
      ],
    }),
    subjectGone: () => ({
      summary: s('Je ne retrouve plus cette initiative.'),
      body: [p`Je ne retrouve plus cette initiative : elle a été retirée, ou elle n'est pas à vous. Rien n'a changé.`],
    }),
    noInitiative: () => ({
      summary: s("Vous n'avez pas d'initiative en cours."),
      body: [p`Vous n'avez pas d'initiative en cours avec moi. Pour en raconter une, une phrase suffit : « initiative On a… »`],
    }),

    invitation: ({ firstName, sentence, before, answerBy }, f) => ({
      summary: s('Une initiative attend une conversation.'),
      body: [
        firstName === ''
          ? p`Bonjour. Une initiative attend une conversation :`
          : p`Bonjour ${person(firstName)}. Une initiative attend une conversation :`,
        quote(sentence),
        p`Comptez une heure environ, sur votre temps de travail, avant le ${f.day(before)}. Vous n'avez rien à résoudre : écouter suffit.`,
        p`« Pas cette fois » est une réponse comme une autre : je ne demande pas pourquoi et je n'en garde pas trace. Sans nouvelles le ${f.day(answerBy)} au soir, je demande à quelqu'un d'autre.`,
        p`Si vous dites oui, vous saurez qui est à l'origine, et vous pourrez encore passer la main.`,
      ],
    }),
    invitationPassed: () => ({ summary: s("C'est entendu."), body: [p`C'est entendu. Je demande à quelqu'un d'autre.`] }),
    invitationOver: () => ({
      summary: s("Cette invitation n'est plus en cours."),
      body: [p`Cette invitation n'est plus en cours. Vous n'avez rien à faire.`],
    }),
    invitationAccepted: ({ people, sentence, newsBy }, f) => ({
      summary: s('Merci. Voici qui vous attend.'),
      body: [
        p`Merci. Voici qui a écrit cette phrase : ${f.people(people)}.`,
        quote(sentence),
        p`Un café, un appel, un passage sur place : cette rencontre est la vôtre. Proposez un moment avant le ${f.day(newsBy)}.`,
        p`Pour commencer, si cela vous aide :`,
        list(true, [
          t`Qu'est-ce qui a été fait, ou que l'on aimerait faire, et avec qui ?`,
          t`Qu'est-ce qui l'a rendu possible, ou le rendrait possible ?`,
          t`Qu'est-ce qui gêne encore ?`,
        ]),
        p`Rien ne sera raconté sans l'accord des personnes concernées.`,
      ],
    }),
    personalRequest: ({ firstName, from, sentence, answerBy }, f) => ({
      summary: s('Quelqu’un aimerait vous parler.'),
      body: [
        firstName === ''
          ? p`Bonjour. ${person(from)} aimerait vous parler d'une initiative :`
          : p`Bonjour ${person(firstName)}. ${person(from)} aimerait vous parler d'une initiative :`,
        quote(sentence),
        p`Comptez une heure environ, sur votre temps de travail. Vous n'avez rien à résoudre : écouter suffit.`,
        p`« Pas cette fois » est une réponse comme une autre. Sans nouvelles le ${f.day(answerBy)} au soir, je dirai simplement que ce n'est pas possible pour l'instant.`,
      ],
    }),
    introduction: ({ harvester, sentence }) => ({
      summary: s('Une personne volontaire veut bien vous rencontrer.'),
      body: [
        p`${person(harvester)} veut bien parler avec vous de votre initiative, et connaît maintenant votre nom.`,
        quote(sentence),
        p`Un café, un appel, un passage sur place : cette rencontre est la vôtre. ${person(harvester)} va vous proposer un moment ; vous pouvez aussi écrire en premier. Pour ce qui est délicat, la voix vaut mieux que l'écrit.`,
        p`Pour commencer, si cela vous aide :`,
        list(true, [
          t`Qu'est-ce qui a été fait, ou que l'on aimerait faire, et avec qui ?`,
          t`Qu'est-ce qui l'a rendu possible, ou le rendrait possible ?`,
          t`Qu'est-ce qui gêne encore ?`,
        ]),
        p`Rien ne sera raconté sans l'accord des personnes concernées.`,
      ],
    }),
    nobodyFound: ({ keptUntil }, f) => ({
      summary: s("Je n'ai trouvé personne pour l'instant."),
      body: [
        p`Je n'ai trouvé personne qui puisse vous rencontrer pour l'instant, et je préfère vous le dire. Cela ne dit rien de votre initiative.`,
        p`Votre phrase n'est publiée nulle part. La coordination sait qu'une initiative attend ; elle ne l'a pas lue.`,
        p`Que préférez-vous ?`,
      ],
      after: [p`Sans réponse de votre part, je la garde jusqu'au ${f.day(keptUntil)}, puis je l'efface.`],
    }),
    chosenUnavailable: ({ keptUntil }, f) => ({
      summary: s("Ce n'est pas possible pour l'instant."),
      body: [
        p`La personne que vous aviez choisie n'est pas disponible pour l'instant. Cela ne dit rien de votre initiative, ni de vous.`,
        p`Que préférez-vous ?`,
      ],
      after: [p`Sans réponse de votre part, je garde votre phrase jusqu'au ${f.day(keptUntil)}, puis je l'efface.`],
    }),
    handedOver: ({ harvester, newsBy }, f) => ({
      summary: s('La rencontre change de main.'),
      body: [
        p`${person(harvester)} passe la main pour votre initiative. Cela ne dit rien d'elle, ni de vous.`,
        p`Je demande à une autre personne volontaire. Vous aurez des nouvelles le ${f.day(newsBy)} au plus tard.`,
      ],
    }),
    handOverNoted: () => ({
      summary: s("C'est entendu."),
      body: [p`C'est entendu, merci. Je préviens les personnes concernées, et je demande à quelqu'un d'autre.`],
    }),
    meetingCalledOff: () => ({
      summary: s("Une rencontre n'aura pas lieu."),
      body: [
        p`L'initiative pour laquelle vous aviez dit oui vient d'être retirée. C'est une décision libre, sans raison à donner. Merci d'avoir proposé votre écoute.`,
      ],
    }),
    keepWaiting: ({ keptUntil }, f) => ({
      summary: s("D'accord, j'attends avec vous."),
      body: [
        p`D'accord, j'attends avec vous. Dès qu'une personne volontaire peut écouter, je lui demande. Sans rencontre d'ici le ${f.day(keptUntil)}, j'efface votre phrase.`,
      ],
    }),
    coordinationAsked: ({ reached }) => ({
      summary: reached ? s('Je transmets à la coordination.') : s("Il n'y a pas encore de coordination."),
      body: reached
        ? [
            p`Je transmets. La coordination saura que vous souhaitez lui parler, pas ce que vous avez écrit. Elle lira mon message sur son temps de travail.`,
          ]
        : [
            p`Personne n'est encore désigné pour la coordination dans votre organisation. Je garde votre phrase, et je continue à chercher quelqu'un.`,
          ],
    }),
    personAsked: ({ name }) => ({
      summary: s("C'est demandé."),
      body: [
        name === ''
          ? p`C'est demandé, au prochain moment de travail de cette personne. Elle lira votre phrase et votre nom. Je vous donne sa réponse, sans jamais lui demander pourquoi.`
          : p`C'est demandé à ${person(name)}, à son prochain moment de travail. Cette personne lira votre phrase et votre nom. Je vous donne sa réponse, sans jamais lui demander pourquoi.`,
      ],
    }),
    personCannotBeAsked: () => ({
      summary: s('Je ne peux pas écrire à cette personne.'),
      body: [
        p`Je ne peux pas demander à cette personne : c'est vous, elle porte déjà cette initiative, ou elle ne reçoit pas mes messages. Vous pouvez en choisir une autre.`,
      ],
    }),
    coordinationWanted: ({ name }) => ({
      summary: s('Une personne souhaite vous parler.'),
      body: [
        name === ''
          ? p`Une personne souhaite vous parler d'une initiative qui attend.`
          : p`${person(name)} souhaite vous parler d'une initiative qui attend.`,
        p`Je ne vous montre pas sa phrase : c'est à elle de vous dire ce qu'elle veut. Écrivez-lui, ou passez la voir.`,
      ],
    }),

    harvesterWelcome: ({ already }) => ({
      summary: s("Bienvenue dans l'équipe de vendange."),
      body: [
        already ? p`Vous faites déjà partie de l'équipe de vendange. Merci.` : p`Merci, et bienvenue dans l'équipe de vendange.`,
        p`De temps en temps, je vous demanderai si vous voulez bien rencontrer une personne qui a commencé quelque chose. Une rencontre à la fois, une heure environ, sur votre temps de travail. « Pas cette fois » suffit toujours.`,
        small`En mots : « pause », « reprise », « absence jusqu'au 12 », « ne plus être volontaire ».`,
      ],
    }),
    harvesterLeft: ({ was }) => ({
      summary: s("C'est noté."),
      body: [
        was
          ? p`C'est noté : je ne vous demanderai plus de rencontres. Merci pour votre écoute.`
          : p`Vous ne faites pas partie de l'équipe de vendange : il n'y a rien à changer.`,
      ],
    }),
    harvestPaused: () => ({
      summary: s('Bonne pause.'),
      body: [p`Bonne pause. Je ne vous propose plus de rencontre. Dites « reprise » quand vous voudrez.`],
    }),
    harvestResumed: () => ({
      summary: s('Merci, vous revoilà.'),
      body: [p`Merci, vous revoilà. Je pourrai de nouveau vous proposer une rencontre.`],
    }),
    notHarvester: () => ({
      summary: s("Vous n'êtes pas volontaire."),
      body: [
        p`Vous ne faites pas partie de l'équipe de vendange. Pour la rejoindre, dites « volontaire » : une rencontre à la fois, et libre de passer.`,
      ],
    }),

    absenceNoted: ({ from, until }, f) => ({
      summary: s("C'est noté."),
      body: [
        from.equals(until)
          ? p`C'est noté : pas de message de ma part le ${f.day(from)}.`
          : p`C'est noté : pas de message de ma part du ${f.day(from)} au ${f.day(until)} inclus.`,
        small`Pour changer : « absence », ou « fin d'absence ».`,
      ],
    }),
    absenceUnclear: ({ words }) => ({
      summary: s('Je n’ai pas compris ces dates.'),
      body: [
        words === '' ? p`Quand serez-vous en congé ou en absence ?` : p`Je n'ai pas compris ces dates : « ${briefly(words)} ».`,
        p`Par exemple : « absence jusqu'au 12 », « absence du 3 au 12 décembre », « absence demain ».`,
      ],
    }),
    absenceForgotten: ({ any }) => ({
      summary: s("C'est noté."),
      body: [
        any
          ? p`C'est noté : j'oublie vos absences. Je vous écrirai de nouveau sur vos heures de travail.`
          : p`Je n'avais pas d'absence notée pour vous.`,
      ],
    }),
    later: () => ({ summary: s('Quand vous le redire ?'), body: [p`Quand voulez-vous que je vous le redise ?`] }),
    postponed: ({ until }, f) => ({
      summary: s("D'accord, plus tard."),
      body: [p`D'accord. Je vous le redis à partir du ${f.moment(until)}, si c'est encore d'actualité.`],
    }),
    tooLateToPostpone: () => ({
      summary: s('Ce n’est plus en cours.'),
      body: [p`Ce message n'est plus en cours : il n'y a rien à remettre à plus tard.`],
    }),
    whatToStop: () => ({
      summary: s('Que voulez-vous arrêter ?'),
      body: [p`Que voulez-vous ne plus recevoir ?`],
    }),
    stopped: ({ scope, promised }) => ({
      summary: s("C'est arrêté."),
      body: [
        scope === 'subject'
          ? p`C'est arrêté : je ne vous écrirai plus à ce sujet.`
          : scope === 'kind'
            ? p`C'est arrêté : je ne vous enverrai plus ce genre de message.`
            : p`C'est arrêté : je ne vous écrirai plus de moi-même. Je réponds toujours si vous me parlez.`,
        ...(promised
          ? [p`Seule exception : la réponse que je vous ai promise pour votre initiative. Pour l'éviter aussi, dites « retirer ».`]
          : []),
        small`Pour revenir : « reprendre les messages ».`,
      ],
    }),
    messagesResumed: ({ aWeek }) => ({
      summary: s("C'est noté."),
      body: [
        aWeek === 1
          ? p`C'est noté. Je pourrai de nouveau vous écrire, sur vos heures de travail, une fois par semaine au plus.`
          : p`C'est noté. Je pourrai de nouveau vous écrire, sur vos heures de travail, ${aWeek} fois par semaine au plus.`,
      ],
    }),

    help: ({ harvester, coordinator }) => ({
      summary: s('Ce que je sais faire'),
      body: [
        p`Bonjour, je suis Vendange. Dites-moi en une phrase ce que vous avez commencé ; une personne volontaire viendra en parler avec vous, si vous le voulez bien.`,
        list(false, [
          t`« initiative On a réparé les vélos de l'école » : raconter`,
          t`« mes initiatives » : où elles en sont ; « qui a lu », « corriger : … », « retirer »`,
          harvester
            ? t`« pause », « reprise », « ne plus être volontaire » : votre place dans l'équipe de vendange`
            : t`« volontaire » : écouter celles et ceux qui racontent`,
          t`« absence jusqu'au 12 » : je ne vous écris pas pendant ce temps`,
          t`« stop » : ne plus recevoir de messages de ma part`,
          t`« vers qui me tourner » : danger, violence, harcèlement, souffrance`,
          t`« english » : switch to English`,
          ...(coordinator ? [t`« coordination » : ce qui attend, et ce qui n'a pas pu partir`] : []),
        ]),
        small`Avec /vendange, ou en mots dans notre conversation. Je ne note personne et je ne rends compte à personne.`,
      ],
    }),
    notUnderstood: ({ words }) => ({
      summary: s('Je n’ai peut-être pas bien compris.'),
      body:
        words === ''
          ? [p`Je vous écoute. Pour raconter une initiative, une phrase suffit ; pour savoir ce que je sais faire, dites « aide ».`]
          : [
              p`Je n'ai peut-être pas bien compris. Est-ce une initiative que vous voulez raconter ?`,
              quote(words),
              small`Je garde ce texte sept jours, pour vous seulement. Pour savoir ce que je sais faire : « aide ».`,
            ],
    }),
    draftDropped: () => ({ summary: s("C'est oublié."), body: [p`C'est oublié. Je n'ai rien gardé.`] }),
    nothingPending: () => ({
      summary: s("Je n'ai pas de question en attente."),
      body: [p`Je n'ai pas de question en attente pour vous. Pour savoir ce que je sais faire, dites « aide ».`],
    }),
    localeChosen: () => ({ summary: s("D'accord, en français."), body: [p`D'accord, je vous parle en français.`] }),
    unknownAct: () => ({
      summary: s('Ce bouton ne fonctionne plus.'),
      body: [p`Ce bouton ne fonctionne plus. Dites « aide » pour voir ce que je sais faire ; rien n'a changé.`],
    }),
    sorry: ({ reference, words }) => ({
      summary: s('Quelque chose n’a pas marché de mon côté.'),
      body: [
        p`Quelque chose n'a pas marché de mon côté, et je n'ai rien pu enregistrer. Réessayez dans un moment. Si cela continue, donnez cette référence à la coordination : ${{ bold: reference }}.`,
        ...(words === null || words.trim() === ''
          ? []
          : [p`Votre texte, pour ne rien perdre :`, { type: 'quote' as const, spans: [{ said: words }] }]),
      ],
    }),
    notConnected: () => ({
      summary: s('Je ne suis pas relié à cet espace.'),
      body: [p`Je ne suis pas relié à cet espace de travail : je n'ai rien enregistré. Parlez-moi depuis l'espace de votre organisation.`],
    }),
    gone: () => ({
      summary: s("Ce message n'est plus d'actualité."),
      body: [p`Ce message n'est plus d'actualité. Vous n'avez rien à faire.`],
    }),
    merged: ({ count }) => ({
      summary: s(`${count} nouvelles, en un seul message`),
      body: [p`Pour ne pas vous déranger plusieurs fois, voici ${count} nouvelles en un seul message.`],
    }),

    coordinationOnly: () => ({
      summary: s('Réservé à la coordination'),
      body: [
        p`Cette vue est réservée à la coordination. Elle montre ce qui attend et ce qui n'a pas pu partir, jamais ce que les personnes écrivent.`,
      ],
    }),
    coordinationState: ({ waiting, troubles }, f) => ({
      summary: s('Ce qui attend'),
      body: [
        waiting === 0
          ? p`Aucune initiative n'attend une oreille.`
          : waiting === 1
            ? p`Une initiative attend une oreille. Ses personnes le savent.`
            : p`${waiting} initiatives attendent une oreille. Leurs personnes le savent.`,
        ...(troubles.length === 0
          ? [p`Tous les messages ont pu partir.`]
          : [
              p`Ce qui n'a pas pu partir :`,
              list(
                false,
                troubles.map(
                  (one) =>
                    t`${troubleWords[one.trouble]}${one.since ? ` Depuis le ${f.day(one.since)}.` : ''} Messages gardés : ${one.messages}.`,
                ),
              ),
            ]),
        small`Je ne montre ni les phrases, ni les noms.`,
      ],
    }),
    technicalTrouble: ({ trouble }) => ({
      summary: s("Des messages n'ont pas pu partir."),
      body: [p`Des messages n'ont pas pu partir. ${troubleWords[trouble]}`, p`Rien n'est perdu. Pour le détail : « coordination ».`],
    }),
    retried: ({ messages }) => ({
      summary: s("C'est relancé."),
      body: [
        messages === 0
          ? p`Il n'y avait rien à relancer.`
          : messages === 1
            ? p`Un message repart, au prochain bon moment.`
            : p`${messages} messages repartent, au prochain bon moment.`,
      ],
    }),
  },

  forms: {
    tell: () => ({
      title: s('Raconter'),
      intro: [p`Une phrase suffit. Rien n'est publié, et je ne préviens pas votre encadrement.`],
      submit: s('Raconter'),
      cancel: s('Fermer'),
      fields: {
        sentence: {
          label: s("Qu'avez-vous commencé ?"),
          placeholder: s("On a réparé les vélos de l'école avec les services techniques"),
          hint: s("Évitez les noms d'usagères et d'usagers, et ce qui touche à la santé."),
        },
      },
    }),
    correct: () => ({
      title: s('Corriger'),
      intro: [],
      submit: s('Garder'),
      cancel: s('Fermer'),
      fields: { sentence: { label: s('Votre phrase') } },
    }),
    setAside: () => ({
      title: s('Pas avec…'),
      intro: [p`Je ne proposerai pas cette initiative à ces personnes. Elles n'en sauront rien.`],
      submit: s('Garder'),
      cancel: s('Fermer'),
      fields: { people: { label: s('Personnes à ne pas solliciter') } },
    }),
    choosePerson: () => ({
      title: s('Une personne'),
      intro: [p`Cette personne recevra votre phrase et votre nom. Elle pourra dire non sans donner de raison.`],
      submit: s('Demander'),
      cancel: s('Fermer'),
      fields: { person: { label: s('À qui aimeriez-vous en parler ?') } },
    }),
    absence: () => ({
      title: s('Mes absences'),
      intro: [p`Pendant ce temps, je ne vous écris pas.`],
      submit: s('Garder'),
      cancel: s('Fermer'),
      fields: { from: { label: s('Premier jour') }, until: { label: s('Dernier jour') } },
    }),
  },

  buttons: {
    'open-tell': s('Raconter une initiative'),
    'tell-draft': s('Oui, la raconter'),
    'drop-draft': s('Non, oublier ce texte'),
    'who-has-read': s('Qui a lu ma phrase ?'),
    'set-aside': s('Pas avec certaines personnes'),
    correct: s('Corriger'),
    withdraw: s('Retirer'),
    'whom-to-turn-to': s('Vers qui me tourner'),
    'full-sentence': s('Tout lire'),
    'my-initiatives': s('Mes initiatives'),
    'show-initiative': s('Voir cette initiative'),
    'accept-invitation': s('Oui, volontiers'),
    'decline-invitation': s('Pas cette fois'),
    'pause-harvest': s('Je fais une pause'),
    'hand-over': s('Passer la main'),
    'resume-harvest': s('Je reprends'),
    'become-harvester': s('Je suis volontaire'),
    'leave-harvest': s('Ne plus être volontaire'),
    'keep-waiting': s('Attendre encore'),
    'talk-to-coordination': s('En parler à la coordination'),
    'choose-person': s('En parler à quelqu’un de mon choix'),
    'open-absence': s('Noter une absence'),
    later: s('Plus tard'),
    'later-tomorrow': s('Demain'),
    'later-next-week': s('La semaine prochaine'),
    'stop-menu': s('Ne plus recevoir'),
    'stop-subject': s('Ce sujet'),
    'stop-kind': s('Ce genre de message'),
    'stop-everything': s('Tout'),
    'resume-messages': s('Reprendre les messages'),
    'retry-stuck': s('Relancer'),
  },

  troubles: {
    'sentence-empty': s('Écrivez quelques mots : une phrase suffit.'),
    'person-missing': s('Choisissez une personne.'),
    'date-missing': s('Choisissez une date.'),
    'dates-reversed': s('Le dernier jour vient avant le premier.'),
    'absence-over': s('Cette absence est déjà passée.'),
    'absence-too-long': s('Une absence tient en deux ans au plus. Pour plus longtemps, dites « stop ».'),
  },

  because: {
    invitation: s("parce que vous êtes volontaire dans l'équipe de vendange"),
    personalRequest: s('parce qu’une personne souhaite vous en parler'),
    introduction: s('parce que vous avez raconté une initiative'),
    nobodyFound: s('parce que vous avez raconté une initiative'),
    chosenUnavailable: s('parce que vous avez raconté une initiative'),
    handedOver: s('parce que vous avez raconté une initiative'),
    meetingCalledOff: s('parce que vous aviez dit oui à une rencontre'),
    coordinationWanted: s('parce que vous faites partie de la coordination'),
    technicalTrouble: s('parce que vous faites partie de la coordination'),
  },
} as const satisfies Words;
