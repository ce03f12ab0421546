import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../app/draft';
import { DraftNote } from '../../app/draft-note';
import { StaleEdit } from '../../app/stale-edit';
import { Button } from '../../ui/button';
import { ConfirmTyped } from '../../ui/confirm-typed';
import { Dialog } from '../../ui/dialog';
import '../../ui/fields.css';
import { Piece, Pieces } from './piece';

interface Edited {
  title: string;
  teaser: string;
  region: string;
}

/** What guards typed words and grave acts. */
export function SafetyPieces() {
  const { t } = useTranslation('gallery');
  const [open, setOpen] = useState<'dialog' | 'drawer' | 'confirm' | 'stale' | null>(null);
  const [said, setSaid] = useState('');
  const close = () => setOpen(null);
  const finish = (what: string) => {
    close();
    setSaid(what);
  };
  const base: Edited = { title: t('stale.title'), teaser: t('stale.teaser'), region: t('part.a') };
  return (
    <Pieces>
      <Piece name="dialogs">
        <div className="jb-row">
          <Button onClick={() => setOpen('dialog')}>{t('open.dialog')}</Button>
          <Button onClick={() => setOpen('drawer')}>{t('open.drawer')}</Button>
          <Button onClick={() => setOpen('confirm')}>{t('open.confirm')}</Button>
          <Button onClick={() => setOpen('stale')}>{t('open.stale')}</Button>
        </div>
        <p role="status">{said}</p>
      </Piece>
      <Piece name="draft">
        <DraftPiece />
      </Piece>
      {(open === 'dialog' || open === 'drawer') && (
        <Dialog
          title={t(`open.${open}`)}
          place={open === 'drawer' ? 'side' : 'centre'}
          onClose={close}
        >
          <p>{t('dialog.text')}</p>
        </Dialog>
      )}
      {open === 'confirm' && (
        <ConfirmTyped
          title={t('confirm.title')}
          word={t('confirm.word')}
          consequence={<p>{t('confirm.consequence')}</p>}
          onConfirm={() => finish(t('confirm.done'))}
          onClose={close}
        />
      )}
      {open === 'stale' && (
        <StaleEdit<Edited>
          base={base}
          mine={{ ...base, title: t('stale.my-title'), teaser: t('stale.my-teaser') }}
          theirs={{ ...base, title: t('stale.their-title'), region: t('part.b') }}
          fields={[
            { key: 'title', label: t('stale.title-label') },
            { key: 'teaser', label: t('stale.teaser-label') },
            { key: 'region', label: t('facet.region') },
          ]}
          onChoose={({ title, region }) => finish(`${title} · ${region}`)}
          onClose={close}
        />
      )}
    </Pieces>
  );
}

function DraftPiece() {
  const { t } = useTranslation('gallery');
  const { found, keep, clear, discard } = useDraft<string>('gallery');
  const [text, setText] = useState(found?.value ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        clear();
        setText('');
      }}
    >
      <DraftNote
        found={found}
        onDiscard={() => {
          discard();
          setText('');
        }}
      />
      <div className="jb-field">
        <label htmlFor="gallery-draft">{t('draft.label')}</label>
        <textarea
          id="gallery-draft"
          className="jb-input"
          rows={3}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            keep(event.target.value);
          }}
        />
      </div>
      <Button kind="primary" type="submit">
        {t('draft.send')}
      </Button>
    </form>
  );
}
