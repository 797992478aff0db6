import { withoutHeaders } from "./curl.ts";

/**
 * A text from outside as it may be kept and shown: without what is named as a key, password, cookie or token, what looks like a
 * known provider's key, and the secrets in links. "…" takes their place. Cleaning a text again changes nothing. Takes time that
 * grows with the text's length alone.
 */
export function removeSecrets(text: string): { text: string; hasRemoved: boolean } {
  let clean = withoutHeaders(text);
  for (let round = 0; round < roundsMax; round += 1) {
    const before = clean;
    for (const [pattern, replacement] of rules) clean = clean.replace(pattern, replacement);
    if (clean === before) break;
  }
  return { text: clean, hasRemoved: clean !== text };
}

/** A secret right behind another may be recognised only once the first is gone. */
const roundsMax = 3;

/** A pasted request as it may be kept as text: without secrets, and with the files inside it shortened. */
export function redactSecrets(text: string): string {
  return removeSecrets(withoutFiles(text)).text;
}

/**
 * A request without the bytes of its files, which are long and no words. Works in pieces, because no pattern may run over
 * megabytes at once.
 */
export function withoutFiles(text: string): string {
  let end = -1;
  return text
    .replaceAll(/[A-Za-z0-9+/]{4096}/g, (piece, offset: number) => {
      const goesOn = offset === end;
      end = offset + piece.length;
      return goesOn ? "" : "…";
    })
    .replaceAll(/(data:[\w.+/-]{0,200};base64,|…)…?[\w+/=-]{64,4200}/gi, (_all, before: string) =>
      before === "…" ? before : `${before}…`,
    );
}

const start = String.raw`(?<![A-Za-z0-9])`;
const quote = String.raw`(?:"""|'''|\\?["'\x60])`;
/** The type of a constant, and the sign of a folded value in YAML. */
const signsBase = String.raw`:\s{0,9}(?:string|str)(?:\s?\|\s?\w{1,20})?\s{0,9}=|:[ \t]{0,9}[>|][+-]?(?=\s)|=>|:=|[:=]`;
/** Between a name and its value, in code, JSON (escaped too), headers and assignments; up to the quote, if there is one. */
const gapOf = (signs: string) =>
  String.raw`\\?["'\x60]?\]?\s{0,40}(?:${signs})\s{0,40}(?:\(\s{0,40})?(?:[rbfu]{0,2}${quote})?(?![rbfu]{0,2}\\?["'\x60]|[\s…=:>(])`;
const gap = gapOf(signsBase);
/** As above, or between the two arguments of what sets a header, or its name and value as browsers record them. */
const gapOrComma = gapOf(
  String.raw`${signsBase}|(?<=["'\x60]\s{0,40}),\s{0,40}"value"\s{0,9}:|(?<=["'\x60]\s{0,40}),(?=\s{0,40}["'\x60])(?!\s{0,40}"value")`,
);
/** A value without spaces. */
const word = String.raw`[^\s"'\x60\\,;&(){}<>…[\]]`;
/** Longer than any key, and short enough for every engine. */
const max = 20_000;
/** With a digit, so that it is no word of a sentence. */
const mixed = (min: number) => String.raw`(?=${word}{0,200}\d)${word}{${min},${max}}`;

/** Strings that are joined to the one before, or fill it in. */
const joined = String.raw`(?:(?:["'\x60]\s{0,40}(?:\+|%|\.format\(|\.concat\()?\s{0,40}[rbfu]{0,2}|(?<==))["'\x60](?!https?:)${word}{8,${max}}(?=["'\x60])){0,4}`;

const headers = String.raw`(?:proxy-)?authorization|xi?-[a-z0-9-]{0,40}(?:key|token|secret|signature|credential)`;
const keys = String.raw`(?:api|access|auth|secret|client|private|bearer|session|refresh|id|subscription|account|signing|webhook)[-_ ]?(?:key|token|secret)(?:[-_ ]?id)?|[A-Za-z][A-Za-z0-9]{0,40}_(?:[A-Za-z0-9]{1,20}_){0,4}(?:key|token|secret|password|passwd|pwd)`;
const parameters = String.raw`(?:[\w.-]{0,60}[-_.])?(?:key|token|sig|sign|signature|credential|secret|password|pass|auth|policy|jwt|session|sid|hmac)|[\w-]{0,40}(?:apikey|accesskey|accesskeyid|accessid|authkey)|key-pair-id`;
const inLink = String.raw`[^\s"'\x60<>()\\&#,;%…]|%(?!26)`;

