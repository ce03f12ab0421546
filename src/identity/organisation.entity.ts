import { Column, Entity, PrimaryColumn } from 'typeorm';
import { nameKey } from '../../libs/kernel/index.js';
import { newId } from '../platform/ids.js';
import { type OrganisationKind, type Tier } from './roles.js';

@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: OrganisationKind;
  @Column('text') name: string;
  /** The key under which two spellings of one name meet; unique. */
  @Column('text') normalisedName: string;
  @Column('text', { nullable: true }) nameEn: string | null;
  @Column('uuid', { nullable: true }) parentId: string | null;
  @Column('text', { nullable: true }) region: string | null;
  @Column('text', { nullable: true }) tier: Tier | null;
  /** False for those an import met by name only, until a coordinator confirms them. */
  @Column('boolean') verified: boolean;
  @Column({ type: 'integer', insert: false }) version: number;
  @Column({ type: 'timestamptz', insert: false, update: false }) createdAt: Date;
  @Column({ type: 'timestamptz', insert: false }) updatedAt: Date;

  static named(facts: Pick<Organisation, 'kind' | 'name' | 'verified'> & Partial<Organisation>) {
    const nothing = { nameEn: null, parentId: null, region: null, tier: null };
    const key = { normalisedName: nameKey(facts.name) };
    return Object.assign(new Organisation(), nothing, { id: newId(), ...facts, ...key });
  }
}
