import type { Label } from "../../schemas/label.ts"
import { LABELS } from "../../schemas/label.ts"
import { COLOURS } from "./colours.ts"

/*
 * As much of SpreadsheetML (ECMA-376, part 1) as tables need: sheets with a frozen header and filters, text written into its
 * cells (never a formula, and no table of shared strings that would grow with the run), numbers, and a few styles.
 */

/** What Excel allows: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3 */
export const LIMITS = {
  /** Rows of a sheet, its header's included. */
  rows: 1_048_576,
  /** UTF-16 code units in a cell. */
  text: 32_767
}

/** How a cell looks; all but plain ones wrap their text. */
export type Style = "plain" | "header" | "text" | Label

/** In characters of the usual font. */
export const sheetHead = (widths: ReadonlyArray<number>): string =>
  `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">` +
  `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>` +
  widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("") +
  `</cols><sheetData>`

/** Row `number`, from 1, as high as its text needs in columns of these widths. */
export const sheetRow = (number: number, cells: ReadonlyArray<Cell>, widths: ReadonlyArray<number>): string => {
  let xml = ""
  let lines = 1
  cells.forEach(({ style, value }, i) => {
    if (typeof value === "string" && style !== "plain") lines = Math.max(lines, linesOf(value, widths[i]!))
    const start = `<c r="${columnName(i)}${number}" s="${STYLES.indexOf(style)}"`
    if (typeof value === "number") xml += `${start}><v>${value}</v></c>`
    else if (value !== null && value !== "")
      xml += `${start} t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
  })
  // Excel measures rows by itself where no height is given, LibreOffice does not.
  return `<row r="${number}" ht="${Math.min(lines * LINE, HIGHEST)}">${xml}</row>`
}

/** In points. */
const LINE = 15
const HIGHEST = 409

/** How many lines a text fills, about: most characters of the usual font are narrower than the digits that widths count, CJK wider. */
const linesOf = (text: string, width: number): number => {
  if (text.length <= width / 2) return 1 + (text.match(/\n/g)?.length ?? 0)
  let lines = 0
  for (const line of text.split("\n")) {
    const wide = line.match(WIDE)?.length ?? 0
    lines += Math.max(1, Math.ceil((line.length + wide) / (width * NARROWER)))
  }
  return lines
}
const NARROWER = 1.1
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g

export interface Cell {
  readonly value: string | number | null
  readonly style: Style
}

/** What follows `rows` rows of `columns` columns. Printed, all columns fit on the width of a page. */
export const sheetTail = (rows: number, columns: number): string =>
  `</sheetData><autoFilter ref="A1:${columnName(columns - 1)}${rows}"/>` +
  `<pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`

/** The other files of a workbook, by path. */
export const workbookParts = (
  sheets: ReadonlyArray<SheetInfo>
): ReadonlyArray<readonly [path: string, xml: string]> => {
  const numbered = (xml: (sheet: SheetInfo, number: number) => string) =>
    sheets.map((sheet, i) => xml(sheet, i + 1)).join("")
  const filters = numbered(
    ({ columns, name, rows }, n) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${n - 1}" hidden="1">'${name}'!$A$1:$${columnName(columns - 1)}$${rows}</definedName>`
  )
  const titles = numbered(
    ({ name }, n) => `<definedName name="_xlnm.Print_Titles" localSheetId="${n - 1}">'${name}'!$1:$1</definedName>`
  )
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
        numbered((_sheet, n) => `<Override PartName="/${sheetPath(n)}" ContentType="${TYPE}.worksheet+xml"/>`) +
        `</Types>`
    ],
    [
      "_rels/.rels",
      relationships(`<Relationship Id="rId1" Type="${RELATION}/officeDocument" Target="xl/workbook.xml"/>`)
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>` +
        numbered(({ name }, n) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`) +
        `</sheets><definedNames>${filters}${titles}</definedNames></workbook>`
    ],
    [
      "xl/_rels/workbook.xml.rels",
      relationships(
        numbered(
          (_sheet, n) => `<Relationship Id="rId${n}" Type="${RELATION}/worksheet" Target="worksheets/sheet${n}.xml"/>`
        ) + `<Relationship Id="rId${sheets.length + 1}" Type="${RELATION}/styles" Target="styles.xml"/>`
      )
    ],
    ["xl/styles.xml", STYLE_SHEET]
  ]
}

/** A sheet, for the workbook. */
export interface SheetInfo {
  /** At most 31 letters, digits and spaces. */
  readonly name: string
  readonly rows: number
  readonly columns: number
}

/** Where the sheet of that number, from 1, is in the workbook. */
export const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

const relationships = (xml: string) =>
  `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${xml}</Relationships>`

/** `A`, `B`: tables have fewer than 27 columns. */
const columnName = (i: number) => String.fromCharCode(65 + i)

/**
 * Characters that XML does not have are written `_x001F_`, as readers of cells expect, and a text that looks so has its first
 * `_` written so (ECMA-376, ST_Xstring). The two code points that are no characters become U+FFFD.
 */
const escape = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll(NOT_XML, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
    .replaceAll(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
// oxlint-disable-next-line no-control-regex
const NOT_XML = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g

const STYLES: ReadonlyArray<Style> = ["plain", "header", "text", ...LABELS]

const fill = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`
const style = (font: number, fill: number, wrap: boolean) =>
  `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">` +
  `<alignment vertical="top"${wrap ? ` wrapText="1"` : ""}/></xf>`
/** The first two fills are reserved; header and labels follow. */
const FILLS = ["E7E6E6", ...LABELS.map((label) => COLOURS[label])]
const STYLE_SHEET =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="${FILLS.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
  `${FILLS.map(fill).join("")}</fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="${STYLES.length}">${style(0, 0, false)}${style(1, 2, true)}${style(0, 0, true)}` +
  `${LABELS.map((_label, i) => style(0, i + 3, true)).join("")}</cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
