import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Form, useFetcher, useNavigate } from 'react-router';
import classes from './search-field.module.css';
import { searchPath } from './shell.paths.ts';

/** Something that a search finds: a member, an application, a figure, a page. */
export type Hit = { readonly kind: string; readonly label: string; readonly path: string };

/** ⌘K or Ctrl K, from anywhere, puts the cursor into the field. */
function useSearchShortcut(focus: () => void): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [focus]);
}

function useHits(text: string): readonly Hit[] {
  const { load, data } = useFetcher<{ hits: readonly Hit[] }>({ key: 'search-field' });
  useEffect(() => {
    if (text.trim().length < 2) return;
    const timer = setTimeout(() => void load(`${searchPath}?q=${encodeURIComponent(text)}`), 120);
    return () => clearTimeout(timer);
  }, [text, load]);
  return text.trim().length < 2 ? [] : (data?.hits ?? []).slice(0, 8);
}

/** The search of the top bar: a plain form that leads to the page of results; suggestions come with JavaScript. */
export function SearchField() {
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [here, setHere] = useState(-1);
  const hits = useHits(text);
  const navigate = useNavigate();
  const [focus] = useState(() => () => input.current?.select());
  useSearchShortcut(focus);
  const go = (hit: Hit) => {
    setOpen(false);
    setText('');
    void navigate(hit.path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setOpen(true);
      setHere((here + step + hits.length) % hits.length);
    }
    const hit = hits[here];
    if (event.key === 'Enter' && open && hit) {
      event.preventDefault();
      go(hit);
    }
  };
  const shown = open && hits.length > 0;
  return (
    <Form role="search" action={searchPath} className={classes.field} onSubmit={() => setOpen(false)}>
      <input
        ref={input}
        type="search"
        name="q"
        role="combobox"
        aria-label="Rechercher"
        aria-expanded={shown}
        aria-controls={shown ? list : undefined}
        aria-autocomplete="list"
        aria-activedescendant={shown && here >= 0 ? `${list}-${here}` : undefined}
        placeholder="Rechercher un adhérent, un logiciel…  ⌘K"
        autoComplete="off"
        className={classes.input}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
          setHere(-1);
        }}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <ul id={list} role="listbox" aria-label="Propositions" className={classes.hits}>
          {hits.map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here
            <li
              key={hit.path}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === here}
              className={classes.hit}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => go(hit)}
            >
              <span>{hit.label}</span>
              <span className={classes.kind}>{hit.kind}</span>
            </li>
          ))}
        </ul>
      )}
    </Form>
  );
}
