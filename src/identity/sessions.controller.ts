import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Res,
  UseGuards,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Response } from 'express';
import { SETTINGS, type Settings } from '../platform/config/index.js';
import { type Origin } from '../platform/events/index.js';
import { ChangePassword } from './change-password.js';
import { ChooseLocale } from './choose-locale.js';
import { CloseSession } from './close-session.js';
import { SessionsAnswer, SessionTokenAnswer } from './identity.answers.js';
import { LocaleBody, PasswordBody, RoleBody, SignInBody } from './identity.dto.js';
import { IdentityQueries } from './identity.queries.js';
import { CurrentViewer, Does, RequestOrigin } from './request-viewer.js';
import { cookieOptions, SESSION_COOKIE } from './session-token.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { SignIn } from './sign-in.js';
import { SwitchRole } from './switch-role.js';
import { type Viewer } from './viewer.js';

@ApiTags('identity')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignIn,
    private readonly close: CloseSession,
    private readonly queries: IdentityQueries,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  @Does('session.open')
  @UseGuards(SignInThrottle)
  @HttpCode(201)
  @ApiCreatedResponse({ type: SessionTokenAnswer })
  async open(
    @Body() body: SignInBody,
    @Headers('user-agent') userAgent: string | undefined,
    @RequestOrigin() origin: Origin,
    @Res({ passthrough: true }) response: Response,
  ) {
    const token = await this.signIn.run(
      { ...body, userAgent: userAgent ?? null },
      origin.requestId,
    );
    if (body.bearer) return { token };
    response.cookie(SESSION_COOKIE, token, cookieOptions(this.settings.secureCookies));
    return {};
  }

  @Get()
  @Does('session.own')
  @ApiOkResponse({ type: SessionsAnswer })
  list(@CurrentViewer() viewer: Viewer) {
    return this.queries.sessions(viewer);
  }

  @Delete('current')
  @Does('session.own')
  @HttpCode(204)
  async signOut(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Res({ passthrough: true }) response: Response,
  ) {
    await this.close.run(viewer, origin, viewer.sessionId);
    response.clearCookie(SESSION_COOKIE, cookieOptions(this.settings.secureCookies));
  }

  @Delete(':id')
  @Does('session.own')
  @HttpCode(204)
  revoke(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    return this.close.run(viewer, origin, id);
  }
}

@ApiTags('identity')
@Controller('me')
export class MeController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly switchRole: SwitchRole,
    private readonly chooseLocale: ChooseLocale,
  ) {}

  @Put('password')
  @Does('account.own')
  @HttpCode(204)
  password(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: PasswordBody,
  ) {
    return this.changePassword.run(viewer, origin, body.currentPassword, body.newPassword);
  }

  @Put('role')
  @Does('account.own')
  @HttpCode(204)
  role(@CurrentViewer() viewer: Viewer, @RequestOrigin() origin: Origin, @Body() body: RoleBody) {
    return this.switchRole.run(viewer, origin, body.membershipId);
  }

  @Put('locale')
  @Does('account.own')
  @HttpCode(204)
  locale(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: LocaleBody,
  ) {
    return this.chooseLocale.run(viewer, origin, body.locale);
  }
}
