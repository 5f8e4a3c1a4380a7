import { wholeOf } from '../../cards/en/calling.ts';
import { numbered, p, s, small, t } from '../../cards/en/typography.ts';
import { channelsOf, said } from '../../cards/words.ts';
import type { Labels, Reasons, WordedForms, WordedKinds } from '../../core/words.ts';
import type { faces } from './buttons.ts';
import type { ServicesForms } from './forms.ts';
import type { buttons as areaButtons, kinds, ServicesParams } from './messages.ts';

const buttons: Labels<typeof areaButtons & typeof faces> = {
  services: s('Services'),
  showService: s('See this service'),
  addService: s('Add a service'),
  changeService: s('Name and channels'),
  unbindChannel: s('Unbind'),
  removeService: s('Remove this service'),
  confirmRemoveService: s('Yes, remove this service'),
  keepService: s('No, keep it'),
};

const phrases = {
  services: ['services', 'the services'],
  addService: ['add a service'],
  unbindChannel: ['unbind'],
  removeService: ['remove the service'],
  confirmRemoveService: ['yes remove the service'],
  addNamedService: ['add the service'],
  renameService: ['rename the service'],
  bindChannels: ['bind'],
};

const named = (services: readonly { readonly name: string }[]) => numbered(services.map((one) => t`${said(one.name)}`));

const messages: WordedKinds<ServicesParams> = {
  services: ({ services: all }) => ({
    summary: s("Your organisation's services"),
    body: [
      ...(all.length === 0
        ? [p`No service is defined. Until one is, nobody can choose to tell a story to their service.`]
        : [
            p`Your organisation's services, and their channels:`,
            numbered(all.map((one) => t`${said(one.name)}: ${one.channels.length === 0 ? 'no channel' : channelsOf(one.channels)}`)),
            p`A story told to one service, management included, is read in its channels alone.`,
          ]),
      small`In words: "add the service: Roads", "rename the service: Roads to Streets", "remove the service: Roads"; in Slack, "bind #works to the service Roads", "unbind #works".`,
    ],
  }),
  service: ({ name, channels, noted }) => ({
    summary: noted ? s('Noted.') : s('A service'),
    body: [
      ...(noted ? [p`Noted, and written in the log.`] : []),
      p`Service: ${said(name)}`,
      ...(channels.length === 0
        ? [p`No channel is bound to it: for now, nobody would read a story there.`]
        : [p`Its channels:`, numbered(channels.map((channel) => [{ channel }])), small`A channel's number unbinds it.`]),
    ],
  }),
  serviceRemoving: ({ name }) => ({
    summary: s('Remove this service?'),
    body: [
      p`Remove the service "${said(name)}"?`,
      p`A story told to this service will stay between the people concerned. I will tell those who had chosen it: they can choose otherwise. Its channels will no longer be bound to it.`,
    ],
    after: [small`In words: "yes, remove the service:", followed by its name.`],
  }),
  serviceRemoved: () => ({
    summary: s('The service is removed.'),
    body: [p`Removed, and written in the log. I am telling the people who had chosen this service.`],
  }),
  serviceUnknown: ({ names }) => ({
    summary: s('I do not know this service.'),
    body: [
      p`I do not know this service. Nothing has changed.`,
      ...(names.length === 0 ? [p`None is defined.`] : [p`Your organisation's services:`, named(names.map((name) => ({ name })))]),
    ],
  }),
  channelTaken: ({ name }) => ({
    summary: s('This channel is already bound.'),
    body: [p`This channel is already bound to the service "${said(name)}". Nothing has changed: unbind it first.`],
  }),

  noServices: (_, f) => ({
    summary: s('No service is defined.'),
    body: [p`Your organisation has defined no services. Your story can stay "just us", or be for "${wholeOf(f)}". Nothing has changed.`],
  }),
  whichService: ({ services: all }) => ({
    summary: s('Which service?'),
    body: [
      p`To which service, management included? Nothing has changed for now.`,
      named(all),
      small`In words: "my service:", followed by its name. Of this I keep your choice for this story, and nothing else.`,
    ],
  }),
  serviceGone: ({ of, title, aloud }) => ({
    summary: s('A service is no longer there.'),
    body: [
      p`Coordination removed the service that was chosen for this ${of === 'trial' ? 'trial' : 'story'}: “${said(title)}”.`,
      aloud
        ? p`The agreement given in person is now "just us": it is no longer told to that service. You can talk about it again and note another agreement, or do nothing.`
        : p`Your choice is now "just us": it is no longer told to that service. You can choose otherwise, or do nothing.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  serviceGone: s('because you chose who may hear of a story or a trial, or noted an agreement'),
};

const forms: WordedForms<ServicesForms> = {
  service: ({ service }) => ({
    title: service === '' ? s('A service') : s('Name and channels'),
    intro: [
      p`A story told to this service is read in the channels bound to it alone. Choose those where its management and its teams meet.`,
    ],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      name: { label: s('Name of the service'), placeholder: s('Roads') },
      channels: { label: s('Channels to bind'), hint: s('A channel is bound to one service. Channels already bound stay bound.') },
    },
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms };
