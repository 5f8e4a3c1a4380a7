import fc from 'fast-check';

/** Any character there is. The library's own takes seconds of work: it makes a map of all of them. */
export const anyCharacter = fc.nat(0x10ffff).map(
  (code) => String.fromCodePoint(code).toWellFormed(),
  (text) => String(text).codePointAt(0) ?? 0,
);

/** Words that would act, reverse, break or overflow where they are shown, on one platform or another. */
export const hostileWords = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 40 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\n\n',
      '<at>Amina</at>',
      '*bold* _it_ ~x~',
      '# Titre\n- un\n1. deux',
      '> cité',
      'https://exemple.fr',
      '[ici](http://x)',
      '![x](http://x/y.png)',
      '{{{DATE(2026-01-01T00:00:00Z,SHORT)}}}',
      '<b>gras</b><script>x</script>',
      '&amp;',
      '<!channel>',
      '<@U123>',
      '<http://x|y>',
      '@here',
      ':grapes:',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'محمد علي',
      'שלום\nא\nב',
      '\u202Eabc',
      '\uD800',
      'a\uDC00b',
      '\u0000\u0007',
      '\u200B',
      '👩‍👩‍👧‍👦',
      `e${'\u0301'.repeat(5_000)}`,
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'mot '.repeat(2_500),
      'x'.repeat(10_000),
      '語'.repeat(10_000),
      'א\n'.repeat(3_000),
      '👩‍👩‍👧‍👦'.repeat(1_000),
      '"\\'.repeat(3_000),
      '{{'.repeat(4_000),
    ),
  },
  { weight: 2, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)) },
);
