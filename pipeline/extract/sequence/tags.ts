import type { Document } from "../../../schemas/document.ts"
import { LABELS } from "../../../schemas/label.ts"

/** Tags of a sentence: 0 is none; of label `k`, 1 + 2k begins a segment and 2 + 2k goes on with one. */
export const TAGS = 1 + 2 * LABELS.length

export const begins = (label: number): number => 1 + 2 * label
export const goesOn = (label: number): number => 2 + 2 * label
/** The index of a tag's label, -1 for none. */
export const labelOf = (tag: number): number => ((tag + 1) >> 1) - 1

/**
 * What may lie before a sentence: nothing, within a paragraph; a paragraph's edge; a heading, over which no segment
 * goes.
 */
export const GAPS = 3
export const [WITHIN, PARAGRAPH, SECTION] = [0, 1, 2] as const

/** Whether `to` may follow `from` over a gap: a segment goes on only with its own. */
export const mayFollow = (gap: number, from: number, to: number): boolean =>
  to === 0 || to % 2 === 1 || (gap !== SECTION && labelOf(from) === labelOf(to))

/** What lies before each sentence; before the first, a section. */
export const gapsOf = ({ paragraphs, sentences }: Document): Uint8Array =>
  Uint8Array.from(sentences, ({ paragraph }, i) => {
    const before = sentences[i - 1]?.paragraph
    if (before === undefined) return SECTION
    if (before === paragraph) return WITHIN
    const [above, here] = [paragraphs[before - 1]!, paragraphs[paragraph - 1]!]
    return above.section !== here.section || EDGES.has(above.kind) || EDGES.has(here.kind) ? SECTION : PARAGRAPH
  })

const EDGES = new Set(["title", "heading"])
