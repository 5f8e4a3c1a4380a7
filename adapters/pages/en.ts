import { s } from '../../src/cards/en/typography.ts';
import { ruleOf } from '../../src/domain/purpose.ts';
import type { PlatformName } from '../../src/ports/chat-platform.ts';
import type { Facts, Wording } from './words.ts';

const names: Readonly<Record<PlatformName, string>> = {
  slack: 'Slack',
  teams: 'Microsoft Teams',
  playground: "this machine's playground",
};
const where = ({ platforms }: Facts) => (platforms.length === 0 ? 'your chat' : platforms.map((one) => names[one]).join(' and '));

export const en: Wording = {
  otherPage: { privacy: s('Terms of use'), terms: s('What is kept about you') },
  accessibility: s('Accessibility: not compliant'),
  otherLanguage: 'Français',
  privacy: (facts) => ({
    title: s('What Vendange keeps about you'),
    sections: [
      {
        id: 'qui',
        title: s('Who runs Vendange'),
        paragraphs: [
          facts.controller === ''
            ? s(
                `${facts.organisation} uses Vendange. Who is responsible is not yet said here: ask coordination, by writing "coordination" to Vendange.`,
              )
            : s(`Controller: ${facts.controller}.`),
          ...(facts.legalBasis === '' ? [] : [s(`Legal basis: ${facts.legalBasis}.`)]),
          ...(facts.dataContact === '' ? [] : [s(`For any question about your data: ${facts.dataContact}.`)]),
        ],
      },
      {
        id: 'pourquoi',
        title: s('What it is for'),
        paragraphs: [
          s(
            'Vendange takes down in one sentence what people at work have started, asks a volunteer to come and talk about it, and keeps what is told of it as the people concerned choose. It gives small trials a rhythm and an end.',
          ),
          s(
            'Nothing in it serves to rate, rank or appraise a person or a service, and no decision about anybody is taken automatically. Taking part is free.',
          ),
        ],
      },
      {
        id: 'quoi',
        title: s('What is kept, and for how long'),
        paragraphs: [],
        rows: {
          head: [s('What'), s('Until when')],
          body: [
            [
              s('Your name, your id in the chat, your language, hours and absences'),
              s('Until you erase your data; an absence, two days after its end'),
            ],
            [s('A sentence that was told and that nobody met'), s(`${facts.keepDays} days, or as soon as you withdraw it`)],
            [
              s('A request for help, or to gather a few people'),
              s(`${ruleOf('help').keptFor} working days at most; to gather people, ${ruleOf('table').keptFor}`),
            ],
            [s('A story, and what each person allowed'), s('As long as the people concerned agree')],
            [
              s('A trial, and what is learnt from it'),
              s(`As long as the people concerned agree; never begun, ${facts.keptFor.givenUp} days`),
            ],
            [s('Your questions before you agree to a trial'), s(`${facts.keptFor.trialQuestions} days`)],
            [s('The five lines of a hand lent'), s(`${facts.keptFor.fiveLines} days after the return`)],
            [s('Who read a sentence whose story is written'), s(`${facts.keptFor.readers} days after the story`)],
            [
              s('What is said of a trial while it lives, and the answers to its evaluation'),
              s(`${facts.keptFor.evaluated} days after its conclusion, or ${facts.keptFor.unevaluated} days after an end without one`),
            ],
            [
              s('A "no", or no answer to an invitation'),
              s('The answer is not kept; the date of your last invitation is, and your name among those who read the sentence'),
            ],
            [
              s('What was sent to you: the kind of message and the date, without the words'),
              s(
                `${facts.keptFor.posts} days, so that it can be edited; ${facts.keptFor.served} days for an answer that shows nothing that is kept`,
              ),
            ],
            [s('The days on which Vendange wrote to you on its own'), s(`${facts.keptFor.attention} days`)],
            [
              s('Which message told what, to follow your corrections'),
              s(`${facts.keptFor.heard} days; the new words of an edited message, ${facts.keptFor.heardWords} days`),
            ],
            [s('Your last search'), s(`${facts.keptFor.searches} days`)],
            [s('Words that Vendange did not understand'), s('The night after the next working day')],
            [s('The hour you keep for those who gather people'), s(`Until you take it back, ${facts.keptFor.moments} days at most`)],
            [s('What you keep of Vendange, once it stopped'), s(`Until you take it back, ${facts.keptFor.keptWords} days at most`)],
            [s('A file of your data that Teams offers'), s('One day, or as soon as you take it')],
            [s('A digest of each message received, so that it is not handled twice'), s(`${facts.keptFor.receipts} days`)],
            [s('Two accounts of one address, and your answers'), s('As long as both accounts are there')],
            [s('Your acts of coordination'), s('Kept in the log; your name, until you erase your data')],
            [s('The name of somebody whom others named and who never did anything here'), s(`${facts.keptFor.onlyNamed} days`)],
          ],
        },
      },
      {
        id: 'lecteurs',
        title: s('Who reads what'),
        paragraphs: [],
        list: [
          s(
            'A sentence: the people of the initiative, then each volunteer who is asked, one at a time, without your name until they say yes. The people you choose read it with your name. "Who has read my sentence?" lists them.',
          ),
          s(
            'A story, a trial, an evaluation: first the people concerned, then those whom all of them chose. Among several, the most discreet choice prevails, and silence means "just us".',
          ),
          s(
            'Coordination: what waits and what could not leave, without your sentences, save the request for help that you address to it. It has no view that compares people or services.',
          ),
          s('Vendange tells your management nothing.'),
          s('Whoever administers the server can, technically, read everything that is kept there.'),
        ],
      },
      {
        id: 'ou',
        title: s('Where it is, and what remains elsewhere'),
        paragraphs: [
          s(
            `Your data is on the server of your organisation or of its host. What you write to Vendange and what it writes to you goes through ${where(facts)}, which keeps a copy by its own rules. Vendange passes nothing on to anybody else, and uses neither audience measurement nor artificial intelligence.`,
          ),
          facts.embedded
            ? s('What you erase remains in backups, for seven days at most while Vendange runs.')
            : s('What you erase remains in the backups of the database, as long as your organisation keeps them.'),
          s('A file that was handed over, a message that somebody forwarded, a printed page cannot be taken back.'),
        ],
      },
      {
        id: 'droits',
        title: s('Your rights'),
        paragraphs: [
          s(
            'Write "my data" to Vendange: you see, take away, correct and erase everything that is kept about you, without asking anybody. "stop" ends what Vendange sends on its own.',
          ),
          s(
            'You may also object to this processing, or ask for its restriction, to whoever runs Vendange. If the answer does not suit you, you may turn to the CNIL (cnil.fr).',
          ),
        ],
      },
      {
        id: 'autres',
        title: s('If you are spoken of and do not use Vendange'),
        paragraphs: [
          s(
            'A story may name somebody who never wrote to Vendange. If it names you, tell whoever runs Vendange, or coordination, without having to say why. The people of the story correct it or take it down, and the messages of Vendange that show it are then edited wherever they can be.',
          ),
        ],
      },
    ],
  }),
  terms: (facts) => ({
    title: s('Terms of use of Vendange'),
    sections: [
      {
        id: 'quoi',
        title: s('What Vendange is'),
        paragraphs: [
          s(
            `Vendange is a program that answers in ${where(facts)}, for the people who work at ${facts.organisation}. One tells it in one sentence what one has started; a volunteer comes and talks about it; what is told of it is chosen by the people concerned.`,
          ),
          s('Taking part is free. Refusing, not answering or stopping takes no reason, and Vendange does not keep a refusal.'),
        ],
      },
      {
        id: 'pas',
        title: s('What it is not'),
        paragraphs: [
          s(
            'It is neither a channel for alerts, nor an emergency service, nor a place to report danger, violence, harassment or distress: write "whom to turn to" to know whom to contact.',
          ),
          s('It is not a tool for managing staff: nothing written in it may serve to appraise, reward or sanction anybody.'),
        ],
      },
      {
        id: 'ecrire',
        title: s('What you write'),
        paragraphs: [],
        list: [
          s(
            "Write neither the name of a user of the service, nor that of a child, nor anything about somebody's health, opinions or private life.",
          ),
          s('Name a colleague only with their agreement.'),
          s('Professional secrecy, discretion and safety instructions apply here as elsewhere.'),
          s('A trial exempts nobody from the law, from protocols, or from talking with management about what affects the service.'),
        ],
      },
      {
        id: 'accord',
        title: s('What is shared'),
        paragraphs: [
          s(
            "A story is read only where all of its people allowed it, and each may change their mind at any time: Vendange's messages are then edited, copies already made are not. Even without a name, somebody may be recognised.",
          ),
        ],
      },
      {
        id: 'service',
        title: s('The service'),
        paragraphs: [
          s(
            'Vendange answers at any hour what people do, and writes on its own only within your working hours. It may be stopped for an upgrade; what was recorded is not lost.',
          ),
          s('Vendange is free software, under the MIT licence, provided without warranty.'),
        ],
      },
      {
        id: 'accessibilite',
        title: s('Accessibility: not compliant'),
        paragraphs: [
          s(
            'These two pages, the vintage and the sheets to print (agreement, trial, notebook, highlights) were not audited against the French accessibility standard (RGAA): within the meaning of the law, they are therefore declared not compliant. Statement made on 30 November 2026.',
          ),
          s(
            'What is checked in every version: no defect found by the tool axe, reading by keyboard, a width of 320 pixels without scrolling sideways, and printing without loss. Messages are shown in your chat, whose accessibility depends on its publisher; every button of Vendange can also be said in words.',
          ),
          facts.dataContact === ''
            ? s(
                'If something keeps you from reading or acting, tell coordination, by writing "coordination" to Vendange. Without a satisfactory answer, you may turn to the Défenseur des droits (defenseurdesdroits.fr).',
              )
            : s(
                `If something keeps you from reading or acting, say so: ${facts.dataContact}. Without a satisfactory answer, you may turn to the Défenseur des droits (defenseurdesdroits.fr).`,
              ),
        ],
      },
    ],
  }),
};
