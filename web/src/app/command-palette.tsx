import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog';
import { Highlighted } from '../ui/highlighted';
import { type Choice, type ChoiceGroup, usePaletteGroups } from './command-palette-choices';
import { rememberPlace } from './command-palette-recent';
import './command-palette.css';

const LONGEST = 200;

/**
 * One field that leads everywhere: a combobox over a list of choices. The focus stays in the
 * field; arrows, Home and End move the choice, Enter takes it, Escape leaves.
 */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { groups, searching } = usePaletteGroups(text.trim());
  const choices = groups.flatMap((group) => group.choices);
  const now = Math.min(at, choices.length - 1);
  const take = useTaking(onClose);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    document.getElementById(`${id}-${now}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, now, text]);
  const steer = (event: KeyboardEvent) => {
    // Enter that ends the composing of a Chinese word is not meant for the list.
    if (event.nativeEvent.isComposing) return;
    const last = choices.length - 1;
    const steps: Record<string, number> = {
      ...{ ArrowDown: now >= last ? 0 : now + 1, ArrowUp: now <= 0 ? last : now - 1 },
      ...{ PageDown: last, PageUp: 0 },
    };
    if (event.key in steps) setAt(steps[event.key]);
    else if (event.key === 'Enter' && choices[now]) take(choices[now]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('palette.title')} place="top" onClose={onClose}>
      <input
        ref={field}
        className="jb-input jb-palette-field"
        role="combobox"
        aria-label={t('palette.prompt')}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={choices.length > 0 ? `${id}-${now}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder={t('palette.prompt')}
        maxLength={LONGEST}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setAt(0);
        }}
        onKeyDown={steer}
      />
      <p className="jb-hidden" role="status">
        {searching ? t('palette.searching') : t('palette.found', { count: choices.length })}
      </p>
      <div id={`${id}-list`} role="listbox" aria-label={t('palette.title')} className="jb-palette">
        {groups.map((group) => (
          <Group
            key={group.key}
            {...{ id, group, text }}
            first={choices.indexOf(group.choices[0])}
            now={now}
            onPoint={setAt}
            onTake={take}
          />
        ))}
      </div>
      {choices.length === 0 && !searching && <p className="jb-quiet">{t('palette.none')}</p>}
      <p className="jb-palette-foot jb-quiet" aria-hidden="true">
        <kbd>↑</kbd> <kbd>↓</kbd> {t('palette.move')} <kbd>↵</kbd> {t('palette.take')}{' '}
        <kbd>Esc</kbd> {t('palette.leave')}
      </p>
    </Dialog>
  );
}

function Group(props: {
  id: string;
  group: ChoiceGroup;
  text: string;
  /** Number of its first choice among all. */
  first: number;
  now: number;
  onPoint: (at: number) => void;
  onTake: (choice: Choice) => void;
}) {
  const { id, group, first, now } = props;
  const words = props.text.split(/\s+/).filter(Boolean);
  return (
    <div role="group" aria-labelledby={`${id}-${group.key}`}>
      <div id={`${id}-${group.key}`} className="jb-palette-group" role="presentation">
        {group.title}
      </div>
      {group.choices.map((choice, i) => (
        // The keyboard works in the field above; a pointer may use the choices themselves.
        <div
          key={choice.key}
          id={`${id}-${first + i}`}
          role="option"
          aria-selected={first + i === now}
          className="jb-palette-choice"
          onPointerMove={() => props.onPoint(first + i)}
          onClick={() => props.onTake(choice)}
        >
          <span>
            <Highlighted text={choice.title} terms={words} />
          </span>
          {choice.detail && <span className="jb-quiet jb-palette-detail">{choice.detail}</span>}
        </div>
      ))}
    </div>
  );
}

function useTaking(onClose: () => void): (choice: Choice) => void {
  const navigate = useNavigate();
  return (choice) => {
    onClose();
    if (choice.run) choice.run();
    if (!choice.to) return;
    if (choice.remember) rememberPlace({ title: choice.title, to: choice.to });
    void navigate({ to: choice.to, search: choice.search ?? {} });
  };
}
