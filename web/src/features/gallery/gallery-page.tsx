import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page';
import { ChartPieces } from './chart-pieces';
import { FormPieces } from './form-pieces';
import { ListPieces } from './list-pieces';
import { MatchPieces } from './match-pieces';
import { SafetyPieces } from './safety-pieces';
import { SpeechPieces } from './speech-pieces';
import { TimePieces } from './time-pieces';
import { WorkPieces } from './work-pieces';
import './gallery.css';

/** Every shared part in its states, with invented data: to look at, and for the tests to use. */
export default function GalleryPage() {
  const { t } = useTranslation('gallery');
  const rooms: [key: string, content: ReactNode][] = [
    ['time', <TimePieces key="time" />],
    ['match', <MatchPieces key="match" />],
    ['lists', <ListPieces key="lists" />],
    ['charts', <ChartPieces key="charts" />],
    ['work', <WorkPieces key="work" />],
    ['safety', <SafetyPieces key="safety" />],
    ['forms', <FormPieces key="forms" />],
    ['speech', <SpeechPieces key="speech" />],
  ];
  return (
    <Page title={t('title')} lead={t('lead')}>
      <nav aria-label={t('rooms')} className="jb-gallery-nav jb-no-print">
        {rooms.map(([key]) => (
          <a key={key} href={`#${key}`}>
            {t(`room.${key}`)}
          </a>
        ))}
      </nav>
      {rooms.map(([key, content]) => (
        <section key={key} id={key} className="jb-gallery-room" aria-labelledby={`${key}-name`}>
          <h2 id={`${key}-name`}>{t(`room.${key}`)}</h2>
          {content}
        </section>
      ))}
    </Page>
  );
}
