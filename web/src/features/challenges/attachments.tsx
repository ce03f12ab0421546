import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';

type File = components['schemas']['AttachmentAnswer'];

/** Files to be had; the API lists only those that the reader may open. */
export function Attachments({ challengeId, files }: { challengeId: string; files: File[] }) {
  const { t } = useTranslation('terms');
  return (
    <ul className="jb-files">
      {files.map(({ id, name, size, tier }) => (
        <li key={id}>
          <a href={`/api/challenges/${challengeId}/attachments/${id}`} download>
            {name}
          </a>
          <span className="jb-quiet">{sayBytes(size)}</span>
          {tier !== 'teaser' && <span className="jb-tag">{t(`disclosure.${tier}`)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** 512 B, 34 KB, 2.1 MB: as file lists write it in either language. */
function sayBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
