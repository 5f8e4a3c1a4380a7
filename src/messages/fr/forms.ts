import { seasonKey } from '../../domain/season.ts';
import { said, type WordedForm, type Words } from '../words.ts';
import { buttons } from './buttons.ts';
import { clockInWords, daysInWords, weekdayInWords } from './hours.ts';
import { readersBefore } from './readers.ts';
import { seasonWithMonths } from './seasons.ts';
import { p, s } from './typography.ts';

const answering: WordedForm['fields'] = {
  question: { label: s('Votre réponse à cette question') },
  changed: { label: s("Qu'est-ce que cela a changé, pour vous et pour le public ?") },
  keep: { label: s('Que garder, que changer, que laisser ?') },
  public: { label: s("Ce qu'en disent les personnes du public"), hint: s('Sans leurs noms, et sans rien qui touche à leur santé.') },
};

/** What an agreement is chosen among, of whatever it is given. */
const sharingFields = {
  audience: { label: s('À qui le raconter ?') },
  service: { label: s('Quel service ?'), hint: s('Seulement si vous le racontez à votre service.') },
  naming: { label: s('Comment apparaître ?'), hint: s('Même sans nom, on vous reconnaîtra peut-être.') },
  vintage: { label: s('Dans le millésime imprimé ?'), hint: s('Le papier ne se reprend pas, et se lit dans toute la collectivité.') },
};
const sharingOptions = {
  us: s('Entre nous'),
  organisation: s('À toute la collectivité'),
  service: s('À mon service, encadrement compris'),
  names: s('Avec les noms'),
  team: s('Comme une équipe'),
  none: s('Sans nom'),
  no: s('Non'),
  yes: s('Oui'),
};

