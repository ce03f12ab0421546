import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import { homeOf } from '../../app/navigation';
import { Figures } from './figures';
import { NewestChallenges } from './newest-challenges';
import './home-page.css';

const NEWEST = { params: { query: { sort: 'newest' as const, deadline: ['open' as const] } } };

/** What this is, for whom, and what is on the list now. */
export default function HomePage() {
  const { t } = useTranslation('home');
  const list = api.useQuery('get', '/api/challenges', NEWEST);
  useEffect(() => {
    document.title = `${t('frame:name')} · ${t('headline')}`;
  }, [t]);
  return (
    <main id="main" tabIndex={-1} className="jb-home">
      <section className="jb-hero">
        <div className="jb-home-width">
          <h1>{t('headline')}</h1>
          <p className="jb-hero-lead">{t('lead')}</p>
          <p className="jb-hero-acts">
            <Link to="/challenges" className="jb-button jb-button-primary">
              {t('act.list')}
            </Link>
            <Link to="/how-it-works" className="jb-button">
              {t('act.how')}
            </Link>
            <OwnDesk />
          </p>
          {list.data && <Figures facets={list.data.facets} />}
        </div>
      </section>
      <div className="jb-home-width">
        <NewestChallenges challenges={list.data?.items} problem={list.error} />
        <Course />
        <Audiences />
        <Promises />
      </div>
    </main>
  );
}

/** Whoever is signed in goes on where his work is. */
function OwnDesk() {
  const { t } = useTranslation('home');
  const me = useMe();
  const home = homeOf(me);
  if (!me || home === '/challenges') return null;
  return (
    <Link to={home} className="jb-button">
      {t('act.desk')}
    </Link>
  );
}

const COURSE = ['post', 'match', 'bid', 'open', 'sign', 'deliver'] as const;

function Course() {
  const { t } = useTranslation('home');
  return (
    <section className="jb-home-part" aria-labelledby="home-course">
      <h2 id="home-course">{t('course.title')}</h2>
      <ol className="jb-course">
        {COURSE.map((step) => (
          <li key={step}>
            <h3>{t(`course.${step}.title`)}</h3>
            <p>{t(`course.${step}.text`)}</p>
          </li>
        ))}
      </ol>
      <Link to="/how-it-works">{t('act.whole')}</Link>
    </section>
  );
}

const AUDIENCES = [
  { key: 'enterprise', to: '/my/challenges' },
  { key: 'professor', to: '/fits' },
  { key: 'public', to: '/challenges' },
] as const;

function Audiences() {
  const { t } = useTranslation('home');
  const me = useMe();
  return (
    <section className="jb-home-part" aria-labelledby="home-audiences">
      <h2 id="home-audiences">{t('audience.title')}</h2>
      <div className="jb-audiences">
        {AUDIENCES.map(({ key, to }) => (
          <article key={key} className="jb-card">
            <h3>{t(`audience.${key}.title`)}</h3>
            <p>{t(`audience.${key}.text`)}</p>
            <AudienceLink audience={key} to={to} visitor={!me} />
          </article>
        ))}
      </div>
    </section>
  );
}

/** A visitor signs in first and then stands where he wanted to be. */
function AudienceLink(props: { audience: string; to: string; visitor: boolean }) {
  const { t } = useTranslation('home');
  const name = t(`audience.${props.audience}.act`);
  if (props.audience === 'public' || !props.visitor) return <Link to={props.to}>{name}</Link>;
  return (
    <Link to="/sign-in" search={{ to: props.to }}>
      {name}
    </Link>
  );
}

const PROMISES = ['sealed', 'fair', 'clear'] as const;

function Promises() {
  const { t } = useTranslation('home');
  return (
    <section className="jb-home-part" aria-labelledby="home-promises">
      <h2 id="home-promises">{t('promise.title')}</h2>
      <div className="jb-promises">
        {PROMISES.map((key) => (
          <div key={key}>
            <h3>{t(`promise.${key}.title`)}</h3>
            <p>{t(`promise.${key}.text`)}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
