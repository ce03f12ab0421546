import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { Instant } from '../../ui/instant';
import { type Expert } from './expert-draft';

/** What is known of an expert, as far as the reader may see it. */
export function ExpertFacts({ expert }: { expert: Expert }) {
  const { t } = useTranslation(['experts', 'ui']);
  const facts: [key: string, value: ReactNode][] = [
    ['nameEn', expert.nameEn],
    ['aliases', expert.aliases.join(t('ui:comma'))],
    ['title', expert.title],
    ['department', expert.department],
    ['fields', expert.fields.length > 0 && <Words words={expert.fields} linked />],
    ['keywords', expert.keywords.length > 0 && <Words words={expert.keywords} />],
    ['email', expert.email && <a href={`mailto:${expert.email}`}>{expert.email}</a>],
    [
      'orcid',
      expert.orcid && (
        <a href={`https://orcid.org/${expert.orcid}`} rel="noreferrer">
          {expert.orcid}
        </a>
      ),
    ],
    ['homepage', expert.homepage && <Homepage address={expert.homepage} />],
    ['loadCap', expert.loadCap],
  ];
  return (
    <>
      <dl className="jb-expert-facts">
        {facts
          .filter(([, value]) => value || value === 0)
          .map(([key, value]) => (
            <div key={key}>
              <dt>{t(`field.${key}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {expert.biography && <p className="jb-expert-biography">{expert.biography}</p>}
      <p className="jb-quiet">
        {t('updated')} <Instant at={expert.updatedAt} /> · {t('sources')}{' '}
        {[...new Set(expert.sources.map(({ source }) => source))].join(t('ui:comma')) || '—'}
      </p>
    </>
  );
}

/** Only a web address becomes a link; anything else that an import brought stays text. */
function Homepage({ address }: { address: string }) {
  if (!/^https?:\/\//i.test(address)) return address;
  return (
    <a href={address} rel="noreferrer nofollow">
      {address}
    </a>
  );
}

export function Words({ words, linked }: { words: readonly string[]; linked?: boolean }) {
  return (
    <span className="jb-expert-words">
      {words.map((word) =>
        linked ? (
          <PageLink key={word} className="jb-tag" to="/experts" search={{ field: word }}>
            {word}
          </PageLink>
        ) : (
          <span key={word} className="jb-tag">
            {word}
          </span>
        ),
      )}
    </span>
  );
}
