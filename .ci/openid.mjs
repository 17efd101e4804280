// A real OpenID provider for tests, on a port of its choice, which it prints: `node .ci/openid.mjs`. Whoever comes is logged
// in, without a page, as the person that `login_hint` tells of: its claims as JSON. An `error` among them is what is
// answered instead.
import { createServer } from 'node:http';

const { default: Provider } = await import(new URL('./tools/node_modules/oidc-provider/lib/index.js', import.meta.url));
// What it says of itself goes to the log: the one line on standard output is the issuer's address.
console.info = console.error;
const people = new Map();
const client = (id, method) => ({
  client_id: id,
  client_secret: 'a secret between the two of us',
  // Native, so that the port of the instance under test does not matter.
  application_type: 'native',
  redirect_uris: [`http://127.0.0.1/auth/${id}/callback`],
  token_endpoint_auth_method: method,
});

const server = createServer();
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [client('sesame', 'client_secret_basic'), client('mallow', 'client_secret_post')],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ ...people.get(id), sub: id }) }),
    // Nobody is asked twice whether they agree.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/interaction/')) return serve(request, response);
    try {
      const { params } = await provider.interactionDetails(request, response);
      const person = JSON.parse(params.login_hint);
      people.set(person.sub, person);
      // A native client asks for consent each time.
      const result = person.error ? { error: person.error } : { login: { accountId: person.sub }, consent: {} };
      await provider.interactionFinished(request, response, result);
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  });
  console.log(issuer);
});
