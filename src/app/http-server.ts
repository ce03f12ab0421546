import { type INestApplication } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { type Settings } from '../platform/config/index.js';
import {
  assignRequestId,
  logRequests,
  markUnreadBody,
  nameBodyFault,
  ProblemAnswer,
  ProblemFilter,
  refuseBrokenUtf8,
  refuseOutside,
  validationPipe,
} from '../platform/http/index.js';
import { requireActs } from './require-acts.js';
import { securityHeaders } from './security-headers.js';
import { serveWeb } from './web-pages.js';

/** That somebody bids is a secret until the opening, so it leaves no line in any log. */
const UNLOGGED = ['/api/bids'];

/** Nest's own type of these options leaves out `verify`, which the parser behind it knows. */
const JSON_BODY = { limit: '1mb', verify: refuseBrokenUtf8 };

/** Everything about HTTP that holds for every route. */
export function configureHttp(app: NestExpressApplication, settings: Settings): void {
  app.set('trust proxy', settings.trustedProxies);
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.use(assignRequestId, logRequests(UNLOGGED), securityHeaders(settings));
  serveWeb(app, settings);
  app.use(refuseOutside);
  app.useBodyParser('json', JSON_BODY);
  app.use(nameBodyFault, markUnreadBody);
  app.setGlobalPrefix('api');
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  requireActs(app);
  SwaggerModule.setup('api/docs', app, () => openApi(app), { jsonDocumentUrl: 'api/openapi.json' });
}

/** The description of the whole API; also written to docs/generated and compared by a test. */
export function openApi(app: INestApplication) {
  const config = new DocumentBuilder()
    .setTitle('Jiebang 揭榜')
    .setDescription('The engine and working system behind the unveiling list.')
    .setVersion('1')
    .addCookieAuth('jiebang_session')
    .addBearerAuth()
    .build();
  const api = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
    extraModels: [ProblemAnswer],
  });
  for (const path of Object.values(api.paths))
    for (const operation of Object.values(path)) operation.responses.default = PROBLEM;
  return api;
}

/** Every route may answer with a problem. */
const PROBLEM = {
  description: 'Why it was not done',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemAnswer' } },
  },
};
