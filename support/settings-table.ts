import { z } from 'zod';
import { Settings as packageSettings } from '../adapters/teams/package.ts';
import { frenchSpaces } from '../src/cards/fr/typography.ts';
import { environment } from '../src/config/config.ts';

type Variable = keyof typeof environment.shape | Exclude<keyof typeof packageSettings.shape, keyof typeof environment.shape>;

/** In French, for those who install: what each variable is. One that is missing here does not compile. */
const meanings: Readonly<Record<Variable, string>> = {
  SLACK_BOT_TOKEN: 'le jeton de l’application Slack, qui commence par `xoxb-`',
  SLACK_SIGNING_SECRET: 'mode HTTP : le secret de signature ; Slack appelle `https://<votre adresse>/slack/events`',
  SLACK_APP_TOKEN: 'mode Socket, à la place du précédent : le jeton qui commence par `xapp-` ; aucune adresse publique n’est nécessaire',
  TEAMS_CLIENT_ID: 'l’identifiant de l’application Microsoft du bot ; Teams appelle `https://<votre adresse>/api/messages`',
  TEAMS_CLIENT_SECRET: 'la valeur d’un secret de cette application',
  TEAMS_MANAGED_IDENTITY:
    'sur Azure, à la place du secret : `user` (l’identité dont l’identifiant est celui du bot), `system`, ou l’identifiant d’une autre',
  TEAMS_TENANT_ID:
    'l’identifiant de votre organisation chez Microsoft ; personne d’une autre n’est écouté. Plusieurs se séparent par des virgules, le premier étant celui du bot',
  VENDANGE_COORDINATORS:
    'les premières personnes de la coordination : identifiant de membre Slack ou « Object ID » Microsoft Entra, séparés par des virgules',
  VENDANGE_ORGANISATION: 'le nom de l’organisation, relu à chaque démarrage',
  VENDANGE_TERRITORY:
    'le territoire dont les jours fériés s’appliquent ; au premier démarrage seulement, ensuite la coordination le change par « réglages »',
  VENDANGE_ZONE: 'le fuseau horaire, par son nom IANA ; celui du territoire sans réglage',
  VENDANGE_LOCALE: 'la langue des premiers mots ; au premier démarrage seulement, comme le territoire',
  VENDANGE_CONTACTS:
    'vers qui se tourner en cas de danger ou de souffrance, « qui: comment » séparés par des points-virgules ; au premier démarrage seulement',
  VENDANGE_DATA: 'le dossier où tout est gardé',
  DATABASE_URL: 'une base PostgreSQL 15 ou plus récente, à la place du dossier',
  REDIS_URL: 'avec `DATABASE_URL` : plusieurs processus se partagent le travail par ce Redis 6.2 (ou Valkey) ou plus récent',
  REDIS_PREFIX: 'le début des noms de clés dans ce Redis',
  VENDANGE_ROLE: '`web` écoute, `worker` fait ce qui est dû, `all` les deux ; `--role` le dit aussi, et l’emporte',
  VENDANGE_JOINS: '`on`, pour un seul démarrage : l’espace Slack ou l’organisation Microsoft a changé, et c’est la même collectivité',
  VENDANGE_PLAYGROUND: 'le terrain d’essai ; sans réglage, il est là tant qu’aucune messagerie n’est connectée',
  HOST: 'l’adresse où le serveur écoute',
  PORT: 'le port où il écoute',
  LOG_LEVEL: 'ce que dit le journal',
  NODE_ENV: '`production` éteint le terrain d’essai et refuse ce qui n’est fait que pour les tests',
  VENDANGE_URL:
    'l’adresse publique en `https`, où `/confidentialite` et `/conditions` sont servies : le paquet Teams y mène, et les messages sur les données',
  TEAMS_WEBSITE_URL: 'pour le paquet Teams : une page qui présente Vendange chez vous ; `/conditions` sans réglage',
  TEAMS_PRIVACY_URL: 'pour le paquet Teams : votre propre page sur les données, au lieu de `/confidentialite`',
  TEAMS_TERMS_URL: 'pour le paquet Teams : vos propres conditions d’usage, au lieu de `/conditions`',
  TEAMS_APP_ID: 'pour le paquet Teams : un autre identifiant que celui du bot ; presque jamais utile',
  TEAMS_UNAUTHENTICATED: '`on` pour un outil d’essai : refusé hors de `NODE_ENV=development` et de cette machine',
  SLACK_API_URL: 'pour les tests : un autre Slack ; refusé en production',
};

const Described = z.object({
  properties: z.record(z.string(), z.looseObject({ default: z.unknown().optional(), enum: z.array(z.string()).optional() })),
});

/** Every variable, in the order of `meanings`, with the values it takes and what holds when it is not set, both read from the schemas. */
export function settingsTable(): string {
  const inputs = (schema: z.ZodType) => Described.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).properties;
  const described = { ...inputs(packageSettings), ...inputs(environment) };
  const rows = Object.entries(meanings).map(([name, meaning]) => {
    const of = described[name];
    const values = of?.enum ? ` (${of.enum.map((value) => `\`${value}\``).join(', ')})` : '';
    const without = of?.default === undefined || of.default === '' ? '' : `\`${String(of.default)}\``;
    return [`\`${name}\``, `${outsideCode(meaning, frenchSpaces)}${values}`, without];
  });
  const lines = [['Variable', 'Ce que c’est', 'Sans réglage'], ['---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function outsideCode(text: string, change: (text: string) => string): string {
  return text
    .split('`')
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join('`');
}

const begins = '<!-- npm run settings -->';
const ends = '<!-- fin -->';

/** The page with its table written anew. */
export function withTable(page: string, written: string): string {
  const [from, to] = [page.indexOf(begins), page.indexOf(ends)];
  if (from < 0 || to < from) throw new Error(`The page holds no ${begins} … ${ends}.`);
  return `${page.slice(0, from + begins.length)}\n\n${written}\n\n${page.slice(to)}`;
}
