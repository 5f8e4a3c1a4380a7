import { callingNames } from '../../cards/en/calling.ts';
import { list, p, s, small, t } from '../../cards/en/typography.ts';
import type { Labels, Reasons, WordedForms, WordedKinds } from '../../core/words.ts';
import { digestLine } from '../digest/en.ts';
import type { CoordinationForms } from './forms.ts';
import type { buttons as areaButtons, CoordinationParams, kinds } from './messages.ts';

const buttons: Labels<typeof areaButtons> = {
  settings: s('Settings'),
  changeSettings: s('Change settings'),
  changeContacts: s('Change contacts'),
  auditLog: s('Log'),
  retryStuck: s('Try again'),
};

const phrases = {
  settings: ['settings'],
  changeSettings: ['change settings'],
  changeContacts: ['change contacts'],
  auditLog: ['log', 'audit'],
  retryStuck: ['try again'],
  showState: ['coordination', 'state'],
};

const troubleWords: Record<CoordinationParams['technicalTrouble']['trouble'], string> = {
  'person-gone': 'An account is closed or no longer receives messages. The messages meant for it are kept.',
  'not-installed':
    'The app is not installed for somebody I should write to. In the Teams admin centre, install Vendange for them, or for everyone.',
  'channel-archived': 'A channel is archived. Unarchive it, or choose another.',
  'channel-gone': 'A channel no longer exists, or I no longer have access to it.',
  'not-in-channel': 'I am not in a channel where I should write. In Slack, invite me with "/invite"; in Teams, add the app to the team.',
  'token-revoked':
    'My access keys have been revoked: nothing can be sent any more. Reinstall the app, then replace the token or the secret in the configuration.',
  'missing-scope': 'I lack a permission. Reinstall the app with the manifest provided.',
  disabled: 'The app is turned off on the platform: nothing can be sent there any more. In its admin centre, allow Vendange.',
  'too-large': "A message is too long for the platform. The server's log gives the code: tell whoever maintains Vendange.",
  unavailable: 'The platform is not answering. There is nothing to do: I keep trying, and everything will be sent.',
  other: "The platform refused messages for a technical reason. The server's log gives the code.",
};

const messages: WordedKinds<CoordinationParams> = {
  coordinationOnly: () => ({
    summary: s('For coordination'),
    body: [p`This view is for coordination. It shows what is waiting and what could not be sent, never what people write.`],
  }),
  coordinationState: ({ waiting, volunteers, troubles, digests }, f) => ({
    summary: s('What waits'),
    body: [
      waiting === 0
        ? p`No initiative is waiting for a volunteer.`
        : waiting === 1
          ? p`One initiative is waiting for a volunteer. Those who carry it know.`
          : p`${waiting} initiatives are waiting for a volunteer. Those who carry them know.`,
      p`Volunteers, those who pause left out: ${volunteers}.`,
      ...(troubles.length === 0
        ? [p`All messages have been sent.`]
        : [
            p`What could not be sent:`,
            list(
              troubles.map(
                (one) => t`${troubleWords[one.trouble]}${one.since ? ` Since ${f.day(one.since)}.` : ''} Messages kept: ${one.messages}.`,
              ),
            ),
          ]),
      ...(digests.length === 0 ? [] : [p`Highlights, channel by channel:`, list(digests.map((one) => digestLine(one, f)))]),
      small`I show neither sentences nor names. To add a coordinator, whoever runs the server names them in VENDANGE_COORDINATORS.`,
    ],
  }),
  technicalTrouble: ({ trouble }) => ({
    summary: s('Some messages could not be sent.'),
    body: [p`Some messages could not be sent. ${troubleWords[trouble]}`, p`Nothing is lost. For the detail: "coordination".`],
  }),
  retried: ({ messages }) => ({
    summary: s('Trying again.'),
    body: [
      messages === 0
        ? p`There was nothing to try again.`
        : messages === 1
          ? p`One message will be sent again, at the next good moment.`
          : p`${messages} messages will be sent again, at the next good moment.`,
    ],
  }),
};

/** Why a message that nobody asked for comes. */
const because: Reasons<typeof kinds> = {
  technicalTrouble: s('because you are part of coordination'),
};

const forms: WordedForms<CoordinationForms> = {
  settings: () => ({
    title: s('Settings'),
    intro: [],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: {
      locale: { label: s('Default language') },
      name: { label: s('The name of your organisation') },
      called: { label: s('What do you call your organisation?') },
      controller: { label: s('Who runs Vendange?'), hint: s('The data controller: the city of…, the région of…') },
      legalBasis: { label: s('On which legal basis?'), hint: s('For example: task in the public interest (GDPR, article 6(1)(e))') },
      dataContact: { label: s('Whom to write to about one’s data?'), hint: s('The data protection officer, for example.') },
      territory: { label: s('Public holidays of') },
      hours: { label: s('Default working hours'), hint: s('For example: 9:00 - 18:00') },
      digestByAnyone: { label: s('May everyone subscribe a channel to the highlights?') },
      messagesAWeek: { label: s('Messages a week that I send on my own'), hint: s('From 1 to 3') },
      answerDays: { label: s('Working days to answer an invitation'), hint: s('From 1 to 10') },
      newsDays: { label: s('Working days within which people have news'), hint: s('From 6 to 30') },
      keepDays: { label: s('Days a sentence is kept when no meeting took place'), hint: s('From 15 to 365') },
      until: { label: s('Until when is Vendange on trial here?'), hint: s('Twelve months away at most') },
      ceiling: { label: s('Meetings at a time, for new volunteers'), hint: s('From 1 to 9') },
    },
    options: { ...callingNames, no: s('No'), yes: s('Yes') },
  }),
  contacts: () => ({
    title: s('Contacts'),
    intro: [p`Whom to turn to in danger, violence, harassment or distress, or to raise an alert.`],
    submit: s('Keep'),
    cancel: s('Close'),
    fields: { lines: { label: s('One contact per line'), hint: s('For example: Occupational health: 01 23 45 67 89') } },
  }),
};

/** Everything this area says in English. */
export const en = { messages, buttons, phrases, because, forms };
