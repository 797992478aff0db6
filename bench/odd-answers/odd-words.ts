/** Words that a provider may say anything in. */
export const oddWords: Readonly<Record<string, string>> = {
  "words with NUL": "No\u0000 credit\u0000",
  "half a pair": "No \ud83d credit \ude00",
  "words that end in a pair when cut": `${"w".repeat(1999)}😀`,
  "a megabyte": "wide 😀 ".repeat(130_000),
  "words from right to left": "שלום \u202eolleh \u2066x",
  "marks and quotes": "<script>alert(1)</script> \" ' \\ % ${x} \u001b[31m",
  "no words": "",
};

/** What a provider may call its work, before digits. */
export const oddIds = ["a b", "a/b", "../", "a?b#c", "%2e%2e%2f", "ü😀", "-", "<b>", "'"];
/** The same, but as no text is kept: whoever asks for it asks for something else. */
export const unkeptIds = ["a\u0000b", "\ud83d", "\n"];
