/**
 * What a page carries beside its article, as a table: a line that matches is furniture.
 *
 * Precision comes first: a sentence of the article must not match. So a pattern either names something that only pages have, or asks
 * for the whole of a short line without a full stop. `where` narrows it to the lines above the first paragraph that is text (`top`) or
 * to the last ones (`tail`).
 */
export interface FurniturePattern {
  readonly what: string
  readonly where: "top" | "tail" | "anywhere"
  /** The longest line, in UTF-16 code units, that it may match. */
  readonly upTo: number
  readonly pattern: RegExp
}

/** Patterns over several lines of source: their line ends and indentation are left out. `of` heeds case, `any` does not. */
const pattern =
  (flags: string) =>
  (source: TemplateStringsArray, ...parts: ReadonlyArray<string>): RegExp =>
    new RegExp(String.raw(source, ...parts).replace(/\n\s*/g, ""), flags)
const of = pattern("u")
const any = pattern("iu")

const WORD = String.raw`\p{Lu}[\p{L}.'’-]*`
const NAME = String.raw`${WORD}(?: (?:(?:de|da|di|del|der|den|la|le|van|von|bin|al|el|and|y) )*${WORD}){1,4}`
const MONTH = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?
  |Nov(?:ember)?|Dec(?:ember)?)`
const DAY = String.raw`(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)(?:day|nesday|sday|rsday|urday)?\.?,?`
const NUMBER = String.raw`\d{1,2}(?:st|nd|rd|th)?`
const DATE = String.raw`(?:(?:${DAY} )?(?:${NUMBER} ${MONTH}\.?|${MONTH}\.? ${NUMBER})(?:,? \d{4})?|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})`
const TIME = String.raw`\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?`
const ISSUED = "(?:first |originally |last )?(?:posted|published|updated|modified|created|date)(?: on| at)?:?"
const PICTURE = "(?:photo(?:graph)?|image|picture|graphic|illustration|infographic|artwork)s?"
const SITE = `(?:facebook|twitter|x|linkedin|e-?mail|print|whatsapp|reddit|instagram|youtube|pinterest|telegram|mastodon|bluesky|threads
  |link|copy link)`
const LINK = String.raw`(?:<?https?:\/\/\S+>?|www\.\S+|@\w+)`
const OCCUPATION = `(?:author|co-author|writer|columnist|contributor|professor|lecturer|fellow|director|founder|co-founder|editor|journalist|reporter
  |correspondent|consultant|researcher|analyst|adviser|advisor|president|chairman|chair|economist|historian|scholar|attorney|lawyer|physician
  |psychiatrist|teacher|novelist|engineer|strategist|critic|blogger|host|member of|executive|ceo|cto|chief|superintendent|scientist|student at)`

export const FURNITURE: ReadonlyArray<FurniturePattern> = [
  {
    what: "byline",
    where: "anywhere",
    upTo: 140,
    pattern: of`^(?:(?:[Ww]ords|[Ww]ritten|[Pp]osted|[Rr]eported|[Tt]ext|[Ss]tory|[Oo]pinion) by|By|BY|by) ${NAME}
      (?:,? ?\([^)]*\))?(?:\s*(?:[,\|·•\/–—\-]| on )[^.!?]*)?$`
  },
  {
    what: "byline",
    where: "anywhere",
    upTo: 60,
    pattern: any`^(?:posted|published|written) by [\w.@\-]+(?: (?:on|at|in|under)\b[^.!?]*)?$`
  },
  {
    what: "byline",
    where: "anywhere",
    upTo: 100,
    pattern: any`^posted by .{2,40} on (?:${DATE})(?: at \d[\d:.]+)?\.?$`
  },
  { what: "byline", where: "anywhere", upTo: 140, pattern: any`^posted by [^.!?]*[\|·•]` },
  { what: "byline", where: "top", upTo: 140, pattern: any`^(?:posted|written|words|by)\b[^.!?]*[\|·•]` },

  {
    what: "date",
    where: "anywhere",
    upTo: 140,
    pattern: any`^(?:${ISSUED} )?(?:${TIME},? )?${DATE}(?:,? (?:at )?${TIME})?(?:(?:\s*[\|·•]|\s{2,}).*)?$`
  },
  { what: "date", where: "anywhere", upTo: 140, pattern: any`^(?:\| )?${ISSUED} (?:${TIME}|${DATE})(?![\d:])` },
  {
    what: "reading time",
    where: "anywhere",
    upTo: 80,
    pattern: any`^(?:(?:estimated )?reading time:?.*|\d+[ \-]min(?:ute)?s?(?: to)? read\b.*)$`
  },

  {
    what: "placeholder",
    where: "anywhere",
    upTo: 40,
    pattern: any`^(?:thumbnail|image|photo|picture|logo|avatar|banner|video|play|gallery|slideshow|(?:featured|header|hero) image|caption
      |(?:toggle|hide|show) caption|close|(?:enlarge|view|open|expand)(?: this)? (?:image|photo|gallery|full ?screen))s?$`
  },
  {
    what: "placeholder",
    where: "anywhere",
    upTo: 40,
    pattern: any`^(?:(?:image|photo|picture|slide|page) )?\d{1,3} ?(?:of ?\/?|\/) ?\d{1,3}$`
  },
  {
    what: "label",
    where: "anywhere",
    upTo: 40,
    pattern: any`^(?:(?:article )?industry news|special recommendation|opinion|comment|commentary|editorial|viewpoint|op-ed
      |guest (?:post|essay|column)|(?:opinion|guest|staff) (?:columnist|writer|contributor)|news|blog|home|article|sponsored|premium|exclusive|breaking news|trending|loading\.*)$`
  },

  {
    what: "share",
    where: "anywhere",
    upTo: 90,
    pattern: any`^(?:share|tweet|pin|print|like|save|bookmark|e-?mail(?= (?:this|it|to)|$))
      (?: (?:this(?: (?:article|post|story|page|(?:on|via|with)\b[^.,!?]*))?|(?:on|via) ${SITE}|article|post|story|it|for later|page))?
      (?: ?[\|·].*|:[^.!?]{0,60})?$`
  },
  {
    what: "share",
    where: "anywhere",
    upTo: 90,
    pattern: any`^(?:share|follow us|follow me|find us|connect with us)(?: (?:on|via|this))?:?(?:(?:[\s,\|·\/&]|\band\b)+${SITE})+\.?$`
  },

  {
    what: "related",
    where: "anywhere",
    upTo: 160,
    pattern: any`^(?:related(?: (?:posts?|stor(?:y|ies)|articles?|reading|content|topics?|links?|coverage|news))?
      |read (?:more|next|also|the (?:full|whole|original) (?:post|article|story|piece|report))|see also|also read|up next|next up
      |more(?: on this| stories| articles| news| opinion| reading| from\b[^.!?:]*)?|you (?:may|might) (?:also )?(?:like|be interested in)
      |recommended(?: for you| reading| stories)?|most (?:read|popular|viewed|shared|commented)|popular (?:posts?|stories|now)
      |latest (?:posts?|stories|articles|news)|recent (?:posts?|stories|articles)|trending(?: now)?|editors?['’]?s? picks?
      |(?:further|continue|keep) reading|from the archives?|don['’]t miss
      |more (?:great|top|good|new|related) (?:[\w'’]+ ){0,2}(?:stories|reads|articles|posts))(?:\s*[:>»→\|].*|\.{3}|…)?$`
  },
  {
    what: "related",
    where: "anywhere",
    upTo: 60,
    pattern: any`^read the (?:full|whole|original) (?:\w+ )?(?:post|article|story|piece|report|plan)\.$`
  },

  {
    what: "caption",
    where: "anywhere",
    upTo: 300,
    pattern: any`^[^\p{L}\d"“'‘]*(?:header |cover )?${PICTURE}(?: ?(?:captions?|credits?|courtesy|source))?(?: (?:of|by|via))?\s*:`
  },
  {
    what: "caption",
    where: "anywhere",
    upTo: 160,
    pattern: any`^(?:${PICTURE} )?(?:credits?|courtesy(?: of)?|caption|via)\s*: ?\S`
  },
  {
    what: "caption",
    where: "anywhere",
    upTo: 120,
    pattern: of`^(?:[Hh]eader |[Aa]ll )?(?:[Pp]hoto(?:graph)?|[Ii]mage|[Ii]llustration|[Pp]icture|[Aa]rtwork)s?
      (?: (?:by|courtesy of|via|©)) [\p{Lu}@]`
  },
  {
    what: "caption",
    where: "anywhere",
    upTo: 200,
    pattern: any`^\((?:${PICTURE}|source|credit|fig\.|figure)[ :][^)]*\)\.?$`
  },
  {
    what: "caption",
    where: "anywhere",
    upTo: 200,
    pattern: any`^\[(?:${PICTURE}|video|fig(?:ure|\.)|caption|embed|gallery)\b[^\]]*\]?$`
  },

  { what: "caption", where: "anywhere", upTo: 160, pattern: of`^(?:SOURCES?: ?|Sources?: ?(?=[\p{Lu}\d]))[^.!?]*\.?$` },
  {
    what: "signature of a post",
    where: "anywhere",
    upTo: 120,
    pattern: of`^(?:—|–|--?) ?.{1,60}\(@\w{1,30}\)(?:[ ·,]*${DATE})?$`
  },

  {
    what: "call to act",
    where: "anywhere",
    upTo: 300,
    pattern: any`^(?:to (?:reach|contact|e-?mail) (?:the |this |our )?(?:reporter|author|writer|columnist|editor|newsroom)s?\b
      |(?:write to|e-?mail|contact|reach|follow) .{1,80}?\b(?:at|on)(?: twitter| x)?:? (?:[\w.+\-]+@[\w\-]+\.\w+|@\w+)
      |for more (?:information|details)\b.{0,80}\b(?:visit|contact|see|go to|call|e-?mail|click)\b)`
  },
  {
    what: "call to act",
    where: "anywhere",
    upTo: 260,
    pattern: any`^(?:(?:sign up|subscribe|register)\b.{0,160}\b(?:newsletters?|e-?mails|alerts|inbox|podcast|digest)\b
      |join (?:us (?:on|in)|our|the) .{0,60}\b(?:forums?|facebook group|mailing list|community forum|slack|discord)\b
      |(?:join|start|continue) the (?:conversation|discussion)\b(?: (?:on|in|at|below|here)\b.*)?[.!]?$
      |download (?:our|the) .{0,40}\bapp\b
      |(?:follow|like|find|friend) (?:us|me|him|her|them|our \w+) (?:on|via) ${SITE}\b)`
  },
  {
    what: "call to act",
    where: "anywhere",
    upTo: 200,
    pattern: any`^(?:follow (?:[\w'’]+ ){1,8}(?:on|via) ${SITE}\b(?:[\s,&]|and\b|or\b|at\b|on\b|${SITE}\b|\(?@\w+\b\)?|https?:\/\/\S+(?!\S))*
      (?: for (?:more|the latest)\b.*)?[.!]?$
      |(?:have|got) a (?:tip|story|question)\b[^?]{0,60}\?|(?:like|enjoyed?|loved?) this (?:story|article|post|piece)\?
      |want (?:more|to read more) (?:stories|articles|posts|like) ?(?:like )?this\?|tell us what you think\b.{0,40}$
      |click here to (?:subscribe|sign up|register|donate)\b
      |reach (?:the )?(?:reporters?|authors?|writers?) (?:on|at|via)\b)`
  },
  {
    what: "call to act",
    where: "anywhere",
    upTo: 200,
    pattern: any`^subscribe to (?:the |our )?(?:\S+ ){1,6}?(?:channel|magazine|and (?:stay|get|receive|never))\b`
  },
  {
    what: "credit",
    where: "anywhere",
    upTo: 300,
    pattern: of`^\(?(?:(?:[Aa]dditional |[Ww]ith )?[Rr]eporting|[Ee]diting|[Tt]ranslat(?:ed|ion)|[Cc]ompiled) by ${NAME}(?:[,;]|\.?\)?$| and | in | with )`
  },
  {
    what: "credit",
    where: "anywhere",
    upTo: 400,
    pattern: any`\bcontributed (?:reporting )?to this (?:report|article|story|column)\.?\)?$`
  },
  {
    what: "note on the text",
    where: "anywhere",
    upTo: 300,
    pattern: any`\b(?:may contain affiliate|(?:may|might) earn (?:an? |money from )?(?:small )?(?:affiliate )?commissions?\b.*\b(?:links?|featured|purchase|buy))`
  },
  {
    what: "caption",
    where: "anywhere",
    upTo: 240,
    pattern: any`\((?:${PICTURE}|(?:photo |image )?credits?|file photo)(?: by)?: ?[^()]{2,60}\)$`
  },
  {
    what: "related",
    where: "anywhere",
    upTo: 200,
    pattern: any`^(?:\[(?:related|see also|read more|more|also):[^\]]*\]|see more: ?\S[^.!?]*)$`
  },
  {
    what: "company",
    where: "tail",
    upTo: 600,
    pattern: of`^(?:About )?${WORD}(?: [\p{L}\d&.,’'()\-]+){0,6} (?:is|are) (?:an?|the|one of the) (?:[\p{L}\d'’\-]+ ){0,3}
      (?:leading|global|largest|non-?profit|privately|publicly|award-winning)\b.*
      \b(?:compan(?:y|ies)|providers?|organi[sz]ations?|firms?|platforms?|publishers?|manufacturers?|networks?|agenc(?:y|ies))\b`
  },
  {
    what: "newsletter",
    where: "anywhere",
    upTo: 200,
    pattern: any`^(?:please |enjoyed this\? |like what you(?:['’]re| are)? read(?:ing)?\? )?
      (?:(?:sign up|signup|subscribe|enter your e-?mail|never miss|stay (?:up to date|informed))\b.*
        \b(?:newsletters?|inbox|mailing list|e-?mail list|e-?mail address|updates|rss|daily briefing)
      |(?:get|join) .*\b(?:newsletters?|in your inbox|mailing list|daily briefing))\b`
  },
  {
    what: "newsletter",
    where: "anywhere",
    upTo: 80,
    pattern: any`^\[?(?:sign (?:me )?up|subscribe|sign in|log in|register|donate|become a member|support us)
      (?: (?:now|today|here|for (?:free|full access|more|updates)|to (?:our|the) [^.!?]*))?[.!]?\]?(?:\s*[\|·].*)?$`
  },
  {
    what: "newsletter",
    where: "anywhere",
    upTo: 160,
    pattern: any`^(?:discover|get) the latest [^.!?]*\b(?:news|trends|stories|updates|insights)\b[^.!?]*$`
  },
  {
    what: "newsletter",
    where: "tail",
    upTo: 240,
    pattern: any`\b(?:enter your e-?mail|sign up (?:here|now|for free)|buy me a coffee|link in (?:my )?bio)\b`
  },

  {
    what: "advertisement",
    where: "anywhere",
    upTo: 160,
    pattern: any`^[\-–—*\s\[(]*(?:adverts?|advertisements?|anzeige|publicidad|publicité|iklan|advertorial|ads by google|(?:sponsored|paid|promoted|partner) (?:content|posts?|links?)|sponsored:.*
      |(?:sponsored|promoted|presented) by [^.,!?]*|(?:story|article) continues? (?:below|after)\b.*|continue (?:reading )?below.*
      |scroll (?:down )?to continue.*)[\-–—*\s\])]*$`
  },
  { what: "advertisement", where: "anywhere", upTo: 160, pattern: any`^\[(?:ad|advert|advertisement|sponsored)\]` },

  {
    what: "cookies",
    where: "anywhere",
    upTo: 400,
    pattern: any`^(?:this (?:web)?site uses cookies|we (?:and our partners )?use cookies|by (?:continuing|using|clicking)[^.]*\bcookies\b
      |accept (?:all )?cookies|manage (?:cookies|consent|preferences)|cookie (?:policy|settings|notice|preferences))`
  },

  {
    what: "comments",
    where: "anywhere",
    upTo: 80,
    pattern: any`^(?:\d+ comments?|no comments?(?: yet)?|comments?(?: ?\(\d+\))?|(?:leave|add|post|write) (?:a|your) (?:comment|reply)
      |(?:view|show|read|see|join) (?:all |the )?(?:\d+ )?(?:comments?|discussion|conversation)|comments (?:are )?(?:now )?closed\.?
      |be the first to comment|reply|replies)(?:\s*[\|·:].*|\s{2,}.*)?$`
  },

  {
    what: "copyright",
    where: "anywhere",
    upTo: 240,
    pattern: any`^(?:©|\(c\) ?\d{4}|copyright(?: [©@]| \(c\)|:)? ?(?:\d{4}|by\b)|this document is subject to copyright\b)`
  },
  {
    what: "copyright",
    where: "anywhere",
    upTo: 160,
    pattern: any`^(?:all rights reserved|(?:this (?:work|post|article) is )?licen[sc]ed under)\b`
  },

  {
    what: "address",
    where: "anywhere",
    upTo: 400,
    pattern: any`^(?:(?:source|link|url|via|web|website|e-?mail|twitter|original|o twitter)s?: ?)?
      (?:${LINK}|[\w.+\-]+@[\w\-]+\.[\w.]+)(?:[\s,\|]+${LINK})*\.?$`
  },

  {
    what: "navigation",
    where: "anywhere",
    upTo: 120,
    pattern: any`^(?:back to (?:top|home|the top|all posts|blog)|skip to (?:main )?content|menu|navigation|search|log ?in|sign ?in|log ?out
      |(?:next|prev(?:ious)?)(?: ?(?:post|article|page|story))?|(?:older|newer)(?: posts?)?|home|about(?: us)?|contact(?: us)?
      |privacy(?: policy)?|terms(?: of (?:use|service))?|faq|rss|top|show more|load more|view all|click here|read it here)(?: ?[\|>»→·].*)?$`
  },
  {
    what: "navigation",
    where: "anywhere",
    upTo: 200,
    pattern: any`^(?:[←→]|[«‹<] (?=prev|older|back|home)|(?:older|newer|previous|next)(?: post| article)?:)\s*\S[^.!?]*$`
  },
  {
    what: "navigation",
    where: "anywhere",
    upTo: 120,
    pattern: of`^\p{Lu}[\p{L}\d &'’\-]{1,24}(?: [>»›] [\p{L}\d &'’\-]{2,30}){2,6}$`
  },
  {
    what: "navigation",
    where: "anywhere",
    upTo: 200,
    pattern: of`^\p{Lu}[^\|.!?]{1,60}(?:\| *[\p{Lu}\d][^\|!?]{1,60}){2,12}$`
  },
  { what: "navigation", where: "top", upTo: 100, pattern: of`^[^\|.!?]{2,50}[\|·•][^\|.!?]{2,50}$` },

  {
    what: "tags",
    where: "anywhere",
    upTo: 200,
    pattern: any`^(?:tags?|tagged(?: with)?|filed under|categor(?:y|ies)|posted in|topics?|keywords?(?:\/tags)?)\s*:\s*[^.!?]*$`
  },
  { what: "tags", where: "anywhere", upTo: 200, pattern: of`^(?:#[\p{L}\d_]+[\s,]*){2,}$` },
  { what: "tags", where: "top", upTo: 100, pattern: of`^tags [\w,\-]+$` },

  {
    what: "author's note",
    where: "tail",
    upTo: 600,
    pattern: of`^(?:o |[^\p{L}\d]{0,3})?(?:The (?:author|writer) |${NAME},? (?:[^.]{0,40}, )?)(?:is|was|are|has been|serves as|works as)
      (?: an?| the| our)?\b[^.!?]{0,80}\b${OCCUPATION}\b(?!.*\b(?:says|said|tells|told|argues|argued|warns|warned|believes|claims)\b)`
  },
  {
    what: "author's note",
    where: "tail",
    upTo: 400,
    pattern: of`^(?:${NAME}|The (?:author|writer))
      (?: (?:writes|teaches|works|blogs|tweets|edits|advises|contributed|represents|can be reached)) `
  },
  {
    what: "author's note",
    where: "tail",
    upTo: 400,
    pattern: any`^(?:about the authors?\b|to find out more about|follow (?:him|her|me|us|them|@\w+)(?: (?:on|at) \S+)?|contact (?:the author|me|us)\b
      |(?:he|she|they) (?:can be (?:reached|contacted|found)|tweets?)\b|write to (?:us|the editor)\b|if you (?:liked|enjoyed) (?:this|what)\b)`
  },
  {
    what: "author's note",
    where: "tail",
    upTo: 400,
    pattern: any`^(?:as always, )?(?:the |all |these )?(?:views|opinions)(?: and opinions)?(?: expressed| presented)?(?: here| in this \w+)?
      (?: are(?: solely)? those of|(?: are)? (?:my|the (?:author|writer)['’]s|his|her) own)`
  },
  {
    what: "note on the text",
    where: "anywhere",
    upTo: 300,
    pattern: any`^[\[(*_]*(?:(?:an? )?(?:[\w ]{0,20} )?(?:version|excerpt) of )?this (?:article|post|piece|essay|column|op-ed|editorial|story)
      (?: is| was| has been)?(?: first| originally| previously| also)*
      (?: (?:published|posted|appeared|adapted|excerpted|reprinted|republished|cross-?posted))\b`
  },
  {
    what: "note on the text",
    where: "anywhere",
    upTo: 300,
    pattern: any`^[\[*_]*(?:editor['’]s note|program(?:m)?ing alert|disclaimer|disclosure|correction)(?: #?\d+)?\s*(?::| - )`
  },
  {
    what: "note on the text",
    where: "anywhere",
    upTo: 60,
    pattern: any`^(?:first |originally )(?:published|posted|appeared)\b`
  }
]

/** The first line of what follows an article: the rest of the page is furniture. */
export const TAIL = any`^(?:special recommendations?|related(?: (?:posts?|stor(?:y|ies)|articles?|reading|content|news|coverage))?
  |you (?:may|might) (?:also )?(?:like|enjoy)|recommended(?: for you| stories| articles)?|most (?:read|popular|viewed|shared)
  |popular (?:posts?|stories)|more (?:stories|articles|posts|from .{1,40})|latest (?:posts?|stories|articles|news)
  |recent (?:posts?|articles|stories)|trending(?: now)?|comments?(?: ?\(\d+\))?|\d+ comments?|leave a (?:comment|reply)|read next|up next
  |about the authors?|share this(?: article| post| story)?|editors?['’]?s? picks?|don['’]t miss
  |more (?:great|top|good|new|related) (?:[\w'’]+ ){0,2}(?:stories|reads|articles|posts))(?: ?:|\.{3}|…)?$`

/** Whether a note under the article begins with the name of a person: that name. */
export const notedName = (line: string): string | undefined => NOTED.exec(line)?.[1]
const NOTED = of`^(?:o |[^\p{L}\d]{0,3})?(?!The )(${NAME}),? `

/** Whether `line`, a short block of the text, is furniture where it stands; `top` and `tail` do not ask again what holds anywhere. */
export const isFurniture = (line: string, where: FurniturePattern["where"]): boolean => {
  if (!WORDS.test(line)) return true
  for (const { pattern, upTo } of BY_PLACE[where]) {
    if (line.length > upTo) return false
    if (pattern.test(line)) return true
  }
  return false
}

const WORDS = /[\p{L}\p{N}]/u

const patternsFor = (where: FurniturePattern["where"]) =>
  FURNITURE.filter((entry) => entry.where === where).sort((a, b) => b.upTo - a.upTo)

/** Longest lines first, so that a long one is done with at once. */
const BY_PLACE = { top: patternsFor("top"), tail: patternsFor("tail"), anywhere: patternsFor("anywhere") }
