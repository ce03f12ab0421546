import { startTestApp, type TestApp } from '../support/test-app.js';
import { PASSWORD } from '../support/world.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.close());

test('a signed-in person sees himself, his role and organisation; a stranger is asked to sign in', async () => {
  const professor = await app.world.someone('professor');
  const me = await professor.get('/api/me');
  expect(me.status).toBe(200);
  expect(me.body).toMatchObject({ role: 'professor', organisationId: professor.organisationId });
  const stranger = await app.anyone.get('/api/me');
  expect(stranger.status).toBe(401);
  expect(stranger.body.code).toBe('sign-in-required');
});

test('a wrong password and an unknown address get the same answer', async () => {
  const wrong = await app.anyone.post('/api/sessions', { email: 'x@y.example', password: 'nope' });
  expect(wrong.status).toBe(401);
  expect(wrong.body.code).toBe('wrong-credentials');
});

test('after signing out the token opens nothing', async () => {
  const person = await app.world.someone('auditor');
  expect((await person.delete('/api/sessions/current')).status).toBe(204);
  expect((await person.get('/api/me')).status).toBe(401);
});

test('a changed password ends the other sessions and keeps this one', async () => {
  const person = await app.world.someone('professor');
  const [{ email }] = await app.database.query('select email from person where id = $1', [
    person.personId,
  ]);
  const other = await app.world.signIn(email, PASSWORD);
  const body = { currentPassword: PASSWORD, newPassword: 'another long password' };
  expect((await person.put('/api/me/password', body)).status).toBe(204);
  expect((await person.get('/api/me')).status).toBe(200);
  expect((await other.get('/api/me')).status).toBe(401);
  expect((await person.put('/api/me/password', body)).status).toBe(422);
});

test('a colleague joins by invitation, once, and only in a role that fits the organisation', async () => {
  const staff = await app.world.someone('enterprise');
  const path = `/api/organisations/${staff.organisationId}/colleague-invitations`;
  const unfit = await staff.post(path, { email: 'new@co.example', role: 'coordinator' });
  expect(unfit.status).toBe(422);
  const invited = await staff.post(path, { email: 'New@co.example', role: 'enterprise' });
  expect(invited.status).toBe(201);
  const join = { token: invited.body.token, name: '新同事', password: 'a long password' };
  expect((await app.anyone.post('/api/memberships', join)).status).toBe(204);
  expect((await app.anyone.post('/api/memberships', join)).status).toBe(409);
  const colleague = await app.world.signIn('new@co.example', 'a long password');
  const me = await colleague.get('/api/me');
  expect(me.body).toMatchObject({ role: 'enterprise', organisationId: staff.organisationId });
});

test('nobody invites into a foreign organisation: for him it does not exist', async () => {
  const staff = await app.world.someone('enterprise');
  const foreign = await app.world.organisation('enterprise');
  const path = `/api/organisations/${foreign}/colleague-invitations`;
  const answer = await staff.post(path, { email: 'spy@co.example', role: 'enterprise' });
  expect(answer.status).toBe(404);
});

test('a cookie request from another site is refused', async () => {
  const person = await app.world.someone('professor');
  const answer = await app.anyone.send('DELETE', '/api/sessions/current', undefined, {
    cookie: `jiebang_session=${person.token}`,
    origin: 'https://evil.example',
  });
  expect(answer.status).toBe(403);
  expect(answer.body.code).toBe('foreign-origin');
  expect((await person.get('/api/me')).status).toBe(200);
});

test('a role is taken only if it is held', async () => {
  const person = await app.world.someone('professor');
  const other = await app.world.someone('coordinator');
  const { body } = await other.get('/api/me');
  const answer = await person.put('/api/me/role', { membershipId: body.membershipId });
  expect(answer.status).toBe(404);
});

test.each([
  ['no body', undefined],
  ['a number for a text', { email: 5, password: 'x' }],
  ['an unknown key', { email: 'a@b.example', password: 'x', admin: true }],
  ['a huge text', { email: 'a'.repeat(100_000), password: 'x' }],
  ['a list for a text', { email: ['a@b.example'], password: 'x' }],
  ['a NUL', { email: 'a\u0000@b.example', password: 'x' }],
])('sign-in refuses %s with a named reason', async (_, body) => {
  const answer = await app.anyone.post('/api/sessions', body);
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.code).toBeTruthy();
});
