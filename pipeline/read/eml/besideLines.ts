/** A line of a message: UTF-16, half-open, without its end. */
interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
  /** A blank line stands above it. */
  readonly apart: boolean
}

/** A stretch of a text, UTF-16, half-open. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * What in a message's text is not its sender's argument, in order: quoted and forwarded messages with the lines that
 * introduce them, and signatures. `known` are such stretches already, in order (elements that a mail program names), `sender`
 * the sender's name.
 */
export const besideLines = (
  text: string,
  known: ReadonlyArray<Stretch>,
  sender: string | undefined
): ReadonlyArray<Stretch> => {
  const lines = linesOf(text)
  const beside = lines.map(
    ({ end, start, text }) => QUOTED.test(text) || known.some((k) => k.start < end && start < k.end)
  )
  markQuoted(lines, beside)
  markSignature(lines, beside, sender)
  return stretchesOf(lines, beside)
}

// Line ends at the end of the text are matched too: were they not, each of them would be tried.
const linesOf = (text: string): ReadonlyArray<Line> =>
  [...text.matchAll(/([\r\n]*)([^\r\n]+|$)/g)].flatMap(({ 0: { length }, 1: ends = "", 2: line = "", index }, i, all) =>
    !/\S/.test(line)
      ? []
      : [
          {
            start: index + ends.length,
            end: index + length,
            text: line.trim(),
            apart: ends.replaceAll("\r\n", "\n").length !== 1 || !/\S/.test(all[i - 1]?.[2] ?? "")
          }
        ]
  )

const QUOTED = /^(?:>|\|\s*>)/

/** What introduces a quotation goes with it; where the quotation itself has no marks, it is all that follows. */
const markQuoted = (lines: ReadonlyArray<Line>, beside: Array<boolean>) => {
  for (let i = 0; i < lines.length; i++) {
    if (beside[i]) continue
    if (FORWARDED.test(lines[i]!.text) || isHead(lines, i)) return void beside.fill(true, i)
    const length = introductionAt(lines, i, beside)
    if (length === 0) continue
    const isQuoted = beside[i + length] === true
    beside.fill(true, i, isQuoted ? i + length : undefined)
  }
}

