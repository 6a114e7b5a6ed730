/**
 * What a page carries beside its article, as a table: a line that matches is furniture.
 *
 * Precision comes first: a sentence of the article must not match. So a pattern either names something that only pages have, or asks
 * for the whole of a short line. `where` narrows it to the lines above the first paragraph (`top`) or under the last ones (`tail`).
 */
export interface FurniturePattern {
  readonly what: string
  readonly where: "top" | "tail" | "anywhere"
  /** The longest line, in UTF-16 code units, that it may match. */
  readonly upTo: number
  readonly pattern: RegExp
}

const NAME = "\\p{Lu}[\\p{L}.'’-]*(?: (?:(?:de|da|di|del|der|den|la|le|van|von|bin|al|el|and|y) )*\\p{Lu}[\\p{L}.'’-]*){1,4}"
const MONTH = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?"
const DAY = "(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:day|nesday|sday|rsday|urday)?\\.?,?"
const DATE = `(?:${DAY} )?(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)(?:,? \\d{4})?|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}`
const TIME = "\\d{1,2}[:.]\\d\\d ?(?:[ap]\\.?m\\.?)?(?: ?[A-Z]{2,4})?"

const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, "iu")

export const FURNITURE: ReadonlyArray<FurniturePattern> = [
  { what: "byline", where: "anywhere", upTo: 140, pattern: new RegExp(`^(?:(?:[Ww]ords|[Ww]ritten|[Pp]osted|[Rr]eported|[Tt]ext|[Ss]tory|[Oo]pinion) by|By|BY|by) ${NAME}(?:,? ?\\([^)]*\\))?(?:\\s*(?:[,|·•/–—-]| on )[^.!?]*)?$`, "u") },
  { what: "byline", where: "top", upTo: 140, pattern: /^(?:posted|written|words|by)\b[^.!?]*[|·•]/i },
  { what: "byline", where: "anywhere", upTo: 60, pattern: /^(?:posted|published|written) by [\w.@-]+(?: (?:on|at|in|under)\b[^.!?]*)?$/i },
  { what: "date", where: "anywhere", upTo: 100, pattern: whole(`(?:(?:first |originally )?(?:posted|published|updated|last updated|last modified|date|modified|created)(?: on| at)?:? )?(?:${TIME},? )?(?:${DATE})(?:,? (?:at )?(?:${TIME}))?(?:(?:\\s*[|·•]|\\s{2,}).*)?`) },
  { what: "date", where: "anywhere", upTo: 140, pattern: /^(?:first |originally )?(?:posted|published|(?:last )?(?:updated|modified))(?: on| at)?:? [^.!?]*\d[^!?]*$/i },
  { what: "reading time", where: "anywhere", upTo: 80, pattern: /^(?:(?:estimated )?reading time:?.*|\d+[ -]min(?:ute)?s?(?: to)? read\b.*)$/i },
  { what: "placeholder", where: "anywhere", upTo: 40, pattern: whole("(?:thumbnail|image|photo|picture|logo|avatar|banner|video|play|gallery|slideshow|featured image|header image|hero image)s?") },
  { what: "label of a page", where: "anywhere", upTo: 40, pattern: whole("(?:article )?industry news|special recommendation|opinion|comment|commentary|editorial|viewpoint|op-ed|guest (?:post|essay|column)|news|blog|home|article|sponsored|premium|exclusive|breaking news|trending|loading\\.*") },
  { what: "share", where: "anywhere", upTo: 90, pattern: /^(?:share|tweet|pin|print|like|save|bookmark|e-?mail(?= (?:this|it|to)|$))(?: (?:this(?: (?:article|post|story|page|on.*|via.*|with.*|:.*))?|on (?:facebook|twitter|x|linkedin|whatsapp|reddit|social media)|via .*|article|post|story|it|for later|page))?(?: ?[|·].*|: *(?:\S+ *){0,8})?$/i },
  { what: "share", where: "anywhere", upTo: 90, pattern: /^(?:share|follow us|follow me|find us|connect with us)(?: (?:on|via|this))?:?(?:[\s,|·/&]+(?:and|on|facebook|twitter|x|linkedin|e-?mail|print|whatsapp|reddit|instagram|youtube|pinterest|telegram|mastodon|bluesky|threads|copy link|link))+\.?$/i },
  { what: "related", where: "anywhere", upTo: 160, pattern: /^(?:related|related (?:posts?|stor(?:y|ies)|articles?|reading|content|topics?|links?|coverage|news)|read (?:more|next|also|the (?:full|whole|original) (?:post|article|story|piece|report))|see also|also read|up next|next up|more|more from\b[^.!?:]*|more (?:on this|stories|articles|news|opinion|reading)|you (?:may|might) (?:also )?(?:like|be interested in)|recommended(?: for you| reading| stories)?|most (?:read|popular|viewed|shared|commented)|popular (?:posts?|stories|now)|latest (?:posts?|stories|articles|news)|recent (?:posts?|stories|articles)|trending(?: now)?|editors?['’]?s? picks?|further reading|continue reading|keep reading|from the archives?|don['’]t miss)\b\.?(?:\s*[:>»→|].*)?$/i },
  { what: "caption", where: "anywhere", upTo: 300, pattern: /^[^\p{L}\d"“'‘]*(?:photo(?:graph)?s?|image|picture|graphic|illustration|infographic|header image|cover image|artwork)s?(?: ?(?:captions?|credits?|courtesy|source))?(?: (?:of|by|via))?\s*:/iu },
  { what: "caption", where: "anywhere", upTo: 160, pattern: /^(?:(?:image|photo|picture|photograph|illustration|graphic|header image|caption)s? )?(?:credits?|courtesy(?: of)?|caption|via)\s*[:–—-] ?\S/i },
  { what: "caption", where: "anywhere", upTo: 120, pattern: /^(?:photo(?:graph)?s?|image|illustration|picture|artwork)s? (?:by|courtesy of|via|credit|©) [^!?]*$/i },
  { what: "caption", where: "anywhere", upTo: 200, pattern: /^\((?:photo|image|picture|illustration|photograph|graphic|source|credit|fig\.|figure)[ :][^)]*\)\.?$/i },
  { what: "caption", where: "anywhere", upTo: 200, pattern: /^\[(?:photo|image|picture|graphic|illustration|video|fig(?:ure|\.)|caption|embed|gallery|ad|advert(?:isement)?|sponsored)\b[^\]]*\]?$/i },
  { what: "newsletter", where: "anywhere", upTo: 200, pattern: /^(?:please |enjoyed this\? |like what you(?:['’]re| are)? read(?:ing)?\? )?(?:sign up|signup|subscribe|get|join|enter your e-?mail|want more|never miss|stay (?:up to date|informed))\b.*\b(?:newsletters?|inbox|mailing list|e-?mail(?:s| address)?|updates|rss|daily briefing|subscribers)\b/i },
  { what: "newsletter", where: "anywhere", upTo: 80, pattern: /^\[?(?:sign (?:me )?up|subscribe|sign in|log in|register|donate|become a member|support us)(?: (?:now|today|here|for (?:free|full access|more|updates)|to (?:our|the) [^.!?]*))?[.!]?\]?(?:\s*[|·].*)?$/i },
  { what: "newsletter", where: "anywhere", upTo: 160, pattern: /^(?:discover|get) the latest [^.!?]*\b(?:news|trends|stories|updates|insights)\b[^.!?]*$/i },
  { what: "advertisement", where: "anywhere", upTo: 160, pattern: /^[-–—*\s[(]*(?:advertisements?|advertorial|ads? by\b.*|\[?ad\]|(?:sponsored|paid|promoted|partner)(?: (?:content|post|by\b.*|links?))?(?: ?:.*)?|(?:story|article) continues? (?:below|after)\b.*|continue (?:reading )?below.*|scroll (?:down )?to continue.*)[-–—*\s\])]*$/i },
  { what: "advertisement", where: "anywhere", upTo: 160, pattern: /^\[(?:ad|advert|advertisement|sponsored)\]/i },
  { what: "cookies", where: "anywhere", upTo: 400, pattern: /^(?:this (?:web)?site uses cookies|we (?:and our partners )?use cookies|by (?:continuing|using|clicking)[^.]*\bcookies\b|accept (?:all )?cookies|manage (?:cookies|consent|preferences)|cookie (?:policy|settings|notice|preferences))/i },
  { what: "comments", where: "anywhere", upTo: 80, pattern: /^(?:\d+ comments?|no comments?(?: yet)?|comments?(?: ?\(\d+\))?|(?:leave|add|post|write) (?:a|your) (?:comment|reply)|(?:view|show|read|see|join) (?:all |the )?(?:\d+ )?(?:comments?|discussion|conversation)|comments are (?:now )?closed|be the first to comment|reply|replies)\.?(?:\s*[|·:].*|\s{2,}.*)?$/i },
  { what: "copyright", where: "anywhere", upTo: 240, pattern: /^(?:©|\(c\) ?\d{4}|copyright(?: ©| \(c\)|:)? ?(?:\d{4}|by\b))/i },
  { what: "copyright", where: "anywhere", upTo: 160, pattern: /^(?:all rights reserved|(?:this (?:work|post|article) is )?licen[sc]ed under)\b/i },
  { what: "address", where: "anywhere", upTo: 400, pattern: /^(?:(?:source|link|url|via|web|website|e-?mail|twitter|original|o twitter)s?: ?)?(?:<?https?:\/\/\S+>?|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|@\w+)(?:[\s,|]+(?:https?:\/\/\S+|www\.\S+|@\w+))*\.?$/i },
  { what: "navigation", where: "anywhere", upTo: 120, pattern: /^(?:back to (?:top|home|the top|all posts|blog)|skip to (?:main )?content|menu|navigation|search|log ?in|sign ?in|log ?out|next (?:post|article|page|story)?|prev(?:ious)? ?(?:post|article|page|story)?|older(?: posts?)?|newer(?: posts?)?|home|about(?: us)?|contact(?: us)?|privacy(?: policy)?|terms(?: of (?:use|service))?|faq|rss|top|show more|load more|view all|click here|read it here)(?: ?[|>»→·].*)?$/i },
  { what: "navigation", where: "anywhere", upTo: 200, pattern: /^(?:[←→]|[«‹<] (?=prev|older|back|home)|(?:older|newer|previous|next)(?: post| article)?:)\s*\S[^.!?]*$/i },
  { what: "navigation", where: "anywhere", upTo: 120, pattern: /^\p{Lu}[\p{L}\d &'’-]{1,24}(?: (?:>|»|›|\/) [\p{L}\d &'’-]{2,30}){2,6}$/u },
  { what: "navigation", where: "anywhere", upTo: 200, pattern: /^\p{Lu}[^|.!?]{1,60}(?:\| *[\p{Lu}\d][^|!?]{1,60}){2,12}$/u },
  { what: "navigation", where: "top", upTo: 100, pattern: /^[^|.!?]{2,50}[|·•][^|.!?]{2,50}$/ },
  { what: "tags", where: "anywhere", upTo: 200, pattern: /^(?:tags?|tagged(?: with)?|filed under|categor(?:y|ies)|posted in|topics?|keywords?(?:\/tags)?)\s*:\s*[^.!?]*$/i },
  { what: "tags", where: "anywhere", upTo: 200, pattern: /^(?:#[\p{L}\d_]+[\s,]*){2,}$/u },
  { what: "tags", where: "top", upTo: 100, pattern: /^tags [\w,-]+$/ },
  { what: "author's note", where: "tail", upTo: 600, pattern: new RegExp(`^(?:o |\\W{0,3})?(?:The (?:author|writer) |${NAME},? (?:[^.]{0,40}, )?)(?:is|was|are|has been|serves as|works as) (?:an? |the |our )?[^.!?]{0,80}\\b(?:author|co-author|writer|columnist|contributor|professor|lecturer|fellow|director|founder|co-founder|editor|journalist|reporter|correspondent|consultant|researcher|analyst|adviser|advisor|president|chairman|chair|economist|historian|scholar|attorney|lawyer|physician|psychiatrist|teacher|novelist|engineer|strategist|critic|blogger|host|member of|executive|ceo|cto|chief|superintendent|scientist|student at)\\b(?!.*\\b(?:says|said|tells|told|argues|argued|warns|warned|believes|claims)\\b)`, "u") },
  { what: "author's note", where: "tail", upTo: 400, pattern: new RegExp(`^(?:${NAME}|The (?:author|writer)) (?:writes|teaches|works|lives|blogs|tweets|edits|covers|advises|contributed|can be reached|represents) `, "u") },
  { what: "author's note", where: "tail", upTo: 400, pattern: /^(?:about the authors?\b|the (?:views|opinions)\b.{0,60}\b(?:author|writer|own|express)|views (?:expressed )?(?:are|here)\b|(?:as always, )?(?:all )?(?:views|opinions) (?:are )?(?:my|the author['’]s) own|to find out more about|follow (?:him|her|me|us|them|@?\w+)(?: \w+)? on\b|(?:he|she|they) (?:can be (?:reached|contacted|found)|tweets?)\b|contact (?:the author|me|us)\b|write to (?:us|the editor)\b|if you (?:liked|enjoyed) (?:this|what)\b|buy me a coffee\b)/i },
  { what: "newsletter", where: "tail", upTo: 240, pattern: /\b(?:enter your e-?mail|sign up (?:here|now|for free)|buy me a coffee|link in (?:my )?bio)\b/i },
  { what: "note on the text", where: "anywhere", upTo: 300, pattern: /^[[(*_]*(?:(?:an? )?(?:[\w ]{0,20} )?(?:version|excerpt) of )?this (?:article|post|piece|essay|column|op-ed|editorial|story)(?: is|,)? (?:was |has been |is |an excerpt, )?(?:first|originally|previously|also|adapted|reprinted|republished|cross-?posted|(?:first |originally )?(?:published|appeared|posted))\b/i },
  { what: "note on the text", where: "anywhere", upTo: 300, pattern: /^[[*_]*(?:editor['’]s note|program(?:m)?ing alert|disclaimer|disclosure|correction|this post originally)\b/i }
]

/** The first line of what follows an article: the rest of the page is furniture. */
export const TAIL = whole(
  "special recommendations?|related(?: (?:posts?|stor(?:y|ies)|articles?|reading|content|news|coverage))?|" +
    "(?:you (?:may|might) (?:also )?(?:like|enjoy)|recommended(?: for you| stories| articles)?|most (?:read|popular|viewed|shared)|popular (?:posts?|stories)|" +
    "more (?:stories|articles|posts|from .{1,40})|latest (?:posts?|stories|articles|news)|recent (?:posts?|articles|stories)|trending(?: now)?|" +
    "comments?(?: ?\\(\\d+\\))?|\\d+ comments?|leave a (?:comment|reply)|read next|up next|about the authors?|share this(?: article| post| story)?|" +
    "editors?['’]?s? picks?|don['’]t miss)(?: ?:)?"
)

/** Whether `line`, a short block of the text, is furniture where it stands; `top` and `tail` do not ask again what holds anywhere. */
export const isFurniture = (line: string, where: FurniturePattern["where"]): boolean => {
  if (!WORD.test(line)) return true
  for (const { pattern, upTo } of BY_PLACE[where]) {
    if (line.length > upTo) return false
    if (pattern.test(line)) return true
  }
  return false
}

const WORD = /[\p{L}\p{N}]/u

const patternsFor = (where: FurniturePattern["where"]) =>
  FURNITURE.filter((entry) => entry.where === where).sort((a, b) => b.upTo - a.upTo)

/** Longest lines first, so that a long one is done with at once. */
const BY_PLACE = { top: patternsFor("top"), tail: patternsFor("tail"), anywhere: patternsFor("anywhere") }
