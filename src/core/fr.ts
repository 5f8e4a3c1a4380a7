import { p, s } from '../cards/fr/typography.ts';
import { inFull } from '../cards/words.ts';
import type { SharedWords } from './words.ts';

const formNotes: SharedWords['formNotes'] = {
  missing: s('Il manque une réponse ici.'),
  wrong: s("Rien n'est encore enregistré : voyez les remarques ci-dessous."),
  more: s(
    "La liste est trop longue pour tenir ici. Ce qui n'y figure pas se dit en mots. Pour un canal : écrivez-moi depuis ce canal, en m'y mentionnant.",
  ),
  nowhere: s('Je ne suis encore dans aucun canal. Ajoutez-moi à une équipe, mentionnez-moi dans le canal voulu, puis revenez ici.'),
};

/** Beside a field that cannot be taken as it is. */
const troubles: SharedWords['troubles'] = {
  'choice-missing': s('Choisissez une réponse.'),
  'story-empty': s('Écrivez quelques lignes.'),
  'story-changed': s('Le récit vient de changer. Copiez votre texte, fermez, puis ouvrez la nouvelle version.'),
  'contact-missing': s('Indiquez une personne ou un service à qui parler.'),
  'days-unclear': s('Écrivez des jours, par exemple : du lundi au jeudi.'),
  'how-missing': s('Dites en quelques mots comment le récit a été lu.'),
  'date-to-come': s("Cette date n'est pas encore passée."),
  'names-missing': s('Écrivez les noms à faire paraître, ou choisissez une autre façon.'),
  'hours-reversed': s('Ces deux heures sont la même.'),
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
  'line-too-long': s('Écrivez plus court : 600 caractères au plus.'),
  'lines-changed': s("Quelqu'un vient de corriger ces lignes. Copiez votre texte, fermez, puis ouvrez la nouvelle version."),
  'return-past': s('Ce jour est déjà passé : choisissez celui du retour.'),
  'return-too-far': s(
    "Un coup de main dure dix jours ouvrés au plus, depuis le jour où ces lignes ont été écrites : choisissez un retour plus proche. Rien de ce que vous avez écrit n'est perdu.",
  ),
  'contacts-unclear': s('Sur chaque ligne : qui, deux points, comment joindre cette personne ou ce service.'),
  'name-empty': s('Écrivez un nom, ou celui par lequel on vous appelle.'),
  'name-borne': s("Quelqu'un d'autre porte ce nom ici. Ajoutez-y ce qui vous distingue, par exemple votre service."),
  'sentence-empty': s('Écrivez quelques mots : une phrase suffit.'),
  'person-missing': s('Choisissez une personne.'),
  'person-alone': s('Pour cela, choisissez une seule personne.'),
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
  'after-term': s("Vendange s'arrête ici avant ce jour, que dit « aide ». Choisissez une date de fin plus proche."),
  'term-out-of-range': s('Choisissez un jour à venir, dans douze mois au plus.'),
  'term-over': s(
    "Vendange s'est arrêté ici : je n'ouvre plus rien de nouveau. Vos mots restent dans ce formulaire, le temps de les copier.",
  ),
  'pilot-outside': s('Choisissez un jour entre le premier et le dernier.'),
  'one-outside': s('Choisissez une seule personne, hors du test.'),
  'gaps-unclear': s('Écrivez des nombres de jours qui ne se resserrent pas, par exemple : 2, 3, 5, 8.'),
  'no-room': s(
    'Vos textes sont trop longs pour que je montre le reste sans rien en perdre : raccourcissez-les, ou gardez les choix habituels.',
  ),
  'trial-changed': s('Le test vient de changer. Copiez votre texte, fermez, puis ouvrez la nouvelle version.'),
  'evaluation-closed': s("Le bilan vient d'être écrit. Copiez votre texte, et parlez-en à qui porte le test."),
  'answer-empty': s('Écrivez quelques mots, sur la ligne de votre choix.'),
  'learnt-empty': s("Écrivez quelques mots : ce que l'on en retient."),
  'follow-missing': s("Choisissez une suite : aucune ne vaut mieux qu'une autre."),
  'decider-missing': s('Dites qui décide : sans cela, la proposition pourrait rester sans réponse.'),
  'decision-day-missing': s('Choisissez une date : sans elle, la question pourrait rester en suspens.'),
  'decision-day-past': s('Cette date est déjà passée.'),
  'decision-changed': s("Quelqu'un vient de noter cette réponse. Copiez votre texte, fermez, puis complétez la sienne : « la réponse »."),
  'conclusion-changed': s("Quelqu'un vient d'écrire ce bilan. Copiez votre texte, fermez, puis complétez le sien : « corriger le bilan »."),
};

/** What is said in French whatever the area. */
export const fr: SharedWords = {
  formNotes,
  troubles,
  typed: (words) => [
    p`Rien n'est enregistré de ce que vous venez d'écrire : je le garde un jour ouvré, pour vous seulement.`,
    inFull(words),
  ],
  unnamed: { person: s('une personne'), team: s('une équipe'), channel: s('canal') },
};
