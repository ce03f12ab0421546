import { type Settings } from '../config/index.js';
import { openEmbedded } from './embedded/index.js';

export interface OpenDatabase {
  url: string;
  kind: 'embedded' | 'external';
  release(): Promise<void>;
}

/** The external database where `DATABASE_URL` is given, else the embedded one of `DATA_DIR`. */
export async function openDatabase(
  settings: Settings,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  if (settings.databaseUrl)
    return { url: settings.databaseUrl, kind: 'external', release: async () => undefined };
  const { dataDir, projectRoot } = settings;
  const embedded = await openEmbedded({ dataDir, projectRoot, log });
  return { url: embedded.url, kind: 'embedded', release: () => embedded.release() };
}
