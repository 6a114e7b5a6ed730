/**
 * An article's id as a path inside a folder, for formats with a file an article, and back.
 *
 * `/` makes folders. What a file system or a reader of the folder would trip over is written in per cent, as in URLs: the
 * characters that Windows refuses, a dot at the start and a dot or space at the end of a name, the first letter of a name
 * that means something, and an empty name as `%00`. A name too long for a file system goes on in the next folder: `long%/name`.
 */
export const idPath = {
  encode: (id: string): string => {
    const names = id.split("/")
    return names
      .map((name, i) =>
        pieces(name)
          .map((piece) => escape(piece, i < names.length - 1))
          .join("%/")
      )
      .join("/")
  },

  /** The id that `encode` made this path of; any other path is its own id. */
  decode: (path: string): string => {
    const id = path
      .replaceAll("%/", "")
      .replaceAll("%00", "")
      .replaceAll(/(?:%[0-9A-F]{2})+/g, plain)
    return idPath.encode(id) === path ? id : path
  }
}

const escape = (name: string, isFolder: boolean): string => {
  if (name === "") return "%00"
  const escaped = name
    .replaceAll(REFUSED, percent)
    .replaceAll(/^\.|[. ]$/g, percent)
    .replace(MEANINGFUL, (word) => percent(word.slice(0, 1)) + word.slice(1))
  // The folder of article a.txt/b would stand where the text of article a stands.
  return isFolder ? escaped.replace(/\.(?=(?:ann|conf|txt)$)/i, percent) : escaped
}

const REFUSED = /[%<>:"\\|?*\p{Cc}]/gu

/** To Windows, which keeps the first six for itself, or to `evals`, which looks for labels in `gold` and not in the others. */
const MEANINGFUL = /^(?:(?:aux|con|nul|prn|com\d|lpt\d)(?=\.|$)|(?:gold|articles|parts|passes)$)/i

const percent = (character: string): string =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join("")

const plain = (percents: string): string => Buffer.from(percents.replaceAll("%", ""), "hex").toString()

/** A name in pieces that are short enough, escaped and with an extension, for file systems: 255 bytes. */
const pieces = (name: string): ReadonlyArray<string> => {
  if (name.length <= LONGEST / 4) return [name]
  const pieces: Array<string> = []
  let piece = ""
  let bytes = 0
  for (const character of name) {
    // A character that is escaped takes three times its bytes.
    const more = 3 * Buffer.byteLength(character)
    if (bytes + more > LONGEST) {
      pieces.push(piece)
      piece = ""
      bytes = 0
    }
    piece += character
    bytes += more
  }
  return [...pieces, piece]
}

const LONGEST = 240
