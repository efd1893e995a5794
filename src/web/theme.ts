import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent, a river's blue; the seventh shade is the colour of actions and links. */
const river: MantineColorsTuple = [
  '#eef6f8',
  '#dcecf0',
  '#b9d9e1',
  '#8fc2cf',
  '#5fa5b6',
  '#34869b',
  '#1b7086',
  '#0b5f73',
  '#094f60',
  '#063c4a',
];

export const theme = createTheme({
  primaryColor: 'river',
  primaryShade: 7,
  colors: { river },
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  headings: { fontFamily: "'Inter Variable', Inter, system-ui, sans-serif" },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
});