export const forms: Words['forms'] = {
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
  story: () => ({
    title: s('Écrire le récit'),
    intro: [p`Quelques lignes suffisent. Les personnes concernées le liront avant tout le monde, et choisiront.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: {
      title: { label: s('Un titre') },
      body: {
        label: s('Ce qui a été fait, avec qui, ce qui l’a rendu possible'),
        hint: s("Sans noms d'usagères ou d'usagers, d'enfants, et sans rien qui touche à la santé de quelqu'un."),
      },
    },
  }),
  correctStory: () => ({
    title: s('Corriger le récit'),
    intro: [p`Chaque personne concernée sera de nouveau consultée.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      title: { label: s('Un titre') },
      body: {
        label: s('Le récit'),
        hint: s("Sans noms d'usagères ou d'usagers, d'enfants, et sans rien qui touche à la santé de quelqu'un."),
      },
    },
  }),
  sharing: () => ({
    title: s('À qui le raconter ?'),
    intro: [],
    submit: s('Garder ces choix'),
    cancel: s('Fermer'),
    fields: sharingFields,
    options: sharingOptions,
  }),
  bring: () => ({
    title: s("J'ai rencontré…"),
    intro: [p`Les personnes concernées le liront avant tout le monde, et choisiront. Sans leur accord, rien n'est raconté.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      sentence: { label: s('En une phrase, ce qui a été fait') },
      title: { label: s('Un titre') },
      body: {
        label: s('Le récit'),
        hint: s("Sans noms d'usagères ou d'usagers, d'enfants, et sans rien qui touche à la santé de quelqu'un."),
      },
      people: { label: s('Les personnes rencontrées'), hint: s('Une personne sans écran ? Laissez vide : vous pourrez noter son accord.') },
    },
  }),
  itsPeople: () => ({
    title: s('Ses personnes'),
    intro: [p`Ces personnes liront le récit, et verront que vous l'avez écrit. Elles diront si c'est le leur.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: { people: { label: s('Les personnes rencontrées') } },
  }),
  oral: ({ title, body }) => ({
    title: s('Accord de vive voix'),
    intro: [
      p`Lisez d'abord ce récit à voix haute, en entier, à chaque personne sans écran. À plusieurs, gardez le choix le plus discret.`,
      p`${said(title)}`,
      { type: 'quote', spans: [{ said: body === '' ? title : body }] },
    ],
    submit: s("Noter l'accord"),
    cancel: s('Fermer'),
    fields: {
      on: { label: s('Quand ?') },
      how: { label: s('Comment ?'), placeholder: s('Lu à voix haute à la pause, au dépôt nord') },
      audience: { label: s('À qui le raconter ?') },
      service: { label: s('Quel service ?'), hint: s('Seulement si le récit est pour un service.') },
      naming: { label: s('Comment apparaître ?'), hint: s('Même sans nom, on peut reconnaître les personnes.') },
      names: { label: s('Noms à faire paraître'), hint: s('Seulement avec les noms, et seulement pour les personnes qui ont dit oui.') },
      vintage: { label: s('Dans le millésime imprimé ?'), hint: s('Le papier ne se reprend pas, et se lit dans toute la collectivité.') },
    },
    options: {
      us: s('Entre nous'),
      organisation: s('À toute la collectivité'),
      service: s('À un service, encadrement compris'),
      names: s('Avec les noms'),
      team: s('Comme une équipe'),
      none: s('Sans nom'),
      no: s('Non'),
      yes: s('Oui'),
    },
  }),
  addCarrier: () => ({
    title: s('Porter à plusieurs'),
    intro: [p`Cette personne lira votre phrase et votre nom. Rien ne change tant qu'elle n'a pas dit oui.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: { person: { label: s('Qui la porte avec vous ?') } },
  }),
  trial: ({ subject }) => ({
    title: s('Un test'),
    intro: [
      subject.startsWith('change:')
        ? p`Chaque personne déjà d'accord sera de nouveau consultée : elle avait dit oui à autre chose.`
        : p`Léger, réversible, avec une date de fin. Personne ne le valide : chaque personne qui essaie dit oui pour elle-même.`,
    ],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: {
      what: { label: s("Qu'essaie-t-on ?"), placeholder: s("Ouvrir l'accueil une heure plus tôt le mercredi") },
      hypothesis: { label: s('Que veut-on vérifier ?'), hint: s("Sans hypothèse, ce n'est pas encore un test.") },
      wayBack: {
        label: s('Comment revient-on en arrière ?'),
        hint: s('Rappelé avant le dernier jour, et tout de suite si le test s’arrête plus tôt.'),
      },
      question: { label: s('Que regardera-t-on ?'), hint: s('Le test, jamais les personnes.') },
      startsOn: { label: s('Premier jour'), hint: s("Sans date : dès que tout le monde est d'accord.") },
      endsOn: { label: s('Dernier jour'), hint: s("Il s'arrête ce soir-là, même s'il fonctionne.") },
      people: { label: s('À qui le proposer ?'), hint: s('Chaque personne répond librement. Vous pourrez en ajouter.') },
      time: { label: s('Combien de temps, pris sur quoi ?') },
      stillValid: { label: s('Qu’est-ce qui reste valable ?'), hint: s('Consignes de sécurité, règles, protocoles.') },
      pilotUntil: {
        label: s('Jusqu’à quand le pilotez-vous ?'),
        hint: s('Je vous rappellerai de passer la main. Sans date : jusqu’à la fin.'),
      },
      gaps: { label: s('Jours de travail entre les points'), hint: s('De plus en plus espacés, par exemple : 2, 3, 5, 8, 13') },
    },
  }),
  trialSharing: ({ part }) => ({
    title: s('Qui peut en entendre parler ?'),
    intro: [
      part === 'trial'
        ? p`Il s'agit du test lui-même : ce qu'on essaie, jusqu'à quand. À plusieurs, le choix le plus discret l'emporte ; personne ne voit les choix des autres.`
        : p`Il s'agit du bilan. À plusieurs, le choix le plus discret l'emporte ; personne ne voit les choix des autres.`,
    ],
    submit: s('Garder ces choix'),
    cancel: s('Fermer'),
    fields: sharingFields,
    options: sharingOptions,
  }),
  trialPeople: () => ({
    title: s('Proposer ce test'),
    intro: [p`Chaque personne lira ce qu'on essaie, et répondra librement.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: { people: { label: s('À qui le proposer ?') } },
  }),
  trialCarrier: () => ({
    title: s('Porter à plusieurs'),
    intro: [p`Cette personne pourra faire vivre le test avec vous, et l'arrêter. Rien ne change tant qu'elle n'a pas dit oui.`],
    submit: s('Proposer'),
    cancel: s('Fermer'),
    fields: { people: { label: s('Qui le porte avec vous ?') } },
  }),
  trialQuestion: () => ({
    title: s('Ma question'),
    intro: [p`Elle va, avec votre nom, à la personne qui pilote le test. Cette personne pourra vous répondre directement.`],
    submit: s('Demander'),
    cancel: s('Fermer'),
    fields: { words: { label: s('Votre question') } },
  }),
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
  settings: () => ({
    title: s('Réglages'),
    intro: [],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      locale: { label: s('Langue par défaut') },
      territory: { label: s('Jours fériés de') },
      hours: { label: s('Heures de travail par défaut'), hint: s('Par exemple : 9 h - 18 h') },
      messagesAWeek: { label: s("Messages que j'envoie de moi-même, par semaine"), hint: s('De 1 à 3') },
      answerDays: { label: s('Jours de travail pour répondre à une invitation'), hint: s('De 1 à 10') },
      newsDays: { label: s('Jours de travail avant des nouvelles, au plus'), hint: s('De 6 à 30') },
      keepDays: { label: s("Jours de conservation d'une phrase que personne n'a rencontrée"), hint: s('De 15 à 365') },
      ceiling: { label: s('Rencontres à la fois, pour les nouvelles personnes volontaires'), hint: s('De 1 à 9') },
    },
  }),
  contacts: () => ({
    title: s('Contacts'),
    intro: [p`Vers qui se tourner en cas de danger, de violence, de harcèlement, de souffrance ou pour une alerte.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      lines: { label: s('Un contact par ligne'), hint: s('Par exemple : Médecine du travail : 01\u00a023\u00a045\u00a067\u00a089') },
    },
  }),
  service: ({ service }) => ({
    title: service === '' ? s('Un service') : s('Nom et canaux'),
    intro: [
      p`Un récit raconté à ce service n'est lu que dans les canaux reliés. Choisissez ceux où son encadrement et ses équipes se retrouvent.`,
    ],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      name: { label: s('Nom du service'), placeholder: s('Voirie') },
      channels: { label: s('Canaux à relier'), hint: s('Un canal est relié à un seul service. Ceux qui le sont déjà le restent.') },
    },
  }),
  hours: ({ days, from, until }) => ({
    title: s('Mes horaires'),
    intro: [p`En dehors de ces heures, je ne vous écris pas de moi-même.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      days: {
        label: s('Vos jours de travail'),
        hint: s('Par exemple : du lundi au vendredi sauf le mercredi'),
        value: daysInWords(days),
      },
      hours: {
        label: s('Vos heures'),
        hint: s('Par exemple : de 8 h à 16 h 30'),
        value: s(`de ${clockInWords(from)} à ${clockInWords(until)}`),
      },
    },
  }),
  correctData: () => ({
    title: s('Mes données'),
    intro: [p`Ce que vous corrigez ici reste, même si votre fiche dans Slack ou Teams dit autre chose.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      name: { label: s('Nom à afficher') },
      firstName: { label: s('Prénom'), hint: s('Pour vous saluer. Sans prénom, je dis « Bonjour ».') },
      locale: { label: s('Langue') },
      territory: { label: s('Territoire'), hint: s('Pour le fuseau horaire et les jours fériés.') },
    },
    options: { keep: s('Garder mon fuseau :') },
  }),
  digest: ({ at }) => ({
    title: s('Les brèves'),
    intro: [p`Sans rien de nouveau, je n'écris rien. Choisissez un canal que seule votre organisation lit.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      channels: { label: s('Dans quels canaux ?') },
      every: { label: s('À quel rythme ?') },
      weekday: { label: s('Quel jour ?'), hint: s('Un jour férié, elles attendent le jour de travail suivant.') },
      at: { label: s('À quelle heure ?'), hint: s('Par exemple : 9 h 30'), value: s(clockInWords(at)) },
      territory: { label: s('De quel territoire suivre l’heure et les jours fériés ?') },
      locale: { label: s('En quelle langue ?') },
      includes: { label: s('Que raconter ?') },
      call: { label: s("Appeler à écouter, quand quelqu'un attend une oreille ?") },
    },
    options: {
      week: s('Chaque semaine'),
      month: s('Chaque mois, le premier jour choisi ci-dessous'),
      ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), s(weekdayInWords(day))])),
      fr: s('Français'),
      en: s('English'),
      all: s('Récits, bourgeons et tests, en cours ou arrêtés'),
      stories: s('Récits et bourgeons'),
      trials: s('Tests, en cours ou arrêtés'),
      yes: s('Oui'),
      no: s('Non'),
      keep: s('Garder ce fuseau :'),
    },
  }),
  absence: () => ({
    title: s('Mes absences'),
    intro: [p`Pendant ce temps, je ne vous écris pas.`],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: { from: { label: s('Premier jour') }, until: { label: s('Dernier jour') } },
  }),
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
  aloud: ({ ask }) => ({
    title: s("Ce qui s'est dit"),
    intro: [
      p`Ce que des personnes ont dit de vive voix, avec leur accord : le public, ou qui n'a pas d'écran.`,
      p`La question du départ : ${said(ask)}`,
    ],
    submit: s('Noter'),
    cancel: s('Fermer'),
    fields: {
      ...answering,
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
  checkIn: ({ closed, readers, many }, f) => ({
    title: s('Répondre au point'),
    intro: [
      p`${readersBefore({ readers, many }, f)}`,
      ...(closed ? [p`Ce point est clos : le temps qu'il faisait n'y est plus compté. Vos mots sont encore les bienvenus.`] : []),
    ],
    submit: s('Garder'),
    cancel: s('Fermer'),
    fields: {
      words: {
        label: s("Qu'avez-vous remarqué ?"),
        hint: s(
          "Un mot suffit. Sans noms d'usagères ou d'usagers, et sans rien qui touche à la santé de quelqu'un. Vide : rien n'est gardé.",
        ),
      },
      weather: {
        label: s('Et autour du test, quel temps fait-il ?'),
        hint: s("Je n'en montre que l'ensemble, à partir de cinq autres réponses."),
      },
      forTeam: { label: s('Pour qui répondez-vous ?') },
      showing: {
        label: s('Qui peut lire ces mots ?'),
        hint: s('Parmi les personnes du test. Même sans nom, on vous reconnaîtra peut-être.'),
      },
    },
    options: {
      unsaid: s('Je ne le dis pas'),
      sunny: buttons['weather-sunny'],
      fair: buttons['weather-fair'],
      rain: buttons['weather-rain'],
      storm: buttons['weather-storm'],
      me: s('Pour moi'),
      team: s("Pour l'équipe"),
      five: s('Sans mon nom, et si cinq autres personnes ont répondu'),
      unnamed: s('Sans mon nom, dès maintenant'),
      named: s('Avec mon nom, dès maintenant'),
    },
  }),
  help: ({ people }, f) => ({
    title: s("J'ai besoin d'aide"),
    intro: [
      p`La personne que vous choisissez lira votre nom et vos mots. Personne d'autre n'en saura rien.`,
      p`Danger, violence, harcèlement, souffrance : ce n'est pas ici. Dites « vers qui me tourner ».`,
    ],
    submit: s('Demander'),
    cancel: s('Fermer'),
    fields: {
      whom: { label: s("À qui demander de l'aide ?"), hint: s('Avec le premier moment où cela pourra être lu.') },
      person: { label: s("Ou à quelqu'un d'autre"), hint: s("Si vous choisissez quelqu'un ici, c'est à cette personne que je demande.") },
      words: { label: s('Quelques mots, si vous voulez') },
    },
    options: Object.fromEntries(
      people.map(({ person, name, from }) => [
        person,
        `${person === 'coordination' ? s('La coordination') : name.slice(0, 35)}${s(` : ${from === null ? 'je ne sais pas quand' : f.moment(from)}`)}`,
      ]),
    ),
  }),
  explore: ({ seasons }) => ({
    title: s('Explorer les récits'),
    intro: [p`Récits, bourgeons et tests que leurs personnes ont bien voulu partager avec toute la collectivité, et les vôtres.`],
    submit: s('Chercher'),
    cancel: s('Fermer'),
    fields: {
      words: { label: s('Des mots'), placeholder: s('médiathèque'), hint: s('Sans mots : tout ce qui est ouvert.') },
      season: { label: s('Saison') },
      kind: { label: s('Quoi ?') },
    },
    options: {
      any: s('Toutes les saisons'),
      all: s('Tout'),
      story: s('Récits'),
      bud: s('Bourgeons'),
      trial: s('Tests, et ce qu’ils nous apprennent'),
      ...Object.fromEntries(seasons.map((season) => [seasonKey(season), s(seasonWithMonths(season))])),
    },
  }),
};

