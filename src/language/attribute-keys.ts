/** What an attribute list stands on: `block` is a fenced div, `switch` a span without words. */
export type Carrier = 'heading' | 'switch' | 'words' | 'block';

const status = 'Why the question is not, or not fully, answered.';
const by = 'Who coded this, where it is not the “coder” of the front matter.';

/** The keys that mean something there, and what they mean, those that people use most first. */
export const attributeKeys: Readonly<Record<Carrier, Readonly<Record<string, string>>>> = {
  heading: { status, q: 'The questions that are answered under this heading, whatever its words are.', by },
  switch: { q: 'From here on, this question is being answered.', status },
  words: {
    q: 'These words answer this question, too.',
    status,
    by,
    part: 'Joins pieces: those with the same theme, coder and “part” are one coded segment.',
    w: 'A weight, for your own use.',
  },
  block: { by },
};
