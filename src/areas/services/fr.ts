import { wholeOf } from '../../cards/fr/calling.ts';
import { numbered, p, s, small, t } from '../../cards/fr/typography.ts';
import { channelsOf, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedKinds } from '../../core/words.ts';
import type { faces } from './buttons.ts';
import type { ServicesForms } from './forms.ts';
import type { buttons as areaButtons, kinds, ServicesParams } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  services: s('Services'),
  showService: s('Voir ce service'),
  addService: s('Ajouter un service'),
  changeService: s('Nom et canaux'),
  unbindChannel: s('Délier'),
  removeService: s('Retirer ce service'),
  confirmRemoveService: s('Oui, retirer ce service'),
  keepService: s('Non, le garder'),
};

const phrases = {
  services: ['services', 'les services'],
  addService: ['ajouter un service'],
  unbindChannel: ['delier'],
  removeService: ['retirer le service', 'supprimer le service'],
  confirmRemoveService: ['oui retirer le service', 'oui supprimer le service'],
  addNamedService: ['ajouter le service'],
  renameService: ['renommer le service'],
  bindChannels: ['relier'],
};

const named = (services: readonly { readonly name: string }[]) => numbered(services.map((one) => t`${said(one.name)}`));

const messages: WordedKinds<ServicesParams> = {
  services: ({ services: all }) => ({
    summary: s('Les services de votre organisation'),
    body: [
      ...(all.length === 0
        ? [p`Aucun service n'est défini. Tant qu'il n'y en a pas, personne ne peut choisir de raconter un récit à son service.`]
        : [
            p`Les services de votre organisation, et leurs canaux :`,
            numbered(all.map((one) => t`${said(one.name)} : ${one.channels.length === 0 ? 'aucun canal' : channelsOf(one.channels)}`)),
            p`Un récit raconté à un service, encadrement compris, n'est lu que dans ses canaux.`,
          ]),
      small`En mots : « ajouter le service : Voirie », « renommer le service : Voirie en Routes », « retirer le service : Voirie » ; dans Slack, « relier #travaux au service Voirie », « délier #travaux ».`,
    ],
  }),
  service: ({ name, channels, noted }) => ({
    summary: noted ? s("C'est noté.") : s('Un service'),
    body: [
      ...(noted ? [p`C'est noté, et inscrit au journal.`] : []),
      p`Service : ${said(name)}`,
      ...(channels.length === 0
        ? [p`Aucun canal ne lui est relié : pour l'instant, personne n'y lirait un récit.`]
        : [p`Ses canaux :`, numbered(channels.map((channel) => [{ channel }])), small`Le numéro d'un canal le délie.`]),
    ],
  }),
  serviceRemoving: ({ name }) => ({
    summary: s('Retirer ce service ?'),
    body: [
      p`Retirer le service « ${said(name)} » ?`,
      p`Un récit raconté à ce service restera entre les personnes concernées. Je préviendrai celles qui l'avaient choisi : elles pourront choisir autrement. Ses canaux ne lui seront plus reliés.`,
    ],
    after: [small`En mots : « oui, retirer le service : », suivi de son nom.`],
  }),
  serviceRemoved: () => ({
    summary: s('Le service est retiré.'),
    body: [p`C'est retiré, et inscrit au journal. Je préviens les personnes qui avaient choisi ce service.`],
  }),
  serviceUnknown: ({ names }) => ({
    summary: s('Je ne reconnais pas ce service.'),
    body: [
      p`Je ne reconnais pas ce service. Rien n'a changé.`,
      ...(names.length === 0 ? [p`Aucun n'est défini.`] : [p`Ceux de votre organisation :`, named(names.map((name) => ({ name })))]),
    ],
  }),
  channelTaken: ({ name }) => ({
    summary: s('Ce canal est déjà relié.'),
    body: [p`Ce canal est déjà relié au service « ${said(name)} ». Rien n'a changé : déliez-le d'abord.`],
  }),

  noServices: (_, f) => ({
    summary: s("Aucun service n'est défini."),
    body: [
      p`Votre organisation n'a pas défini de services. Votre récit peut rester « entre nous », ou se raconter « à ${wholeOf(f)} ». Rien n'a changé.`,
    ],
  }),
  whichService: ({ services: all }) => ({
    summary: s('À quel service ?'),
    body: [
      p`À quel service, encadrement compris ? Rien n'a changé pour l'instant.`,
      named(all),
      small`En mots : « mon service : », suivi de son nom. Je n'en retiens que votre choix pour ce récit.`,
    ],
  }),
  serviceGone: ({ of, title, aloud }) => ({
    summary: s("Un service n'existe plus."),
    body: [
      p`La coordination a retiré le service choisi pour ${of === 'trial' ? 'ce test' : 'ce récit'} : « ${said(title)} ».`,
      aloud
        ? p`L'accord donné de vive voix devient « entre nous » : le récit n'est plus raconté à ce service. Vous pouvez en reparler et noter un autre accord, ou ne rien faire.`
        : p`Votre choix devient « entre nous » : rien n'en est plus raconté à ce service. Vous pouvez choisir autrement, ou ne rien faire.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  serviceGone: s('parce que vous aviez choisi à qui raconter un récit ou un test, ou noté un accord de vive voix'),
};

const forms: WordedForms<ServicesForms> = {
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
};

/** Everything this area says in French. */
export const fr = { messages, buttons, phrases, because, forms };
