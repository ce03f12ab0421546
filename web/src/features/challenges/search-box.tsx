import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import '../../ui/fields.css';

const SETTLE_MS = 350;
const LONGEST = 200;

/** Searches as one types, a moment after the last key; Enter searches at once. */
export function SearchBox(props: { value: string; onSearch: (value: string) => void }) {
  const { t } = useTranslation('challenges');
  const { value, onSearch } = props;
  const [text, setText] = useState(value);
  const asked = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Back, forward and the removal of the words elsewhere change the address under the box.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (words: string) => {
    clearTimeout(timer.current);
    const next = words.trim();
    if (next === asked.current) return;
    asked.current = next;
    onSearch(next);
  };
  const askLater = (words: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(words), SETTLE_MS);
  };
  return (
    <form
      role="search"
      className="jb-search-box"
      onSubmit={(event) => {
        event.preventDefault();
        ask(text);
      }}
    >
      <input
        type="search"
        className="jb-input"
        aria-label={t('search.label')}
        placeholder={t('search.prompt')}
        maxLength={LONGEST}
        value={text}
        onChange={({ target, nativeEvent }) => {
          setText(target.value);
          // Half a Chinese word that is still being composed is no question yet.
          const composing = 'isComposing' in nativeEvent && nativeEvent.isComposing;
          if (!composing) askLater(target.value);
        }}
        onCompositionEnd={({ currentTarget }) => askLater(currentTarget.value)}
      />
      <Button type="submit" kind="primary">
        {t('frame:search')}
      </Button>
    </form>
  );
}
