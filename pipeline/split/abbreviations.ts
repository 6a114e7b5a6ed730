/**
 * What a full stop after a word may mean, as a table.
 *
 * - `name`: a name follows (`Dr. Lee`): never the end of a sentence.
 * - `never`: something always follows (`e.g.`, `vs.`).
 * - `number`: a number or letter follows (`No. 7`, `Fig. A`); before anything else it is the word ("No. He left.").
 * - `date`: the end, unless a number follows (`Jan. 5`).
 * - `verse`: the end, unless a chapter and verse follow (`Phil. 4:8`).
 * - `year`: the end, unless a year follows (`c. 1850`) or a bracket stands before it (`(b. Oslo, 1977)`).
 * - `clock`: the end, unless a day, month or time zone follows (`9 a.m. Monday`).
 * - `either`: the end only before a word that starts sentences far more often than names (`Acme Inc. The firm …`).
 * - `list`: the end before any capital (`etc. The`, `etc. Smith`).
 */
export type Abbreviation = "name" | "never" | "number" | "date" | "verse" | "year" | "clock" | "either" | "list"

/** The sort of abbreviation that `word` (without its last full stop) is, if any. */
export const abbreviation = (word: string): Abbreviation | undefined => TABLE.get(word)

/** Words in small letters match with a capital as well; words with a capital match only as written ("Sun." but not "sun."). */
const WORDS: Record<Abbreviation, string> = {
  name: `
    mr mrs ms mx dr prof messrs mme mlle fr Gen gens Sen sens Rep reps Gov govs Lt Col Capt capts Cmdr Cdr Cpl Sgt Pvt Maj
    Adm Brig Rev revs Hon Rt Engr Alh Wm Chas Geo Thos Pres Supt Insp Det Amb Atty Sec Treas Msgr Ald Asst Assoc Sra Srta Dra Herr Miss Mons`,
  never: `e.g i.e eg ie cf viz vs v ca approx incl esp resp a.k.a aka i.v q.v ibid f.k.a n.b P.S p.s p.p.s P.P.S w.r.t lit c.f`,
  number: `
    no nos nr num p pp pg pgs vol vols ch chap chaps fig figs sec sect secs eq eqs eqn ed eds op Art Arts para paras Ex
    pt pts fn Reg Regs cl tel ext §`,
  date: `Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun`,
  verse: `
    Exod Lev Num Deut Josh Judg Sam Kgs Chr Chron Ezr Neh Esth Ps Pss Prov Eccl Eccles Isa Jer Lam Ezek Dan Hos Mic Nah Hab Zeph Hag
    Zech Mal Matt Mk Lk Jn Rom Cor Gal Eph Phil Thess Tim Tit Philem Heb Jas Pet`,
  year: `b c d r fl`,
  clock: `a.m p.m am.m`,
  either: `
    Inc Ltd Co Cos Corp Bros Plc LLC L.L.C Jr Sr Esq Ph.D PhD M.D D.D.S J.D LL.B LL.M LL.D B.A M.A B.S M.S B.Sc M.Sc D.Phil M.Phil M.B.A
    R.N St Ste Mt Mts Ft Ave Blvd Rd Hwy Pkwy Sq Dept Univ Assn Natl Intl Govt Mfg Est est dept univ assn govt
    U.S U.K U.N E.U U.S.A U.S.S.R U.A.E D.C L.A N.Y N.J N.C S.C N.H N.M N.D S.D R.I W.Va P.R B.C A.D B.C.E C.E P.O
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Mo Mont Neb Nev Okla Pa Tenn Tex
    Va Vt Wash Wis Wyo Ont Que max min avg misc temp hr hrs yr yrs mo mos wk wks sq ft lb lbs oz tsp tbsp dist div al bros`,
  list: `etc`
}

const TABLE: ReadonlyMap<string, Abbreviation> = new Map(
  (Object.keys(WORDS) as Array<Abbreviation>).flatMap((kind) =>
    WORDS[kind]
      .trim()
      .split(/\s+/)
      .flatMap((word) => {
        // A single capital is an initial, whatever the small letter stands for.
        const small = word === word.toLowerCase() && word.length > 1
        const cased = small ? [word, word[0]!.toUpperCase() + word.slice(1)] : [word]
        if (cased.length > 1 && kind === "name") cased.push(word.toUpperCase())
        return cased.map((form): [string, Abbreviation] => [form, kind])
      })
  )
)

export const longestAbbreviation = Math.max(...Array.from(TABLE.keys(), (word) => word.length))

/** Words that, with a capital, far more often start a sentence than continue a name. */
export const STARTERS: ReadonlySet<string> = new Set(
  `
  The A An It He She They We I You This That These Those There Here But And So If When While In On At As For To With What Why How Who
  Where Which However Yet Or Nor Not No My Our His Her Their Its Your Some Many Most Both All Each Every One Two Three Few Several
  After Before Since Because Although Though Even Only Just Then Now Today Perhaps Maybe Instead Meanwhile Moreover Still Once Until
  Unless Let Do Does Did Is Are Was Were Can Could Would Should Have Has Had Such Another Other Others By From Under Over Given
  Despite During Through Without Within Between Among Against About Like Nothing Nobody Nearly Almost Also Again Another Any Anyone
  Everyone Everything Someone Something Neither Either Never Often Sometimes Soon Later Last Next First Second Third Finally Indeed
  Thus Therefore Hence Consider Take Imagine Look Ask Yes Well It's It’s That's That’s There's There’s He's He’s
  She's She’s I'm I’m
  I've I’ve We're We’re We've We’ve They're They’re They've They’ve You're You’re Don't Don’t Isn't Isn’t What's What’s Here's Here’s
`
    .trim()
    .split(/\s+/)
)