export const formNotes: Words['formNotes'] = {
  missing: s('Il manque une réponse ici.'),
  wrong: s("Rien n'est encore enregistré : voyez les remarques ci-dessous."),
  more: s(
    "La liste est trop longue pour tenir ici. Ce qui n'y figure pas se dit en mots. Pour un canal : écrivez-moi depuis ce canal, en m'y mentionnant.",
  ),
  nowhere: s('Je ne suis encore dans aucun canal. Ajoutez-moi à une équipe, mentionnez-moi dans le canal voulu, puis revenez ici.'),
};

/** Beside a field that cannot be taken as it is. */
export const troubles: Words['troubles'] = {
  'story-empty': s('Écrivez quelques lignes.'),
  'story-changed': s('Le récit vient de changer. Copiez votre texte, fermez, puis ouvrez la nouvelle version.'),
  'contact-missing': s('Indiquez une personne ou un service à qui parler.'),
  'days-unclear': s('Écrivez des jours, par exemple : du lundi au jeudi.'),
  'how-missing': s('Dites en quelques mots comment le récit a été lu.'),
  'date-to-come': s("Cette date n'est pas encore passée."),
  'names-missing': s('Écrivez les noms à faire paraître, ou choisissez une autre façon.'),
  'hours-reversed': s("L'heure de fin vient avant celle du début."),
  'hours-unclear': s('Écrivez deux heures, par exemple : 9 h - 18 h.'),
  'number-out-of-range': s('Écrivez un nombre, dans les limites indiquées.'),
  'service-missing': s('Choisissez un service, ou racontez-le autrement.'),
  'service-name-missing': s('Écrivez le nom du service.'),
  'service-name-long': s('Écrivez un nom plus court : 60 caractères au plus.'),
  'service-name-taken': s('Un service porte déjà ce nom.'),
  'channel-taken': s("Un de ces canaux est déjà relié à un autre service. Déliez-le d'abord."),
  'channel-missing': s('Choisissez au moins un canal.'),
  'channels-too-many': s("Choisissez 20 canaux au plus à la fois. Vous pourrez en ajouter d'autres ensuite."),
  'clock-unclear': s('Écrivez une heure, par exemple : 9 h 30.'),
  'contacts-unclear': s('Sur chaque ligne : qui, deux points, comment joindre cette personne ou ce service.'),
  'name-empty': s('Écrivez un nom, ou celui par lequel on vous appelle.'),
  'name-borne': s("Quelqu'un d'autre porte ce nom ici. Ajoutez-y ce qui vous distingue, par exemple votre service."),
  'sentence-empty': s('Écrivez quelques mots : une phrase suffit.'),
  'person-missing': s('Choisissez une personne.'),
  'people-too-many': s("Choisissez 20 personnes au plus à la fois. Vous pourrez en proposer d'autres ensuite."),
  'set-aside-too-many': s('Choisissez 100 personnes au plus.'),
  'asked-too-many': s(
    "60 personnes au plus peuvent avoir une demande de vous en attente. Proposez-en d'autres quand quelques-unes auront répondu.",
  ),
  'date-missing': s('Choisissez une date.'),
  'dates-reversed': s('Le dernier jour vient avant le premier.'),
  'absence-over': s('Cette absence est déjà passée.'),
  'absence-too-long': s('Une absence tient en deux ans au plus. Pour plus longtemps, dites « stop ».'),
  'trial-what-missing': s("Dites en quelques mots ce que l'on essaie."),
  'hypothesis-missing': s("Dites ce que l'on veut vérifier : sans hypothèse, ce n'est pas encore un test."),
  'way-back-missing': s("Dites comment on revient en arrière : un test doit pouvoir s'arrêter sans dégât."),
  'question-missing': s("Dites ce que l'on regardera : sans cette question, on n'apprendrait rien."),
  'end-missing': s('Choisissez un dernier jour : un test a toujours une date de fin.'),
  'start-past': s('Ce jour est déjà passé.'),
  'end-before-start': s('Le dernier jour vient avant le premier.'),
  'trial-too-long': s("C'est trop long pour un test : choisissez une date de fin plus proche."),
  'pilot-outside': s('Choisissez un jour entre le premier et le dernier.'),
  'gaps-unclear': s('Écrivez des nombres de jours qui ne se resserrent pas, par exemple : 2, 3, 5, 8.'),
  'trial-changed': s('Le test vient de changer. Copiez votre texte, fermez, puis ouvrez la nouvelle version.'),
  'evaluation-closed': s("Le bilan vient d'être écrit. Copiez votre texte, et parlez-en à qui porte le test."),
  'answer-empty': s('Écrivez quelques mots, sur la ligne de votre choix.'),
  'learnt-empty': s("Écrivez quelques mots : ce que l'on en retient."),
  'follow-missing': s("Choisissez une suite : aucune ne vaut mieux qu'une autre."),
  'decider-missing': s('Dites qui décide : sans cela, la proposition pourrait rester sans réponse.'),
  'decision-day-missing': s('Choisissez une date : sans elle, la question pourrait rester en suspens.'),
  'decision-day-past': s('Cette date est déjà passée.'),
  'conclusion-changed': s("Quelqu'un vient d'écrire ce bilan. Copiez votre texte, fermez, puis complétez le sien : « corriger le bilan »."),
};
