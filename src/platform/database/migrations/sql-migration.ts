import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A migration class from plain SQL; `timestamp` orders it, `name` says what it makes. */
export function sqlMigration(
  timestamp: number,
  name: string,
  up: string,
  down: string,
): new () => MigrationInterface {
  return class implements MigrationInterface {
    // TypeORM reads order from the last thirteen digits of the name.
    readonly name = `${name}${timestamp}`;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(up);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(down);
    }
  };
}
