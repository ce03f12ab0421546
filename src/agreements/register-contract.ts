import { Injectable } from '@nestjs/common';
import { authorise, type Viewer } from '../identity/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { lockAgreement, saveAgreement } from './edit-agreement.js';

@Injectable()
export class RegisterContract {
  constructor(private readonly changes: Changes) {}

  /** Notes the number of the contract registry; a wrong one can be put right, and the log keeps both. */
  run(viewer: Viewer, origin: Origin, id: string, number: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const agreement = await lockAgreement(change, id);
      authorise(viewer, 'agreement.write', { organisationId: agreement.issuerId }, 'agreement');
      if (agreement.registrationNumber === number) return;
      agreement.register(number);
      await saveAgreement(change, agreement);
      const stream = `agreement:${id}`;
      await change.record({ stream, type: 'contractRegistered', payload: { number } });
    });
  }
}
