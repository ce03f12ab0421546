import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { toProblem } from './problem.js';
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
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
