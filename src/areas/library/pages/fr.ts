import { s } from '../../../cards/fr/typography.ts';

/** What the pages to print say of their own. */
export const pages = {
  notebook: {
    file: 'carnet-de-vendange',
    note: s('Voici le carnet de vendange : une page à ouvrir dans un navigateur, puis à imprimer.'),
    title: s('Carnet de vendange'),
    for: s('pour la personne qui écoute'),
    begin: s('Pour commencer'),
    beginning: [
      s('Convenez ensemble du moment et du lieu : un endroit calme, une heure au plus.'),
      s("Dites que vous venez écouter : il n'y a rien à résoudre, et personne ne juge."),
      s('Demandez si vous pouvez prendre des notes. Un silence est aussi une réponse.'),
    ],
    questions: s('Les questions, si elles aident'),
    unwritten: s("Ce que l'on n'écrit pas"),
    notWritten: s(
      "Les noms d'usagères ou d'usagers, d'enfants, de personnes absentes ; ce qui touche à la santé, aux opinions ou à la vie privée ; un reproche à quelqu'un ; ce qui vous est confié pour vous.",
    ),
    elsewhere: s(
      'Danger, violence, harcèlement, souffrance : posez le carnet. Vendange donne des personnes et des numéros, à qui lui dit « vers qui me tourner ».',
    ),
    aloud: s('À lire à voix haute, avant un oui'),
    read: s(
      "« Voici ce que j'ai écrit, je vous le lis en entier. Vous pouvez le corriger, ou dire non, sans dire pourquoi : rien n'est raconté sans votre accord. Vous choisissez qui peut le lire, si votre nom y figure, et s'il peut être imprimé, ou affiché. À plusieurs, le choix le plus discret l'emporte. Vous pourrez changer d'avis ; mais ce qui est déjà imprimé ou copié ne se reprend pas. »",
    ),
    notes: s('Mes notes'),
    destroy: s('Une fois le récit relu ensemble, détruisez cette page.'),
  },
  poster: {
    file: 'breves-a-afficher',
    note: s(
      'Voici les brèves à afficher : une page à ouvrir dans un navigateur, puis à imprimer. Elle dit jusqu’à quand la laisser au mur.',
    ),
    title: s('Les brèves'),
    opening: s('ce que des collègues ont bien voulu partager, sans ordre de mérite.'),
    labels: {
      story: '🍇 Récit',
      bud: '🌱 Bourgeon',
      live: '🚧 En test',
      stopped: '🍂 Test arrêté',
      granted: s("🌳 C'est devenu courant"),
      refused: '🪨 Ce ne sera pas possible, et voici pourquoi',
    },
    live: (until: string) => s(`🚧 EN TEST jusqu'au ${until}`),
    texts: {
      story: (text: string) => text,
      bud: (text: string) => s("Ce que l'on en garde : ") + text,
      live: (text: string) => s('À vérifier : ') + text,
      stopped: (text: string) => s("Ce qu'il nous apprend : ") + text,
      granted: (text: string) => text,
      refused: (text: string) => text,
    },
    ask: s('Pour en parler, ou raconter la vôtre :'),
    agreed: s("Chaque personne concernée a accepté cette affiche. D'autres récits restent entre elles : leur absence ne dit rien."),
    until: (made: string, until: string) =>
      s(`Faite le ${made} avec Vendange. À retirer le ${until} au plus tard, ou dès qu'une de ces personnes le demande.`),
  },
};
