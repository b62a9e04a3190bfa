const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/** The words of a text in any script, lower case, in order. */
export function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)]
    .filter((part) => part.isWordLike)
    .map((part) => part.segment.toLowerCase());
}