const FORWARDED =
  /^[-_\s>]*(?:begin forwarded message:|(?:-{2,}|_{2,})\s*(?:(?:original|forwarded|ursprüngliche|weitergeleitete)\s+(?:e-?mail|message|nachricht)(?: (?:from|by) .*)?|message (?:d['’]origine|transféré|original)|mensaje (?:original|reenviado)|messaggio (?:originale|inoltrato)|oorspronkelijk bericht|doorgestuurd bericht|mensagem (?:original|encaminhada))\b.*)$/i

/** The lines with which mail programs put a message's head above it: From, Sent, To, Subject, in any order after the first. */
const isHead = (lines: ReadonlyArray<Line>, i: number): boolean => {
  if (!HEAD_FROM.test(lines[i]!.text)) return false
  const next = lines.slice(i + 1, i + 8).map(({ text }) => text)
  return next.some((line) => HEAD_DATE.test(line)) && next.some((line) => HEAD_REST.test(line))
}

const HEAD_FROM = /^\*?(?:from|von|de|da|van|från|fra)\s?:\*?\s*\S/i
const HEAD_DATE =
  /^\*?(?:sent|date|gesendet|datum|envoyé|enviado|fecha|data|inviato|verzonden|skickat|sendt)(?: on)?\s?:\*?\s*\S/i
const HEAD_REST =
  /^\*?(?:to|cc|subject|an|betreff|à|objet|para|asunto|a|oggetto|aan|onderwerp|assunto|till|ämne|til|emne)\s?:\*?\s*\S/i

/** How many lines say "On Sunday, Bert Crane wrote:" from this one on; programs wrap them. */
const introductionAt = (lines: ReadonlyArray<Line>, i: number, beside: ReadonlyArray<boolean>): number => {
  let said = ""
  for (let length = 1; length <= 3 && i + length <= lines.length && !beside[i + length - 1]; length++) {
    if (length > 1 && (lines[i + length - 1]!.apart || !BEGINS.test(said))) return 0
    said += `${said === "" ? "" : " "}${lines[i + length - 1]!.text}`
    if (!WROTE.test(said)) continue
    // People write "On 3 March Mr Crane wrote:" themselves: a program gives a time or an address, or quotes right after it.
    return /@|<[^>]+>|\d[:.h]\d\d/.test(said) || beside[i + length] === true ? length : 0
  }
  return 0
}

/** How such a line begins in languages of Europe. */
const BEGINS = /^(?:on|am|le|el|il|op|em|den|dnia|w dniu)\s/i

const WROTE =
  /^(?=.{8,300}$).*(?:\b(?:wrote|writes|said|escribió|ha scritto|schreef|escreveu|skrev|napisał)|\ba écrit|\bschrieb\b.{0,100})\s?:$/iu

/** Nothing of these is long. */
const SIGNATURE_LINES = 12

/** From "-- " on, and what a telephone adds; a farewell and the sender's name where they end the message. */
const markSignature = (lines: ReadonlyArray<Line>, beside: Array<boolean>, sender: string | undefined) => {
  for (const [i, line] of lines.entries()) if (!beside[i] && SENT_FROM.test(line.text)) beside[i] = true
  const own = lines.flatMap((_, i) => (beside[i] ? [] : [i]))
  const from = (at: number) => {
    for (const i of own.slice(at)) beside[i] = true
  }
  const dashes = own.findIndex((i) => /^(?:--|—|_{8,}|-{8,})$/.test(lines[i]!.text))
  if (dashes > 0 && own.length - dashes <= SIGNATURE_LINES) return from(dashes)
  const tail = Math.max(1, own.length - SIGNATURE_LINES)
  const farewell = own.findIndex((i, n) => n >= tail && isShort(own.slice(n), lines) && FAREWELL.test(lines[i]!.text))
  if (farewell !== -1) return from(farewell)
  const names = sender === undefined ? [] : [sender.toLowerCase(), ...sender.toLowerCase().split(/[\s,]+/)]
  const name = own.findIndex(
    (i, n) =>
      n >= tail && isShort(own.slice(n), lines) && names.includes(lines[i]!.text.replace(/[.,]$/, "").toLowerCase())
  )
  if (name !== -1) from(name)
}

/** Whether lines are those of a name and an office, not of a text. */
const isShort = (indexes: ReadonlyArray<number>, lines: ReadonlyArray<Line>) =>
  indexes.every(
    (i) => lines[i]!.text.length <= 70 && !/[.?!]["'”’)]*$/.test(lines[i]!.text.replace(/\b\p{Lu}\.$/u, ""))
  )

const SENT_FROM =
  /^(?:(?:sent|posted) (?:from|via|with|by) (?:my |an? |the )?(?:\p{L}+['’]s )?(?:iphone|ipad|ipod|android|samsung|blackberry|galaxy|huawei|nokia|pixel|windows|yahoo|outlook|gmail|mail|phone|mobile|smartphone|tablet|aol|proton\p{L}*|spark|thunderbird|fairphone|xiaomi|oneplus|sony|lg|htc|motorola|verizon|t-mobile|at&t)\b.{0,80}|get outlook for .{2,30}|von meinem .{2,40} gesendet|gesendet (?:von|mit) .{2,40}|envoyé (?:de|depuis) (?:mon |ma )?.{2,40}|enviado (?:desde|do) (?:mi |meu )?.{2,40}|inviato da(?:l mio)? .{2,40}|verzonden (?:vanaf|met) .{2,40})$/iu

const FAREWELL =
  /^(?:yours(?: (?:sincerely|faithfully|truly|ever|etc))?|(?:with )?(?:kind(?:est)?|best|warm(?:est)?|many) (?:regards|wishes|thanks)|regards|sincerely(?: yours)?|best|all the best|cheers|(?:many )?thanks(?: (?:again|in advance))?|thank you|respectfully|love|cordially|mit freundlichen grüßen|viele grüße|cordialement|bien à vous|un saludo|saludos|atenciosamente|cordiali saluti|met vriendelijke groet(?:en)?)[,.!]?$/i

const stretchesOf = (lines: ReadonlyArray<Line>, beside: ReadonlyArray<boolean>): ReadonlyArray<Stretch> => {
  const stretches: Array<{ start: number; end: number }> = []
  for (const [i, { end, start }] of lines.entries()) {
    if (!beside[i]) continue
    if (beside[i - 1]) stretches.at(-1)!.end = end
    else stretches.push({ start, end })
  }
  return stretches
}