const shapes = [
  String.raw`(?:sk|pk|rk|key)-(?=[\w-]{0,200}\d|[\w-]{20})[\w-]{8,${max}}|(?:sk|key)_(?=\w{0,200}\d)\w{20,${max}}`,
  String.raw`(?:(?:sk|pk|rk)_(?:live|test)_|gsk_|hf_|r8_|gh[opsur]_|github_pat_|glpat-|xai-|nvapi-|xox[abeprs]-|ya29\.|SG\.|SFMyNTY\.)[\w.-]{8,${max}}`,
  String.raw`(?:AKIA|ASIA)[A-Z0-9]{12,${max}}|AK(?:LT|TP)\w{10,${max}}|AIza[\w-]{20,${max}}`,
  String.raw`eyJ[\w-]{8,${max}}(?:\.[\w-]{4,${max}}){0,4}[\w+/=-]{0,${max}}`,
  String.raw`[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}:[\da-fA-F]{16,${max}}`,
];

const rules: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{0,20000}(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g, "…"],
  [new RegExp(String.raw`(?<![\w-])(?:${shapes.join("|")})`, "g"), "…"],
  // who:password@host, and parameters of links, also of one that stands encoded in another
  [/(?<=[a-z0-9]:\/\/)[^\s/?#"'`\\<>]{1,2000}@/gi, ""],
  [
    new RegExp(String.raw`((?:[?&#;]|%3f|%26)(?:${parameters})(?:=|%3d))(?:${inLink}){1,${max}}`, "gi"),
    "$1…",
  ],
  // headers: all that follows, up to the quote or the line's end
  [
    new RegExp(String.raw`(${start}(?:${headers})${gapOrComma})[^"'\x60\\\n]{1,${max}}${joined}`, "gi"),
    "$1…",
  ],
  [new RegExp(String.raw`(${start}cookie${gap})(?=[\w.%-]{1,100}=)[^"'\x60\\\n]{1,${max}}`, "gi"), "$1…"],
  [/(\bcookies\s{0,40}[:=]\s{0,40})\{[^{}…]{0,4000}\}/gi, "$1{…}"],
  [/(\bauth\s{0,40}[:=]\s{0,40})[([{][^()[\]{}…]{0,1000}[)\]}]/gi, "$1(…)"],
  [/\b((?:HTTP)?(?:Basic|Digest)Auth)\([^()…]{0,1000}\)/g, "$1(…)"],
  // names that only keys have, then names that other things have too
  [new RegExp(`(${start}(?:${keys})${gapOrComma})${word}{1,${max}}`, "gi"), "$1…"],
  [
    new RegExp(
      `(${start}(?:[A-Za-z][A-Za-z0-9]{0,40})?(?:key|token|secret|password|credentials?|sig(?:nature)?|jwt|session(?:id)?|auth)${gap})${mixed(10)}`,
      "gi",
    ),
    "$1…",
  ],
  [new RegExp(`(${start}(?:password|passwd|passphrase|pwd)${gap})${mixed(6)}`, "gi"), "$1…"],
  [
    /(--?(?:api[-_]?key|access[-_]?token|auth[-_]?token|token|key|secret|password)\s{1,40})(?=\S{0,200}\d)[^\s"'`…-][^\s"'`]{5,20000}/gi,
    "$1…",
  ],
  [new RegExp(String.raw`(${start}(?:key|token|secret|password) is )${mixed(10)}`, "gi"), "$1…"],
  [/((?<=\s)(?:-[ua]|--user|--auth)[\s=]{1,9}["']?[\w.@+-]{1,200}:)[^\s"'`…]{6,20000}/g, "$1…"],
  // schemes of authorisation
  [
    new RegExp(
      String.raw`(\bBearer\s{1,40})(?=[^\s"'\\]{0,200}[\d_-]|[^\s"'\\]{20})[^\s"'\\…]{8,${max}}`,
      "gi",
    ),
    "$1…",
  ],
  [
    new RegExp(
      String.raw`(\b(?:Basic|Key|Token|ApiKey)\s{1,40})(?=${word}{0,200}[A-Za-z])${mixed(12)}`,
      "gi",
    ),
    "$1…",
  ],
];
