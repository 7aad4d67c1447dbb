import { type Ended, runToEnd, Server } from '../support/server.js';

let server: Server;

beforeAll(async () => {
  server = await Server.start();
  // Not by the form, whose values no output may contain.
  await server.change(
    `INSERT INTO users (id, email, email_key, password_hash, language, auth_epoch, activated_at, created_at, updated_at)
     VALUES ('ada', 'ada@example.com', 'ada@example.com', '', 'en', 0, 0, 0, 0)`,
  );
});

afterAll(async () => {
  await server.remove();
});

const run = (...words: string[]): Promise<Ended> => runToEnd('src/cli.js', words, server.folder, server.environment);

const json = async (...words: string[]): Promise<unknown> => {
  const { code, stdout, stderr } = await run(...words, '--json');
  expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: '' });
  return JSON.parse(stdout);
};

/** What a command says that fails. */
const refusal = async (...words: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(...words);
  expect({ words, code, stdout }).toEqual({ words, code: 1, stdout: '' });
  return stderr;
};

describe('An operator, while the application runs', () => {
  it('registers applications, for everybody or for a group, and removes them', async () => {
    expect((await run('apps', 'list')).stdout).toBe('No application is registered.\n');
    const added = await run('apps', 'add', '--name', 'Wiki', '--origin', 'HTTPS://App.Example.com:443/');
    expect(added).toMatchObject({
      code: 0,
      stdout: 'Wiki at https://app.example.com is for everybody with an account.\n',
    });
    expect(await json('groups', 'add', 'staff')).toEqual({ added: true });
    const office = { origin: 'https://office.example.com', name: 'Office', groupName: 'staff', icon: false };
    expect(
      await json('apps', 'add', '--name', 'Office', '--origin', 'https://office.example.com', '--group', 'staff'),
    ).toEqual({ application: office });
    const wiki = { origin: 'https://app.example.com', name: 'Wiki', groupName: null, icon: false };
    expect(await json('apps', 'list')).toEqual({ applications: [office, wiki] });
    expect((await run('apps', 'list')).stdout).toContain('https://office.example.com  Office  (staff)\n');
    expect(await json('apps', 'remove', 'https://app.example.com/')).toEqual({ removed: true });
    expect(await json('apps', 'list')).toEqual({ applications: [office] });
  });

  it('puts people into groups, and takes them out again', async () => {
    expect(await json('groups', 'add', 'team-1')).toEqual({ added: true });
    expect(await json('groups', 'add', 'team-1')).toEqual({ added: false });
    expect(await json('groups', 'add', 'team-1', 'Ada@Example.com')).toEqual({ added: true });
    expect(await json('groups', 'add', 'team-1', 'ada@example.com')).toEqual({ added: false });
    const { groups } = (await json('groups', 'list')) as { groups: object[] };
    expect(groups).toContainEqual({ name: 'team-1', members: 1 });
    expect((await run('groups', 'list', 'team-1')).stdout).toBe('ada@example.com\n');
    expect(await json('groups', 'remove', 'team-1', 'ada@example.com')).toEqual({ removed: true });
    expect(await json('groups', 'remove', 'team-1', 'ada@example.com')).toEqual({ removed: false });
    expect(await json('groups', 'remove', 'team-1')).toEqual({ removed: true });
  });

  it('is told what is wrong', async () => {
    for (const origin of [
      'https://a.example.com/path',
      'a.example.com',
      'ftp://a.example.com',
      'https://u@a.example.com',
    ])
      expect(await refusal('apps', 'add', '--name', 'A', '--origin', origin)).toContain('without a path');
    expect(await refusal('apps', 'add', '--name', 'A', '--origin', 'http://localhost:8080')).toContain('another host');
    expect(await refusal('apps', 'add', '--name', 'A'.repeat(61), '--origin', 'https://a.example.com')).toContain('60');
    expect(await refusal('apps', 'add', '--name', 'A', '--origin', 'https://a.example.com', '--group', 'no')).toContain(
      'There is no group "no"',
    );
    expect(await refusal('groups', 'remove', 'nogroup')).toContain('There is no group "nogroup". See: groups list');
    const twice = ['apps', 'add', '--name', 'A', '--origin', 'https://twice.example.com'];
    await json(...twice);
    expect(await refusal(...twice)).toContain('already registered');
    expect(await refusal('apps', 'remove', 'https://nowhere.example.com')).toContain('No application');
    expect(await refusal('groups', 'add', 'a,b')).toContain('lowercase letters');
    expect(await refusal('groups', 'add', 'nobody', 'ada@example.com')).toContain('There is no group');
    await json('groups', 'add', 'needed');
    await json('apps', 'add', '--name', 'B', '--origin', 'https://b.example.com', '--group', 'needed');
    expect(await refusal('groups', 'remove', 'needed')).toContain('used by an application');
    expect(await refusal('groups', 'add', 'needed', 'none@example.com')).toContain('No account has this address');
  });

  it('takes an empty word for a mistake: a variable that a script has not set must not open or remove more', async () => {
    await json('groups', 'add', 'kept');
    await json('groups', 'add', 'kept', 'ada@example.com');
    expect(await refusal('groups', 'remove', 'kept', '')).toContain('No account has this address');
    expect(await refusal('groups', 'add', 'other', '')).toContain('There is no group');
    expect(await refusal('groups', 'list', '')).toContain('There is no group');
    const open = ['apps', 'add', '--name', 'A', '--origin', 'https://open.example.com', '--group', ''];
    expect(await refusal(...open)).toContain('There is no group');
    expect((await run('groups', 'list', 'kept')).stdout).toBe('ada@example.com\n');
  });

  it('must not register applications for different people on ports of one host', async () => {
    await json('groups', 'add', 'few');
    await json('apps', 'add', '--name', 'A', '--origin', 'https://ports.example.com');
    const other = ['apps', 'add', '--name', 'B', '--origin', 'https://ports.example.com:8443'];
    expect(await refusal(...other, '--group', 'few')).toContain('on the same host');
    await json(...other);
  });

  it('must not register over http what people log in to over https', async () => {
    const environment = { ...server.environment, BASE_URL: 'https://foyer.example.com' };
    const add = (origin: string) =>
      runToEnd('src/cli.js', ['apps', 'add', '--name', 'A', '--origin', origin], server.folder, environment);
    expect((await add('http://plain.example.com')).stderr).toContain('must start with https:');
    expect(await add('http://app.localhost:8080')).toMatchObject({ code: 0 });
  });

  it.each([
    [['apps', 'add'], 'apps add --name NAME'],
    [['apps', 'remove'], 'apps remove https://HOST'],
    [['groups', 'add'], 'groups add NAME'],
    [['groups', 'remove'], 'groups remove NAME'],
    [['apps', 'list', '--origin', 'x'], 'apps list has no option --origin'],
    [['migrate', '--name', 'x'], 'migrate has no option --name'],
  ])('sees the usage after %j', async (words, text) => {
    const { code, stderr } = await run(...words);
    expect(code).toBe(2);
    expect(stderr).toContain(text);
    expect(stderr).toContain('\nUsage: node dist/src/cli.js ');
  });
});
