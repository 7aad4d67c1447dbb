import type { Finished } from '../admin/secret-beside-server.js';
import { policy } from '../policy.js';
import type { Command, Options, Outcome } from './command.js';
import { inDays, isoTime, settings } from './shown.js';

/** What was made with the old secret has ended by then: a session lasts longest. */
const oldLasts = inDays(policy.sessions.rememberedAbsolute);

export const secretCommands: readonly Command[] = [
  {
    name: 'secret rotate',
    options: { finish: '', now: '' },
    summary: 'Change SECRET: make a new one beside the old one, and later remove the old one (--finish)',
    notes:
      'It changes the file beside a SQLite database, and never prints a secret. If SECRET is set in the environment, it says what to do there. ' +
      '--finish removes the old secret only after a restart, and when nothing that was made with it still works, ' +
      `which takes up to ${oldLasts}; --finish --now does not wait for either.`,
    examples: ['secret rotate', 'secret rotate --finish', 'secret rotate --finish --now'],
    run: rotate,
  },
];

async function rotate(options: Options): Promise<Outcome> {
  const config = await settings();
  const { beginChange, finishChange, secretFileIn } = await import('../admin/secret-beside-server.js');
  const file = secretFileIn(config, await isSet());
  if (file === undefined) return options.has('finish') ? checkSet(config.secrets.length) : adviseSet();
  if (options.has('finish')) return finished(await finishChange(config, file, options.has('now')), file);
  const oldMayGo = isoTime(beginChange(config, file));
  const text = [
    `The file ${file} has a new secret before the old one.`,
    'Restart the server now: it makes everything new with the new one, and everything old goes on working. Back up the file.',
    `After ${oldMayGo}: secret rotate --finish`,
  ];
  return { text: text.join('\n'), json: { changed: true, file, oldMayGo } };
}

/** Directly, or in a file that `SECRET_FILE` names. */
async function isSet(): Promise<boolean> {
  const { readEnvironment, valuesOf } = await import('../config/environment.js');
  return valuesOf(readEnvironment(), ['SECRET']).SECRET !== undefined;
}

function finished({ removed, uses, possibleAt, isInUse }: Finished, file: string): Outcome {
  const json = { removed, ...uses };
  const done = `The old secret is gone from ${file}. Restart the server now.`;
  if (removed) return { text: isInUse ? done : `${done}\n${runsWithOld}`, json: { ...json, restartNow: !isInUse } };
  const counts = [
    [uses.sessions, 'sessions would end'],
    [uses.links, 'mailed links would stop working'],
    [uses.registrations, 'activation links would stop working'],
    [uses.mails, 'emails that wait could not be sent'],
  ] as const;
  const lines = counts.filter(([count]) => count > 0).map(([count, what]) => `  ${count} ${what}`);
  const text = [
    'The old secret is still needed:',
    ...lines,
    `Nothing needs it after ${isoTime(possibleAt)}. To remove it anyway: secret rotate --finish --now`,
  ].join('\n');
  return { text, json: { ...json, possibleAt: isoTime(possibleAt) }, failed: true };
}

const runsWithOld =
  'Warning: the server runs with the old secret alone. Until you restart it, no code of an authenticator app is accepted, and what is made there is lost with the old secret.';

function adviseSet(): Outcome {
  const text = [
    'SECRET is set in the environment, so it is changed there, and no command prints it:',
    '1. Make a new one where nobody sees it, such as in the editor of your secret store: openssl rand -base64 32',
    '2. Put it before the old one, with a comma between them: SECRET=new,old',
    '3. Restart every process of the server. Sessions, links and stored keys go on working.',
    `4. After ${oldLasts}: secret rotate --finish says whether the old one can be removed.`,
  ].join('\n');
  return { text, json: { changed: false, setIn: 'environment' } };
}

async function checkSet(secrets: number): Promise<Outcome> {
  if (secrets < 2) return { text: 'SECRET has no old part: nothing to do.', json: { removable: true, sealed: 0 } };
  const { sealedWithOld } = await import('../admin/secret-beside-server.js');
  const sealed = await sealedWithOld(await settings());
  const text =
    sealed > 0
      ? `${sealed} stored keys are still encrypted with the old secret: restart the server with SECRET=new,old, and look again.`
      : `No stored key needs the old secret. Remove it once ${oldLasts} have passed since the restart with the new one: sessions and links from before end with it.`;
  return { text, json: { removable: sealed === 0, sealed }, failed: sealed > 0 };
}
