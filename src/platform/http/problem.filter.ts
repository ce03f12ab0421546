import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import { type NextFunction, type Request, type Response } from 'express';
import { type Problem, toProblem } from './problem.js';
import { requestIdOf } from './request-id.js';

/** The one place where errors become answers. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const response = http.getResponse<Response>();
    const problem = toProblem(error, requestIdOf(http.getRequest<Request>()));
    if (problem.status >= 500)
      this.log.error(
        `request ${problem.requestId}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    if (response.headersSent) {
      response.destroy();
      return;
    }
    sendProblem(response, problem);
  }
}

const UNDER_API = /^\/api(\/|$)/i;

/**
 * Answers whatever lies outside the API, before its body is read: the filter above is asked only
 * for what lies within, and the framework's own page would show the stack of a broken body.
 */
export function refuseOutside(request: Request, response: Response, next: NextFunction): void {
  if (UNDER_API.test(request.path)) return next();
  sendProblem(response, toProblem(new NotFoundException(), requestIdOf(request)));
}

function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
