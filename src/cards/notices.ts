import type { Locale } from '../domain/organisation.ts';

/** What a platform wants said where the bot has nothing to show: the answer is elsewhere, or there is none. */
export interface Notices {
  /** Where a form was expected. */
  readonly title: string;
  readonly answeredInChat: string;
  readonly noted: string;
  /** Of a press that says nothing. */
  readonly unknown: string;
  readonly fileGone: string;
  readonly fileRefused: string;
  /** Asked to put a file somewhere else than in the organisation's OneDrive or SharePoint. */
  readonly fileElsewhere: string;
  /** In the place of a page that was asked for again. */
  readonly pageMoved: string;
  /** To somebody the bot cannot write to, where they named it or pressed a button among others. */
  readonly answersInPrivate: string;
}

export const notices: Record<Locale, Notices> = {
  fr: {
    title: 'Vendange',
    answeredInChat: 'Ma réponse est dans notre conversation.',
    noted: 'C’est noté.',
    unknown: 'Ce bouton ne fonctionne plus.',
    fileGone: 'Ce fichier n’est plus gardé\u00a0: je ne le garde qu’un jour. Demandez-le de nouveau.',
    fileRefused: 'D’accord, je n’ai pas gardé ce fichier.',
    fileElsewhere: 'Je n’ai pas remis ce fichier\u00a0: je ne dépose de fichiers que dans OneDrive ou SharePoint, chez Microsoft.',
    pageMoved: 'Votre espace est plus bas dans notre conversation.',
    answersInPrivate: 'Bien reçu. Je réponds en privé\u00a0: ajoutez l’application Vendange dans Teams, et écrivez-moi.',
  },
  en: {
    title: 'Vendange',
    answeredInChat: 'My answer is in our conversation.',
    noted: 'Noted.',
    unknown: 'This button no longer works.',
    fileGone: 'This file is no longer kept: I keep it for a day only. Ask for it again.',
    fileRefused: 'All right, I have not kept this file.',
    fileElsewhere: 'I have not handed this file over: I only put files in OneDrive or SharePoint, at Microsoft.',
    pageMoved: 'Your page is further down in our conversation.',
    answersInPrivate: 'Received. I answer in private: add the Vendange app in Teams, and write to me.',
  },
};
