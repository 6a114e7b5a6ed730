import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml"
import type { XmlNode } from "@rgrove/parse-xml"

/** A part as a reader of Word's plainest text takes it, and what in it cannot be put so, by what it is. */
export interface PlainPart {
  readonly xml: string
  readonly lost: ReadonlySet<string>
}

/** The styles whose text is hidden, by their ids. `styles` is the part word/styles.xml. */
export const hiddenStyles = (styles: string): ReadonlySet<string> => {
  const hidden = new Set<string>()
  if (!styles.includes("w:vanish")) return hidden
  for (const style of parseXml(styles).root?.children ?? []) {
    if (!(style instanceof XmlElement) || style.name !== "w:style") continue
    if (isOn(childOf(childOf(style, "w:rPr"), "w:vanish"))) hidden.add(style.attributes["w:styleId"] ?? "")
  }
  return hidden
}

/**
 * Puts what Word has several ways of writing into one that mammoth knows: fields, text of another direction and ruby lose what
 * is round them, formulas become text, text boxes of drawings become those of pictures. Hidden text is left out.
 */
export const plainPart = (xml: string, hidden: ReadonlySet<string>): PlainPart => {
  const lost = new Set<string>()
  if (!UNPLAIN.test(xml) && hidden.size === 0) return { xml, lost }
  const { root } = parseXml(xml, { preserveCdata: false })
  return { xml: root === null ? xml : written(root, hidden, lost), lost }
}

/** A part without any of these is left as it is. */
const UNPLAIN =
  /<(?:w:(?:fldSimple|bdo|dir|ruby|vanish|cr|ptab|altChunk|drawing|contentPart)|m:oMath|mc:AlternateContent|v:(?:oval|line|arc|curve|polyline)|c:chart|dgm:relIds)\b/

/** Elements of which the content is as good as they are. */
const UNWRAPPED = new Set(["w:fldSimple", "w:bdo", "w:dir", "w:ruby", "w:rubyBase", "m:oMathPara"])

const LEFT_OUT = new Set(["w:rt", "w:rubyPr", "m:oMathParaPr"])

const RENAMED: Readonly<Record<string, string>> = {
  "w:cr": "w:br",
  "w:ptab": "w:tab",
  "v:oval": "v:shape",
  "v:line": "v:shape",
  "v:arc": "v:shape",
  "v:curve": "v:shape",
  "v:polyline": "v:shape"
}

/** What no text can be had of, in words. */
export const LOST: Readonly<Record<string, string>> = {
  "w:altChunk": "a document inside it",
  "w:contentPart": "handwriting",
  "c:chart": "a chart",
  "dgm:relIds": "a diagram"
}

const written = (node: XmlNode, hidden: ReadonlySet<string>, lost: Set<string>): string => {
  if (node instanceof XmlText) return escaped(node.text)
  if (!(node instanceof XmlElement)) return ""
  const { name } = node
  if (Object.hasOwn(LOST, name)) lost.add(LOST[name]!)
  const children = () => node.children.map((child) => written(child, hidden, lost)).join("")
  if (LEFT_OUT.has(name) || (name === "w:r" && isHidden(node, hidden))) return ""
  if (UNWRAPPED.has(name)) return children()
  if (name === "m:oMath") return `<w:r><w:t xml:space="preserve">${escaped(formula(node))}</w:t></w:r>`
  if (name === "mc:AlternateContent") return alternative(node, hidden, lost)
  if (name === "w:drawing") {
    const boxes = textBoxes(node)
    if (boxes.length > 0) return boxes.map((box) => picture(written(box, hidden, lost))).join("")
  }
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const tag = RENAMED[name] ?? name
  return `<${tag}${attributes.join("")}>${children()}</${tag}>`
}

/** For older programs there may be a second form; it is taken unless only the first has text. */
const alternative = (node: XmlElement, hidden: ReadonlySet<string>, lost: Set<string>): string => {
  const fallback = childOf(node, "mc:Fallback")
  const choice = childOf(node, "mc:Choice")
  const has = (element: XmlElement | undefined) => element !== undefined && /\S/.test(element.text)
  const taken = has(fallback) || !has(choice) ? fallback : choice
  for (const lostIn of [choice, fallback]) if (lostIn !== undefined && lostIn !== taken) written(lostIn, hidden, lost)
  return (taken?.children ?? []).map((child) => written(child, hidden, lost)).join("")
}

const picture = (box: string) =>
  `<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>${box}</v:textbox></v:shape></w:pict>`

/** The outermost text boxes in an element. */
const textBoxes = (element: XmlElement): ReadonlyArray<XmlElement> =>
  element.children.flatMap((child) => {
    if (!(child instanceof XmlElement)) return []
    return child.name === "w:txbxContent" ? [child] : textBoxes(child)
  })

const isHidden = (run: XmlElement, hidden: ReadonlySet<string>): boolean => {
  const properties = childOf(run, "w:rPr")
  const own = childOf(properties, "w:vanish")
  if (own !== undefined) return isOn(own)
  const styles = [childOf(properties, "w:rStyle"), childOf(childOf(paragraphOf(run), "w:pPr"), "w:pStyle")]
  return styles.some((style) => hidden.has(style?.attributes["w:val"] ?? ""))
}

const paragraphOf = (run: XmlElement): XmlElement | undefined => {
  let node = run.parent
  while (node instanceof XmlElement && node.name !== "w:p") node = node.parent
  return node instanceof XmlElement ? node : undefined
}

/** A formula on one line: 1/2, x^2, √x. */
const formula = (node: XmlNode): string => {
  if (!(node instanceof XmlElement)) return ""
  if (node.name === "m:t") return node.text
  const inner = node.children.map(formula).join("")
  if (node.name === "m:num") return `${inner}/`
  if (node.name === "m:sup" && inner !== "") return `^${inner}`
  if (node.name === "m:rad") return `√${inner}`
  return inner
}

const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child): child is XmlElement => child instanceof XmlElement && child.name === name)

/** Whether a property is set; it may be there to say that it is not. */
const isOn = (property: XmlElement | undefined): boolean =>
  property !== undefined && !/^(?:false|0|off)$/.test(property.attributes["w:val"] ?? "")

const escaped = (text: string): string => text.replace(/[&<>"\r\n\t]/g, (character) => `&#${character.codePointAt(0)};`)
